package version_test

import (
	"encoding/json"
	"fmt"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/catalog/format/yaml"
	"onevisit/catalog/version"
)

// sample is the hall that comes with the program.
func sample(t testing.TB) *catalog.Catalog {
	t.Helper()
	cat, err := yaml.Load(os.DirFS("../../assets/hall"), ".")
	require.NoError(t, err)
	return cat
}

// shelf keeps pieces as a store would.
type shelf map[string][]byte

func (s shelf) get(hash string) ([]byte, error) {
	if b, ok := s[hash]; ok {
		return b, nil
	}
	return nil, fault.New(version.CodeDamaged, fault.Args{"version": hash})
}

func (s shelf) put(t testing.TB, items []*catalog.Item, bundles []*catalog.Bundle) (root string, fresh int) {
	t.Helper()
	p, err := version.Pack(items, bundles)
	require.NoError(t, err)
	for h, b := range p.Pieces {
		if _, known := s[h]; !known {
			fresh++
		}
		s[h] = b
	}
	return p.Root, fresh
}

func text(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	require.NoError(t, err)
	return string(b)
}

func TestAPackedCatalogComesBackAsItWas(t *testing.T) {
	cat, s := sample(t), shelf{}
	root, _ := s.put(t, cat.Items(), cat.Bundles())
	b, err := version.Open(root, s.get)
	require.NoError(t, err)
	require.Equal(t, len(cat.Items()), b.Items())
	back, err := b.Catalog("v7")
	require.NoError(t, err)
	require.Equal(t, "v7", back.Version())
	require.Equal(t, text(t, cat.Items()), text(t, back.Items()))
	require.Equal(t, text(t, cat.Bundles()), text(t, back.Bundles()))
	for _, it := range cat.Items() {
		one, err := b.Item(it.ID)
		require.NoError(t, err)
		require.Equal(t, text(t, it), text(t, one))
	}
	_, err = b.Item("nobody")
	require.True(t, fault.Has(err, catalog.CodeUnknownItem))
	require.True(t, version.Compare(cat, back).Empty())
}

func TestTheSameItemsMakeTheSamePiecesInAnyOrder(t *testing.T) {
	items := sample(t).Items()
	first, err := version.Pack(items, nil)
	require.NoError(t, err)
	rapid.Check(t, func(t *rapid.T) {
		p, err := version.Pack(rapid.Permutation(items).Draw(t, "items"), nil)
		require.NoError(t, err)
		require.Equal(t, first.Root, p.Root)
	})
}

func TestAnEditStoresFewPieces(t *testing.T) {
	var items []*catalog.Item
	for i := range 2000 {
		items = append(items, &catalog.Item{ID: fmt.Sprintf("i-%d", i), Name: catalog.Text{ZH: fmt.Sprint("事项", i)},
			Department: catalog.Text{ZH: fmt.Sprint("局", i%10)}, Source: catalog.Source{Text: "test"}})
	}
	s := shelf{}
	_, all := s.put(t, items, nil)
	require.Greater(t, all, 40)
	edited := *items[77]
	edited.Name.ZH = "改了名的事项"
	items[77] = &edited
	_, fresh := s.put(t, items, nil)
	require.Equal(t, 2, fresh, "the piece that the item is in, and the list of pieces")
}

func TestADamagedPieceIsRefused(t *testing.T) {
	cat := sample(t)
	for _, harm := range []func([]byte) []byte{
		func([]byte) []byte { return nil },
		func(b []byte) []byte { return b[:len(b)/2] },
		func(b []byte) []byte { b[len(b)/2] ^= 0x40; return b },
	} {
		s := shelf{}
		root, _ := s.put(t, cat.Items(), cat.Bundles())
		for h := range s {
			s[h] = harm(append([]byte(nil), s[h]...))
		}
		_, err := version.Open(root, s.get)
		require.True(t, fault.Has(err, version.CodeDamaged), "%v", err)
	}
	_, err := version.Open("none", shelf{}.get)
	require.True(t, fault.Has(err, version.CodeDamaged))
}
