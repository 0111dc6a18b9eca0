// Package xlsx brings items in from workbooks and CSV files in the columns of the implementing list (实施清单), and writes
// them out again without a loss. It says of every line what it took, what it changed and what it refused.
package xlsx

import (
	"bytes"
	"errors"
	"path"
	"slices"
	"strconv"
	"strings"

	"onevisit/catalog"
	"onevisit/catalog/fault"
)

// File is a file to bring in.
type File struct {
	Name string
	Data []byte
}

// Options of an import.
type Options struct {
	// All refuses everything if one line is refused.
	All bool
	// Existing is the catalog that the items will join: an item that it has under the same code and name keeps its id.
	Existing *catalog.Catalog
	// Department is the department of lines that name none.
	Department catalog.Text
}

// Read brings in the items of workbooks and CSV files, which may refer to each other. An error is about a file as a
// whole, or says that lines were refused although all were asked for; the result then tells which.
func Read(files []File, o Options) (*Result, error) {
	left := newBudget()
	m := newImporter(o)
	tables := 0
	for _, f := range files {
		var sheets []sheet
		var err error
		if bytes.HasPrefix(f.Data, []byte("PK")) || bytes.HasPrefix(f.Data, []byte{0xD0, 0xCF}) || strings.EqualFold(path.Ext(f.Name), ".xlsx") {
			sheets, err = readBook(f.Data, left)
		} else {
			var s sheet
			s, err = readCSV("", f.Data, left)
			sheets = []sheet{s}
		}
		if err != nil {
			return nil, at(err, f.Name)
		}
		for _, s := range sheets {
			if strings.Contains(s.name, "说明") { // what to write where
				continue
			}
			where := f.Name
			if s.name != "" {
				where += "/" + s.name
			}
			if b := bundlesOf(where, s); b != nil {
				tables++
				m.sets = append(m.sets, b)
				continue
			}
			t := tableOf(where, s)
			if t != nil {
				tables++
				m.tables = append(m.tables, t)
			}
		}
	}
	if tables == 0 {
		names := make([]string, len(files))
		for i, f := range files {
			names[i] = f.Name
		}
		return nil, fault.New(CodeNoTable, nil).At(strings.Join(names, ", "))
	}
	return m.run()
}

func at(err error, where string) error {
	var f *fault.Error
	if errors.As(err, &f) {
		return f.At(where)
	}
	return err
}

// table is a sheet whose headings were understood.
type table struct {
	where   string
	rows    []row
	heading row
	items   map[int]int // by column of the sheet: the column of itemColumns; the same below
	papers  map[int]int
	options map[int]int
	refuse  map[int]int
	unknown []string // headings that were not understood
}

// headings by scope: the number of the column by its key.
var (
	itemHeads     = headsOf(itemColumns)
	paperHeads    = headsOf(materialColumns)
	optionHeads   = headsOf(situationColumns)
	refusalHeads  = headsOf(refusalColumns)
	headingsDepth = 25 // lines in which headings are looked for
)

func headsOf[T any](columns []column[T]) map[string]int {
	out := map[string]int{}
	for i, c := range columns {
		for _, h := range append([]string{c.head}, c.also...) {
			if k := headKey(h); k != "" {
				if _, ok := out[k]; !ok {
					out[k] = i
				}
			}
		}
	}
	return out
}

// tableOf finds the headings of a sheet: the line that has the most of them. It is nil if there are fewer than two, or
// none that names anything.
func tableOf(where string, s sheet) *table {
	var best *table
	for i, r := range s.rows[:min(len(s.rows), headingsDepth)] {
		t := &table{where: where, heading: r, rows: s.rows[i+1:], items: map[int]int{}, papers: map[int]int{}, options: map[int]int{},
			refuse: map[int]int{}}
		t.understand(r.cells)
		if t.size() >= 2 && t.names() && (best == nil || t.size() > best.size()) {
			best = t
		}
	}
	return best
}

func (t *table) size() int { return len(t.items) + len(t.papers) + len(t.options) + len(t.refuse) }

