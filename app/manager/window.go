package manager

import (
	"strconv"
	"strings"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/say"
	"onevisit/queue"
)

// window computes the sheet of one window.
func (t talk) window(f facts, id string) *windowState {
	w, ok := f.window(id)
	if !ok {
		return nil
	}
	row := t.windowRow(f, w)
	s := &windowState{id: id, title: t.T("common.window", lang.Args{"id": id}) + " · " + t.Text(w.Name), state: row.state,
		word: row.word, open: t.t("do.open_it"), pause: t.t("do.pause_it"), close: t.t("do.close_it"), back: t.t("do.back")}
	add := func(name, value string) { s.facts = append(s.facts, [2]string{name, value}) }
	add(t.t("col.ticket"), row.ticket)
	add(t.t("col.time"), row.time)
	clerk := w.Clerk
	if clerk == "" {
		clerk = none
	}
	add(t.t("col.clerk"), clerk)
	add(t.t("col.served"), row.served)
	add(t.t("col.idle"), row.idle)
	var lines []string
	for _, l := range f.lines {
		if w.Serves(l.ID) {
			lines = append(lines, t.t("window.line", lang.Args{"line": t.line(l.Line), "n": strconv.Itoa(l.waiting),
				"wait": say.Wait(t.Words, l.wait)}))
		}
	}
	add(t.t("window.lines"), strings.Join(lines, "\n"))
	s.canOpen = w.State != queue.WindowOpen
	s.canPause = w.State == queue.WindowOpen
	s.canClose = w.State != queue.WindowClosed && w.Ticket == 0
	s.call, s.callDo = t.callFor(f, w)
	if w.State == queue.WindowPaused {
		s.open = t.t("do.resume_it")
	}
	if w.State != queue.WindowClosed && w.Ticket != 0 {
		s.note = t.t("window.busy_note", lang.Args{"label": row.ticket})
	}
	if note := t.callNote(f, id); note != "" {
		s.note = strings.TrimSpace(s.note + " " + note)
	}
	if !f.opening.IsZero() {
		s.laneTitle = t.t("window.day")
		s.lane = []look.Lane{{Spans: strip(w.spans)}}
		s.marks = dayMarks(f)
		s.from, s.till = f.opening, f.closing
	}
	return s
}
