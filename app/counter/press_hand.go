package counter

import (
	"strings"
	"unicode/utf8"

	"onevisit/catalog"
	"onevisit/queue"
)

// pickCase takes another case of the visit in hand.
func (p *presenter) pickCase(i int) {
	if p.visit == nil || i < 0 || i >= len(p.visit.Cases) {
		return
	}
	p.cur = i
	if c := p.visit.Cases[i]; c.Clock.On() {
		p.clock = c.ID
	}
	p.show()
}

// digit sets how many sheets there are, or answers the question under the cursor.
func (p *presenter) digit(n int) {
	_, d, ok := p.editing()
	if !ok {
		return
	}
	if s, ask := d.asking(); ask && d.onQuestion() {
		if s.Numeric() {
			p.typeNumber(string(rune('0' + n)))
			return
		}
		p.answer(n - 1)
		return
	}
	if l, ok := d.line(); ok && l.State != catalog.StateShared {
		p.edit(func(d *desk) error { return d.count(l, n) })
	}
	p.show()
}

// answer takes one of the choices of the open question.
func (p *presenter) answer(i int) {
	_, d, ok := p.editing()
	if !ok {
		return
	}
	if s, ask := d.asking(); ask && i >= 0 && i < len(s.Choices) {
		p.edit(func(d *desk) error { return d.answer(s.ID, s.Choices[i].ID) })
	}
	p.show()
}

// reanswer changes an answer that was given before.
func (p *presenter) reanswer(pill, choice int) {
	_, d, ok := p.editing()
	if !ok {
		return
	}
	all := d.answered()
	if pill < 0 || pill >= len(all) {
		return
	}
	if s := all[pill]; choice >= 0 && choice < len(s.Choices) {
		p.edit(func(d *desk) error { return d.answer(s.ID, s.Choices[choice].ID) })
	} else if s.Numeric() {
		d.ask(s.ID)
	}
	p.show()
}

// typeNumber adds to a number that answers the open question; "\b" takes the last character back.
func (p *presenter) typeNumber(s string) {
	_, d, ok := p.editing()
	if !ok {
		return
	}
	switch {
	case s == "\b":
		_, size := utf8.DecodeLastRuneInString(d.typed)
		d.typed = d.typed[:len(d.typed)-size]
	case len(d.typed) < 9 && (s != "." || d.typed != "" && !strings.Contains(d.typed, ".")):
		d.typed += s
	}
	p.show()
}

// answerTyped takes the typed number.
func (p *presenter) answerTyped() {
	_, d, ok := p.editing()
	if !ok {
		return
	}
	if s, ask := d.asking(); ask && s.Numeric() && d.typed != "" {
		p.edit(func(d *desk) error { return d.answer(s.ID, strings.TrimSuffix(d.typed, ".")) })
	}
}

// numeric reports whether a number is being typed.
func (p *presenter) numeric() bool {
	_, d, ok := p.editing()
	if !ok || !d.onQuestion() {
		return false
	}
	s, ask := d.asking()
	return ask && s.Numeric()
}

// rune answers a typed character; false means that it belongs into the number field.
func (p *presenter) rune(r rune) bool {
	if r >= '0' && r <= '9' && p.visit != nil { // else it begins the number of a case
		p.digit(int(r - '0'))
		return true
	}
	if r == '.' && p.numeric() {
		p.typeNumber(".")
		return true
	}
	if c, ok := byRune[r]; ok {
		p.do(c)
		return true
	}
	return r == ' '
}

// pickRow moves the cursor by hand; mark also ticks, as Space does.
func (p *presenter) pickRow(i int, mark bool) {
	if _, d, ok := p.current(); ok {
		d.cursor = min(max(i, 0), max(d.rows()-1, 0))
		if mark {
			p.do(CmdToggle)
			return
		}
	}
	p.show()
}

// pickWhich notes by hand which of several documents was brought.
func (p *presenter) pickWhich(row, choice int) {
	_, d, ok := p.editing()
	if !ok {
		return
	}
	d.cursor = min(max(row, 0), max(d.rows()-1, 0))
	if l, ok := d.line(); ok && choice >= 0 && choice < len(l.AnyOf) {
		p.edit(func(d *desk) error { return d.choose(l, choice) })
		p.afterDate(l.Material)
	}
	p.show()
}

// pickClock selects a running clock.
func (p *presenter) pickClock(id int64) {
	p.clock = id
	p.show()
}

// pickWaiting asks whether to call somebody out of turn.
func (p *presenter) pickWaiting(id int64) {
	if t, ok := p.live.Ticket(id); ok && p.here().State == queue.WindowOpen {
		p.found(queue.Visit{Ticket: t})
	}
	p.show()
}

// pickHeld takes up a visit that was put aside.
func (p *presenter) pickHeld(id int64) {
	p.resume(id)
	p.show()
}

// scan hears the number field.
func (p *presenter) scan(text string) {
	if strings.TrimSpace(text) != "" {
		p.scanned(text)
	}
	p.show()
}
