package yaml

import (
	"reflect"
	"strings"

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
		return
	}
	var long struct {
		Policy   catalog.AgentPolicy `yaml:"policy"`
		Why      catalog.Text        `yaml:"why"`
		Guardian bool                `yaml:"guardian"`
	}
	d.value(key, n, reflect.ValueOf(&long).Elem())
	a.Agent = catalog.Agent{Policy: long.Policy, Why: long.Why, Guardian: long.Guardian}
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

// valid is how long a paper is good: not_expired, "issued within 6 months", or a list of both.
type valid struct {
	notExpired bool
	within     catalog.Limit
}

const issuedWithin = "issued within "

func (v *valid) read(d *decoder, key string, n *yamlv3.Node) {
	var rules []string
	if n.Kind == yamlv3.SequenceNode {
		d.value(key, n, reflect.ValueOf(&rules).Elem())
	} else if n.Kind == yamlv3.ScalarNode {
		rules = []string{n.Value}
	} else {
		d.wrong(key, n, WantValid)
	}
	for _, r := range rules {
		r = strings.TrimSpace(r)
		rest, dated := strings.CutPrefix(r, issuedWithin)
		switch {
		case r == "not_expired":
			v.notExpired = true
		case dated:
			l, err := catalog.ParseLimit(rest)
			if err != nil {
				d.wrong(key, n, WantLimit)
				continue
			}
			v.within = l
		default:
			d.wrong(key, n, WantValid)
		}
	}
}
