package xlsx

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"onevisit/catalog/fault"
)

// readCSV reads a table of text in UTF-8, UTF-16 or GBK, divided by commas, semicolons or tabs.
func readCSV(name string, data []byte, left *budget) (sheet, error) {
	if len(data) > MaxBytes {
		return sheet{}, fault.New(CodeTooLarge, fault.Args{"limit": MaxBytes >> 20})
	}
	text, err := decodeText(data)
	if err != nil {
		return sheet{}, err
	}
	r := csv.NewReader(bytes.NewReader(text))
	r.FieldsPerRecord = -1
	r.LazyQuotes = true
	r.Comma = divider(text)
	out := sheet{name: name}
	last := 0
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return sheet{}, fault.Wrap(err, CodeBroken, fault.Args{"reason": err.Error()})
		}
		line, _ := r.FieldPos(0)
		if len(cells) > maxColumns {
			cells = cells[:maxColumns]
		}
		if err := left.take(cells); err != nil {
			return sheet{}, err
		}
		if line > last+1 && last > 0 { // the reader leaves empty lines out; the report does not
			out.rows = append(out.rows, row{line: last + 1})
		}
		out.rows = append(out.rows, csvRow(line, cells))
		last = line + strings.Count(strings.Join(cells, ""), "\n")
	}
}

// csvRow marks rounded numbers and takes away the apostrophes that keep texts from being formulas.
func csvRow(line int, cells []string) row {
	r := row{line: line, cells: cells}
	for i, c := range cells {
		if roundedText(c) {
			r.round(i)
		}
		if len(c) > 1 && c[0] == '\'' && strings.ContainsRune(dangerous, rune(c[1])) {
			cells[i] = c[1:]
		}
	}
	return r
}

// dangerous are characters that a spreadsheet takes for the beginning of a formula. A text that begins so is written
// with an apostrophe before it.
const dangerous = "=+-@\t\r"

// roundedText tells a number that a spreadsheet has written with fewer digits than it had: 1.13502E+18, or more than
// fifteen digits of which those behind the fifteenth are zero.
func roundedText(s string) bool {
	s = strings.TrimSpace(s)
	mantissa, exponent, ok := strings.Cut(strings.ToUpper(s), "E+")
	if ok {
		return mantissa != "" && exponent != "" && strings.Trim(mantissa, "0123456789.") == "" && strings.Trim(exponent, "0123456789") == ""
	}
	return len(s) > 15 && strings.Trim(s, "0123456789") == "" && strings.Trim(s[15:], "0") == ""
}

// decodeText makes UTF-8 of a text file.
func decodeText(data []byte) ([]byte, error) {
	switch {
	case bytes.HasPrefix(data, []byte{0xEF, 0xBB, 0xBF}):
		data = data[3:]
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}), bytes.HasPrefix(data, []byte{0xFE, 0xFF}):
		out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data)
		if err != nil {
			return nil, fault.Wrap(err, CodeEncoding, nil)
		}
		data = out
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return nil, fault.New(CodeNotBook, fault.Args{"found": found(data)})
	}
	if utf8.Valid(data) {
		return data, nil
	}
	out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil || bytes.ContainsRune(out, utf8.RuneError) {
		return nil, fault.New(CodeEncoding, nil)
	}
	return out, nil
}

// divider finds what divides the cells: that with which the first lines have the most headings that are understood.
func divider(text []byte) rune {
	best, most := ',', 0
	lines := strings.SplitN(string(text[:min(len(text), 1<<16)]), "\n", headingsDepth+1)
	for _, c := range []rune{',', '\t', ';', '|'} {
		for _, l := range lines[:min(len(lines), headingsDepth)] {
			n := 0
			for cell := range strings.SplitSeq(l, string(c)) {
				if k := headKey(cell); k != "" && understood(k) {
					n++
				}
			}
			if n > most {
				best, most = c, n
			}
		}
	}
	return best
}

func understood(key string) bool {
	for _, heads := range []map[string]int{itemHeads, paperHeads, optionHeads, refusalHeads} {
		if _, ok := heads[key]; ok {
			return true
		}
	}
	return false
}
