package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"onevisit/catalog/fault"
)

// Bounds of a file, so that a hostile one costs neither the memory nor the patience of a hall. Just below them reading
// needs 150 to 350 MB of memory, by which of them is reached (BenchmarkReadAtTheLimits); a list of 5,612 items with 5
// materials each needs 170.
const (
	MaxBytes    = 32 << 20 // of the file
	maxUnpacked = 64 << 20 // of all its parts, unpacked
	maxPart     = 4 << 20  // of a part that is kept in memory; larger ones go through a temporary file
	maxText     = 20 << 20 // of the text of all cells
	maxLines    = 50_000   // of all sheets
	maxColumns  = 200
	maxCells    = 2_000_000 // of all sheets, with the empty ones between others and those that a merged range fills
	maxSheets   = 60
	maxParts    = 4_000
	maxMerged   = 200_000 // merged ranges, and numbers that Excel has cut short, of all sheets
	maxNotes    = 150_000 // on what became of lines and cells: three a line
	maxPapers   = 300     // materials, and situations, of one item
)

// part is a worksheet as the guard has seen it.
type part struct {
	merged  []area
	numbers map[[2]int]bool // line and column of numbers too long for a number of Excel

	sheet, cell, kind string // where the look is
	inValue           bool
	left              *room
}

// room is what may still come, over all sheets.
type room struct {
	bytes, merged int64
}

// area is a merged range: lines and columns, from 1 and 0, both ends included.
type area struct{ line, toLine, column, toColumn int }

// inspect refuses what is not a plain workbook before anything is unpacked into memory, and looks through the sheets for
// formulas, merged cells and rounded numbers. The parts are by their path in the file.
func inspect(data []byte) (map[string]*part, error) {
	if len(data) > MaxBytes {
		return nil, fault.New(CodeTooLarge, fault.Args{"limit": MaxBytes >> 20})
	}
	if bytes.HasPrefix(data, []byte{0xD0, 0xCF, 0x11, 0xE0}) {
		return nil, fault.New(CodeOldFormat, nil)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fault.Wrap(err, CodeNotBook, fault.Args{"found": found(data)})
	}
	if len(z.File) > maxParts {
		return nil, fault.New(CodeTooMany, fault.Args{"what": "parts", "limit": maxParts})
	}
	if err := directory(z); err != nil {
		return nil, err
	}
	parts := map[string]*part{}
	left := &room{bytes: maxUnpacked, merged: maxMerged}
	for _, f := range z.File {
		if !strings.HasPrefix(f.Name, "xl/worksheets/") || path.Ext(f.Name) != ".xml" {
			continue
		}
		p, err := look(f, left)
		if err != nil {
			return nil, err
		}
		parts[f.Name] = p
	}
	return parts, nil
}

// directory refuses by the names and sizes of the parts.
func directory(z *zip.Reader) error {
	total, book := uint64(0), false
	for _, f := range z.File {
		if total += f.UncompressedSize64; total > maxUnpacked || f.UncompressedSize64 > maxUnpacked {
			return fault.New(CodeBomb, fault.Args{"limit": maxUnpacked >> 20})
		}
		name := strings.ToLower(f.Name)
		book = book || name == "xl/workbook.xml"
		for code, beginnings := range unwanted {
			for _, b := range beginnings {
				if strings.HasPrefix(name, b) {
					return fault.New(code, nil)
				}
			}
		}
	}
	if !book {
		return fault.New(CodeNotBook, fault.Args{"found": "zip"})
	}
	return nil
}

// unwanted are parts, by the beginnings of their names, that no list needs.
var unwanted = map[fault.Code][]string{
	CodeMacros: {"xl/vbaproject", "xl/macrosheets/", "xl/activex/"},
	CodeLinks:  {"xl/externallinks/", "xl/embeddings/", "xl/connections.xml"},
}

