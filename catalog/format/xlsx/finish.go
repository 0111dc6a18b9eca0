package xlsx

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/mozillazg/go-pinyin"

	"onevisit/catalog"
	"onevisit/catalog/fault"
)

// finish makes items of the drafts. They are compiled together; the faults name the items that have them, and one with a
// fault does not take others with it.
func (m *importer) finish() {
	var items []*catalog.Item
	for _, d := range m.drafts {
		m.papers(d)
		d.item.Materials = make([]catalog.Material, 0, len(d.papers))
		for _, p := range d.papers {
			d.item.Materials = append(d.item.Materials, p.Material)
		}
		if d.incomplete {
			d.refused = true
			m.note(Note{Where: d.item.Where, Outcome: Refused, Item: d.item.ID, Name: d.item.Name.ZH,
				Reason: fault.New(CodeIncomplete, fault.Args{"item": d.item.Name.ZH})})
			continue
		}
		items = append(items, &d.item)
	}
	_, err := catalog.New("import", items)
	for _, f := range faults(err) {
		id, _ := f.Args["item"].(string)
		d := m.byID[id]
		where := f.Where
		if d != nil {
			d.refused = true
			if where == "" || where == id {
				where = d.item.Where
			}
		}
		m.note(Note{Where: where, Outcome: Refused, Item: id, Reason: f})
	}
	for _, d := range m.drafts {
		if !d.refused {
			m.result.Items = append(m.result.Items, &d.item)
		}
	}
	m.dropTaken()
}

// dropTaken takes back what the notes say of items that were refused in the end.
func (m *importer) dropTaken() {
	refused := map[string]bool{}
	for _, d := range m.drafts {
		if d.refused {
			refused[d.item.ID] = true
		}
	}
	m.result.Notes = slices.DeleteFunc(m.result.Notes, func(n Note) bool { return n.Outcome == Taken && refused[n.Item] })
}

func faults(err error) []*fault.Error {
	var out []*fault.Error
	if j, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range j.Unwrap() {
			out = append(out, faults(e)...)
		}
		return out
	}
	var f *fault.Error
	if errors.As(err, &f) {
		out = append(out, f)
	}
	return out
}

// papers gives the materials their ids, and makes questions of conditions in free words.
func (m *importer) papers(d *draft) {
	used := map[string]bool{}
	for _, p := range d.papers {
		used[p.ID] = true
	}
	for i := range d.papers {
		p := &d.papers[i]
		if p.ID == "" {
			p.ID = freshID(slug(p.Name.ZH, 12), "m"+strconv.Itoa(i+1), used)
		}
		if p.When != "" && free(p.When, d) {
			m.ask(d, p)
		}
	}
}

// free tells words from an expression: an expression has an operator and no Chinese outside of quotation marks.
func free(when string, d *draft) bool {
	inside := false
	for _, r := range when {
		switch {
		case r == '"' || r == '\'':
			inside = !inside
		case unicode.Is(unicode.Han, r) && !inside:
			return true
		}
	}
	return !strings.ContainsAny(when, "=<>") && !strings.Contains(when, " in ") && !d.asked[when]
}

// ask turns a condition in free words into a question that is answered with yes or no.
func (m *importer) ask(d *draft, p *paper) {
	said := p.When
	id, ok := d.fromFree[said]
	if !ok {
		id = freshID("", "case"+strconv.Itoa(len(d.fromFree)+1), d.asked)
		d.fromFree[said] = id
		d.item.Situations = append(d.item.Situations, catalog.Situation{
			ID: id, Ask: catalog.Text{ZH: "是否属于：" + said + "？"}, Where: p.Where,
			Choices: []catalog.Choice{{ID: "yes", Name: catalog.Text{ZH: "是", EN: "Yes"}}, {ID: "no", Name: catalog.Text{ZH: "否", EN: "No"}}},
		})
	}
	p.When = id + ` == "yes"`
	m.note(Note{Where: p.Where, Outcome: Changed, Item: d.item.ID,
		Reason: fault.New(CodeMadeQuestion, fault.Args{"text": short(said), "situation": id})})
}

// idFor finds the id of an item that names none: that of the catalog it joins, else one made from the name's initials
// and a hash, so that the same list brought in again gives the same ids.
func (m *importer) idFor(it *catalog.Item) string {
	for _, old := range m.keep[[2]string{it.Name.ZH, it.Department.ZH}] {
		if (it.Code == "" || old.Code == "" || old.Code == it.Code) && m.byID[old.ID] == nil {
			return old.ID
		}
	}
	sum := sha256.Sum256([]byte(it.Department.ZH + "\x00" + it.Name.ZH + "\x00" + it.Code))
	for n := 6; ; n += 4 {
		id := strings.TrimPrefix(slug(it.Name.ZH, 16)+"-"+hex.EncodeToString(sum[:])[:n], "-")
		if m.byID[id] == nil || n > 40 {
			return id
		}
	}
}

// slug is the initials of a name, at most n letters.
func slug(name string, n int) string {
	var b strings.Builder
	for _, r := range name {
		if b.Len() == n {
			break
		}
		switch {
		case r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b.WriteRune(unicode.ToLower(r))
		case unicode.Is(unicode.Han, r):
			if s := pinyin.SinglePinyin(r, pinyin.NewArgs()); len(s) > 0 && s[0] != "" {
				b.WriteByte(s[0][0])
			}
		}
	}
	return b.String()
}

// freshID is the wished id if nobody has it, else the other one, numbered.
func freshID(wish, other string, used map[string]bool) string {
	id := wish
	if id == "" {
		id = other
	}
	for n := 2; used[id]; n++ {
		id = first(wish, other) + "-" + strconv.Itoa(n)
	}
	used[id] = true
	return id
}

func equalPaper(a, b catalog.Material) bool { return reflect.DeepEqual(a, b) }
