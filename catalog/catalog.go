package catalog

import (
	"sort"

	"onevisit/catalog/fault"
	"onevisit/catalog/internal/find"
)

// Fault codes of this package. Args are named in the translations.
const (
	CodeUnknownItem    fault.Code = "catalog.unknown_item"    // item
	CodeUnknownBundle  fault.Code = "catalog.unknown_bundle"  // bundle
	CodeDuplicateItem  fault.Code = "catalog.duplicate_item"  // item, first
	CodeBadWhen        fault.Code = "catalog.bad_when"        // item, when, reason
	CodeUnknownAnswer  fault.Code = "catalog.unknown_answer"  // item, situation, answer, known
	CodeUnknownAsk     fault.Code = "catalog.unknown_ask"     // item, situation, known
	CodeUnknownPaper   fault.Code = "catalog.unknown_paper"   // item, material, known
	CodeBadDate        fault.Code = "catalog.bad_date"        // value
	CodeBadField       fault.Code = "catalog.bad_field"       // item, field, value, allowed
	CodeMissingField   fault.Code = "catalog.missing_field"   // item, field
	CodeDuplicateField fault.Code = "catalog.duplicate_field" // item, field, value
	CodeBadPer         fault.Code = "catalog.bad_per"         // item, field, situation: no question about a number
)

// Catalog is a compiled set of items. It does not change after New and may be read from many goroutines.
type Catalog struct {
	items   []*Item
	bundles []*Bundle
	byID    map[string]*Item
	version string
	search  *find.Index
}

// New compiles items into a catalog: every `when` is compiled and type-checked against the item's situations. It
// returns all faults found, joined, each with its place.
func New(version string, items []*Item) (*Catalog, error) { return NewWithBundles(version, items, nil) }

// NewWithBundles is New for a catalog that has bundles of its items as well.
func NewWithBundles(version string, items []*Item, bundles []*Bundle) (*Catalog, error) {
	c := &Catalog{byID: make(map[string]*Item, len(items)), version: version}
	if err := join(compileAll(c, items), compileBundles(c, items, bundles)); err != nil {
		return nil, err
	}
	sort.SliceStable(c.items, func(i, j int) bool {
		if c.items[i].Department.ZH != c.items[j].Department.ZH {
			return c.items[i].Department.ZH < c.items[j].Department.ZH
		}
		return c.items[i].ID < c.items[j].ID
	})
	c.search = newIndex(c.items)
	return c, nil
}

// Version names the catalog version; a case keeps the version it was opened under.
func (c *Catalog) Version() string { return c.version }

// Items returns all items, by department and id. Do not change them.
func (c *Catalog) Items() []*Item { return c.items }

// Item finds an item by id. The error has CodeUnknownItem.
func (c *Catalog) Item(id string) (*Item, error) {
	if it, ok := c.byID[id]; ok {
		return it, nil
	}
	return nil, fault.New(CodeUnknownItem, fault.Args{"item": id})
}

// Bundles returns the bundles in the order of the files. Do not change them.
func (c *Catalog) Bundles() []*Bundle { return c.bundles }

// Bundle finds a bundle by id. The error has CodeUnknownBundle.
func (c *Catalog) Bundle(id string) (*Bundle, error) {
	for _, b := range c.bundles {
		if b.ID == id {
			return b, nil
		}
	}
	return nil, fault.New(CodeUnknownBundle, fault.Args{"bundle": id})
}

// Departments returns the departments that have items, each once, ordered by the number of items, largest first.
func (c *Catalog) Departments() []Text {
	count := map[Text]int{}
	var out []Text
	for _, it := range c.items {
		if count[it.Department] == 0 {
			out = append(out, it.Department)
		}
		count[it.Department]++
	}
	sort.SliceStable(out, func(i, j int) bool { return count[out[i]] > count[out[j]] })
	return out
}

// Of returns the items of a department (by its Chinese name).
func (c *Catalog) Of(department string) []*Item {
	var out []*Item
	for _, it := range c.items {
		if it.Department.ZH == department {
			out = append(out, it)
		}
	}
	return out
}

// Check says at once and completely what is missing, wrong or not needed.
func (c *Catalog) Check(s Submission) (Verdict, error) {
	it, err := c.Item(s.Item)
	if err != nil {
		return Verdict{}, err
	}
	return it.Check(s)
}
