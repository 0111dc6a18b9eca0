package edit

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"onevisit/catalog"
	"onevisit/catalog/version"
)

// bench holds the items that were changed and not published yet.
type bench struct {
	item    *catalog.Item            // in the form
	changed map[string]*catalog.Item // by id; nil is an item that is no longer offered
	from    map[string]*catalog.Item // what each was when its editing began; none for a new item

	bundle      *catalog.Bundle            // the life event in the form; nil if an item is
	bundles     map[string]*catalog.Bundle // those that were changed, by id; nil is one that is no longer offered
	bundlesFrom map[string]*catalog.Bundle // what each was when its editing began
}

// clone is a deep copy of an item without what its agent rule adds and without what was compiled.
func clone(it *catalog.Item) *catalog.Item {
	body, err := json.Marshal(version.Plain(it))
	out := &catalog.Item{}
	if err == nil {
		err = json.Unmarshal(body, out)
	}
	if err != nil { // cannot be: an item is data through and through
		return version.Plain(it)
	}
	return out
}

// open puts an item into the form: as it was left, or as it is in effect.
func (b *bench) open(cat *catalog.Catalog, id string) {
	b.bundle = nil
	if it := b.changed[id]; it != nil {
		b.item = it
		return
	}
	if it, err := cat.Item(id); err == nil {
		b.item, b.from[id] = clone(it), it
		return
	}
	b.item = &catalog.Item{ID: id}
}

// clashes are the items that somebody else has changed since their editing began here: publishing would undo that.
func (b *bench) clashes(cat *catalog.Catalog) []*catalog.Item {
	var out []*catalog.Item
	for id := range b.changed {
		was, now := b.from[id], (*catalog.Item)(nil)
		if it, err := cat.Item(id); err == nil {
			now = it
		}
		switch {
		case was == nil || now == was:
		case now == nil:
			out = append(out, was)
		default:
			if _, changed := version.CompareItem(was, now); changed {
				out = append(out, now)
			}
		}
	}
	slices.SortFunc(out, func(a, c *catalog.Item) int { return strings.Compare(a.ID, c.ID) })
	return out
}

// begin puts a new item of a department into the form.
func (b *bench) begin(cat *catalog.Catalog, department catalog.Text) {
	taken := func(id string) bool {
		_, err := cat.Item(id)
		_, here := b.changed[id]
		return err == nil || here
	}
	b.bundle, b.item = nil, &catalog.Item{ID: free("item-", taken), Department: department}
}

// free is the first name with this beginning that is not taken.
func free(start string, taken func(string) bool) string {
	for n := 1; ; n++ {
		if id := fmt.Sprintf("%s%d", start, n); !taken(id) {
			return id
		}
	}
}

// touch notes that what is in the form was changed.
func (b *bench) touch() {
	if b.bundle != nil {
		b.bundle.Situations = b.item.Situations
		b.bundles[b.bundle.ID] = b.bundle
		return
	}
	b.changed[b.item.ID] = b.item
}

// touched tells whether what is in the form was changed.
func (b *bench) touched() bool {
	if b.bundle != nil {
		_, ok := b.bundles[b.bundle.ID]
		return ok
	}
	_, ok := b.changed[b.item.ID]
	return ok
}

// name is what the item or life event in the form is called.
func (b *bench) name() catalog.Text {
	if b.bundle != nil {
		return b.bundle.Name
	}
	return b.item.Name
}

// dirty is how many items and life events were changed.
func (b *bench) dirty() int { return len(b.changed) + len(b.bundles) }

// revert throws the changes of the item in the form away. It tells whether nothing is left of the item: it was new.
func (b *bench) revert(cat *catalog.Catalog) (gone bool) {
	if b.bundle != nil {
		return b.revertBundle(cat)
	}
	delete(b.changed, b.item.ID)
	it, err := cat.Item(b.item.ID)
	if err != nil {
		return true
	}
	b.item, b.from[it.ID] = clone(it), it
	return false
}

// remove takes the item in the form out of the catalog.
func (b *bench) remove(cat *catalog.Catalog) {
	if b.bundle != nil {
		b.removeBundle(cat)
		return
	}
	if _, err := cat.Item(b.item.ID); err != nil {
		delete(b.changed, b.item.ID)
		return
	}
	b.changed[b.item.ID] = nil
}

// items is the whole catalog as it would be.
func (b *bench) items(cat *catalog.Catalog) []*catalog.Item {
	var fresh []*catalog.Item
	for _, it := range b.changed {
		if it != nil {
			fresh = append(fresh, it)
		}
	}
	slices.SortFunc(fresh, func(a, c *catalog.Item) int { return strings.Compare(a.ID, c.ID) })
	return slices.DeleteFunc(version.Merge(cat.Items(), fresh), func(it *catalog.Item) bool {
		now, touched := b.changed[it.ID]
		return touched && now == nil
	})
}

// clear empties the bench: everything was published.
func (b *bench) clear() {
	b.changed, b.from = map[string]*catalog.Item{}, map[string]*catalog.Item{}
	b.bundles, b.bundlesFrom = map[string]*catalog.Bundle{}, map[string]*catalog.Bundle{}
}

// compiled is the item in the form, compiled; its faults if it cannot be.
func (b *bench) compiled() (*catalog.Catalog, *catalog.Item, error) {
	cat, err := catalog.New("draft", []*catalog.Item{b.item})
	if err != nil {
		return nil, nil, err
	}
	it, err := cat.Item(b.item.ID)
	return cat, it, err
}

// questions are the questions that conditions may speak of: those of the item, and who comes if its agent rule asks it.
func (b *bench) questions() []catalog.Situation {
	plain := *b.item
	plain.Materials, plain.Refusals, plain.FeeExempt = nil, nil, nil
	if plain.Name.ZH == "" {
		plain.Name.ZH = plain.ID
	}
	cat, err := catalog.New("draft", []*catalog.Item{&plain})
	if err != nil {
		return b.item.Situations
	}
	it, err := cat.Item(plain.ID)
	if err != nil {
		return b.item.Situations
	}
	return it.Situations
}
