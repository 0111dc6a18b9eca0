package catalog

import (
	"regexp"
	"strings"

	"onevisit/catalog/fault"
)

// Exemption is a case in which the fee is not charged (减免).
type Exemption struct {
	When   string `json:"when,omitempty"` // over the item's situations; empty: always
	Reason Text   `json:"reason"`
	Where  string `json:"-"` // file:line of the definition

	when condition
}

// Charge is what an item costs a person, as far as the answers tell.
type Charge struct {
	Text   Text   `json:"text,omitzero"`
	Amount string `json:"amount,omitempty"` // yuan
	Free   bool   `json:"free,omitempty"`
	// Exempt is why it is free; Maybe are the exemptions that depend on questions still open.
	Exempt *Exemption  `json:"exempt,omitempty"`
	Maybe  []Exemption `json:"maybe,omitempty"`
}

// Charge tells what the item costs under the answers. An answer that the question does not know counts as none. No
// question is asked for the fee's sake: it does not change what has to be brought.
func (it *Item) Charge(answers map[string]string) Charge {
	ch := Charge{Text: it.Fee, Amount: it.FeeAmount}
	it, err := it.ready()
	if err != nil || len(it.FeeExempt) == 0 {
		ch.Free = strings.Trim(ch.Amount, "0.") == "" && ch.Amount != ""
		return ch
	}
	var ansBuf, repBuf [stackSize]int32
	given, rep := it.rules.scratch(ansBuf[:], repBuf[:])
	it.lenient(answers, given)
	it.rules.restrict(given, rep)
	for i := range it.FeeExempt {
		switch rep[it.FeeExempt[i].when.root] {
		case always:
			e := it.FeeExempt[i]
			ch.Free, ch.Exempt, ch.Maybe = true, &e, nil
			return ch
		case never:
		default:
			ch.Maybe = append(ch.Maybe, it.FeeExempt[i])
		}
	}
	return ch
}

var yuan = regexp.MustCompile(`^\d{1,9}(\.\d{1,2})?$`)

func (c *checker) fee() {
	if a := c.it.FeeAmount; a != "" && !yuan.MatchString(a) {
		c.add("", CodeBadField, fault.Args{"field": "fee.amount", "value": a, "allowed": "80, 80.50"})
	}
	for i := range c.it.FeeExempt {
		c.need(c.it.FeeExempt[i].Where, "fee.exempt.reason", c.it.FeeExempt[i].Reason.ZH)
	}
}
