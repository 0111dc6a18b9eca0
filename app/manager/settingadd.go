package manager

import (
	"slices"
	"strconv"
	"strings"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/queue"
	"onevisit/queue/setup"
)

// addState is the sheet that adds a line, window, skill or notice.
type addState struct {
	part         setup.Part
	title, note  string
	id           string // the first that is free; "" to be written, and for a notice not asked
	asksID       bool
	idName       string
	idHint       string
	name, nameEN string // what the two entries are called
	departments  string // "" if it has none
	officesHint  string
	lists        []addList
	save, cancel string
}

// addList is a choice of several: the lines and skills of a window, the windows of a line or skill.
type addList struct {
	title      string
	ids, words []string
}

// adding computes the sheet.
func (t talk) adding(f facts, part setup.Part) addState {
	s := addState{part: part, title: t.t("settings.add_" + string(part)), note: t.t("add.note_" + string(part)), asksID: part != setup.PartNotices,
		idName: t.t("add.id_" + string(part)), name: t.t("field.name"), nameEN: t.t("field.name_en"),
		save: t.t("settings.save"), cancel: t.T("common.cancel"), id: freeID(f.fields, part)}
	lines, windows, skills := addList{title: t.t("field.lines")}, addList{title: t.t("add.windows")}, addList{title: t.t("field.skills")}
	for _, l := range t.setup.Lines {
		lines.ids, lines.words = append(lines.ids, l.ID), append(lines.words, t.line(l))
	}
	for _, w := range t.setup.Windows {
		windows.ids, windows.words = append(windows.ids, w.ID), append(windows.words, w.ID+" "+t.Text(w.Name))
	}
	for _, k := range t.setup.Skills {
		skills.ids, skills.words = append(skills.ids, k.ID), append(skills.words, t.Text(k.Name))
	}
	switch part {
	case setup.PartLines:
		s.departments, s.officesHint = t.t("field.departments"), t.t("hint.offices")
		s.lists = []addList{windows}
	case setup.PartWindows:
		s.lists = []addList{lines, skills}
		if len(skills.ids) == 0 {
			s.lists = s.lists[:1]
		}
	case setup.PartSkills:
		s.idHint = t.t("add.id_hint")
		s.lists = []addList{windows}
	case setup.PartNotices:
		s.name, s.nameEN = t.t("field.text"), t.t("field.text_en")
	}
	return s
}

// freeID is the next number or letter that nothing has or had: one that is retired may come back.
func freeID(fields []setup.Field, part setup.Part) string {
	free := func(id string) bool {
		return !slices.ContainsFunc(fields, func(x setup.Field) bool { return x.Path == string(part)+"."+id })
	}
	if part == setup.PartSkills {
		return ""
	}
	for n := 1; n < 1000; n++ {
		id := strconv.Itoa(n)
		if part == setup.PartLines {
			if n > 26 {
				return ""
			}
			id = string(rune('A' + n - 1))
		}
		if free(id) {
			return id
		}
	}
	return ""
}

// addTyped is what was typed and chosen in the sheet.
type addTyped struct {
	id, name, nameEN, departments string
	chosen                        [][]string // of each list
}

// changes are the changes that add what was typed.
func (s addState) changes(fields []setup.Field, typed addTyped) []queue.SettingChange {
	m := setup.Member{Part: s.part, ID: strings.TrimSpace(typed.id), Name: catalog.Text{ZH: strings.TrimSpace(typed.name), EN: strings.TrimSpace(typed.nameEN)}}
	plan := setup.Plan(fields)
	switch s.part {
	case setup.PartLines:
		m.Departments = splitList(strings.NewReplacer("，", ",", "、", ",", "；", ",", ";", ",").Replace(typed.departments))
		return plan.AddLine(m, typed.chosen[0]...)
	case setup.PartSkills:
		return plan.AddSkill(m, typed.chosen[0]...)
	case setup.PartWindows:
		m.Lines = typed.chosen[0]
		if len(typed.chosen) > 1 {
			m.Skills = typed.chosen[1]
		}
	case setup.PartNotices:
		m.ID = s.id
	}
	return []queue.SettingChange{setup.Add(m)}
}

// lacking says what is still to be written or chosen, in the words of the sheet; "" for nothing. The setup finds the rest.
func (t talk) lacking(s addState, typed addTyped) string {
	chosen := len(typed.chosen) == 0 || len(typed.chosen[0]) > 0
	switch {
	case s.asksID && strings.TrimSpace(typed.id) == "":
		return t.t("add.lacks", lang.Args{"field": s.idName})
	case strings.TrimSpace(typed.name) == "":
		return t.t("add.lacks", lang.Args{"field": s.name})
	case !chosen:
		return t.t("add.chooses", lang.Args{"field": s.lists[0].title})
	}
	return ""
}

// openAdd shows the sheet that adds a member.
func (s *Seat) openAdd(part setup.Part) {
	if s.stage == nil {
		return
	}
	st := s.talk().adding(s.facts, part)
	newAddSheet(s.stage, st, func(typed addTyped, done func(string)) {
		if lacks := s.talk().lacking(st, typed); lacks != "" {
			done(lacks)
			return
		}
		for _, x := range s.facts.fields { // one that is retired as well: it may come back
			if x.Kind == setup.KindMember && x.Path == string(part)+"."+strings.TrimSpace(typed.id) {
				done(s.talk().t("add.taken", lang.Args{"id": typed.id}))
				return
			}
		}
		all := st.changes(s.facts.fields, typed)
		s.changeAll(all, s.talk().t("said.added", lang.Args{"name": strings.TrimSpace(typed.name)}), func(wrong string) {
			if wrong == "" {
				s.choice.member = all[0].Path
			}
			done(wrong)
		})
	})
}
