package xlsx

import (
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/catalog/format"
)

// The sheet of bundles (一件事一次办) has a line a bundle; its questions and its items are lists inside the line.
const (
	sheetBundles = "一件事"
	headBundle   = "一件事标识"
)

var bundleColumns = slices.Concat(
	[]column[catalog.Bundle]{withCode(str(headBundle, "本大厅内不变的标识", func(b *catalog.Bundle) *string { return &b.ID }))},
	text("一件事名称", "必填", func(b *catalog.Bundle) *catalog.Text { return &b.Name }),
	[]column[catalog.Bundle]{{head: "别名", help: "老百姓的叫法，每行一个", get: func(b *catalog.Bundle) string { return joinLines(b.Aliases) },
		set: func(b *catalog.Bundle, s string) *fault.Error { b.Aliases = splitLines(s); return nil }}},
	text("牵头部门", "", func(b *catalog.Bundle) *catalog.Text { return &b.Department }),
	[]column[catalog.Bundle]{
		records("情形", "每行一个问题：标识 | 问题 | 英文 | 单位 | 英文",
			func(b *catalog.Bundle) *[]catalog.Situation { return &b.Situations }, func(s *catalog.Situation) []slot {
				return []slot{asText(&s.ID), asText(&s.Ask.ZH), asText(&s.Ask.EN), asText(&s.Unit.ZH), asText(&s.Unit.EN)}
			}),
		choicesColumn,
		records("所含事项", "每行一个：事项标识 | 名称 | 英文 | 什么情形下免办 | 理由 | 英文",
			func(b *catalog.Bundle) *[]catalog.Component { return &b.Components }, func(c *catalog.Component) []slot {
				return []slot{asText(&c.Item), asText(&c.Name.ZH), asText(&c.Name.EN), asText(&c.Exempt), asText(&c.Reason.ZH), asText(&c.Reason.EN)}
			}),
		str("施行日期", "YYYY-MM-DD", func(b *catalog.Bundle) *string { return &b.Effective }),
		str("资料来源", "", func(b *catalog.Bundle) *string { return &b.Source.Text }),
		str("来源性质", "", func(b *catalog.Bundle) *string { return &b.Source.Kind }),
		str("适用地区", "", func(b *catalog.Bundle) *string { return &b.Source.Region }),
		str("注意", "", func(b *catalog.Bundle) *string { return &b.Source.Caveat }),
	},
)

// answer is a choice with the question that it belongs to.
type answer struct {
	situation string
	catalog.Choice
}

func (a *answer) slots() []slot {
	return []slot{asText(&a.situation), asText(&a.ID), asText(&a.Name.ZH), asText(&a.Name.EN)}
}

// choicesColumn are the answers of all questions of a bundle, one a line. It comes after the questions.
var choicesColumn = column[catalog.Bundle]{head: "选项", help: "每行一个答案：情形标识 | 选项标识 | 名称 | 英文",
	get: func(b *catalog.Bundle) string {
		var lines []string
		for _, s := range b.Situations {
			for _, c := range s.Choices {
				var values []string
				for _, v := range (&answer{s.ID, c}).slots() {
					values = append(values, v.get())
				}
				lines = append(lines, joinValues(values))
			}
		}
		return strings.Join(lines, "\n")
	},
	set: func(b *catalog.Bundle, text string) *fault.Error {
		for line := range strings.SplitSeq(text, "\n") {
			if strings.TrimSpace(line) == "" {
				continue
			}
			var a answer
			for i, v := range splitValues(line) {
				if at := a.slots(); i >= len(at) || v != "" && !at[i].set(v) {
					return badValue("选项", line)
				}
			}
			i := slices.IndexFunc(b.Situations, func(s catalog.Situation) bool { return s.ID == a.situation })
			if i < 0 {
				return badValue("选项", line)
			}
			b.Situations[i].Choices = append(b.Situations[i].Choices, a.Choice)
		}
		return nil
	}}

var bundleHeads = headsOf(bundleColumns)

// WriteAll is Write for items with bundles of them, which get a sheet of their own.
func WriteAll(w io.Writer, items []*catalog.Item, bundles []*catalog.Bundle) error {
	return writeBook(w, items, func(f *excelize.File, s styles) error {
		if len(bundles) == 0 {
			return nil
		}
		g := bundleGrid(bundles)
		if _, err := f.NewSheet(g.name); err != nil {
			return err
		}
		return writeGrid(f, g, s)
	})
}

// CSVAll is CSV for items with bundles of them, which get a file of their own.
func CSVAll(items []*catalog.Item, bundles []*catalog.Bundle) (map[string][]byte, error) {
	all := grids(items)
	if len(bundles) > 0 {
		all = append(all, bundleGrid(bundles))
	}
	return writeTables(all)
}

func bundleGrid(bundles []*catalog.Bundle) grid {
	g := grid{name: sheetBundles, heads: heads(bundleColumns)}
	for _, b := range bundles {
		own := *b
		own.Situations = slices.DeleteFunc(slices.Clone(b.Situations), func(s catalog.Situation) bool { return s.BuiltIn })
		g.rows = append(g.rows, cells(bundleColumns, &own))
	}
	return g
}

// bundleTable is a sheet of bundles: its rows, and the columns of ours by column of the sheet.
type bundleTable struct {
	where   string
	rows    []row
	columns map[int]int
}

// bundlesOf tells whether a sheet is one of bundles.
func bundlesOf(where string, s sheet) *bundleTable {
	for i, r := range s.rows[:min(len(s.rows), headingsDepth)] {
		t := &bundleTable{where: where, rows: s.rows[i+1:], columns: map[int]int{}}
		for at, cell := range r.cells {
			if c, ok := bundleHeads[headKey(cell)]; ok {
				t.columns[at] = c
			}
		}
		for _, c := range t.columns {
			if c == bundleHeads[headKey(headBundle)] {
				return t
			}
		}
	}
	return nil
}

// bundles reads the lines of a sheet of bundles. Whether their items are there is seen when the catalog is put together.
func (m *importer) bundles(t *bundleTable) {
	for _, r := range t.rows {
		l := &line{where: (&table{where: t.where}).line(r), number: r.line}
		if r.empty() {
			m.note(Note{Where: l.where, Outcome: Skipped, Reason: fault.New(CodeEmptyRow, nil)})
			continue
		}
		values := scope(l, r, t.columns, bundleColumns)
		b := &catalog.Bundle{Where: l.where}
		var bad *fault.Error
		for i := range bundleColumns {
			if v := values[i]; v != "" && bad == nil {
				bad = bundleColumns[i].set(b, v)
			}
		}
		switch {
		case bad != nil:
			m.refuse(l, bad)
			continue
		case b.ID == "" || b.Name.ZH == "" || len(b.Components) == 0:
			m.refuse(l, fault.New(CodeNoKey, nil))
			continue
		}
		m.result.Bundles = append(m.result.Bundles, b)
		m.note(Note{Where: l.where, Outcome: Taken, Thing: format.ThingBundle, Name: b.Name.ZH})
		m.changed(l, "")
	}
}
