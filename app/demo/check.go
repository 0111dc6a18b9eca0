package demo

import (
	"context"
	"crypto/sha256"
	"fmt"
	"image"
	_ "image/png" // to read the pictures back
	"os"
	"path/filepath"
	"strings"

	"onevisit/catalog/fault"
	"onevisit/queue"
)

// sizes are the real sizes of the seats in pixels.
var sizes = map[string]image.Point{"counter": {1366, 768}, "kiosk": {1080, 1920}, "board": {1920, 1080}, "manager": {1600, 900},
	"door": {1040, 690}}

// Check reads back what the story left: every picture at its real size, not empty and unlike every other, every ticket and acceptance in
// the store, and no second notice.
func Check(ctx context.Context, r Report, h *queue.Hall, out string) error {
	if len(r.Pictures) == 0 || len(r.Tickets) != 2 || len(r.Accepted) != 2 || len(r.Notices) == 0 {
		return bad(r, fmt.Sprintf("story incomplete: %d pictures, tickets %v, accepted %v, notices %v", len(r.Pictures),
			r.Tickets, r.Accepted, r.Notices))
	}
	seen := map[[sha256.Size]byte]string{}
	for _, name := range r.Pictures {
		if err := checkPicture(filepath.Join(out, name), sizes[strings.Split(name, "-")[1]]); err != nil {
			return bad(r, err.Error())
		}
		data, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			return bad(r, err.Error())
		}
		sum := sha256.Sum256(data)
		if seen[sum] != "" {
			return bad(r, name+" shows what "+seen[sum]+" shows")
		}
		seen[sum] = name
	}
	for i, label := range r.Tickets {
		v, err := h.FindLabel(ctx, label)
		if err != nil {
			return err
		}
		if v.Ticket.State != queue.Completed || len(v.Cases) != 1 || v.Cases[0].Number != r.Accepted[i] || v.Cases[0].Notices > 1 {
			return bad(r, fmt.Sprintf("%s is %s with %d cases", label, v.Ticket.State, len(v.Cases)))
		}
	}
	return nil
}

func bad(r Report, what string) error {
	return fault.New(CodeStep, fault.Args{"step": len(r.Steps), "what": what})
}

// checkPicture reads a picture back: its size, and that it shows more than a ground.
func checkPicture(path string, want image.Point) error {
	f, err := os.Open(path) //nolint:gosec // our own picture
	if err != nil {
		return err
	}
	defer f.Close() //nolint:errcheck // only read
	img, _, err := image.Decode(f)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if img.Bounds().Size() != want {
		return fmt.Errorf("%s: %v instead of %v", path, img.Bounds().Size(), want)
	}
	colours := map[[3]uint32]bool{}
	for y := 0; y < want.Y; y += 7 {
		for x := 0; x < want.X; x += 7 {
			r, g, b, _ := img.At(x, y).RGBA()
			colours[[3]uint32{r >> 10, g >> 10, b >> 10}] = true
		}
	}
	if len(colours) < 5 {
		return fmt.Errorf("%s: empty", path)
	}
	return nil
}
