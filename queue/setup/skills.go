package setup

import (
	"maps"
	"slices"
	"strings"
	"time"

	"onevisit/catalog/fault"
	"onevisit/queue"
)

// readSkills reads what only some windows can do, and checks that windows name skills that exist, that every skill is
// somewhere, and that a window comes first only for lines that it serves.
func readSkills(file hallFile, r *report) []queue.Skill {
	known, had, byID := map[string]bool{}, map[string]bool{}, map[string]string{}
	var out []queue.Skill
	for _, k := range file.Skills {
		r.check(k.Where, "skills.id", k.ID, plain(k.ID, "-"), "A-Z a-z 0-9 -")
		r.need(k.Where, "skills.name", k.Name.ZH != "")
		r.once(byID, k.Where, "skills.id", k.ID)
		known[k.ID] = true
		out = append(out, queue.Skill{ID: k.ID, Name: k.Name, Items: k.Items})
	}
	names := strings.Join(slices.Sorted(maps.Keys(known)), ", ")
	for _, w := range file.Windows {
		twice := map[string]string{}
		for _, k := range w.Skills {
			r.once(twice, w.Where, "windows.skills", k)
			r.check(w.Where, "windows.skills", k, known[k], names)
			had[k] = true
		}
		for _, line := range slices.Sorted(maps.Keys(w.Lead)) {
			lead := w.Lead[line]
			r.check(w.Where, "windows.lead", line, slices.Contains(w.Lines, line), strings.Join(w.Lines, ", "))
			r.check(w.Where, "windows.lead."+line, lead.String(), lead >= 0 && lead <= maxHeadStart, "0 … 2h")
		}
	}
	for _, k := range file.Skills {
		if !had[k.ID] {
			r.add(fault.New(CodeUnusedSkill, fault.Args{"skill": k.ID}).At(k.Where))
		}
	}
	return out
}

// readHours reads when a line gives tickets: spans of a day, in order.
func readHours(l lineFile, r *report) queue.Hours {
	var out queue.Hours
	last := time.Duration(-1)
	for _, text := range l.Tickets {
		s, ok := readSpan(text)
		r.check(l.Where, "lines.tickets", text, ok && s.From > last, "09:00-11:30, 13:30-16:30")
		last = s.To
		out = append(out, s)
	}
	return out
}

func readSpan(text string) (queue.Span, bool) {
	from, to, ok := strings.Cut(text, "-")
	a, okA := clockTime(from)
	b, okB := clockTime(to)
	return queue.Span{From: a, To: b}, ok && okA && okB && a < b
}

// clockTime reads "09:00" as the time since midnight.
func clockTime(text string) (time.Duration, bool) {
	t, err := time.Parse("15:04", text)
	return t.Sub(t.Truncate(24 * time.Hour)), err == nil && len(text) == len("15:04")
}
