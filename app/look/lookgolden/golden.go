// Package lookgolden compares pictures of screens and widgets with the ones that were looked at and kept, for tests.
//
// The kept pictures lie in testdata/golden of the package under test, at half size and with few colours, so that they
// stay small. GOLDEN=write makes them again:
//
//	GOLDEN=write go test -tags ci,migrated_fynedo -run Golden ./app/...
//
// With SHOTS=FOLDER in the environment every picture that a test looks at is written there at its real size, in a folder
// for each package (`make shots`).
package lookgolden

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

// Golden compares a picture with testdata/golden/NAME.png. Where it differs, both pictures are kept and the test says
// where. With GOLDEN=write in the environment the picture is kept instead.
func Golden(t testing.TB, name string, img image.Image) {
	t.Helper()
	if dir := Shots(t); dir != "" {
		save(t, filepath.Join(dir, name+".png"), img)
	}
	path := filepath.Join("testdata", "golden", name+".png")
	got := small(img)
	if os.Getenv("GOLDEN") == "write" {
		save(t, path, got)
		return
	}
	data, err := os.ReadFile(path) //nolint:gosec // a name of the test's own
	if err != nil {
		t.Fatalf("no picture to compare with (GOLDEN=write keeps this one): %v", err)
	}
	want, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	if want.Bounds() != got.Bounds() {
		t.Fatalf("%s: it was %v at half size, it is %v", name, want.Bounds().Size(), got.Bounds().Size())
	}
	spots := Spots(want, got)
	if len(spots) == 0 {
		return
	}
	dir := filepath.Join(os.TempDir(), "onevisit-golden")
	save(t, filepath.Join(dir, name+"-was.png"), want)
	save(t, filepath.Join(dir, name+"-is.png"), got)
	t.Errorf("%s: %d places differ, the first around %v of the screen; compare %s-was.png with -is.png, and keep the new one with GOLDEN=write",
		name, len(spots), spots[0].Mul(2), filepath.Join(dir, name))
}

// Shots is the folder for the pictures of the package under test, made if it is not there; empty where nobody wants any.
func Shots(t testing.TB) string {
	t.Helper()
	to := os.Getenv("SHOTS")
	if to == "" {
		return ""
	}
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(to, filepath.Base(here))
	if err := os.MkdirAll(dir, 0o750); err != nil { //nolint:gosec // the folder that whoever runs the test names
		t.Fatal(err)
	}
	return dir
}

// How two pictures may differ: another processor rounds the edge of a letter differently, a button that moved by two
// pixels changes whole strokes.
const (
	tile     = 16 // pixels of half size
	maxShade = 28 // of 255, in any colour of a pixel
	maxCount = 5  // pixels of a tile beyond maxShade
)

// Spots gives the left upper corners of the places, 16 by 16 pixels, where two pictures of one size differ.
func Spots(a, b image.Image) []image.Point {
	var out []image.Point
	r := a.Bounds()
	for y := r.Min.Y; y < r.Max.Y; y += tile {
		for x := r.Min.X; x < r.Max.X; x += tile {
			n := 0
			for dy := y; dy < min(y+tile, r.Max.Y); dy++ {
				for dx := x; dx < min(x+tile, r.Max.X); dx++ {
					if apart(a.At(dx, dy), b.At(dx, dy)) {
						n++
					}
				}
			}
			if n > maxCount {
				out = append(out, image.Pt(x, y))
			}
		}
	}
	return out
}

func apart(a, b color.Color) bool {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	far := func(x, y uint32) bool { return max(x, y)-min(x, y) > maxShade<<8 }
	return far(ar, br) || far(ag, bg) || far(ab, bb)
}

// small halves a picture and keeps five bits of each colour.
func small(img image.Image) *image.NRGBA {
	r := img.Bounds()
	out := image.NewNRGBA(image.Rect(0, 0, (r.Dx()+1)/2, (r.Dy()+1)/2))
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			var sum [3]uint32
			n := uint32(0)
			for _, p := range []image.Point{{X: 2 * x, Y: 2 * y}, {X: 2*x + 1, Y: 2 * y}, {X: 2 * x, Y: 2*y + 1}, {X: 2*x + 1, Y: 2*y + 1}} {
				if p = p.Add(r.Min); p.In(r) {
					cr, cg, cb, _ := img.At(p.X, p.Y).RGBA()
					sum[0], sum[1], sum[2], n = sum[0]+cr>>8, sum[1]+cg>>8, sum[2]+cb>>8, n+1
				}
			}
			out.SetNRGBA(x, y, color.NRGBA{R: five(sum[0] / n), G: five(sum[1] / n), B: five(sum[2] / n), A: 0xff})
		}
	}
	return out
}

// five rounds to five bits, white staying white.
func five(v uint32) uint8 { return uint8((v*31 + 127) / 255 * 255 / 31) } //nolint:gosec // at most 255

func save(t testing.TB, path string, img image.Image) {
	t.Helper()
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil { //nolint:gosec // a picture of a test
		t.Fatal(err)
	}
}
