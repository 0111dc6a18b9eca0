package manager

import (
	"context"
	"slices"
	"strings"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/queue"
)

// peopleState is the page of the people and their roles.
type peopleState struct {
	note  string
	add   string
	head  personRow
	rows  []personRow
	empty string
}

type personRow struct {
	id, name, role, windows, login, changed string
	state                                   look.State
	word                                    string
}

// people computes the page of people: the active first, by number.
func (t talk) people(f facts) *peopleState {
	s := &peopleState{note: t.t("people.open_note"), add: t.t("people.add"), empty: t.t("people.none"),
		head: personRow{id: t.t("col.clerk"), name: t.t("col.name"), role: t.t("col.role"), windows: t.t("col.windows"),
			login: t.t("col.login"), word: t.t("col.state"), changed: t.t("col.changed")}}
	if queue.Guarded(f.staff) {
		s.note = t.t("people.guarded_note")
	}
	all := slices.Clone(f.staff)
	slices.SortStableFunc(all, func(a, b queue.Member) int {
		switch {
		case a.Inactive == b.Inactive:
			return 0
		case a.Inactive:
			return 1
		}
		return -1
	})
	for _, m := range all {
		r := personRow{id: m.ID, name: m.Name, role: t.t("role." + string(m.Role)), windows: t.t("people.any_window"),
			login: none, state: look.Green, word: t.t("people.active"), changed: t.moment(f, m.At)}
		if len(m.Windows) > 0 {
			r.windows = strings.Join(m.Windows, t.T("common.comma"))
		}
		if m.Role == queue.RoleManager {
			r.login = t.t("people.no_password")
			if m.Secret != "" {
				r.login = t.t("people.has_password")
			}
		}
		if m.Inactive {
			r.state, r.word = look.Closed, t.t("people.inactive")
		}
		if m.By != "" {
			r.changed += " · " + m.By
		}
		s.rows = append(s.rows, r)
	}
	return s
}

// memberState is the sheet of somebody.
type memberState struct {
	title    string
	member   queue.Member
	fresh    bool // somebody new
	names    map[string]string
	roles    []string // words of the roles, clerk first
	windows  []string // ids of all windows
	words    []string // and what they are called
	active   string
	save     string
	cancel   string
	password string // hint of the entry
	note     string
}

// memberOf computes the sheet of somebody; "" for somebody new.
func (t talk) memberOf(f facts, id string) memberState {
	s := memberState{title: t.t("people.add"), fresh: true, member: queue.Member{Role: queue.RoleClerk}, names: map[string]string{},
		roles: []string{t.t("role.clerk"), t.t("role.manager")}, active: t.t("people.works_here"), save: t.t("settings.save"),
		cancel: t.T("common.cancel"), password: t.t("people.password_new"), note: t.t("people.password_note")}
	for _, k := range []string{"clerk", "name", "role", "windows", "login"} {
		s.names[k] = t.t("col." + k)
	}
	for _, w := range t.setup.Windows {
		s.windows, s.words = append(s.windows, w.ID), append(s.words, w.ID+" "+t.Text(w.Name))
	}
	for _, m := range f.staff {
		if m.ID == id {
			s.fresh, s.member = false, m
			s.title = t.t("people.of", lang.Args{"name": m.Name, "id": m.ID})
			if m.Secret != "" {
				s.password = t.t("people.password_keep")
			}
		}
	}
	return s
}

// openMember shows the sheet of somebody; "" for somebody new.
func (s *Seat) openMember(id string) {
	if s.stage == nil {
		return
	}
	st := s.talk().memberOf(s.facts, id)
	newMemberSheet(s.stage, st, func(m queue.Member, password string, done func(string)) {
		if st.fresh && slices.ContainsFunc(s.facts.staff, func(o queue.Member) bool { return o.ID == strings.TrimSpace(m.ID) }) {
			done(s.talk().t("people.id_taken", lang.Args{"id": m.ID}))
			return
		}
		s.background(func(ctx context.Context) error {
			_, err := s.p.Hall.PutMember(ctx, s.ownAct(), m, password)
			return err
		}, func(err error) {
			if err != nil {
				done(s.p.Words.Error(err))
				return
			}
			done("")
			s.toast(look.Good, s.talk().t("said.member", lang.Args{"name": m.Name}))
		})
	})
}
