package cpsvap

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"

	"onevisit/catalog"
	"onevisit/catalog/fault"
)

// graph is a document as resources by id, with terms by their local names: the names are unambiguous in what is read
// here, and older or national profiles differ in the namespaces alone.
type graph struct {
	nodes   map[string]*resource
	order   []*resource
	blank   int
	terms   map[string]string // by term or prefix of the context: what it stands for
	foreign []string          // contexts by address, which are not fetched
	depth   int
}

// resource is a thing with its types and values. A value is a resource, or a literal.
type resource struct {
	id     string
	types  []string
	values map[string][]value
}

type value struct {
	to       *resource
	text     string
	language string
	json     json.RawMessage
}

const maxDepth = 60

// parse reads a document.
func parse(data []byte) (*graph, error) {
	if len(data) > MaxBytes {
		return nil, fault.New(CodeTooLarge, fault.Args{"limit": MaxBytes >> 20})
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if many(data) {
		return nil, fault.New(CodeTooMany, fault.Args{"limit": maxValues})
	}
	var doc any
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if err := d.Decode(&doc); err != nil {
		line := 1 + bytes.Count(data[:min(d.InputOffset(), int64(len(data)))], []byte("\n"))
		return nil, fault.Wrap(err, CodeBroken, fault.Args{"reason": err.Error(), "line": line})
	}
	if d.More() {
		return nil, fault.New(CodeBroken, fault.Args{"reason": "more than one value", "line": 1 + bytes.Count(data[:d.InputOffset()], []byte("\n"))})
	}
	g := &graph{nodes: map[string]*resource{}, terms: map[string]string{}}
	if err := g.document(doc); err != nil {
		return nil, err
	}
	return g, nil
}

// many counts values roughly, by the marks between them outside of texts: a value of one byte would take two hundred.
func many(data []byte) bool {
	n, inside := 0, false
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case inside && c == '\\':
			i++
		case c == '"':
			inside = !inside
		case !inside && (c == ',' || c == '{' || c == '['):
			n++
		}
	}
	return n > maxValues
}

func (g *graph) document(doc any) error {
	switch d := doc.(type) {
	case []any:
		for _, one := range d {
			if err := g.document(one); err != nil {
				return err
			}
		}
	case map[string]any:
		g.context(d["@context"])
		if inner, ok := d["@graph"]; ok {
			if err := g.document(inner); err != nil {
				return err
			}
			if len(d) <= 2 {
				return nil
			}
		}
		_, err := g.resource(d)
		return err
	}
	return nil
}

// context takes in terms. An address is noted and not fetched: the usual terms are understood without it.
func (g *graph) context(c any) {
	switch c := c.(type) {
	case string:
		g.foreign = append(g.foreign, c)
	case []any:
		for _, one := range c {
			g.context(one)
		}
	case map[string]any:
		for term, means := range c {
			if m, ok := means.(map[string]any); ok {
				means = m["@id"]
			}
			if s, ok := means.(string); ok {
				g.terms[term] = s
			}
		}
	}
}

// local gives the local name of a term: hasCost of cv:hasCost, of its whole address, or of a name that the context gives
// it. Keywords stay keywords.
func (g *graph) local(term string) string {
	for range 8 { // a context may name names; one that names itself ends here
		if strings.HasPrefix(term, "@") {
			return term
		}
		if to, ok := g.terms[term]; ok && to != term {
			term = to
			continue
		}
		break
	}
	if i := strings.LastIndexAny(term, "#/"); i >= 0 {
		return term[i+1:]
	}
	if _, name, ok := strings.Cut(term, ":"); ok {
		return name
	}
	return term
}

// absolute writes out an identifier's prefix, so that a resource has one name only.
func (g *graph) absolute(id string) string {
	if prefix, rest, ok := strings.Cut(id, ":"); ok && !strings.HasPrefix(rest, "//") {
		if to, known := g.terms[prefix]; known && !strings.HasPrefix(to, "@") {
			return to + rest
		}
	}
	return id
}

// resource takes in one object, joined with what other objects say of the same id.
func (g *graph) resource(m map[string]any) (*resource, error) {
	if g.depth++; g.depth > maxDepth {
		return nil, fault.New(CodeBroken, fault.Args{"reason": "nested too deep", "line": 0})
	}
	defer func() { g.depth-- }()
	if c, ok := m["@context"]; ok && g.depth > 1 {
		g.context(c)
	}
	id := ""
	for k, v := range m {
		if s, ok := v.(string); ok && g.local(k) == "@id" {
			id = g.absolute(s)
		}
	}
	if id == "" {
		g.blank++
		id = "_:" + strconv.Itoa(g.blank)
	}
	r, err := g.named(id)
	if err != nil {
		return nil, err
	}
	for k, v := range m {
		switch name := g.local(k); {
		case name == "@type":
			for _, t := range list(v) {
				if s, ok := t.(string); ok {
					r.types = append(r.types, g.local(s))
				}
			}
		case strings.HasPrefix(name, "@"):
		default:
			values, err := g.values(v)
			if err != nil {
				return nil, err
			}
			r.values[name] = append(r.values[name], values...)
		}
	}
	return r, nil
}

