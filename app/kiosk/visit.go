package kiosk

import (
	"onevisit/app/lang"
)

// begin starts with an item, on the way that was chosen at home.
func (p *presenter) begin(id string) {
	it, err := p.hall.Catalog().Item(id)
	if err != nil {
		p.fail(DoItem, err)
		return
	}
	if p.s.chosen(it) {
		p.s.banner = Banner{Title: p.words.T("kiosk.find.twice", lang.Args{"item": p.words.Text(it.Name)}),
			Detail: p.words.T("kiosk.find.twice_next")}
		return
	}
	p.s.cur = newDraft(it)
	if p.s.direct {
		p.turnTo(PageOffer)
		return
	}
	p.next()
}

// beginBundle starts with several items that belong together.
func (p *presenter) beginBundle(id string) {
	b, err := p.hall.Catalog().Bundle(id)
	if err != nil {
		p.fail(DoBundle, err)
		return
	}
	p.s.bundle, p.s.cur, p.s.todo, p.s.direct = newBundle(b), nil, nil, false
	p.next()
}

// next shows what comes next: a question, the next item of a bundle, the materials, the verdict.
func (p *presenter) next() {
	s := &p.s
	if s.bundle != nil && s.cur == nil {
		if _, ask := s.bundle.question(); ask {
			p.turnTo(PageQuestion)
			return
		}
		if !p.unpack() {
			return
		}
	}
	for {
		d := s.cur
		d.checked = true
		for _, o := range s.rest {
			d.learn(&o.form)
		}
		if s.bundle != nil {
			d.learn(&s.bundle.form)
		}
		if _, ask := d.question(); ask {
			p.turnTo(PageQuestion)
			return
		}
		if len(s.todo) == 0 {
			break
		}
		s.rest = append(s.rest, d)
		s.cur, s.todo = s.todo[0], s.todo[1:]
	}
	f, err := p.find()
	if err != nil {
		p.fail(DoResult, err)
		return
	}
	if f.refused() || len(f.cards) == 0 {
		p.turnTo(PageVerdict)
		return
	}
	s.cur.at = 0
	p.turnTo(PageMaterials)
}

// unpack makes drafts of the bundle's items that are needed, unless they were asked about already. It tells whether
// there is one.
func (p *presenter) unpack() bool {
	s := &p.s
	ids, others := s.bundle.items()
	s.others = others
	known := map[string]*draft{}
	for _, d := range s.todo {
		known[d.item.ID] = d
	}
	s.todo = nil
	for _, id := range ids {
		it, err := p.hall.Catalog().Item(id)
		if err != nil || s.chosen(it) {
			continue
		}
		d := known[id]
		if d == nil {
			d = newDraft(it)
			d.bundled = true
		}
		s.todo = append(s.todo, d)
	}
	if len(s.todo) == 0 {
		p.toFind()
		s.banner = Banner{Title: p.t("bundle.nothing"), Detail: p.t("find.ask")}
		return false
	}
	s.cur, s.todo = s.todo[0], s.todo[1:]
	return true
}

// find checks everything of the visit that goes through the check.
func (p *presenter) find() (finding, error) {
	return findAll(p.hall.Catalog(), p.s.checked(), p.hall.Today())
}
