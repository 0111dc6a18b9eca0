package yaml

import (
	"reflect"

	yamlv3 "go.yaml.in/yaml/v3"

	"onevisit/catalog"
)

// file is one catalog file as it is written.
type file struct {
	Department catalog.Text `yaml:"department"`
	Effective  string       `yaml:"effective"`
	Line       string       `yaml:"line"`
	Source     source       `yaml:"source"`
	Items      []item       `yaml:"items"`
	Bundles    []bundle     `yaml:"bundles"`
	Where      string       `yaml:",where"`
}

type item struct {
	ID         string         `yaml:"id"`
	Code       string         `yaml:"code"`
	Name       catalog.Text   `yaml:"name"`
	Aliases    []string       `yaml:"aliases"`
	Department catalog.Text   `yaml:"department"`
	Effective  string         `yaml:"effective"`
	Line       string         `yaml:"line"`
	Kind       catalog.Kind   `yaml:"kind"`
	OneHour    bool           `yaml:"one_hour"`
	Limit      limits         `yaml:"limit"`
	Agent      agent          `yaml:"agent"`
	AgentWhy   catalog.Text   `yaml:"agent_why"`
	Conditions []catalog.Text `yaml:"conditions"`
	Situations []situation    `yaml:"situations"`
	Refusals   []refusal      `yaml:"refusals"`
	Materials  []material     `yaml:"materials"`
	Accepts    accepts        `yaml:"accepts"`
	NeverAsk   []named        `yaml:"never_ask"`
	Steps      []catalog.Text `yaml:"steps"`
	Fee        fee            `yaml:"fee"`
	FeeEN      string         `yaml:"fee_en"`
	Result     catalog.Text   `yaml:"result"`
	Validity   catalog.Text   `yaml:"validity"`
	Delivery   catalog.Text   `yaml:"delivery"`
	Basis      []catalog.Text `yaml:"basis"`
	Excluded   []catalog.Text `yaml:"clock_excludes"`
	Source     source         `yaml:"source"`
	Where      string         `yaml:",where"`
}

type limits struct {
	Statutory catalog.Limit `yaml:"statutory"`
	Promised  catalog.Limit `yaml:"promised"`
	Handling  catalog.Limit `yaml:"handling"`
}

type situation struct {
	ID      string       `yaml:"id"`
	Ask     catalog.Text `yaml:"ask"`
	Choices []choice     `yaml:"choices"`
	Unit    catalog.Text `yaml:"unit"`
	Where   string       `yaml:",where"`
}

// read takes a question with its choices as a list, as a mapping of ids to names, or by its type.
func (s *situation) read(d *decoder, key string, n *yamlv3.Node) {
	type plain situation
	if n.Kind != yamlv3.MappingNode {
		d.value(key, n, reflect.ValueOf((*plain)(s)).Elem())
		return
	}
	m := *n
	m.Content = nil
	kind := ""
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		if k.Value == "type" && v.Kind == yamlv3.ScalarNode {
			kind = v.Value
			if _, ok := questionTypes[kind]; !ok {
				d.wrong("type", v, WantQuestion)
			}
			continue
		}
		if k.Value == "choices" && v.Kind == yamlv3.MappingNode {
			v = choiceList(v)
		}
		m.Content = append(m.Content, k, v)
	}
	d.value(key, &m, reflect.ValueOf((*plain)(s)).Elem())
	if questionTypes[kind] == "bool" && len(s.Choices) == 0 {
		s.Choices = []choice{{ID: "yes", Name: catalog.Text{ZH: "是", EN: "Yes"}}, {ID: "no", Name: catalog.Text{ZH: "否", EN: "No"}}}
	}
	if questionTypes[kind] == "number" && len(s.Choices) > 0 || questionTypes[kind] == "choice" && len(s.Choices) == 0 {
		d.wrong("type", n, WantQuestion)
	}
}

// questionTypes are the words for what a question asks for.
var questionTypes = map[string]string{
	"number": "number", "numeric": "number", "int": "number", "integer": "number", "float": "number", "数字": "number",
	"bool": "bool", "boolean": "bool", "yes_no": "bool", "是否": "bool",
	"choice": "choice", "choices": "choice", "enum": "choice", "select": "choice", "单选": "choice",
}

// choiceList makes the list of choices of a mapping {yes: 是, no: 否}.
func choiceList(n *yamlv3.Node) *yamlv3.Node {
	out := &yamlv3.Node{Kind: yamlv3.SequenceNode, Line: n.Line, Column: n.Column}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		word := func(s string) *yamlv3.Node { return &yamlv3.Node{Kind: yamlv3.ScalarNode, Value: s, Line: k.Line} }
		out.Content = append(out.Content, &yamlv3.Node{Kind: yamlv3.MappingNode, Line: k.Line, Content: []*yamlv3.Node{
			word("id"), k, word("name"), v}})
	}
	return out
}

// choice is an id alone, which is then also what is shown, or an id with its name.
type choice struct {
	ID   string       `yaml:"id"`
	Name catalog.Text `yaml:"name"`
}

