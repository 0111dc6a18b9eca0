package version_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/version"
)

// district is as many items as a district's hall lists, made from the sample's.
func district(b *testing.B, n int) []*catalog.Item {
	from := sample(b).Items()
	out := make([]*catalog.Item, n)
	for i := range out {
		it := *version.Plain(from[i%len(from)])
		it.ID = fmt.Sprintf("%s-%d", it.ID, i)
		out[i] = &it
	}
	return out
}

// BenchmarkVersions5612 reports what a version of a district's catalog costs: packing it, opening it as a whole, one item
// of it, and the difference to the version before, which changed one item.
func BenchmarkVersions5612(b *testing.B) {
	items := district(b, 5612)
	s := shelf{}
	root, _ := s.put(b, items, nil)
	size := 0
	for _, piece := range s {
		size += len(piece)
	}
	edited := append([]*catalog.Item(nil), items...)
	one := *items[77]
	one.Name.ZH += "（新）"
	edited[77] = &one
	next, _ := s.put(b, edited, nil)
	b.Run("pack", func(b *testing.B) {
		for b.Loop() {
			_, err := version.Pack(items, nil)
			require.NoError(b, err)
		}
		b.ReportMetric(float64(size)/1e6, "MB")
	})
	open := func(b *testing.B, root string) *version.Book {
		book, err := version.Open(root, s.get)
		require.NoError(b, err)
		return book
	}
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			_, err := open(b, root).Catalog("v")
			require.NoError(b, err)
		}
	})
	b.Run("item", func(b *testing.B) {
		for b.Loop() {
			_, err := open(b, root).Item(one.ID)
			require.NoError(b, err)
		}
	})
	b.Run("diff", func(b *testing.B) {
		for b.Loop() {
			d, err := version.Between(open(b, root), open(b, next))
			require.NoError(b, err)
			require.Len(b, d.Changed, 1)
		}
	})
}
