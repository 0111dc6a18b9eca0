package version

import (
	"slices"

	"onevisit/catalog"
)

// Merge puts items into a list: those with the id of one that is there take its place, the others come at the end. The
// lists stay as they are.
func Merge(into, items []*catalog.Item) []*catalog.Item {
	return merge(into, items, func(it *catalog.Item) string { return it.ID })
}

// MergeBundles is Merge for bundles.
func MergeBundles(into, bundles []*catalog.Bundle) []*catalog.Bundle {
	return merge(into, bundles, func(b *catalog.Bundle) string { return b.ID })
}

func merge[T any](into, more []*T, id func(*T) string) []*T {
	out := slices.Clone(into)
	at := make(map[string]int, len(out))
	for i, x := range out {
		at[id(x)] = i
	}
	for _, x := range more {
		if i, known := at[id(x)]; known {
			out[i] = x
			continue
		}
		at[id(x)] = len(out)
		out = append(out, x)
	}
	return out
}