func (c *choice) read(d *decoder, key string, n *yamlv3.Node) {
	if n.Kind == yamlv3.ScalarNode {
		d.value(key, n, reflect.ValueOf(&c.ID).Elem())
		c.Name.ZH = c.ID
		return
	}
	type plain choice
	d.value(key, n, reflect.ValueOf((*plain)(c)).Elem())
}

type refusal struct {
	ID     string       `yaml:"id"`
	When   string       `yaml:"when"`
	Reason catalog.Text `yaml:"reason"`
	Basis  catalog.Text `yaml:"basis"`
	Office catalog.Text `yaml:"office"`
	Where  string       `yaml:",where"`
}

type material struct {
	ID          string        `yaml:"id"`
	Name        catalog.Text  `yaml:"name"`
	When        string        `yaml:"when"`
	AnyOf       anyOf         `yaml:"any_of"`
	Substitutes []named       `yaml:"substitutes"`
	NotAccepted []named       `yaml:"not_accepted"`
	Take        catalog.Take  `yaml:"take"`
	Originals   count         `yaml:"originals"`
	Copies      count         `yaml:"copies"`
	Signatures  count         `yaml:"signatures"`
	Valid       valid         `yaml:"valid"`
	Later       catalog.Limit `yaml:"later"`
	Pledge      bool          `yaml:"pledge"`
	Optional    bool          `yaml:"optional"`
	Required    required      `yaml:"required"`
	Main        bool          `yaml:"main"`
	Same        string        `yaml:"same"`
	From        string        `yaml:"from"`
	Issuer      catalog.Text  `yaml:"issuer"`
	Obtain      catalog.Text  `yaml:"obtain"`
	Note        catalog.Text  `yaml:"note"`
	Where       string        `yaml:",where"`
}

// custom is a value that is written in more than one way.
type custom interface {
	read(d *decoder, key string, n *yamlv3.Node)
}

// agent is a policy alone, or with its reason.
type agent struct{ catalog.Agent }

func (a *agent) read(d *decoder, key string, n *yamlv3.Node) {
	if n.Kind == yamlv3.ScalarNode {
		d.value(key, n, reflect.ValueOf(&a.Policy).Elem())
		a.Policy = meant(a.Policy, agentWords)
		return
	}
	var long struct {
		Policy    catalog.AgentPolicy `yaml:"policy"`
		Why       catalog.Text        `yaml:"why"`
		Guardian  bool                `yaml:"guardian"`
		Forbidden catalog.Text        `yaml:"forbidden"` // the policy with its reason
		Relatives catalog.Text        `yaml:"relatives"`
	}
	d.value(key, n, reflect.ValueOf(&long).Elem())
	a.Agent = catalog.Agent{Policy: meant(long.Policy, agentWords), Why: long.Why, Guardian: long.Guardian}
	switch {
	case long.Policy != "":
	case long.Forbidden.ZH != "":
		a.Policy, a.Why = catalog.AgentForbidden, long.Forbidden
	case long.Relatives.ZH != "":
		a.Policy, a.Why = catalog.AgentRelatives, long.Relatives
	}
}

// source is a text alone, or with its kind, region and caveat.
type source struct{ catalog.Source }

func (s *source) read(d *decoder, key string, n *yamlv3.Node) {
	if n.Kind == yamlv3.ScalarNode {
		d.value(key, n, reflect.ValueOf(&s.Text).Elem())
		return
	}
	var long struct {
		Text   string `yaml:"text"`
		Kind   string `yaml:"kind"`
		Region string `yaml:"region"`
		Caveat string `yaml:"caveat"`
	}
	d.value(key, n, reflect.ValueOf(&long).Elem())
	s.Source = catalog.Source{Text: long.Text, Kind: long.Kind, Region: long.Region, Caveat: long.Caveat}
}

const issuedWithin = "issued within "

// valid is how long a paper is good: not_expired, "issued within 6 months", or a list of both.
type valid struct {
	notExpired bool
	within     catalog.Limit
}

func (v *valid) read(d *decoder, key string, n *yamlv3.Node) {
	var rules []string
	switch n.Kind {
	case yamlv3.SequenceNode:
		d.value(key, n, reflect.ValueOf(&rules).Elem())
	case yamlv3.ScalarNode:
		rules = []string{n.Value}
	case yamlv3.MappingNode:
		var long struct {
			NotExpired   bool          `yaml:"not_expired"`
			IssuedWithin catalog.Limit `yaml:"issued_within"`
			Within       catalog.Limit `yaml:"within"`
		}
		d.value(key, n, reflect.ValueOf(&long).Elem())
		v.notExpired, v.within = long.NotExpired, long.IssuedWithin
		if long.Within.Stated() {
			v.within = long.Within
		}
	default:
		d.wrong(key, n, WantValid)
	}
	for _, r := range rules {
		fresh, within, ok := freshness(r)
		switch {
		case !ok:
			d.wrong(key, n, WantValid)
		case fresh:
			v.notExpired = true
		default:
			v.within = within
		}
	}
}
