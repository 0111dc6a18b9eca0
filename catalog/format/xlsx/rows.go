package xlsx

import (
	"maps"
	"slices"
	"strings"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/catalog/format"
)

// table reads the lines of one table.
func (m *importer) table(t *table) {
	var last *draft
	for _, r := range t.rows {
		if m.tooMuch() != nil {
			return
		}
		if r.empty() {
			m.note(Note{Where: t.line(r), Outcome: Skipped, Reason: fault.New(CodeEmptyRow, nil)})
			continue
		}
		l := m.read(t, r)
		if len(l.items)+len(l.papers)+len(l.options)+len(l.refuse) == 0 {
			m.note(Note{Where: l.where, Outcome: Skipped, Reason: fault.New(CodeNotFoundRow, nil)})
			continue
		}
		last = m.row(l, last)
	}
}

// line is a row whose cells are cleaned and sorted by what they are about: column number of ours to text.
type line struct {
	t                              *table
	where                          string
	number                         int
	items, papers, options, refuse map[int]string
	notes                          []*fault.Error // what was changed
	rounded                        bool           // the code was lost
}

// read cleans a row's cells.
func (m *importer) read(t *table, r row) *line {
	l := &line{t: t, where: t.line(r), number: r.line}
	l.items = scope(l, r, t.items, itemColumns)
	l.papers = scope(l, r, t.papers, materialColumns)
	l.options = scope(l, r, t.options, situationColumns)
	l.refuse = scope(l, r, t.refuse, refusalColumns)
	return l
}

func scope[T any](l *line, r row, at map[int]int, columns []column[T]) map[int]string {
	out := map[int]string{}
	for _, from := range slices.Sorted(maps.Keys(at)) {
		to := at[from]
		c := &columns[to]
		text, marked := clean(r.cell(from))
		switch {
		case text == "":
			continue
		case blank(text):
			l.notes = append(l.notes, fault.New(CodeNotFound, fault.Args{"column": c.head, "value": text}))
			continue
		case c.code && r.rounded[from]:
			l.notes = append(l.notes, fault.New(CodeRounded, fault.Args{"column": c.head, "value": text}))
			l.rounded = true
			continue
		case marked:
			l.notes = append(l.notes, fault.New(CodeHTML, fault.Args{"column": c.head}))
		}
		out[to] = text
	}
	return out
}

// changed writes down what was changed in a line that is taken.
func (m *importer) changed(l *line, item string) {
	for _, f := range l.notes {
		m.note(Note{Where: l.where, Outcome: Changed, Item: item, Reason: f})
	}
	l.notes = nil
}

func (m *importer) refuse(l *line, f *fault.Error) {
	m.note(Note{Where: l.where, Outcome: Refused, Reason: f})
}

// row takes one line: its item, and what it says beside.
func (m *importer) row(l *line, last *draft) *draft {
	d, isNew := m.itemOf(l, last)
	if d == nil {
		return last
	}
	beside := len(l.papers)+len(l.options)+len(l.refuse) > 0
	if !isNew && !beside {
		m.again(l, d)
		return d
	}
	if isNew {
		m.note(Note{Where: l.where, Outcome: Taken, Thing: format.ThingItem, Name: d.item.Name.ZH, Item: d.item.ID})
	} else {
		m.merge(l, d)
	}
	switch {
	case len(l.papers) > 0:
		m.paper(l, d)
	case len(l.options) > 0:
		m.option(l, d)
	case len(l.refuse) > 0:
		m.refusal(l, d)
	}
	m.changed(l, d.item.ID)
	return d
}

