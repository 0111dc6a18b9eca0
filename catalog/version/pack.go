// Package version keeps catalogs apart in time: it packs a catalog into pieces that are stored once each, opens it again
// as a whole or one item alone, and says in which way one version differs from another. It is pure: who stores the
// pieces and when a version is in effect is the hall's to say.
package version

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"hash/fnv"
	"io"
	"slices"
	"strings"

	"onevisit/catalog"
	"onevisit/catalog/fault"
)

// CodeDamaged is a stored version that cannot be read: version.
const CodeDamaged fault.Code = "version.damaged"

// Packed is a catalog in pieces. Two catalogs that share most of their items share most of their pieces, so a version
// that changes one item costs a few kilobytes.
type Packed struct {
	Root   string            // the hash of the piece that lists the others
	Pieces map[string][]byte // compressed, by the hash of what is in them
}

// index is the piece that lists the others.
type index struct {
	Parts   []part `json:"parts"`
	Bundles string `json:"bundles,omitempty"`
}

// part is a piece with some items of one department.
type part struct {
	Hash  string   `json:"hash"`
	Items []string `json:"items"` // ids, sorted
}

const (
	// partItems is about how many items are in a piece: an edit stores one piece anew.
	partItems = 32
	// maxPiece bounds what is unpacked of one piece, in bytes; a piece of the largest department has some hundred KB.
	maxPiece = 64 << 20
)

// Pack puts a catalog into pieces. The same items make the same pieces, in whatever order they come. Questions and
// refusals that follow from the agent rule are left out: they come back from it.
func Pack(items []*catalog.Item, bundles []*catalog.Bundle) (Packed, error) {
	p := Packed{Pieces: map[string][]byte{}}
	var ix index
	for _, list := range split(items) {
		plain := make([]*catalog.Item, len(list))
		ids := make([]string, len(list))
		for i, it := range list {
			plain[i], ids[i] = Plain(it), it.ID
		}
		hash, err := p.add(plain)
		if err != nil {
			return Packed{}, err
		}
		ix.Parts = append(ix.Parts, part{Hash: hash, Items: ids})
	}
	var err error
	if len(bundles) > 0 {
		if ix.Bundles, err = p.add(bundles); err != nil {
			return Packed{}, err
		}
	}
	p.Root, err = p.add(ix)
	return p, err
}

// Plain is a copy of an item without what its agent rule adds.
func Plain(it *catalog.Item) *catalog.Item {
	cp := *it
	cp.Situations = slices.DeleteFunc(slices.Clone(it.Situations), func(s catalog.Situation) bool { return s.BuiltIn })
	cp.Refusals = slices.DeleteFunc(slices.Clone(it.Refusals), func(r catalog.Refusal) bool { return r.BuiltIn })
	return &cp
}

// split sorts the items into lists of about partItems, so that an item added or removed changes one list alone.
func split(items []*catalog.Item) [][]*catalog.Item {
	sorted := slices.Clone(items)
	slices.SortFunc(sorted, func(a, b *catalog.Item) int {
		if c := strings.Compare(a.Department.ZH, b.Department.ZH); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
	var out [][]*catalog.Item
	for len(sorted) > 0 {
		n := slices.IndexFunc(sorted, func(it *catalog.Item) bool { return it.Department.ZH != sorted[0].Department.ZH })
		if n < 0 {
			n = len(sorted)
		}
		lists := 1 // a power of two, so that a growing department is seldom dealt out anew
		for n > 2*partItems*lists {
			lists *= 2
		}
		dealt := make([][]*catalog.Item, lists)
		for _, it := range sorted[:n] {
			h := fnv.New32a()
			_, _ = io.WriteString(h, it.ID)
			k := int(h.Sum32()) & (lists - 1)
			dealt[k] = append(dealt[k], it)
		}
		for _, list := range dealt {
			if len(list) > 0 {
				out = append(out, list)
			}
		}
		sorted = sorted[n:]
	}
	return out
}

// add packs one piece and gives the hash of what is in it.
func (p *Packed) add(v any) (string, error) {
	body, err := json.Marshal(v)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(body)
	hash := hex.EncodeToString(sum[:16])
	if _, known := p.Pieces[hash]; known {
		return hash, nil
	}
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err = z.Write(body); err == nil {
		err = z.Close()
	}
	p.Pieces[hash] = b.Bytes()
	return hash, err
}

// Source gives a stored piece by its hash.
type Source func(hash string) ([]byte, error)

// Book is a stored version, opened. It reads pieces when they are asked for.
type Book struct {
	root string
	ix   index
	get  Source
}

// Open opens the version whose list of pieces has this hash. CodeDamaged if it cannot be read.
func Open(root string, get Source) (*Book, error) {
	b := &Book{root: root, get: get}
	return b, b.read(root, &b.ix)
}

// read unpacks one piece and makes sure that it is what was stored.
func (b *Book) read(hash string, into any) error {
	bad := func(err error) error { return fault.Wrap(err, CodeDamaged, fault.Args{"version": b.root}) }
	packed, err := b.get(hash)
	if err != nil {
		return err
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return bad(err)
	}
	body, err := io.ReadAll(io.LimitReader(z, maxPiece))
	if err != nil {
		return bad(err)
	}
	if sum := sha256.Sum256(body); hex.EncodeToString(sum[:16]) != hash {
		return bad(nil)
	}
	if err := json.Unmarshal(body, into); err != nil {
		return bad(err)
	}
	return nil
}

// Catalog compiles the whole version under a name.
func (b *Book) Catalog(name string) (*catalog.Catalog, error) {
	var items []*catalog.Item
	for _, p := range b.ix.Parts {
		list, err := b.items(p)
		if err != nil {
			return nil, err
		}
		items = append(items, list...)
	}
	bundles, err := b.bundles()
	if err != nil {
		return nil, err
	}
	return catalog.NewWithBundles(name, items, bundles)
}

func (b *Book) items(p part) ([]*catalog.Item, error) {
	list := make([]*catalog.Item, 0, len(p.Items))
	return list, b.read(p.Hash, &list)
}

func (b *Book) bundles() (list []*catalog.Bundle, err error) {
	if b.ix.Bundles != "" {
		err = b.read(b.ix.Bundles, &list)
	}
	return list, err
}

// Item compiles one item of the version and reads no more than the piece it is in. catalog.CodeUnknownItem.
func (b *Book) Item(id string) (*catalog.Item, error) {
	for _, p := range b.ix.Parts {
		if !slices.Contains(p.Items, id) {
			continue
		}
		list, err := b.items(p)
		if err != nil {
			return nil, err
		}
		list = slices.DeleteFunc(list, func(it *catalog.Item) bool { return it.ID != id })
		one, err := catalog.New(b.root, list)
		if err != nil {
			return nil, err
		}
		return one.Item(id)
	}
	return nil, fault.New(catalog.CodeUnknownItem, fault.Args{"item": id})
}

// Items is how many items the version has.
func (b *Book) Items() int {
	n := 0
	for _, p := range b.ix.Parts {
		n += len(p.Items)
	}
	return n
}
