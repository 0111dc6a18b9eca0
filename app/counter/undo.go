package counter

import (
	"context"
	"slices"
	"time"

	"onevisit/app/lang"
	"onevisit/queue"
)

// keepActed is how many tickets are remembered for taking back: within the seconds that the rules give nobody acts on
// more.
const keepActed = 4

// acted is an act of this window on a ticket. Its words are "did.<verb>".
type acted struct {
	ticket int64
	label  string
	verb   string
	at     time.Time
}

// undoable are the acts that the hall can take back.
var undoable = map[string]bool{
	"call": true, "start": true, "hold": true, "resume": true, "transfer": true, "no_show": true, "restore": true, "finish": true, "cancel": true,
}

// remember notes that this window acted on a ticket. What cannot be taken back leaves nothing to take back on it.
func (p *presenter) remember(t queue.Ticket, verb string) {
	if t.ID == 0 {
		return
	}
	p.acted = slices.DeleteFunc(p.acted, func(a acted) bool { return a.ticket == t.ID })
	if undoable[verb] {
		p.acted = append(p.acted, acted{t.ID, t.Label, verb, p.hall.Now()})
	}
	p.acted = p.acted[max(len(p.acted)-keepActed, 0):]
}

// undoAct is the button that takes back the last act, as long as the rules give; it says which.
func (p *presenter) undoAct() Act {
	a := p.button(CmdUndo, false)
	if n := len(p.acted); n > 0 {
		last := p.acted[n-1]
		a.On = p.hall.Now().Sub(last.at) <= p.hall.Setup().Rules.UndoWithin
		a.Text = p.t("do.undo_of", lang.Args{"did": p.didWords(last)})
	}
	return a
}

// didWords say what an act was: "叫号 A017".
func (p *presenter) didWords(a acted) string {
	return p.t("did."+a.verb, lang.Args{"label": a.label})
}

// undo takes back the last click of this window. Pressed again it takes back the one on the ticket before: after a wrong
// "call next" the visit that it finished is in hand again.
func (p *presenter) undo() {
	if len(p.acted) == 0 {
		p.say(p.t("note.nothing_to_undo"), Info)
		return
	}
	last := p.acted[len(p.acted)-1]
	id := last.ticket
	p.banner.Text = ""
	p.jobs.add("undo", true, func() work {
		a := p.act()
		return func(ctx context.Context) (func(), error) {
			v, err := p.hall.Undo(ctx, a, id)
			if err != nil { // what cannot be taken back now will not be later
				return func() { p.acted = nil }, err
			}
			return func() {
				p.acted = slices.DeleteFunc(p.acted, func(other acted) bool { return other.ticket == id })
				if p.visit == nil || p.visit.Ticket.ID == id {
					p.take(v)
				}
				p.say(p.t("note.undone", lang.Args{"did": p.didWords(last)}), Good)
			}, nil
		}
	})
}

// waitsForCorrection is the case of an ended visit that waits for what its notice lists; 0 for none.
func waitsForCorrection(v queue.Visit) int64 {
	if v.Ticket.Live() {
		return 0
	}
	for _, c := range v.Cases {
		if c.State == queue.Incomplete {
			return c.ID
		}
	}
	return 0
}

// comeBack puts somebody in line again who has brought what a notice lists.
func (p *presenter) comeBack(id int64) {
	p.banner.Text = ""
	p.jobs.add("return", true, func() work {
		a := p.act()
		return func(ctx context.Context) (func(), error) {
			v, err := p.hall.Return(ctx, a, id)
			if err != nil {
				return nil, err
			}
			return func() { p.say(p.t("note.back", lang.Args{"label": v.Ticket.Label}), Good) }, nil
		}
	})
}