// itemOf finds the item that a line is about, or begins it. Nil: the line was refused.
func (m *importer) itemOf(l *line, last *draft) (d *draft, isNew bool) {
	id, code, name := l.items[itemHeads[headKey(headID)]], l.items[itemHeads[headKey("实施编码")]], l.items[itemHeads[headKey("事项名称")]]
	dept := l.items[itemHeads[headKey("实施主体")]]
	if dept == "" {
		dept = m.o.Department.ZH
	}
	if id == "" && code == "" && name == "" {
		if last != nil && last.where == l.t.where && (len(l.items) == 0 || l.rounded && len(l.papers) > 0) {
			return last, false // cells below a merged one that lost their merge
		}
		m.refuse(l, fault.New(CodeNoKey, nil))
		return nil, false
	}
	d = m.known(id, code, name, dept)
	switch {
	case d != nil:
		return d, false
	case name == "":
		m.refuse(l, fault.New(CodeUnknownItem, fault.Args{"item": first(id, code)}))
	case dept == "":
		m.refuse(l, fault.New(CodeNoDepartment, nil))
	default:
		return m.begin(l, dept), true
	}
	return nil, false
}

func first(all ...string) string {
	for _, s := range all {
		if s != "" {
			return s
		}
	}
	return ""
}

// known finds an item of an earlier line: by id, by code and name, by name and department, or by a code or a name that
// only one has.
func (m *importer) known(id, code, name, dept string) *draft {
	if id != "" {
		return m.byID[id]
	}
	if name != "" {
		if dept == "" {
			var found *draft
			for _, d := range m.called[name] {
				if code == "" || d.item.Code == code || d.item.Code == "" {
					if found != nil {
						return nil
					}
					found = d
				}
			}
			return found
		}
		d := m.byName[[2]string{name, dept}]
		if d != nil && code != "" && d.item.Code != "" && d.item.Code != code {
			return nil
		}
		return d
	}
	if same := m.byCode[code]; len(same) == 1 {
		return same[0]
	}
	return nil
}

// begin starts an item with what its first line says.
func (m *importer) begin(l *line, dept string) *draft {
	d := &draft{where: l.t.where, line: l.number, cells: map[int]string{}, asked: map[string]bool{}, fromFree: map[string]string{}}
	d.item.Where = l.where
	m.fill(l, d, l.items)
	if d.item.Department.ZH == "" {
		d.item.Department = m.o.Department
	}
	if d.item.ID == "" {
		d.item.ID = m.idFor(&d.item)
		l.notes = append(l.notes, fault.New(CodeMadeID, fault.Args{"id": d.item.ID}))
	}
	if same := m.byCode[d.item.Code]; d.item.Code != "" && len(same) > 0 {
		l.notes = append(l.notes, fault.New(CodeSameCode, fault.Args{"code": d.item.Code, "first": same[0].line}))
	}
	m.drafts = append(m.drafts, d)
	m.byID[d.item.ID] = d
	m.byName[[2]string{d.item.Name.ZH, dept}] = d
	m.called[d.item.Name.ZH] = append(m.called[d.item.Name.ZH], d)
	if d.item.Code != "" {
		m.byCode[d.item.Code] = append(m.byCode[d.item.Code], d)
	}
	return d
}

// fill sets the item's columns from cells; what cannot be read is left out and noted.
func (m *importer) fill(l *line, d *draft, cells map[int]string) {
	setAll(l, itemColumns, cells, &d.item)
	for c, v := range cells {
		d.cells[c] = v
	}
}

// setAll sets columns in their order; a number is read together with its unit.
func setAll[T any](l *line, columns []column[T], cells map[int]string, into *T) {
	for i, c := range columns {
		v, ok := cells[i]
		if !ok || c.unit || c.set == nil {
			continue
		}
		if i+1 < len(columns) && columns[i+1].unit && strings.Trim(v, "0123456789.") == "" {
			v += strings.TrimPrefix(cells[i+1], "个")
		}
		if f := c.set(into, v); f != nil {
			l.notes = append(l.notes, f)
		}
	}
}

// again meets a line that names an item which was there before and says nothing beside.
func (m *importer) again(l *line, d *draft) {
	for c, v := range l.items {
		if old, ok := d.cells[c]; !ok || old != v {
			m.refuse(l, fault.New(CodeDuplicate, fault.Args{"first": d.line}))
			return
		}
	}
	m.note(Note{Where: l.where, Outcome: Skipped, Item: d.item.ID, Reason: fault.New(CodeRepeated, fault.Args{"first": d.line})})
}

