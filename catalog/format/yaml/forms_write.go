package yaml

import (
	"reflect"
	"strconv"

	yamlv3 "go.yaml.in/yaml/v3"

	"onevisit/catalog"
)

func intNode(n int) *yamlv3.Node {
	if n == 0 {
		return nil
	}
	return &yamlv3.Node{Kind: yamlv3.ScalarNode, Tag: "!!int", Value: strconv.Itoa(n)}
}

// flow makes a mapping on one line; nil if nothing in it is stated.
func flow(pairs ...any) *yamlv3.Node {
	n := &yamlv3.Node{Kind: yamlv3.MappingNode, Style: yamlv3.FlowStyle}
	for i := 0; i+1 < len(pairs); i += 2 {
		if value := pairs[i+1].(*yamlv3.Node); value != nil {
			addPair(n, pairs[i].(string), value)
		}
	}
	if len(n.Content) == 0 {
		return nil
	}
	return n
}

func (c count) write() *yamlv3.Node {
	if c.per == "" {
		return intNode(c.n)
	}
	return flow("per", scalarNode(c.per), "n", intNode(c.n))
}

func (s named) write() *yamlv3.Node {
	if (s == named{Name: catalog.Text{ZH: s.Name.ZH}}) {
		return scalarNode(s.Name.ZH)
	}
	return flow("id", scalarNode(s.ID), "name", scalarNode(s.Name.ZH), "name_en", scalarNode(s.Name.EN),
		"reason", scalarNode(s.Reason.ZH), "reason_en", scalarNode(s.Reason.EN))
}

func namedOf(in []catalog.Substitute) []named {
	var out []named
	for _, s := range in {
		n := named{ID: s.ID, Name: s.Name, Reason: s.Reason}
		if n.ID == n.Name.ZH {
			n.ID = ""
		}
		out = append(out, n)
	}
	return out
}

func (a accepts) write() *yamlv3.Node {
	n := &yamlv3.Node{Kind: yamlv3.SequenceNode}
	for _, p := range a {
		months := &yamlv3.Node{Kind: yamlv3.SequenceNode, Style: yamlv3.FlowStyle}
		for _, m := range p.Months {
			months.Content = append(months.Content, intNode(m))
		}
		if len(p.Months) == 0 {
			months = nil
		}
		one := flow("months", months, "quarter_month", intNode(p.QuarterMonth), "from_day", intNode(p.From),
			"until_day", intNode(p.Until))
		if one == nil { // any day at all
			one = flow("from_day", intNode(1))
		}
		n.Content = append(n.Content, one)
	}
	if len(n.Content) == 0 {
		return nil
	}
	return n
}

func (f fee) write() *yamlv3.Node {
	if f.Amount == "" && len(f.Exempt) == 0 {
		return scalarNode(f.Text.ZH)
	}
	return flow("text", scalarNode(f.Text.ZH), "amount", scalarNode(f.Amount), "exempt", encode(reflect.ValueOf(f.Exempt)))
}

func (a anyOf) write() *yamlv3.Node {
	if len(a.names) == 0 {
		return nil
	}
	n := &yamlv3.Node{Kind: yamlv3.SequenceNode}
	for i, t := range a.names {
		if len(a.sets) != len(a.names) {
			n.Content = append(n.Content, orEmpty(textNode(t)))
			continue
		}
		var docs []*yamlv3.Node
		for _, p := range a.sets[i] {
			docs = append(docs, orEmpty(partNode(p)))
		}
		if len(docs) == 1 {
			n.Content = append(n.Content, docs[0])
			continue
		}
		n.Content = append(n.Content, flow("all", &yamlv3.Node{Kind: yamlv3.SequenceNode, Style: yamlv3.FlowStyle, Content: docs}))
	}
	return n
}

func partNode(p catalog.Part) *yamlv3.Node {
	if (p == catalog.Part{ID: p.Name.ZH, Name: p.Name}) {
		return textNode(p.Name)
	}
	id := p.ID
	if id == p.Name.ZH {
		id = ""
	}
	return flow("id", scalarNode(id), "name", scalarNode(p.Name.ZH), "name_en", scalarNode(p.Name.EN),
		"take", scalarNode(string(p.Take)), "originals", intNode(p.Originals), "copies", intNode(p.Copies),
		"valid", valid{notExpired: p.NotExpired, within: p.IssuedWithin}.write(),
		"obtain", scalarNode(p.Obtain.ZH), "obtain_en", scalarNode(p.Obtain.EN))
}

// orEmpty keeps the place of an entry that says nothing.
func orEmpty(n *yamlv3.Node) *yamlv3.Node {
	if n == nil {
		return &yamlv3.Node{Kind: yamlv3.ScalarNode, Tag: "!!str", Style: yamlv3.DoubleQuotedStyle}
	}
	return n
}
