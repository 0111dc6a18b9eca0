package paper

import (
	"fmt"

	qrcode "github.com/skip2/go-qrcode"
)

// qrModules encodes a text at level M (15 % of the code may be lost, right for thermal paper) and gives the modules
// with the quiet zone of four around them.
func qrModules(text string) ([][]bool, error) {
	q, err := qrcode.New(text, qrcode.Medium)
	if err != nil {
		return nil, fmt.Errorf("paper: qr code: %w", err)
	}
	return q.Bitmap(), nil
}

// moduleSize gives the largest whole number of dots a module, up to a limit, with which a code of n modules fits.
func moduleSize(n, wide, limit int) int { return max(1, min(wide/max(n, 1), limit)) }

// qrPiece draws a code with modules of a size. Rows of dark modules are drawn as one bar, without seams.
func qrPiece(mods [][]bool, module float64) piece {
	return piece{high: float64(len(mods)) * module, draw: func(c canvas, x, y float64) {
		for r, row := range mods {
			for i := 0; i < len(row); i++ {
				if !row[i] {
					continue
				}
				from := i
				for i < len(row) && row[i] {
					i++
				}
				c.fill(x+float64(from)*module, y+float64(r)*module, float64(i-from)*module, module)
			}
		}
	}}
}
