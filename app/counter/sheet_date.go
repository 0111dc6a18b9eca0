package counter

import (
	"strings"
	"time"

	"onevisit/catalog"
)

// dateOK notes a date. An empty field is a document without an end, where there is such a thing.
func (p *presenter) dateOK(s *sheet) {
	_, d, ok := p.editing()
	if !ok {
		return
	}
	l, ok := lineOf(d, s.material)
	if !ok {
		return
	}
	day, good := p.dateOf(s.text())
	if strings.TrimSpace(s.text()) == "" && l.NotExpired {
		day, good = catalog.LongTerm, true
	}
	if !good {
		p.sheet = s
		p.warn(p.t("date.bad"), Soon)
		return
	}
	p.edit(func(d *desk) error { return d.date(l, day) })
	p.afterDate(s.material)
}

// afterDate asks for the second date of a document that shows two, else goes on.
func (p *presenter) afterDate(material string) {
	_, d, ok := p.editing()
	if !ok {
		return
	}
	if l, found := lineOf(d, material); found && wantsDate(l) {
		p.askDate(material)
		return
	}
	d.forward()
}

// askDate asks for a date that a document shows. What was read from the same document for another item of this visit is
// offered: the person is asked once.
func (p *presenter) askDate(material string) {
	p.openSheet(&sheet{kind: SheetDate, material: material, reason: -1, texts: []string{p.seenDate(material)}})
}

// seenDate is the date that was noted from a document for another case of the visit in hand, as it is typed; empty for none.
func (p *presenter) seenDate(material string) string {
	c, d, ok := p.current()
	if !ok {
		return ""
	}
	l, ok := lineOf(d, material)
	if !ok {
		return ""
	}
	for _, k := range p.visit.Cases {
		other := p.desks[k.ID]
		if k.ID == c.ID || other == nil {
			continue
		}
		h := other.sub.Papers[material]
		day := h.Issued
		if wantsExpiry(l, d.sub.Papers[material]) {
			day = h.Expires
		}
		if h.Standing == catalog.Given && day != catalog.LongTerm && day != "" {
			return digitsOf(day)
		}
	}
	return ""
}

// wantsExpiry reports whether the next date of a document to note is its last day, and not the day of its issue.
func wantsExpiry(l catalog.Line, h catalog.Handed) bool {
	return l.NotExpired && (!l.IssuedWithin.Stated() || h.Expires == "")
}

func lineOf(d *desk, material string) (catalog.Line, bool) {
	for _, l := range d.verdict.Lines {
		if l.Material == material {
			return l, true
		}
	}
	return catalog.Line{}, false
}

// dateOf reads a day as people type it: 20300115, 2030-1-15, 2030.01.15, 2030年1月15日.
func (p *presenter) dateOf(s string) (string, bool) {
	s = strings.TrimSpace(s)
	if s == catalog.LongTerm {
		return s, true
	}
	clean := strings.TrimSuffix(strings.NewReplacer("年", "-", "月", "-", "日", "", ".", "-", "/", "-").Replace(s), "-")
	for _, layout := range []string{"20060102", "2006-1-2"} {
		if t, err := time.Parse(layout, clean); err == nil {
			return t.Format(time.DateOnly), true
		}
	}
	return "", false
}

func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}