// merge takes what a further line says of the item: what was not said before. A contradiction leaves the first.
func (m *importer) merge(l *line, d *draft) {
	news := map[int]string{}
	for c, v := range l.items {
		old, ok := d.cells[c]
		switch {
		case !ok && itemColumns[c].head != headID:
			news[c] = v
		case ok && old != v:
			l.notes = append(l.notes, fault.New(CodeDiffers, fault.Args{"column": itemColumns[c].head, "value": short(v), "kept": short(old)}))
		}
	}
	for c := range news { // a unit without its number says nothing new
		if itemColumns[c].unit {
			if _, ok := news[c-1]; !ok {
				delete(news, c)
			}
		}
	}
	if len(news) > 0 {
		m.fill(l, d, news)
	}
}

// paper takes a material.
func (m *importer) paper(l *line, d *draft) {
	var p paper
	setAll(l, materialColumns, l.papers, &p)
	p.Sets = setsOf(p.sets)
	named(p.Substitutes)
	named(p.NotAccepted)
	p.Where = l.where
	if p.Name.ZH == "" {
		if len(p.AnyOf) == 0 {
			d.incomplete = true
			m.refuse(l, fault.New(catalog.CodeMissingField, fault.Args{"item": d.item.ID, "field": "材料名称"}))
			return
		}
		p.Name = p.AnyOf[0]
	}
	if p.gap && !p.Later.Stated() {
		l.notes = append(l.notes, fault.New(CodeNoGapLimit, nil))
	}
	if len(d.papers) >= maxPapers {
		d.incomplete = true
		m.refuse(l, fault.New(CodeTooMany, fault.Args{"what": "materials", "limit": maxPapers}))
		return
	}
	for _, other := range d.papers {
		same := other.Material
		same.Where, same.ID = p.Where, p.ID
		if equalPaper(same, p.Material) && (p.ID == "" || p.ID == other.ID) {
			m.note(Note{Where: l.where, Outcome: Skipped, Item: d.item.ID, Reason: fault.New(CodeRepeated, fault.Args{"first": other.Where})})
			return
		}
	}
	d.papers = append(d.papers, p)
	m.note(Note{Where: l.where, Outcome: Taken, Thing: format.ThingMaterial, Name: p.Name.ZH, Item: d.item.ID})
}

// named gives substitutes without an id their name for one, as a catalog file does.
func named(list []catalog.Substitute) {
	for i := range list {
		list[i].ID = first(list[i].ID, list[i].Name.ZH)
	}
}

// option takes an answer, and its question if it is the first.
func (m *importer) option(l *line, d *draft) {
	var o option
	setAll(l, situationColumns, l.options, &o)
	o.situation.Where = l.where
	if o.situation.ID == "" {
		d.incomplete = true
		m.refuse(l, fault.New(catalog.CodeMissingField, fault.Args{"item": d.item.ID, "field": "情形标识"}))
		return
	}
	if len(d.item.Situations) >= maxPapers {
		d.incomplete = true
		m.refuse(l, fault.New(CodeTooMany, fault.Args{"what": "situations", "limit": maxPapers}))
		return
	}
	if !d.asked[o.situation.ID] {
		d.asked[o.situation.ID] = true
		d.item.Situations = append(d.item.Situations, o.situation)
	}
	for i := range d.item.Situations {
		if s := &d.item.Situations[i]; s.ID == o.situation.ID && (o.choice.ID != "" || o.choice.Name.ZH != "") {
			s.Choices = append(s.Choices, o.choice)
		}
	}
	m.note(Note{Where: l.where, Outcome: Taken, Thing: format.ThingSituation, Name: first(o.choice.Name.ZH, o.situation.Ask.ZH), Item: d.item.ID})
}

func (m *importer) refusal(l *line, d *draft) {
	var r catalog.Refusal
	setAll(l, refusalColumns, l.refuse, &r)
	r.Where = l.where
	d.item.Refusals = append(d.item.Refusals, r)
	m.note(Note{Where: l.where, Outcome: Taken, Thing: format.ThingRefusal, Name: r.Reason.ZH, Item: d.item.ID})
}
