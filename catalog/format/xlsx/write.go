package xlsx

import (
	"bytes"
	"encoding/csv"
	"io"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"onevisit/catalog"
	"onevisit/catalog/fault"
)

// cellLimit is what a cell holds, in UTF-16 units.
const cellLimit = 32767

// grid is a sheet to be written.
type grid struct {
	name    string
	heads   []head
	rows    [][]string
	ofItems bool
}

type head struct {
	text, help string
	pick       []string
	code       bool
}

// heads lists the headings of a scope.
func heads[T any](columns []column[T]) []head {
	out := make([]head, len(columns))
	for i, c := range columns {
		out[i] = head{c.head, c.help, c.pick, c.code}
	}
	return out
}

func cells[T any](columns []column[T], t *T) []string {
	out := make([]string, len(columns))
	for i, c := range columns {
		out[i] = c.get(t)
	}
	return out
}

// key is the column that ties a row to its item.
var keyHead = head{text: headID, help: "与“事项”表中的标识一致", code: true}

// grids lays the items out in sheets.
func grids(items []*catalog.Item) []grid {
	out := []grid{
		{name: sheetItems, heads: heads(itemColumns), ofItems: true},
		{name: sheetMaterials, heads: append([]head{keyHead}, heads(materialColumns)...)},
		{name: sheetSituations, heads: append([]head{keyHead}, heads(situationColumns)...)},
		{name: sheetRefusals, heads: append([]head{keyHead}, heads(refusalColumns)...)},
	}
	add := func(g int, id string, row []string) { out[g].rows = append(out[g].rows, append([]string{id}, row...)) }
	for _, it := range items {
		out[0].rows = append(out[0].rows, cells(itemColumns, it))
		for i := range it.Materials {
			add(1, it.ID, cells(materialColumns, &paper{Material: it.Materials[i], sets: numberedOf(it.Materials[i].Sets)}))
		}
		for _, s := range it.Situations {
			if s.BuiltIn {
				continue
			}
			if len(s.Choices) == 0 {
				add(2, it.ID, cells(situationColumns, &option{situation: s}))
			}
			for _, c := range s.Choices {
				add(2, it.ID, cells(situationColumns, &option{situation: s, choice: c}))
			}
		}
		for i := range it.Refusals {
			if !it.Refusals[i].BuiltIn {
				add(3, it.ID, cells(refusalColumns, &it.Refusals[i]))
			}
		}
	}
	return out
}

// Write writes items as a workbook that Read brings back as they are. Without items it is the template to hand to a
// department. The error has CodeTooLong if a text does not fit into a cell.
func Write(w io.Writer, items []*catalog.Item) error {
	return writeBook(w, items, func(*excelize.File, styles) error { return nil })
}

// writeBook writes a workbook of items with what more adds to it.
func writeBook(w io.Writer, items []*catalog.Item, more func(*excelize.File, styles) error) error {
	f := excelize.NewFile()
	defer f.Close() //nolint:errcheck // only temporary files
	styles, err := newStyles(f)
	if err != nil {
		return err
	}
	for i, g := range grids(items) {
		if i == 0 {
			err = f.SetSheetName(f.GetSheetName(0), g.name)
		} else {
			_, err = f.NewSheet(g.name)
		}
		if err != nil {
			return err
		}
		if err := writeGrid(f, g, styles); err != nil {
			return err
		}
	}
	if err := more(f, styles); err != nil {
		return err
	}
	if err := writeHelp(f, styles); err != nil {
		return err
	}
	return f.Write(w)
}

type styles struct{ head, text, wrap int }

