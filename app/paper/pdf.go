package paper

import (
	"fmt"
	"math"
	"sync"
	"time"

	"github.com/signintech/gopdf"
)

// A4 in points.
const (
	a4Wide = 595.28
	a4High = 841.89
)

// families are the names of the cuts inside a PDF.
var families = [cuts]string{regular: "noto-rare", bold: "noto-bold", common: "noto"}

// pdfFonts parse each cut at its first use, once for all documents: each document takes the glyphs that it uses. The
// cut with the rare characters, ten megabytes, is touched only by a text that has one. Text copied out of a PDF is
// right for the basic plane; a rarer character (𠮷) is drawn right and copies as another one, a limit of the library.
var pdfFonts = func() (out [cuts]func() (*gopdf.FontContainer, error)) {
	for cut := range out {
		out[cut] = sync.OnceValues(func() (*gopdf.FontContainer, error) {
			c := new(gopdf.FontContainer)
			if err := c.AddTTFFontData(families[cut], cutData()[cut]); err != nil {
				return nil, fmt.Errorf("paper: embedded font: %w", err)
			}
			return c, nil
		})
	}
	return out
}()

// Warm parses what the first document needs, so that the first applicant does not wait for it. It is for a goroutine
// at the start of a program that prints; printing without it is right too.
func Warm() {
	typefaces()
	BuiltIn()
	for _, cut := range []weight{common, bold} {
		_, _ = pdfFonts[cut]() //nolint:errcheck // said by the first document
	}
}

// sheets is the canvas of PDF pages. The first error is kept and given by bytes.
type sheets struct {
	pdf   *gopdf.GoPdf
	scale float64 // points a unit
	has   [cuts]bool
	err   error
}

// newSheets starts a document. Sizes are in points; the title and the time go into the file's properties.
func newSheets(wide, high, scale float64, title string, at time.Time) *sheets {
	s := &sheets{pdf: &gopdf.GoPdf{}, scale: scale}
	s.pdf.Start(gopdf.Config{Unit: gopdf.UnitPT, PageSize: gopdf.Rect{W: wide, H: high}})
	s.pdf.SetInfo(gopdf.PdfInfo{Title: clean(title), Creator: "OneVisit", CreationDate: at})
	return s
}

// use takes a cut into the document. What is not used is not in the file.
func (s *sheets) use(cut weight) {
	if s.has[cut] {
		return
	}
	s.has[cut] = true
	fonts, err := pdfFonts[cut]()
	if err != nil {
		s.keep(err)
		return
	}
	s.keep(s.pdf.AddTTFFontFromFontContainer(families[cut], fonts))
}

func (s *sheets) keep(err error) {
	if s.err == nil && err != nil {
		s.err = fmt.Errorf("paper: pdf: %w", err)
	}
}

// page starts a new page.
func (s *sheets) page() { s.pdf.AddPage() }

func (s *sheets) text(x, y float64, str string, size float64, w weight) {
	for _, r := range runs(str, w, pickFile) {
		if s.use(r.cut); s.err != nil {
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
