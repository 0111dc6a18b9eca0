package queue

import (
	"slices"

	"onevisit/catalog/fault"
)

// leavesNobody refuses a setup that would leave somebody behind who is in the hall, or an item without a line.
func (s *step) leavesNobody(old, made *Setup) error {
	for _, w := range old.Windows {
		if _, stays := made.Window(w.ID); stays {
			continue
		}
		if err := s.retireWindow(w); err != nil {
			return err
		}
	}
	all, err := s.Unfinished(s.day)
	if err != nil {
		return err
	}
	all = slices.DeleteFunc(all, func(t Ticket) bool { return t.Day != s.day || !t.Live() }) // the others expire
	if err := kept(old, made, all); err != nil {
		return err
	}
	if err := stranded(old, made, all); err != nil {
		return err
	}
	for _, it := range s.h.Catalog().Items() {
		_, had := old.LineOf(it)
		if _, has := made.LineOf(it); had && !has {
			return fault.New(CodeItemNoLine, fault.Args{"item": it.Name})
		}
	}
	return nil
}

// retireWindow refuses to retire a window that is open or paused. Who was sent to a closed one alone, or is on hold
// there, is freed for every window of the line, as when it closes.
func (s *step) retireWindow(conf Window) error {
	w, ok, err := s.Window(conf.ID)
	if err != nil {
		return err
	}
	if ok && (w.State != WindowClosed || w.Ticket != 0) {
		return fault.New(CodeWindowKept, fault.Args{"window": w.ID, "clerk": w.Clerk})
	}
	return s.rehome(conf.ID, false)
}

// kept refuses a setup without a line whose people are in the hall.
func kept(old, made *Setup, all []Ticket) error {
	for _, l := range old.Lines {
		if _, stays := made.Line(l.ID); stays {
			continue
		}
		if n, first := count(all, func(t Ticket) bool { return t.Line == l.ID }); n > 0 {
			return fault.New(CodeLineKept, fault.Args{"line": l.Name, "n": n, "label": first.Label})
		}
	}
	return nil
}

// stranded refuses a setup in which no window can call somebody whom one could call before: who needs a skill, mostly.
func stranded(old, made *Setup, all []Ticket) error {
	lost := func(t Ticket) bool {
		lane := t.Line
		if t.Skill != "" {
			lane = SkillLane(t.Line, t.Skill)
		}
		return old.served(lane) && !made.served(lane)
	}
	n, first := count(all, lost)
	if n == 0 {
		return nil
	}
	line, _ := old.Line(first.Line)
	return fault.New(CodeStranded, fault.Args{"n": n, "label": first.Label, "line": line.Name})
}

// count counts tickets and gives the first.
func count(all []Ticket, which func(Ticket) bool) (n int, first Ticket) {
	for _, t := range all {
		if which(t) {
			if n++; n == 1 {
				first = t
			}
		}
	}
	return n, first
}
