package counter

import (
	"context"
	"strings"

	"onevisit/app/lang"
	"onevisit/queue"
)

// askJot asks for a note on the visit in hand. Notes are for colleagues and stay in the journal.
func (p *presenter) askJot() {
	if p.visit == nil {
		return
	}
	p.openPlan(SheetJot, -1, &plan{
		args: p.labelArgs, ok: "jot", focus: true, fields: []string{"jot"},
		check: func(s *sheet) string {
			if s.field("jot") == "" {
				return s.lacks("jot", p.t("lack.jot"))
			}
			return ""
		},
		do: func(s *sheet) { p.jot(s.field("jot")) },
	})
}

// jot writes a note on the visit in hand, and on the case that is looked at.
func (p *presenter) jot(text string) {
	if p.visit == nil {
		return
	}
	ticket, id := p.visit.Ticket.ID, int64(0)
	if c, _, ok := p.current(); ok {
		id = c.ID
	}
	p.jobs.add("jot", true, func() work {
		a := p.act()
		return func(ctx context.Context) (func(), error) {
			if err := p.hall.Note(ctx, a, ticket, id, text); err != nil {
				return nil, err
			}
			return func() {
				p.say(p.t("note.jotted"), Good)
				p.loadNotes(ticket)
			}, nil
		}
	})
}

// loadNotes reads the notes on a ticket from its journal.
func (p *presenter) loadNotes(ticket int64) {
	p.jobs.add("notes", false, func() work {
		return func(ctx context.Context) (func(), error) {
			rows, err := p.hall.History(ctx, ticket)
			if err != nil {
				return nil, err
			}
			return func() {
				if p.visit != nil && p.visit.Ticket.ID == ticket {
					p.notes = p.notesOf(rows)
				}
			}, nil
		}
	})
}

// notesOf are the notes in the rows of a journal, the latest first, each with its time and who wrote it.
func (p *presenter) notesOf(rows []queue.Change) []string {
	var out []string
	for _, r := range rows {
		if r.Kind != queue.EvNote {
			continue
		}
		by := ""
		if r.Clerk != "" {
			by = " " + p.t("top.clerk", lang.Args{"clerk": r.Clerk})
		}
		out = append([]string{r.At.Format("15:04") + by + p.t("row.colon") + strings.TrimSpace(r.Why)}, out...)
	}
	return out
}