// names tells whether the table names something.
func (t *table) names() bool {
	has := func(columns map[int]int, key map[string]int, heads ...string) bool {
		for _, c := range columns {
			for _, h := range heads {
				if key[headKey(h)] == c {
					return true
				}
			}
		}
		return false
	}
	return has(t.items, itemHeads, "事项名称", headID, "实施编码") || has(t.papers, paperHeads, "材料名称")
}

// understand ties the sheet's columns to ours. A heading that several scopes have belongs to the scope that the sheet has
// begun with on its left.
func (t *table) understand(cells []string) {
	taken := map[*map[string]int]map[int]bool{}
	claim := func(at int, k string, heads *map[string]int, into map[int]int) bool {
		c, ok := (*heads)[k]
		if !ok || taken[heads][c] {
			return false
		}
		if taken[heads] == nil {
			taken[heads] = map[int]bool{}
		}
		taken[heads][c] = true
		into[at] = c
		return true
	}
	for at, cell := range cells {
		k := headKey(cell)
		if k == "" {
			continue
		}
		switch {
		case claim(at, k, &itemHeads, t.items), claim(at, k, &paperHeads, t.papers), claim(at, k, &optionHeads, t.options),
			claim(at, k, &refusalHeads, t.refuse):
		default:
			t.unknown = append(t.unknown, strings.TrimSpace(cell))
		}
	}
}

func (t *table) line(r row) string { return t.where + ":" + strconv.Itoa(r.line) }

// importer gathers the items of all tables.
type importer struct {
	o      Options
	tables []*table
	sets   []*bundleTable
	drafts []*draft
	byID   map[string]*draft
	byName map[[2]string]*draft // name and department
	byCode map[string][]*draft
	called map[string][]*draft           // by name alone
	keep   map[[2]string][]*catalog.Item // the existing catalog's items by name and department
	result Result
	failed int
	notes  int
}

// draft is an item being put together.
type draft struct {
	item     catalog.Item
	where    string
	line     int
	papers   []paper
	cells    map[int]string  // what was read of the item's columns, to see whether a line repeats or contradicts it
	asked    map[string]bool // situations that are there
	fromFree map[string]string

	incomplete bool // one of its lines was refused: it would ask for too little
	refused    bool
}

func newImporter(o Options) *importer {
	m := &importer{o: o, byID: map[string]*draft{}, byName: map[[2]string]*draft{}, byCode: map[string][]*draft{},
		called: map[string][]*draft{}, keep: map[[2]string][]*catalog.Item{}}
	if o.Existing != nil {
		for _, it := range o.Existing.Items() {
			k := [2]string{it.Name.ZH, it.Department.ZH}
			m.keep[k] = append(m.keep[k], it)
		}
	}
	return m
}

func (m *importer) note(n Note) {
	if n.Outcome == Refused {
		m.failed++
	}
	if m.notes++; m.notes <= maxNotes {
		m.result.Note(n)
	}
}

// tooMuch refuses a file of which there is more to say than anybody reads.
func (m *importer) tooMuch() error {
	if m.notes > maxNotes {
		return fault.New(CodeTooMany, fault.Args{"what": "notes", "limit": maxNotes})
	}
	return nil
}

// run reads the tables: first those that name items, then those that only refer to them.
func (m *importer) run() (*Result, error) {
	slices.SortStableFunc(m.tables, func(a, b *table) int { return a.rank() - b.rank() })
	for _, t := range m.tables {
		for _, h := range t.unknown {
			m.note(Note{Where: t.line(t.heading), Outcome: Changed, Reason: fault.New(CodeNotKept, fault.Args{"column": short(h)})})
		}
		m.table(t)
	}
	for _, t := range m.sets {
		m.bundles(t)
	}
	if err := m.tooMuch(); err != nil {
		return nil, err
	}
	m.finish()
	if err := m.tooMuch(); err != nil {
		return nil, err
	}
	if m.o.All && m.failed > 0 {
		m.result.Items, m.result.Bundles = nil, nil
		return &m.result, fault.New(CodeNotAll, fault.Args{"n": m.failed})
	}
	return &m.result, nil
}

// rank orders tables: those with more of an item first.
func (t *table) rank() int {
	switch {
	case len(t.options)+len(t.refuse) > 0:
		return 2
	case len(t.items) < 4 && len(t.papers) > 0:
		return 1
	}
	return 0
}
