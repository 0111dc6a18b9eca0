package catalog

import "onevisit/catalog/internal/find"

// Fields that a search looks into.
const (
	FieldName       = "name"
	FieldNameEN     = "name_en"
	FieldAlias      = "alias"
	FieldDepartment = "department"
	FieldID         = "id"
	FieldCode       = "code"
)

// Hit is one item found.
type Hit struct {
	Item  *Item
	Score float64 // larger is nearer to what was asked; comparable within one search only
	// Field and Text are the field that matched best and what it says; Ranges are its matched pieces in runes, from
	// and to, in order, for the screen to highlight.
	Field  string
	Text   string
	Ranges [][2]int
}

// fieldNames and fieldKinds say how much a match in a field counts; the numbers are the same.
var (
	fieldNames = [...]string{FieldName, FieldAlias, FieldNameEN, FieldCode, FieldID, FieldDepartment}
	fieldKinds = []find.Kind{{Weight: 1}, {Weight: 0.96}, {Weight: 0.9}, {Weight: 0.9, Code: true}, {Weight: 0.8, Code: true},
		{Weight: 0.4, Broad: true}}
)

// newIndex is what a search reads. It is built once and not changed afterwards.
func newIndex(items []*Item) *find.Index {
	var buf []find.Field // find.New looks at the fields of one item at a time
	return find.New(fieldKinds, len(items), func(i int) []find.Field {
		it := items[i]
		buf = append(buf[:0], find.Field{Kind: 0, Text: it.Name.ZH})
		for _, a := range it.Aliases {
			buf = append(buf, find.Field{Kind: 1, Text: a})
		}
		buf = append(buf, find.Field{Kind: 2, Text: it.Name.EN}, find.Field{Kind: 3, Text: it.Code}, find.Field{Kind: 4, Text: it.ID},
			find.Field{Kind: 5, Text: it.Department.ZH}, find.Field{Kind: 5, Text: it.Department.EN})
		return buf
	})
}

// Search finds items by name, alias, department, id or code: as written, in traditional characters, by pinyin in full or
// by initials, mixed, with the words in any order, with a wrong or a missing character, and in everyday words. The thing
// meant stands first. n bounds the number of hits; 0 is all, which takes long in a large catalog. An empty query finds
// nothing.
func (c *Catalog) Search(query string, n int) []Hit { return c.hits(c.search.Search(query, n)) }

// Nearest finds what is next to a query that Search finds nothing for; it may be nothing.
func (c *Catalog) Nearest(query string, n int) []Hit { return c.hits(c.search.Nearest(query, n)) }

func (c *Catalog) hits(found []find.Match) []Hit {
	if len(found) == 0 {
		return nil
	}
	out := make([]Hit, len(found))
	for i, m := range found {
		out[i] = Hit{Item: c.items[m.Doc], Score: m.Score, Field: fieldNames[m.Kind], Text: m.Text, Ranges: m.Ranges}
	}
	return out
}
