package paper

import (
	"bytes"
	"image"
	"image/color"
)

// ESC/POS commands: with the ticket as a raster no code page and no printer font matters, any character prints.
var (
	escInit = []byte{0x1B, '@'}         // forget what an earlier job left behind
	escFeed = []byte{0x1B, 'd', 4}      // so that the last line passes the cutter
	escCut  = []byte{0x1D, 'V', 66, 0}  // partial cut; a printer without a cutter ignores it
	escBits = []byte{0x1D, 'v', '0', 0} // GS v 0, normal size; then width in bytes and height in dots
)

const (
	// bandRows is the height of one GS v 0: 9 kB at 80 mm, so that printers with a small buffer cope.
	bandRows = 128
	// inkBelow is the grey below which a dot is burnt: a little above the middle keeps thin strokes of hanzi whole.
	inkBelow = 150
)

// Raster gives the ESC/POS bytes that print a picture, one pixel a dot: init, bands of raster, feed, cut.
func Raster(img image.Image) []byte {
	b := img.Bounds()
	rowBytes := (b.Dx() + 7) / 8
	var out bytes.Buffer
	out.Write(escInit)
	for y := b.Min.Y; y < b.Max.Y; y += bandRows {
		rows := min(bandRows, b.Max.Y-y)
		out.Write(escBits)
		out.Write([]byte{byte(rowBytes), byte(rowBytes >> 8), byte(rows), byte(rows >> 8)})
		for r := y; r < y+rows; r++ {
			out.Write(rasterRow(img, r, rowBytes))
		}
	}
	out.Write(escFeed)
	out.Write(escCut)
	return out.Bytes()
}

// rasterRow packs a row of pixels, eight a byte, the leftmost highest; 1 is black.
func rasterRow(img image.Image, y, rowBytes int) []byte {
	row := make([]byte, rowBytes)
	b := img.Bounds()
	ink := func(x int) bool { return grey(img.At(x, y)) < inkBelow }
	if g, ok := img.(*image.Gray); ok { // what Draw makes; without a conversion for each dot
		ink = func(x int) bool { return g.Pix[g.PixOffset(x, y)] < inkBelow }
	}
	for x := b.Min.X; x < b.Max.X; x++ {
		if ink(x) {
			i := x - b.Min.X
			row[i/8] |= 0x80 >> (i % 8)
		}
	}
	return row
}

func grey(c color.Color) uint8 {
	g, ok := color.GrayModel.Convert(c).(color.Gray)
	if !ok {
		return 255
	}
	return g.Y
}
