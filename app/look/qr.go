package look

import (
	"fmt"
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	qrcode "github.com/skip2/go-qrcode"
)

// QRImage draws a QR code, black on white with its quiet zone of four modules. Every module is the
// same whole number of pixels, so that it stays readable; what is left of size becomes white edge.
// An error means that the text is too long for a code.
func QRImage(content string, size int) (image.Image, error) {
	q, err := qrcode.New(content, qrcode.Medium)
	if err != nil {
		return nil, fmt.Errorf("qr code: %w", err)
	}
	cells := q.Bitmap() // includes the quiet zone
	module := max(1, size/len(cells))
	side := max(size, module*len(cells))
	img := image.NewPaletted(image.Rect(0, 0, side, side), color.Palette{color.White, color.Black})
	edge := (side - module*len(cells)) / 2
	for y, row := range cells {
		for x, black := range row {
			if !black {
				continue
			}
			for dy := range module {
				at := img.PixOffset(edge+x*module, edge+y*module+dy)
				for dx := range module {
					img.Pix[at+dx] = 1
				}
			}
		}
	}
	return img, nil
}

// QR shows a QR code, sharp at every scale; nothing while its text is empty or too long.
type QR struct {
	base
	content string
	size    float32
	pic     *canvas.Raster
}

// NewQR makes a code of size pixels square at scale 1.
func NewQR(content string, size float32) *QR {
	q := &QR{content: content, size: size}
	q.ExtendBaseWidget(q)
	return q
}

// Set changes the text; nothing happens if it is the same.
func (q *QR) Set(content string) {
	if content == q.content {
		return
	}
	q.content = content
	if q.pic != nil {
		q.pic.Refresh()
	}
}

// Natural is a square.
func (q *QR) Natural() fyne.Size { return fyne.NewSquareSize(q.size) }

// MinSize is the same square: a shrunken code does not scan.
func (q *QR) MinSize() fyne.Size { return q.Natural() }

// CreateRenderer draws the code when the painter asks for pixels.
func (q *QR) CreateRenderer() fyne.WidgetRenderer {
	q.pic = canvas.NewRaster(func(w, h int) image.Image {
		if q.content != "" {
			if img, err := QRImage(q.content, min(w, h)); err == nil {
				return img
			}
		}
		return image.NewRGBA(image.Rect(0, 0, max(w, 1), max(h, 1)))
	})
	q.pic.ScaleMode = canvas.ImageScalePixels
	return made(&part{of: q, objects: []fyne.CanvasObject{q.pic}, min: q.MinSize, paint: func() {}, layout: func(s fyne.Size) {
		d := min(s.Width, s.Height)
		put(q.pic, round((s.Width-d)/2), round((s.Height-d)/2), d, d)
	}})
}
