package paper

import (
	"fmt"
	"math"
	"sync"
	"time"

	"github.com/signintech/gopdf"

	"onevisit/assets"
)

// A4 in points.
const (
	a4Wide = 595.28
	a4High = 841.89
)

// families are the names of the two cuts inside a PDF.
var families = [2]string{regular: "noto", bold: "noto-bold"}

// pdfFonts are parsed once: each document takes the glyphs that it uses. Text copied out of a PDF is right for the
// basic plane; a rarer character (𠮷) is drawn right and copies as another one, a limit of the PDF library.
var pdfFonts = sync.OnceValues(func() (*gopdf.FontContainer, error) {
	c := new(gopdf.FontContainer)
	for cut, data := range [2][]byte{regular: assets.NotoSansSCRegular, bold: assets.NotoSansSCBold} {
		if err := c.AddTTFFontData(families[cut], data); err != nil {
			return nil, fmt.Errorf("paper: embedded font: %w", err)
		}
	}
	return c, nil
})

// sheets is the canvas of PDF pages. The first error is kept and given by bytes.
type sheets struct {
	pdf   *gopdf.GoPdf
	scale float64 // points a unit
	err   error
}

// newSheets starts a document. Sizes are in points; the title and the time go into the file's properties.
func newSheets(wide, high, scale float64, title string, at time.Time) *sheets {
	s := &sheets{pdf: &gopdf.GoPdf{}, scale: scale}
	s.pdf.Start(gopdf.Config{Unit: gopdf.UnitPT, PageSize: gopdf.Rect{W: wide, H: high}})
	s.pdf.SetInfo(gopdf.PdfInfo{Title: clean(title), Creator: "OneVisit", CreationDate: at})
	fonts, err := pdfFonts()
	if err != nil {
		s.err = err
		return s
	}
	for _, f := range families {
		s.keep(s.pdf.AddTTFFontFromFontContainer(f, fonts))
	}
	return s
}

func (s *sheets) keep(err error) {
	if s.err == nil && err != nil {
		s.err = fmt.Errorf("paper: pdf: %w", err)
	}
}

// page starts a new page.
func (s *sheets) page() { s.pdf.AddPage() }

func (s *sheets) text(x, y float64, str string, size float64, w weight) {
	for _, r := range runs(str, w) {
		if s.err != nil {
			return
		}
		s.keep(s.pdf.SetFontWithStyle(families[r.cut], gopdf.Regular, size*s.scale))
		s.pdf.SetXY(x*s.scale, y*s.scale)
		s.keep(s.pdf.Text(r.text))
		x += width(r.text, size, r.cut)
	}
}

func (s *sheets) fill(x, y, wide, high float64) {
	if s.err != nil {
		return
	}
	s.pdf.SetLineWidth(0)
	wide, high = math.Max(wide*s.scale, 0.2), math.Max(high*s.scale, 0.2)
	s.pdf.RectFromUpperLeftWithStyle(x*s.scale, y*s.scale, wide, high, "F")
}

// bytes finishes the document.
func (s *sheets) bytes() ([]byte, error) {
	if s.err != nil {
		return nil, s.err
	}
	data, err := s.pdf.GetBytesPdfReturnErr()
	if err != nil {
		return nil, fmt.Errorf("paper: pdf: %w", err)
	}
	return data, nil
}
