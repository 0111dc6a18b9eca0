package look

import (
	"fmt"
	"image"
	"image/png"
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/software"
)

// Shot draws an object of w by h pixels in a theme without a window: for tests, help pages and
// reports. It needs a Fyne app to exist (the running one, or test.NewTempApp). Call it where the
// screen may be touched. The object must not be shown in a window at the same time.
func Shot(o fyne.CanvasObject, w, h float32, th fyne.Theme) image.Image {
	c := software.NewCanvas()
	c.SetPadded(false)
	over := container.NewThemeOverride(Stack(NewPanel(Paper, 0, 0, nil), o), th)
	c.SetContent(over)
	c.Resize(fyne.NewSize(w, h))
	over.Content.Refresh()
	return c.Capture()
}

// ShotStage draws what a stage shows, sheets included, at the size of its canvas. A window lays out again what changed
// its size before it draws; a canvas without a window does not, so it is done here.
func ShotStage(s *Stage) image.Image {
	s.Adopt()
	return s.canvas.Capture()
}

// SavePNG writes a picture quickly rather than small.
func SavePNG(path string, img image.Image) (err error) {
	f, err := os.Create(path) //nolint:gosec // the caller names the file
	if err != nil {
		return fmt.Errorf("save picture: %w", err)
	}
	defer func() {
		if e := f.Close(); err == nil && e != nil {
			err = fmt.Errorf("save picture %s: %w", path, e)
		}
	}()
	if err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(f, img); err != nil {
		return fmt.Errorf("save picture %s: %w", path, err)
	}
	return nil
}
