package paper

import (
	"image"
	"math"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// bitmap is the canvas of ticket printers and of the screen: black on white, one pixel a printer dot.
type bitmap struct {
	img   *image.Gray
	scale float64 // dots a unit
	faces map[faceKey]font.Face
}

type faceKey struct {
	cut  weight
	size float64
}

// newBitmap makes a white picture. It is never empty, so that what draws on it need not ask.
func newBitmap(wide, high int, scale float64) *bitmap {
	img := image.NewGray(image.Rect(0, 0, max(wide, 1), max(high, 1)))
	for i := range img.Pix { // image/draw asks for each dot's colour
		img.Pix[i] = 0xFF
	}
	return &bitmap{img: img, scale: scale, faces: map[faceKey]font.Face{}}
}

func (b *bitmap) text(x, y float64, s string, size float64, w weight) {
	d := font.Drawer{Dst: b.img, Src: image.Black}
	d.Dot = fixed.Point26_6{X: fixed.Int26_6(x * b.scale * 64), Y: fixed.Int26_6(math.Round(y*b.scale) * 64)}
	for _, r := range runs(s, w, pick) {
		d.Face = b.face(r.cut, size*b.scale)
		d.DrawString(r.text)
	}
}

// face makes a face of a size in dots. Only a size of zero or less has none, and that prints nothing.
func (b *bitmap) face(cut weight, size float64) font.Face {
	k := faceKey{cut, size}
	if f, ok := b.faces[k]; ok {
		return f
	}
	opts := &opentype.FaceOptions{Size: math.Max(size, 1), DPI: 72, Hinting: font.HintingNone}
	f, err := opentype.NewFace(typefaces()[cut].font, opts)
	if err != nil {
		panic("paper: embedded font: " + err.Error()) // an unparsable font, which a test excludes
	}
	b.faces[k] = f
	return f
}

// fill paints whole dots, so that rules and QR modules have no grey edge.
func (b *bitmap) fill(x, y, wide, high float64) {
	x0, y0 := int(math.Round(x*b.scale)), int(math.Round(y*b.scale))
	x1, y1 := int(math.Round((x+wide)*b.scale)), int(math.Round((y+high)*b.scale))
	r := image.Rect(x0, y0, max(x1, x0+1), max(y1, y0+1))
	r = r.Intersect(b.img.Rect)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		clear(b.img.Pix[b.img.PixOffset(r.Min.X, y):b.img.PixOffset(r.Max.X, y)])
	}
}
