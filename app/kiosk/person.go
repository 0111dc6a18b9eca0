package kiosk

import (
	"context"
	"strings"

	"onevisit/app/look"
	"onevisit/catalog/identity"
	"onevisit/queue"
)

// elderAge is the age from which priority is offered: 70 and older in one published practice.
const elderAge = 70

// identify takes an identity number, typed or read off a card. Of it stay the keyed hash, the masked number and whether
// the person may come first; the number itself goes nowhere.
func (p *presenter) identify(number string, then func()) {
	c, err := identity.ParseCitizen(number)
	if err != nil {
		p.s.typed = ""
		p.fail(DoEnter, err)
		return
	}
	who := identified{masked: masked(c.Number), elder: c.AgeOn(p.hall.Today()) >= elderAge}
	identify := p.p.Identify
	p.ask(DoEnter, func(ctx context.Context) (func(), error) {
		hash, err := identify(ctx, c.Number)
		return func() {
			who.hash = hash
			p.s.person, p.s.typed = who, ""
			then()
		}, err
	})
}

// isIdentity reports whether a scanned text is an identity number: of a card reader that types.
func isIdentity(text string) bool {
	_, err := identity.ParseCitizen(text)
	return err == nil
}

// masked keeps the first three and the last four characters of a number.
func masked(number string) string {
	if len(number) < 8 {
		return number
	}
	return number[:3] + strings.Repeat("*", len(number)-7) + number[len(number)-4:]
}

// onPerson takes an identity number, or goes on without.
func (p *presenter) onPerson(x Press) {
	switch x.Do {
	case DoSkip:
		p.s.typed = ""
		p.wished()
	case DoEnter:
		p.identify(p.s.typed, p.known)
	default:
		p.edit(&p.s.typed, x, func(next string) bool { return len(next) <= 18 })
	}
}

// wished does what the person was asked for: the number, or the appointment.
func (p *presenter) wished() {
	if p.s.booking {
		p.book()
		return
	}
	p.take()
}

// known goes on once the person is known: who may come first is asked, everybody else gets the number.
func (p *presenter) known() {
	if p.s.person.elder && p.s.priority == queue.PriorityNormal {
		p.s.page = PagePriority
		p.s.typed = ""
		return
	}
	p.wished()
}

// card hears the identity card at a reader that types. Before a number is taken it tells who comes; elsewhere it says
// nothing.
func (p *presenter) card(number string) {
	switch p.s.page {
	case PagePerson:
		p.identify(number, p.known)
	case PageBook: // nobody books the same thing twice
		p.identify(number, func() {})
	case PageOffer, PageVerdict:
		p.identify(number, func() {
			if p.s.person.elder && p.s.priority == queue.PriorityNormal {
				p.s.from = p.s.page
				p.turnTo(PagePriority)
			}
		})
	default: // who it is matters nowhere else
	}
}

// personPage asks who comes, and says why and that nobody has to answer.
func (p *presenter) personPage() (body, foot []Block) {
	lead, skip := p.t("person.lead"), p.t("person.skip")
	if p.s.booking {
		lead, skip = p.t("person.lead_book"), p.t("person.skip_book")
	}
	body = []Block{Title{Text: p.t("person.title"), Lead: lead},
		Picture{Icon: look.DrawIDCard, Tone: Good, Title: p.t("person.hold"), Detail: p.t("person.kept")}, Gap{},
		Field{Text: masked(p.s.typed), Hint: p.t("person.hint"), Icon: look.IDCard}}
	k := p.numberPad(false)
	k.Rows[3][0] = Key{Text: "X", Press: Press{Do: DoType, ID: "X"}}
	return body, []Block{k, Buttons{Cols: 2, Items: []Button{
		{Text: skip, Kind: look.Raised, Off: p.s.working != DoNothing, Press: Press{Do: DoSkip}},
		{Text: p.t("person.go"), Kind: look.Primary, Off: len(p.s.typed) < 15 || p.s.working != DoNothing, Press: Press{Do: DoEnter}},
	}}}
}
