package manager

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/paper"
	"onevisit/catalog/fault"
)

// CodeExport means that a file of figures could not be written. Args: path.
const CodeExport fault.Code = "manager.export"

// book is the page of figures as an Excel file: the figures with their definitions, and the table. Whole numbers and
// rates are numbers, so that they can be counted with; what is shown of them is what the screen shows.
func (s *reportState) book() ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	if err != nil {
		return nil, err
	}
	format := `0.0" %"`
	rate, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
	if err != nil {
		return nil, err
	}
	wrap, err := f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}})
	if err != nil {
		return nil, err
	}
	first := sheetName(s.figureTitle)
	if err := f.SetSheetName("Sheet1", first); err != nil {
		return nil, err
	}
	rows := make([][]string, 0, len(s.lead)+len(s.figures)+1)
	for _, l := range s.lead {
		rows = append(rows, []string{l})
	}
	rows = append(rows, []string{""})
	for _, x := range s.figures {
		rows = append(rows, []string{x.name, x.value, x.part, x.meaning})
	}
	if err := fillSheet(f, first, rows, -1, bold, rate, wrap, []float64{26, 14, 16, 90}); err != nil {
		return nil, err
	}
	second := sheetName(s.tableTitle)
	if second == first {
		second += " 2"
	}
	if _, err := f.NewSheet(second); err != nil {
		return nil, err
	}
	table := make([][]string, 0, len(s.rows)+1)
	for _, r := range append([]reportRow{s.head}, s.rows...) {
		table = append(table, r[:])
	}
	if err := fillSheet(f, second, table, 0, bold, rate, wrap, []float64{36, 10, 10, 14, 14, 14, 14, 14, 14, 14, 14, 10, 16}); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = f.Write(&out)
	return out.Bytes(), err
}

// fillSheet writes rows of texts as what they are: whole numbers, rates, texts.
func fillSheet(f *excelize.File, sheet string, rows [][]string, head, bold, rate, wrap int, widths []float64) error {
	for i, w := range widths {
		col, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		if err := f.SetColWidth(sheet, col, col, w); err != nil {
			return err
		}
	}
	for y, row := range rows {
		for x, text := range row {
			at, err := excelize.CoordinatesToCellName(x+1, y+1)
			if err != nil {
				return err
			}
			value, style := cellOf(text, x > 0, rate, wrap)
			if y == head {
				value, style = text, bold
			}
			if err := errors.Join(f.SetCellValue(sheet, at, value), f.SetCellStyle(sheet, at, at, style)); err != nil {
				return err
			}
		}
	}
	return nil
}

// cellOf is a text as a number if it is one. The first column names the row: window 3 is no count.
func cellOf(text string, number bool, rate, wrap int) (value any, style int) {
	part, share := strings.CutSuffix(text, " %")
	f, err := strconv.ParseFloat(part, 64)
	switch {
	case !number || err != nil:
		return text, wrap
	case share:
		return f, rate
	}
	return int(f), 0
}

// sheetName is a name that Excel takes: at most 31 characters, none of a few.
func sheetName(s string) string {
	s = strings.NewReplacer(":", " ", "\\", " ", "/", " ", "?", " ", "*", " ", "[", " ", "]", " ").Replace(s)
	if r := []rune(s); len(r) > 29 {
		s = string(r[:29])
	}
	return strings.Trim(s, " '")
}

// sheets is the page of figures as it is printed.
func (s *reportState) sheets(w *lang.Words) paper.Report {
	r := paper.Report{Title: w.T("manager.report.title"), Lead: s.lead, At: s.at}
	one := paper.ReportTable{Title: s.figureTitle, Head: []string{w.T("manager.col.figure"), w.T("manager.col.number"),
		w.T("manager.col.part"), w.T("manager.col.meaning")}, Shares: []float64{20, 12, 13, 80}, Right: []bool{false, true, true, false}}
	for _, x := range s.figures {
		one.Rows = append(one.Rows, []string{x.name, x.value, x.part, x.meaning})
	}
	used := reportCols
	for used > 0 && s.head[used-1] == "" {
		used--
	}
	two := paper.ReportTable{Title: s.tableTitle, Head: s.head[:used], Shares: []float64{30}, Right: []bool{false}}
	for range used - 1 {
		two.Shares, two.Right = append(two.Shares, 10), append(two.Right, true)
	}
	for _, x := range s.rows {
		two.Rows = append(two.Rows, x[:used])
	}
	r.Parts = []paper.ReportTable{one, two}
	return r
}

// export writes the page of figures into a file and says where.
func (s *Seat) export(ending string) {
	state, words := s.talk().report(s.facts, s.choice), s.p.Words
	if state.name == "" || s.p.Folder == "" {
		return
	}
	path := filepath.Join(s.p.Folder, state.name+"."+ending)
	s.background(func(context.Context) error {
		data := state.book
		if ending == "pdf" {
			data = func() ([]byte, error) { return state.sheets(words).PDF(words) }
		}
		b, err := data()
		if err != nil {
			return err
		}
		return writeFile(path, b)
	}, func(err error) {
		if err == nil {
			s.choice.saved = s.talk().t("report.saved", lang.Args{"path": path})
			s.show()
			s.toast(look.Good, s.choice.saved)
			return
		}
		s.toast(look.Bad, words.Error(err))
	})
}

// writeFile writes a file whole or not at all.
func writeFile(path string, data []byte) error {
	fail := func(err error) error { return fault.Wrap(err, CodeExport, fault.Args{"path": path}) }
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		return fail(err)
	}
	half := path + ".part"
	if err := os.WriteFile(half, data, 0o600); err != nil {
		return fail(err)
	}
	if err := os.Rename(half, path); err != nil {
		return fail(err)
	}
	return nil
}
