package catalog

import (
	"math"

	"onevisit/catalog/fault"
)

// What is counted of a material, as an index into Material.per.
const (
	perOriginals = iota
	perCopies
	perSignatures
)

// maxHeads bounds an answer that counts people or things.
const maxHeads = 10_000

// heads reads an answer that counts: a whole number, not negative.
func heads(answer string) (int, bool) {
	x, ok := parseNumber(answer)
	if !ok || x < 0 || x > maxHeads || x != math.Trunc(x) {
		return 0, false
	}
	return int(x), true
}

// counts resolves the questions that a material's numbers refer to.
func (c *checker) counts(m *Material) {
	for i, f := range []struct {
		field, per string
		n          int
	}{
		{"originals", m.OriginalsPer, m.Originals}, {"copies", m.CopiesPer, m.Copies},
		{"signatures", m.SignaturesPer, m.Signatures},
	} {
		m.per[i] = 0
		if f.n < 0 || f.n > 1000 {
			c.add(m.Where, CodeBadField, fault.Args{"field": f.field, "value": f.n, "allowed": "0–1000"})
		}
		if f.per == "" {
			continue
		}
		q := c.it.situation(f.per)
		if q < 0 || !c.it.Situations[q].Numeric() {
			c.add(m.Where, CodeBadPer, fault.Args{"field": f.field, "situation": f.per})
			continue
		}
		if f.n == 0 {
			c.add(m.Where, CodeBadField, fault.Args{"field": f.field, "value": 0, "allowed": "1–1000"})
		}
		m.per[i] = int32(q) + 1
		c.it.counting[q] = true
	}
}

// need is how many of a material the situation calls for; open tells that a question about it has no answer, and the
// number is then for one head.
type need struct {
	n    [3]int
	open bool
}

func (it *Item) needs(m *Material, answers map[string]string) need {
	d := need{n: [3]int{m.Originals, m.Copies, m.Signatures}}
	if m.per == [3]int32{} {
		return d
	}
	for i, q := range m.per {
		if q == 0 {
			continue
		}
		if k, ok := heads(answers[it.Situations[q-1].ID]); ok {
			d.n[i] *= k
		} else {
			d.open = true
		}
	}
	return d
}

// some is the condition that the numbers of a material do not all come to none, as papers for each child of a person
// without any. It is nil where that cannot be. How many the hall obtains itself is not the applicant's matter.
func (m *Material) some() *logic {
	n := [3]int{m.Originals, m.Copies, m.Signatures}
	if m.From == FromGovernment || m.per == [3]int32{} {
		return nil
	}
	var out *logic
	for i, q := range m.per {
		switch {
		case q == 0 && n[i] > 0:
			return nil
		case q == 0:
		default:
			more := &logic{op: opNot, l: &logic{op: opTest, variable: int(q - 1), order: "<="}}
			if out != nil {
				more = &logic{op: opOr, l: out, r: more}
			}
			out = more
		}
	}
	return out
}
