package counter

import (
	"context"
	"strings"

	"onevisit/app/lang"
	"onevisit/catalog/identity"
	"onevisit/queue"
)

// askPerson asks who applies, for the forms. It is all optional; what is kept is sealed, and shown masked.
func (p *presenter) askPerson() {
	if p.visit == nil {
		return
	}
	p.openPlan(SheetPerson, -1, &plan{
		args: p.labelArgs, ok: "keep", focus: true, fields: []string{"name", "id_number", "phone", "address"},
		more: []string{"phone", "address"},
		detail: func() string {
			if p.person.Empty() {
				return p.t("sheet.person_detail")
			}
			return p.t("sheet.person_kept", lang.Args{"who": p.personWords()})
		},
		check: p.checkPerson, typed: cardInName,
		do: func(s *sheet) {
			p.keepPerson(queue.Person{Name: s.field("name"), IDNumber: identity.Kept(s.field("id_number")), Phone: s.field("phone"), Address: s.field("address")})
		},
	})
}

// cardInName moves the number of a card that was scanned while the name was being typed to where it belongs.
func cardInName(s *sheet) {
	c, err := identity.ParseCitizen(s.field("name"))
	if err != nil || len(identity.Normalize(s.field("name"))) != 18 {
		return
	}
	s.setField("name", "").setField("id_number", c.Number)
	s.scanned = true
}

// checkPerson reads the identity number as its check digit does: a slip of the finger is told at once and in words.
func (p *presenter) checkPerson(s *sheet) string {
	who := strings.Join(s.texts, "")
	if strings.TrimSpace(who) == "" {
		return s.lacks("name", p.t("lack.person"))
	}
	if s.scanned && s.field("name") == "" { // the scanner's own Enter keeps nobody without a name
		s.scanned = false
		return s.lacks("name", p.t("lack.scanned"))
	}
	if id := s.field("id_number"); id != "" {
		if _, _, err := identity.Document(id); err != nil {
			return s.lacks("id_number", p.words.Error(err))
		}
	}
	return ""
}

// keepPerson seals who applies with the ticket.
func (p *presenter) keepPerson(who queue.Person) {
	if p.visit == nil {
		return
	}
	id := p.visit.Ticket.ID
	p.jobs.add("person", true, func() work {
		a := p.act()
		return func(ctx context.Context) (func(), error) {
			if err := p.hall.KeepPerson(ctx, a, id, who); err != nil {
				return nil, err
			}
			masked, _, err := p.hall.MaskedPersonOf(ctx, id)
			return func() {
				if p.visit != nil && p.visit.Ticket.ID == id {
					p.person = masked
				}
				p.say(p.t("note.person_kept"), Good)
				p.loadPromises(id)
			}, err
		}
	})
}

// loadPerson reads, masked, who was kept with a ticket. A hall without keys keeps nobody; that is no failure here.
func (p *presenter) loadPerson(ticket int64) {
	p.jobs.add("person of", false, func() work {
		return func(ctx context.Context) (func(), error) {
			who, ok, err := p.hall.MaskedPersonOf(ctx, ticket)
			if err != nil {
				p.log.Debug("counter: person", "ticket", ticket, "err", err)
			}
			return func() {
				if err == nil && ok && p.visit != nil && p.visit.Ticket.ID == ticket {
					p.person = who
					p.loadPromises(ticket)
				}
			}, nil
		}
	})
}

// personWords are the masked person in one line.
func (p *presenter) personWords() string {
	var bits []string
	for _, s := range []string{p.person.Name, p.person.IDNumber, p.person.Phone} {
		if s != "" {
			bits = append(bits, s)
		}
	}
	if _, d, ok := p.current(); ok && d.sub.NoPromises {
		bits = append(bits, p.t("no_promises"))
	}
	return strings.Join(bits, " · ")
}

// scannedPerson takes a citizen number that was scanned while somebody is at the window: it opens the sheet with it.
func (p *presenter) scannedPerson(text string) bool {
	c, err := identity.ParseCitizen(text)
	if err != nil || p.visit == nil || len(identity.Normalize(text)) != 18 {
		return false
	}
	p.askPerson()
	p.sheet.setField("id_number", c.Number)
	return true
}