// found names what a file is instead of a workbook.
func found(data []byte) string {
	for magic, name := range map[string]string{"\x89PNG": "PNG", "\xff\xd8\xff": "JPEG", "GIF8": "GIF", "BM": "BMP", "%PDF": "PDF",
		"Rar!": "RAR", "7z\xbc\xaf": "7z", "PK": "zip", "RIFF": "WEBP"} {
		if bytes.HasPrefix(data, []byte(magic)) {
			return name
		}
	}
	return "?"
}

// look reads through a worksheet without keeping it.
func look(f *zip.File, left *room) (*part, error) {
	r, err := f.Open()
	if err != nil {
		return nil, fault.Wrap(err, CodeBroken, fault.Args{"reason": err.Error()})
	}
	defer r.Close() //nolint:errcheck // read only
	limited := &io.LimitedReader{R: r, N: left.bytes + 1}
	d := xml.NewDecoder(limited)
	p := &part{numbers: map[[2]int]bool{}, left: left, sheet: strings.TrimSuffix(path.Base(f.Name), ".xml")}
	for {
		token, err := d.RawToken()
		if limited.N <= 0 { // the sizes in the file's directory are not true
			return nil, fault.New(CodeBomb, fault.Args{"limit": maxUnpacked >> 20})
		}
		if errors.Is(err, io.EOF) {
			left.bytes = limited.N - 1
			return p, nil
		}
		if err != nil {
			return nil, fault.Wrap(err, CodeBroken, fault.Args{"reason": err.Error()})
		}
		if err := p.see(token); err != nil {
			return nil, err
		}
	}
}

// see takes in one token of a worksheet.
func (p *part) see(token xml.Token) error {
	switch t := token.(type) {
	case xml.StartElement:
		return p.open(t)
	case xml.EndElement:
		if t.Name.Local == "v" {
			p.inValue = false
		}
	case xml.CharData:
		if p.inValue && long(string(t)) {
			if line, column, ok := place(p.cell); ok {
				if err := p.one(); err != nil {
					return err
				}
				p.numbers[[2]int{line, column}] = true
			}
		}
	}
	return nil
}

func (p *part) open(t xml.StartElement) error {
	switch t.Name.Local {
	case "c":
		p.cell, p.kind = attr(t, "r"), attr(t, "t")
	case "f":
		return fault.New(CodeFormulas, fault.Args{"sheet": p.sheet, "cell": p.cell})
	case "v":
		p.inValue = p.kind == "" || p.kind == "n"
	case "mergeCell":
		if a, ok := areaOf(attr(t, "ref")); ok {
			p.merged = append(p.merged, a)
			return p.one()
		}
	}
	return nil
}

// one takes one merged range or cut number from what may come.
func (p *part) one() error {
	if p.left.merged--; p.left.merged < 0 {
		return fault.New(CodeTooMany, fault.Args{"what": "merged", "limit": maxMerged})
	}
	return nil
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// long tells a number that has lost digits: Excel keeps fifteen.
func long(number string) bool {
	number = strings.TrimSpace(number)
	if strings.ContainsAny(number, "eE") {
		return strings.Contains(number, "+") || !strings.Contains(number, "-")
	}
	return len(strings.TrimLeft(number, "-0")) > 15 && !strings.Contains(number, ".")
}

// place reads a cell's name such as AB12: its line from 1 and its column from 0.
func place(cell string) (line, column int, ok bool) {
	i := 0
	for i < len(cell) && i < 4 && cell[i] >= 'A' && cell[i] <= 'Z' {
		column = column*26 + int(cell[i]-'A') + 1
		i++
	}
	if i == 0 || i == len(cell) || len(cell)-i > 7 {
		return 0, 0, false
	}
	for ; i < len(cell); i++ {
		if cell[i] < '0' || cell[i] > '9' {
			return 0, 0, false
		}
		line = line*10 + int(cell[i]-'0')
	}
	return line, column - 1, line > 0
}

func areaOf(ref string) (area, bool) {
	from, to, ok := strings.Cut(ref, ":")
	line, column, ok1 := place(from)
	toLine, toColumn, ok2 := place(to)
	return area{line, toLine, column, toColumn}, ok && ok1 && ok2 && line <= toLine && column <= toColumn
}
