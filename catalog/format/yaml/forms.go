package yaml

import (
	"reflect"
	"regexp"
	"strconv"
	"strings"

	yamlv3 "go.yaml.in/yaml/v3"

	"onevisit/catalog"
)

// named is a document by its name alone, or with an id and a reason.
type named struct {
	ID     string       `yaml:"id"`
	Name   catalog.Text `yaml:"name"`
	Reason catalog.Text `yaml:"reason"`
}

func (s *named) read(d *decoder, key string, n *yamlv3.Node) {
	if n.Kind == yamlv3.ScalarNode {
		d.value(key, n, reflect.ValueOf(&s.Name).Elem())
		return
	}
	type plain named
	d.value(key, n, reflect.ValueOf((*plain)(s)).Elem())
}

// count is a number, or so many for each of another number: owners, 2 * owners, {per: owners, n: 2}.
type count struct {
	n   int
	per string
}

var product = regexp.MustCompile(`^(?:(\d{1,4})\s*[*×]\s*|(\d{1,4}\s+)?(?:per|each|for each)\s+)?([\pL_][\pL\d_-]*)(?:\s*[*×]\s*(\d{1,4}))?$`)

func (c *count) read(d *decoder, key string, n *yamlv3.Node) {
	if n.Kind == yamlv3.ScalarNode {
		text := strings.TrimSpace(n.Value)
		if x, err := strconv.Atoi(text); err == nil {
			c.n = x
		} else if m := product.FindStringSubmatch(text); m != nil {
			c.n, c.per = 1, m[3]
			for _, times := range []string{m[1], strings.TrimSpace(m[2]), m[4]} {
				if times != "" {
					x, _ := strconv.Atoi(times) // four digits at most
					c.n *= x
				}
			}
		} else {
			d.wrong(key, n, WantCount)
		}
		return
	}
	long := struct {
		N   int    `yaml:"n"`
		Per string `yaml:"per"`
	}{N: 1}
	d.value(key, n, reflect.ValueOf(&long).Elem())
	c.n, c.per = long.N, strings.TrimSpace(long.Per)
}

// accepts is one period or a list of them.
type accepts []catalog.Period

func (a *accepts) read(d *decoder, key string, n *yamlv3.Node) {
	list := []*yamlv3.Node{n}
	if n.Kind == yamlv3.SequenceNode {
		list = n.Content
	}
	for _, one := range list {
		var p struct {
			Days         string `yaml:"days"` // 1-20, 5
			From         int    `yaml:"from_day"`
			Until        int    `yaml:"until_day"`
			Months       []int  `yaml:"months"`
			QuarterMonth int    `yaml:"quarter_month"`
		}
		if one.Kind == yamlv3.ScalarNode {
			from, until, ok := dayRange(one.Value)
			if !ok {
				d.wrong(key, one, WantDays)
			}
			*a = append(*a, catalog.Period{From: from, Until: until})
			continue
		}
		d.value(key, one, reflect.ValueOf(&p).Elem())
		if p.Days != "" {
			var ok bool
			if p.From, p.Until, ok = dayRange(p.Days); !ok {
				d.wrong("days", one, WantDays)
			}
		}
		*a = append(*a, catalog.Period{Months: p.Months, QuarterMonth: p.QuarterMonth, From: p.From, Until: p.Until})
	}
}

func dayRange(s string) (from, until int, ok bool) {
	a, b, two := strings.Cut(strings.NewReplacer("–", "-", "—", "-", "~", "-", "至", "-", "日", "", "每月", "", "days", "", "day", "").Replace(s), "-")
	from, err1 := strconv.Atoi(strings.TrimSpace(a))
	if !two {
		return from, from, err1 == nil
	}
	until, err2 := strconv.Atoi(strings.TrimSpace(b))
	return from, until, err1 == nil && err2 == nil
}

// fee is a text alone, or with its amount in yuan and the cases in which it is not charged.
type fee struct {
	Text   catalog.Text
	Amount string
	Exempt []exemption
}

type exemption struct {
	When   string       `yaml:"when"`
	Reason catalog.Text `yaml:"reason"`
	Where  string       `yaml:",where"`
}

func (f *fee) read(d *decoder, key string, n *yamlv3.Node) {
	if n.Kind == yamlv3.ScalarNode {
		d.value(key, n, reflect.ValueOf(&f.Text).Elem())
		return
	}
	var long struct {
		ZH     string       `yaml:"zh"`
		EN     string       `yaml:"en"`
		Text   catalog.Text `yaml:"text"`
		Amount string       `yaml:"amount"`
		Exempt []exemption  `yaml:"exempt"`
	}
	d.value(key, n, reflect.ValueOf(&long).Elem())
	f.Text, f.Amount, f.Exempt = long.Text, long.Amount, long.Exempt
	if long.ZH != "" {
		f.Text = catalog.Text{ZH: long.ZH, EN: long.EN}
	}
	if f.Text.ZH == "" && f.Amount != "" {
		f.Text = catalog.Text{ZH: f.Amount + " 元", EN: f.Amount + " yuan"}
	}
}

// bundle is several items in one visit.
type bundle struct {
	ID         string       `yaml:"id"`
	Name       catalog.Text `yaml:"name"`
	Aliases    []string     `yaml:"aliases"`
	Department catalog.Text `yaml:"department"`
	Effective  string       `yaml:"effective"`
	Situations []situation  `yaml:"situations"`
	Items      []component  `yaml:"items"`
	Source     source       `yaml:"source"`
	Where      string       `yaml:",where"`
}

// component is an item's id alone, or with when it is not needed; a thing the catalog has no item for has a name only.
type component struct {
	Item   string       `yaml:"item"`
	Name   catalog.Text `yaml:"name"`
	Exempt string       `yaml:"exempt"`
	Reason catalog.Text `yaml:"reason"`
	Where  string       `yaml:",where"`
}

func (c *component) read(d *decoder, key string, n *yamlv3.Node) {
	if n.Kind == yamlv3.ScalarNode {
		d.value(key, n, reflect.ValueOf(&c.Item).Elem())
		c.Where = at(d.file, n.Line)
		return
	}
	type plain component
	d.value(key, n, reflect.ValueOf((*plain)(c)).Elem())
}
