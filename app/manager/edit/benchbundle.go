package edit

import (
	"bytes"
	"encoding/json"
	"slices"

	"onevisit/catalog"
)

// A life event (一件事一次办) stands on the bench as items do. Its questions are in the form as those of an item that has
// nothing else, so that they and its conditions are edited with the same fields.

// cloneBundle is a deep copy of a bundle without what was compiled.
func cloneBundle(b *catalog.Bundle) *catalog.Bundle {
	body, err := json.Marshal(b)
	out := &catalog.Bundle{}
	if err == nil {
		err = json.Unmarshal(body, out)
	}
	if err != nil { // cannot be: a bundle is data through and through
		cp := *b
		return &cp
	}
	return out
}

// openBundle puts a life event into the form: as it was left, or as it is in effect.
func (b *bench) openBundle(cat *catalog.Catalog, id string) {
	now := b.bundles[id]
	if now == nil {
		if is, err := cat.Bundle(id); err == nil {
			now, b.bundlesFrom[id] = cloneBundle(is), cloneBundle(is)
		} else {
			now = &catalog.Bundle{ID: id}
		}
	}
	b.showBundle(now)
}

func (b *bench) showBundle(now *catalog.Bundle) {
	b.bundle, b.item = now, &catalog.Item{ID: now.ID, Situations: now.Situations}
}

// beginBundle puts a new life event into the form that begins with an item.
func (b *bench) beginBundle(cat *catalog.Catalog, it *catalog.Item) {
	taken := func(id string) bool {
		_, err := cat.Bundle(id)
		_, here := b.bundles[id]
		return err == nil || here
	}
	b.showBundle(&catalog.Bundle{ID: free("bundle-", taken), Department: it.Department,
		Components: []catalog.Component{{Item: it.ID, Name: it.Name}}})
}

// revertBundle throws the changes of the life event in the form away. It tells whether nothing is left of it: it was new.
func (b *bench) revertBundle(cat *catalog.Catalog) (gone bool) {
	id := b.bundle.ID
	delete(b.bundles, id)
	if _, err := cat.Bundle(id); err != nil {
		return true
	}
	b.openBundle(cat, id)
	return false
}

// removeBundle takes the life event in the form out of the catalog. Its items stay.
func (b *bench) removeBundle(cat *catalog.Catalog) {
	if _, err := cat.Bundle(b.bundle.ID); err != nil {
		delete(b.bundles, b.bundle.ID)
		return
	}
	b.bundles[b.bundle.ID] = nil
}

// bundleList is the whole list as it would be.
func (b *bench) bundleList(cat *catalog.Catalog) []*catalog.Bundle {
	var out []*catalog.Bundle
	seen := map[string]bool{}
	for _, is := range cat.Bundles() {
		now, touched := b.bundles[is.ID]
		seen[is.ID] = true
		switch {
		case !touched:
			out = append(out, is)
		case now != nil:
			out = append(out, now)
		}
	}
	var fresh []string
	for id, now := range b.bundles {
		if !seen[id] && now != nil {
			fresh = append(fresh, id)
		}
	}
	slices.Sort(fresh)
	for _, id := range fresh {
		out = append(out, b.bundles[id])
	}
	return out
}

// bundleClashes names the life events that somebody else has changed since their editing began here.
func (b *bench) bundleClashes(cat *catalog.Catalog) []catalog.Text {
	var out []catalog.Text
	for id := range b.bundles {
		was := b.bundlesFrom[id]
		if was == nil {
			continue
		}
		now, err := cat.Bundle(id)
		if err != nil || !sameBundle(was, now) {
			out = append(out, was.Name)
		}
	}
	slices.SortFunc(out, func(a, c catalog.Text) int { return bytes.Compare([]byte(a.ZH), []byte(c.ZH)) })
	return out
}

func sameBundle(a, b *catalog.Bundle) bool {
	x, err1 := json.Marshal(a)
	y, err2 := json.Marshal(b)
	return err1 == nil && err2 == nil && bytes.Equal(x, y)
}