func (g *graph) named(id string) (*resource, error) {
	if r := g.nodes[id]; r != nil {
		return r, nil
	}
	if len(g.nodes) >= maxNodes {
		return nil, fault.New(CodeTooMany, fault.Args{"limit": maxNodes})
	}
	r := &resource{id: id, values: map[string][]value{}}
	g.nodes[id] = r
	g.order = append(g.order, r)
	return r, nil
}

func list(v any) []any {
	if l, ok := v.([]any); ok {
		return l
	}
	return []any{v}
}

// values reads what a term says: resources, references, texts in languages, numbers.
func (g *graph) values(v any) ([]value, error) {
	var out []value
	for _, one := range list(v) {
		switch x := one.(type) {
		case nil:
		case string:
			out = append(out, value{text: x})
		case json.Number:
			out = append(out, value{text: x.String()})
		case bool:
			out = append(out, value{text: strconv.FormatBool(x)})
		case []any:
			inner, err := g.nested(x)
			if err != nil {
				return nil, err
			}
			out = append(out, inner...)
		case map[string]any:
			inner, err := g.object(x)
			if err != nil {
				return nil, err
			}
			out = append(out, inner...)
		}
	}
	return out, nil
}

func (g *graph) nested(v any) ([]value, error) {
	if g.depth++; g.depth > maxDepth {
		return nil, fault.New(CodeBroken, fault.Args{"reason": "nested too deep", "line": 0})
	}
	defer func() { g.depth-- }()
	return g.values(v)
}

// object reads an object in the place of a value: a literal, a list, texts by language, or a resource.
func (g *graph) object(m map[string]any) ([]value, error) {
	if inner, ok := m["@value"]; ok {
		language, _ := m["@language"].(string)
		if m["@type"] == "@json" {
			raw, err := json.Marshal(inner)
			return []value{{json: raw}}, err
		}
		values, err := g.values(inner)
		for i := range values {
			values[i].language = language
		}
		return values, err
	}
	for _, k := range []string{"@list", "@set"} {
		if inner, ok := m[k]; ok {
			return g.nested(inner)
		}
	}
	if byLanguage(m) {
		var out []value
		for language, v := range m {
			for _, one := range list(v) {
				if s, ok := one.(string); ok {
					out = append(out, value{text: s, language: language})
				}
			}
		}
		return out, nil
	}
	r, err := g.resource(m)
	if err != nil {
		return nil, err
	}
	return []value{{to: r}}, nil
}

// byLanguage tells a table of languages {"zh": …, "en": …} from a resource.
func byLanguage(m map[string]any) bool {
	for k := range m {
		if len(k) != 2 && !(len(k) > 2 && k[2] == '-') && k != "@none" {
			return false
		}
	}
	return len(m) > 0
}

// first gives the value of the first of the terms that is there.
func (r *resource) all(terms ...string) []value {
	for _, t := range terms {
		if v := r.values[t]; len(v) > 0 {
			return v
		}
	}
	return nil
}

// text gives a term's text, the Chinese beside the English; a file in another language gives its own in the place of
// Chinese.
func text(values []value) catalog.Text {
	var t catalog.Text
	other := ""
	for _, v := range values {
		s := strings.TrimSpace(v.text)
		if v.to != nil { // one step only: resources may name each other
			for _, inner := range v.to.all(titles...) {
				if s = strings.TrimSpace(inner.text); s != "" {
					break
				}
			}
		}
		switch {
		case s == "":
		case strings.HasPrefix(strings.ToLower(v.language), "zh"):
			if t.ZH == "" {
				t.ZH = s
			}
		case strings.HasPrefix(strings.ToLower(v.language), "en"):
			if t.EN == "" {
				t.EN = s
			}
		case other == "":
			other = s
		}
	}
	if t.ZH == "" {
		t.ZH = or(other, t.EN)
	}
	return t
}

// name is what a resource is called, by any of the terms that have been used for it.
func name(r *resource) catalog.Text { return text(r.all(titles...)) }

var titles = []string{"title", "prefLabel", "name", "label", "legalName", "altLabel"}

// resources are the resources of the terms; a text that names one counts as a reference to it.
func (g *graph) resources(r *resource, terms ...string) []*resource {
	var out []*resource
	for _, t := range terms {
		for _, v := range r.values[t] {
			switch to := v.to; {
			case to != nil:
				out = append(out, to)
			case g.nodes[g.absolute(v.text)] != nil:
				out = append(out, g.nodes[g.absolute(v.text)])
			case strings.TrimSpace(v.text) != "":
				out = append(out, &resource{id: "", values: map[string][]value{"title": {v}}})
			}
		}
	}
	return out
}

func (r *resource) is(types ...string) bool {
	for _, t := range r.types {
		for _, want := range types {
			if t == want {
				return true
			}
		}
	}
	return false
}
