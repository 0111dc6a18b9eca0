package yaml

import (
	"reflect"

	yamlv3 "go.yaml.in/yaml/v3"

	"onevisit/catalog"
)

// anyOf is a list of documents of which any one is enough. An entry may be several documents that are wanted together:
// a list, or {all: […]}, in which {any: […]} is again a choice. Sets of sets are written out into plain alternatives.
type anyOf struct {
	names []catalog.Text
	sets  [][]catalog.Part
}

// maxSets bounds the alternatives while they are written out; the catalog itself takes fewer.
const maxSets = 256

func (a *anyOf) read(d *decoder, key string, n *yamlv3.Node) {
	if n.Kind != yamlv3.SequenceNode || len(n.Content) == 0 {
		d.wrong(key, n, WantList)
		return
	}
	sets := a.any(d, key, n)
	plain := true
	for _, set := range sets {
		names := make([]catalog.Text, len(set))
		for i, p := range set {
			names[i] = p.Name
			plain = plain && p == catalog.Part{ID: p.Name.ZH, Name: p.Name}
		}
		plain = plain && len(set) == 1
		a.names = append(a.names, catalog.JoinNames(names))
	}
	if !plain {
		a.sets = sets
	}
}

// any reads a choice: the alternatives of all entries.
func (a *anyOf) any(d *decoder, key string, n *yamlv3.Node) (out [][]catalog.Part) {
	if n.Kind != yamlv3.SequenceNode || len(n.Content) == 0 { // nothing to choose from is never there
		d.wrong(key, n, WantList)
		return nil
	}
	for _, c := range n.Content {
		if out = append(out, a.node(d, key, c)...); len(out) > maxSets {
			d.wrong(key, n, WantAnyOf)
			return nil
		}
	}
	return out
}

// all reads documents wanted together: every way to take one alternative of each entry.
func (a *anyOf) all(d *decoder, key string, n *yamlv3.Node) [][]catalog.Part {
	if n.Kind != yamlv3.SequenceNode || len(n.Content) == 0 {
		d.wrong(key, n, WantList)
		return nil
	}
	out := [][]catalog.Part{nil}
	for _, c := range n.Content {
		var next [][]catalog.Part
		for _, one := range a.node(d, key, c) {
			for _, before := range out {
				next = append(next, append(append([]catalog.Part(nil), before...), one...))
			}
			if len(next) > maxSets {
				d.wrong(key, n, WantAnyOf)
				return nil
			}
		}
		out = next
	}
	return out
}

func (a *anyOf) node(d *decoder, key string, n *yamlv3.Node) [][]catalog.Part {
	for n.Kind == yamlv3.AliasNode {
		n = n.Alias
	}
	if n.Kind == yamlv3.SequenceNode {
		return a.all(d, key, n)
	}
	if n.Kind == yamlv3.MappingNode {
		for word, read := range map[string]func(*decoder, string, *yamlv3.Node) [][]catalog.Part{
			"all": a.all, "all_of": a.all, "and": a.all, "any": a.any, "any_of": a.any, "one_of": a.any, "or": a.any,
		} {
			if in := find(n, word); in != nil && len(n.Content) == 2 {
				for in.Kind == yamlv3.AliasNode {
					in = in.Alias
				}
				return read(d, word, in)
			}
		}
	}
	var p paper
	d.value(key, n, reflect.ValueOf(&p).Elem())
	return [][]catalog.Part{{p.part()}}
}

// paper is one document by its name alone, or with rules of its own.
type paper struct {
	ID        string       `yaml:"id"`
	ZH        string       `yaml:"zh"`
	EN        string       `yaml:"en"`
	Name      catalog.Text `yaml:"name"`
	Take      catalog.Take `yaml:"take"`
	Originals int          `yaml:"originals"`
	Copies    int          `yaml:"copies"`
	Valid     valid        `yaml:"valid"`
	Obtain    catalog.Text `yaml:"obtain"`
}

func (p *paper) read(d *decoder, key string, n *yamlv3.Node) {
	if n.Kind == yamlv3.ScalarNode {
		d.value(key, n, reflect.ValueOf(&p.Name).Elem())
		return
	}
	type plain paper
	d.value(key, n, reflect.ValueOf((*plain)(p)).Elem())
	if p.ZH != "" {
		p.Name = catalog.Text{ZH: p.ZH, EN: p.EN}
	}
}

func (p *paper) part() catalog.Part {
	return catalog.Part{
		ID: or(p.ID, p.Name.ZH), Name: p.Name, Take: meant(p.Take, takeWords), Originals: p.Originals, Copies: p.Copies,
		NotExpired: p.Valid.notExpired, IssuedWithin: p.Valid.within, Obtain: p.Obtain,
	}
}