func newStyles(f *excelize.File) (s styles, err error) {
	const asText = 49 // the format that keeps a code of nineteen digits as it is typed
	if s.head, err = f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, NumFmt: asText,
		Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DCE8F5"}},
		Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}}); err != nil {
		return s, err
	}
	if s.text, err = f.NewStyle(&excelize.Style{NumFmt: asText, Alignment: &excelize.Alignment{Vertical: "top"}}); err != nil {
		return s, err
	}
	s.wrap, err = f.NewStyle(&excelize.Style{NumFmt: asText, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	return s, err
}

func writeGrid(f *excelize.File, g grid, s styles) error {
	if err := choices(f, g); err != nil {
		return err
	}
	sw, err := f.NewStreamWriter(g.name)
	if err != nil {
		return err
	}
	if err := layout(sw, g, s); err != nil {
		return err
	}
	for i, r := range g.rows {
		out := make([]any, len(r))
		for c, v := range r {
			if len(v) > cellLimit && len(utf16.Encode([]rune(v))) > cellLimit {
				return fault.New(CodeTooLong, fault.Args{"item": r[0], "column": g.heads[c].text, "limit": cellLimit})
			}
			if v != "" {
				out[c] = excelize.Cell{StyleID: s.text, Value: v}
			}
		}
		at, err := excelize.CoordinatesToCellName(1, i+2)
		if err != nil {
			return err
		}
		if err := sw.SetRow(at, out); err != nil {
			return err
		}
	}
	return sw.Flush()
}

// choices lets the columns with fixed words offer them.
func choices(f *excelize.File, g grid) error {
	for i, h := range g.heads {
		if len(h.pick) == 0 {
			continue
		}
		column, err := excelize.ColumnNumberToName(i + 1)
		if err != nil {
			return err
		}
		v := excelize.NewDataValidation(true)
		v.Sqref = column + "2:" + column + "5000"
		if err := v.SetDropList(h.pick); err != nil {
			return err
		}
		if err := f.AddDataValidation(g.name, v); err != nil {
			return err
		}
	}
	return nil
}

// layout writes the headings and keeps every cell text.
func layout(sw *excelize.StreamWriter, g grid, s styles) error {
	if err := sw.SetColStyle(1, len(g.heads), s.text); err != nil {
		return err
	}
	titles := make([]any, len(g.heads))
	for i, h := range g.heads {
		titles[i] = excelize.Cell{StyleID: s.head, Value: h.text}
		if err := sw.SetColWidth(i+1, i+1, float64(min(32, 8+2*len([]rune(h.text))))); err != nil {
			return err
		}
	}
	if err := sw.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	return sw.SetRow("A1", titles)
}

// writeHelp says what to write in each column.
func writeHelp(f *excelize.File, s styles) error {
	if _, err := f.NewSheet(sheetHelp); err != nil {
		return err
	}
	sw, err := f.NewStreamWriter(sheetHelp)
	if err != nil {
		return err
	}
	if err := sw.SetColWidth(1, 2, 24); err != nil {
		return err
	}
	if err := sw.SetColWidth(3, 4, 60); err != nil {
		return err
	}
	line := 0
	put := func(style int, texts ...string) error {
		line++
		out := make([]any, len(texts))
		for i, t := range texts {
			out[i] = excelize.Cell{StyleID: style, Value: t}
		}
		at, err := excelize.CoordinatesToCellName(1, line)
		if err != nil {
			return err
		}
		return sw.SetRow(at, out)
	}
	for _, t := range guidance {
		if err := put(s.wrap, "说明", "", t[0], t[1]); err != nil {
			return err
		}
	}
	if err := put(s.head, "表", "列", "填什么", "可选的值"); err != nil {
		return err
	}
	for _, g := range grids(nil) {
		for _, h := range g.heads {
			if strings.HasSuffix(h.text, english) {
				continue
			}
			if err := put(s.wrap, g.name, h.text, h.help, strings.Join(h.pick, "、")); err != nil {
				return err
			}
		}
	}
	return sw.Flush()
}

// guidance is said on the template, in both languages.
var guidance = [][2]string{
	{"一个事项一行；材料、情形、不予受理各在自己的表里，用“事项标识”与事项相连。", "One line an item; materials, situations and refusals stand in sheets of their own, tied to the item by its id."},
	{"也可以只用一张表：事项各列加材料各列，每份材料一行。", "One sheet will do too: the columns of the item beside those of the material, one line a material."},
	{"来源没有写明的留空，不要填“无”或“未找到”。", "Leave empty what the source does not state."},
	{"单元格保持文本格式，否则长编码会被改成近似数。不要使用公式和宏。", "Keep the cells as text, or long codes are rounded. No formulas, no macros."},
	{"标题带“（英文）”的列填英文，可留空。", "Columns marked （英文） take English and may stay empty."},
}

// CSV writes items as CSV in UTF-8, one file a sheet: by the sheet's name. Read brings the files together back as they
// are.
func CSV(items []*catalog.Item) (map[string][]byte, error) { return writeTables(grids(items)) }

func writeTables(all []grid) (map[string][]byte, error) {
	out := map[string][]byte{}
	for _, g := range all {
		var b bytes.Buffer
		b.WriteString("\ufeff") // or Excel takes it for GBK
		w := csv.NewWriter(&b)
		row := make([]string, len(g.heads))
		for i, h := range g.heads {
			row[i] = h.text
		}
		if err := w.Write(row); err != nil {
			return nil, err
		}
		for _, r := range g.rows {
			for i, v := range r {
				if v != "" && strings.ContainsRune(dangerous, rune(v[0])) {
					v = "'" + v
				}
				row[i] = v
			}
			if err := w.Write(row); err != nil {
				return nil, err
			}
		}
		w.Flush()
		if err := w.Error(); err != nil {
			return nil, err
		}
		out[g.name] = b.Bytes()
	}
	return out, nil
}
