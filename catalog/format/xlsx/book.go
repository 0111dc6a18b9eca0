package xlsx

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"onevisit/catalog/fault"
)

// sheet is a table as it is in a file.
type sheet struct {
	name string
	rows []row
}

type row struct {
	line    int
	cells   []string
	rounded map[int]bool // columns with a number that lost digits
}

// round marks a column whose number lost digits.
func (r *row) round(column int) {
	if r.rounded == nil {
		r.rounded = map[int]bool{}
	}
	r.rounded[column] = true
}

func (r row) cell(i int) string {
	if i < len(r.cells) {
		return r.cells[i]
	}
	return ""
}

func (r row) empty() bool {
	for _, c := range r.cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}

// budget counts what is left of the bounds.
type budget struct{ lines, text, cells int }

func newBudget() *budget { return &budget{lines: maxLines, text: maxText, cells: maxCells} }

// take counts a row in.
func (b *budget) take(cells []string) error {
	if b.lines--; b.lines < 0 {
		return fault.New(CodeTooMany, fault.Args{"what": "lines", "limit": maxLines})
	}
	for _, c := range cells {
		b.text -= len(c)
	}
	if b.cells -= len(cells); b.cells < 0 {
		return fault.New(CodeTooMany, fault.Args{"what": "cells", "limit": maxCells})
	}
	if b.text < 0 {
		return fault.New(CodeTooMany, fault.Args{"what": "text", "limit": maxText})
	}
	return nil
}

// readBook reads the sheets of a workbook. Values of merged cells stand in each of them.
func readBook(data []byte, left *budget) (sheets []sheet, err error) {
	parts, err := inspect(data)
	if err != nil {
		return nil, err
	}
	defer func() { // the library meets files that nobody has tried it on
		if p := recover(); p != nil {
			sheets, err = nil, fault.New(CodeBroken, fault.Args{"reason": fmt.Sprint(p)})
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxPart})
	if err != nil {
		return nil, fault.Wrap(err, CodeBroken, fault.Args{"reason": err.Error()})
	}
	defer f.Close() //nolint:errcheck // only temporary files
	names := f.GetSheetList()
	if len(names) > maxSheets {
		return nil, fault.New(CodeTooMany, fault.Args{"what": "sheets", "limit": maxSheets})
	}
	paths := sheetPaths(data)
	for _, name := range names {
		p := parts[paths[name]]
		if p == nil {
			continue // a chart or a dialogue
		}
		rows, err := readSheet(f, name, p, left)
		if err != nil {
			return nil, err
		}
		sheets = append(sheets, sheet{name, rows})
	}
	return sheets, nil
}

func readSheet(f *excelize.File, name string, p *part, left *budget) ([]row, error) {
	it, err := f.Rows(name)
	if err != nil {
		return nil, fault.Wrap(err, CodeBroken, fault.Args{"reason": err.Error()})
	}
	defer it.Close() //nolint:errcheck // only temporary files
	var out []row
	for line := 1; it.Next(); line++ {
		cells, err := it.Columns()
		if err != nil {
			return nil, fault.Wrap(err, CodeBroken, fault.Args{"reason": err.Error()})
		}
		for len(cells) > 0 && (cells[len(cells)-1] == "" || len(cells) > maxColumns) {
			cells = cells[:len(cells)-1]
		}
		if len(cells) == 0 && (len(out) == 0 || out[len(out)-1].empty()) {
			continue // of many empty rows the first will do
		}
		if err := left.take(cells); err != nil {
			return nil, err
		}
		r := row{line: line, cells: cells}
		for c := range cells {
			if p.numbers[[2]int{line, c}] {
				r.round(c)
			}
		}
		out = append(out, r)
	}
	for len(out) > 0 && out[len(out)-1].empty() {
		out = out[:len(out)-1]
	}
	spread(out, p.merged, left)
	return out, nil
}

// spread writes the value of each merged range that is one column wide into all its cells. Wider ranges are titles.
func spread(rows []row, merged []area, left *budget) {
	at := map[int]int{}
	for i, r := range rows {
		at[r.line] = i
	}
	for _, a := range merged {
		if a.column != a.toColumn || a.column >= maxColumns {
			continue
		}
		i, ok := at[a.line]
		if !ok || rows[i].cell(a.column) == "" {
			continue
		}
		value := rows[i].cell(a.column)
		for k := i + 1; k < len(rows) && rows[k].line <= a.toLine; k++ {
			if left.text -= len(value); left.text < 0 {
				return
			}
			if more := a.column + 1 - len(rows[k].cells); more > 0 {
				if left.cells -= more; left.cells < 0 {
					return
				}
				rows[k].cells = append(rows[k].cells, make([]string, more)...)
			}
			if rows[k].cells[a.column] == "" {
				rows[k].cells[a.column] = value
			}
			if rows[i].rounded[a.column] {
				rows[k].round(a.column)
			}
		}
	}
}
