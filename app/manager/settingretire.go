package manager

import (
	"slices"
	"strings"

	"onevisit/app/lang"
	"onevisit/queue"
	"onevisit/queue/setup"
)

// retireState is the sheet that takes a line, window, skill or notice out of service, or back into it.
type retireState struct {
	part     setup.Part
	id, name string
	title    string
	lead     string
	lines    []string // what happens
	stop     string   // why it cannot be done now; "" if it can
	toTitle  string   // of the lines that a line's departments and windows can go to
	to       []string
	toWords  []string
	yes, no  string
	restore  bool
}

// retirement computes the sheet of a member; alone are the people who wait for one window alone.
func (t talk) retirement(f facts, path string, alone int) (retireState, bool) {
	at := slices.IndexFunc(f.fields, func(x setup.Field) bool { return x.Path == path && x.Kind == setup.KindMember })
	if at < 0 {
		return retireState{}, false
	}
	x := f.fields[at]
	s := retireState{part: x.Member.Part, id: x.Member.ID, no: t.T("common.cancel"), restore: x.Value == setup.Retired,
		name: t.memberName(string(x.Member.Part), x.Member.ID)}
	if s.restore {
		if s.part != setup.PartNotices {
			s.name = strings.TrimSpace(s.idWord() + " " + t.Text(x.Member.Name))
		}
		s.title, s.yes = t.t("retire.back_title", lang.Args{"name": s.name}), t.t("retire.back_yes")
		s.lines = []string{t.t("retire.back_" + string(s.part))}
		return s, true
	}
	s.title, s.yes = t.t("retire.title", lang.Args{"name": s.name}), t.t("retire.yes")
	switch s.part {
	case setup.PartWindows:
		t.retireWindow(&s, f, alone)
	case setup.PartLines:
		t.retireLine(&s, f)
	case setup.PartSkills:
		s.lines = append(s.lines, t.t("retire.skill", lang.Args{"windows": strings.Join(t.windowsWith(s.id), t.T("common.comma"))}))
	case setup.PartNotices:
		for _, y := range f.fields {
			if y.Path == path+".text" {
				s.lead = y.Value
			}
		}
	}
	if x.Written {
		s.lines = append(s.lines, t.t("retire.kept"))
	} else {
		s.lines = append(s.lines, t.t("retire.added"))
	}
	return s, true
}

// idWord is the id as far as people use it: of windows and lines.
func (s retireState) idWord() string {
	if s.part == setup.PartWindows || s.part == setup.PartLines {
		return s.id
	}
	return ""
}

// retireWindow says who serves its lines then, and who waits for it.
func (t talk) retireWindow(s *retireState, f facts, alone int) {
	w, ok := t.setup.Window(s.id)
	if !ok {
		return
	}
	if now, ok := f.window(s.id); ok && now.State != queue.WindowClosed {
		_, word := t.doing(f, now)
		s.stop = t.t("retire.open", lang.Args{"state": word})
	}
	for _, id := range w.Lines {
		line, _ := t.setup.Line(id)
		var others []string
		for _, o := range t.setup.Windows {
			if o.ID != s.id && o.Serves(id) {
				others = append(others, o.ID)
			}
		}
		if len(others) == 0 {
			s.stop = t.t("retire.only", lang.Args{"line": t.line(line)})
			continue
		}
		s.lines = append(s.lines, t.t("retire.others", lang.Args{"line": t.line(line), "windows": strings.Join(others, t.T("common.comma"))}))
	}
	if alone > 0 {
		s.lines = append(s.lines, t.t("retire.alone", lang.Args{"n": alone}))
	}
	n := 0
	for _, m := range f.staff {
		if !m.Inactive && slices.Contains(m.Windows, s.id) {
			n++
		}
	}
	if n > 0 {
		s.lines = append(s.lines, t.t("retire.staff", lang.Args{"n": n}))
	}
}

// retireLine says who is in it, and asks where its departments and windows go.
func (t talk) retireLine(s *retireState, f facts) {
	line, ok := t.setup.Line(s.id)
	if !ok {
		return
	}
	for _, l := range f.lines {
		if n := l.waiting + l.serving; l.ID == s.id && n > 0 {
			s.stop = t.t("retire.people", lang.Args{"n": n})
		}
	}
	items := 0
	for _, it := range t.cat.Items() {
		if l, ok := t.setup.LineOf(it); ok && l.ID == s.id {
			items++
		}
	}
	s.toTitle = t.t("retire.to", lang.Args{"n": items, "departments": t.departments(line)})
	for _, l := range t.setup.Lines {
		if l.ID != s.id {
			s.to, s.toWords = append(s.to, l.ID), append(s.toWords, t.line(l))
		}
	}
	var windows []string
	for _, w := range t.setup.Windows {
		if w.Serves(s.id) {
			windows = append(windows, w.ID)
		}
	}
	s.lines = append(s.lines, t.t("retire.windows", lang.Args{"windows": strings.Join(windows, t.T("common.comma"))}), t.t("retire.booked"))
}

// windowsWith are the windows that have a skill.
func (t talk) windowsWith(skill string) []string {
	var out []string
	for _, w := range t.setup.Windows {
		if slices.Contains(w.Skills, skill) {
			out = append(out, w.ID)
		}
	}
	return out
}

// openMemberSetting shows the sheet of a member itself; false if the path is that of another setting.
func (s *Seat) openMemberSetting(path string) bool {
	alone := 0
	for _, t := range s.p.Live.Waiting() {
		if t.Window != "" && "windows."+t.Window == path {
			alone++
		}
	}
	st, ok := s.talk().retirement(s.facts, path, alone)
	if !ok || s.stage == nil {
		return false
	}
	newRetireSheet(s.stage, st, func(to string, done func(string)) {
		plan, said := setup.Plan(s.facts.fields), "said.retired"
		changes := plan.Retire(st.part, st.id, to)
		if st.restore {
			changes, said = plan.Restore(st.part, st.id), "said.restored"
		}
		s.changeAll(changes, s.talk().t(said, lang.Args{"name": st.name}), done)
	})
	return true
}
