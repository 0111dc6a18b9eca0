package yaml

import (
	"bytes"
	"reflect"
	"strconv"
	"strings"

	yamlv3 "go.yaml.in/yaml/v3"

	"onevisit/catalog"
)

// Encode writes items as one catalog file that Items reads back as they are. A department that all of them share is
// written once. Questions and refusals that come from the agent rule are left out: they come back from it.
func Encode(items []*catalog.Item) ([]byte, error) {
	f := fileOf(items)
	var out bytes.Buffer
	e := yamlv3.NewEncoder(&out)
	e.SetIndent(2)
	if err := e.Encode(encode(reflect.ValueOf(f))); err != nil {
		return nil, err
	}
	if err := e.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// written is a value that is written in more than one way; nil is not written.
type written interface {
	write() *yamlv3.Node
}

// always are the keys that are written even when empty: they are required.
var always = map[string]bool{"items": true, "materials": true}

// encode makes the node of a value, or nil for one that is not stated.
func encode(v reflect.Value) *yamlv3.Node {
	switch x := v.Interface().(type) {
	case written:
		return x.write()
	case catalog.Text:
		return textNode(x)
	case catalog.Limit:
		return scalarNode(x.String())
	}
	switch v.Kind() {
	case reflect.Struct:
		n := &yamlv3.Node{Kind: yamlv3.MappingNode}
		encodeFields(v, n)
		if len(n.Content) == 0 {
			return nil
		}
		return n
	case reflect.Slice:
		if v.Len() == 0 {
			return nil
		}
		n := &yamlv3.Node{Kind: yamlv3.SequenceNode}
		for i := range v.Len() {
			c := encode(v.Index(i))
			if c == nil { // an entry keeps its place
				c = &yamlv3.Node{Kind: yamlv3.ScalarNode, Tag: "!!str", Style: yamlv3.DoubleQuotedStyle}
			}
			n.Content = append(n.Content, c)
		}
		return n
	case reflect.Bool:
		if !v.Bool() {
			return nil
		}
		return &yamlv3.Node{Kind: yamlv3.ScalarNode, Tag: "!!bool", Value: "true"}
	case reflect.Int:
		if v.Int() == 0 {
			return nil
		}
		return &yamlv3.Node{Kind: yamlv3.ScalarNode, Tag: "!!int", Value: strconv.FormatInt(v.Int(), 10)}
	default: // the fields of a file have no other kinds
		return scalarNode(v.String())
	}
}

// encodeFields adds the stated fields of a struct in their order.
func encodeFields(v reflect.Value, n *yamlv3.Node) {
	for i := range v.NumField() {
		name, option, _ := strings.Cut(v.Type().Field(i).Tag.Get("yaml"), ",")
		f := v.Field(i)
		switch {
		case option == "inline":
			encodeFields(f, n)
		case option == "where" || name == "" || name == "-":
		case f.Type() == textType:
			t := f.Interface().(catalog.Text)
			addPair(n, name, scalarNode(t.ZH))
			addPair(n, name+"_en", scalarNode(t.EN))
		default:
			c := encode(f)
			if c == nil && always[name] {
				c = &yamlv3.Node{Kind: yamlv3.SequenceNode, Style: yamlv3.FlowStyle}
			}
			addPair(n, name, c)
		}
	}
}

func addPair(n *yamlv3.Node, key string, value *yamlv3.Node) {
	if value != nil {
		n.Content = append(n.Content, &yamlv3.Node{Kind: yamlv3.ScalarNode, Value: key}, value)
	}
}

// scalarNode is a text. One that begins or ends with a space is quoted, or the space would be lost.
func scalarNode(s string) *yamlv3.Node {
	if s == "" {
		return nil
	}
	n := &yamlv3.Node{Kind: yamlv3.ScalarNode, Tag: "!!str", Value: s}
	if s != strings.TrimSpace(s) || strings.ContainsAny(s, "\r\n\t?") {
		n.Style = yamlv3.DoubleQuotedStyle
	}
	return n
}

// textNode is an entry of a list: the Chinese text alone, or both languages.
func textNode(t catalog.Text) *yamlv3.Node {
	if t.EN == "" {
		return scalarNode(t.ZH)
	}
	n := &yamlv3.Node{Kind: yamlv3.MappingNode, Style: yamlv3.FlowStyle}
	addPair(n, "zh", scalarNode(t.ZH))
	addPair(n, "en", scalarNode(t.EN))
	return n
}

func (a agent) write() *yamlv3.Node {
	if a.Why == (catalog.Text{}) && !a.Guardian {
		return scalarNode(string(a.Policy))
	}
	n := &yamlv3.Node{Kind: yamlv3.MappingNode}
	addPair(n, "policy", scalarNode(string(a.Policy)))
	addPair(n, "why", scalarNode(a.Why.ZH))
	addPair(n, "why_en", scalarNode(a.Why.EN))
	if a.Guardian {
		addPair(n, "guardian", encode(reflect.ValueOf(true)))
	}
	return n
}

func (s source) write() *yamlv3.Node {
	if s.Source == (catalog.Source{Text: s.Text}) {
		return scalarNode(s.Text)
	}
	n := &yamlv3.Node{Kind: yamlv3.MappingNode}
	addPair(n, "text", scalarNode(s.Text))
	addPair(n, "kind", scalarNode(s.Kind))
	addPair(n, "region", scalarNode(s.Region))
	addPair(n, "caveat", scalarNode(s.Caveat))
	return n
}

func (v valid) write() *yamlv3.Node {
	var rules []*yamlv3.Node
	if v.notExpired {
		rules = append(rules, scalarNode("not_expired"))
	}
	if v.within.Stated() {
		rules = append(rules, scalarNode(issuedWithin+v.within.String()))
	}
	switch len(rules) {
	case 0:
		return nil
	case 1:
		return rules[0]
	}
	return &yamlv3.Node{Kind: yamlv3.SequenceNode, Style: yamlv3.FlowStyle, Content: rules}
}
