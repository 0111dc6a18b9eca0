package counter

import (
	"context"
	"slices"

	"onevisit/app/lang"
	"onevisit/queue"
)

// clerkWords name a clerk: the number, and the name where the hall knows it.
func (p *presenter) clerkWords(id string) string {
	words := p.t("top.clerk", lang.Args{"clerk": id})
	for _, m := range p.staff {
		if m.ID == id && m.Name != "" {
			return words + " " + m.Name
		}
	}
	return words
}

// loadStaff reads who works in the hall. A hall that has named nobody has clerks with numbers alone.
func (p *presenter) loadStaff() {
	p.jobs.add("staff", true, func() work {
		return func(ctx context.Context) (func(), error) {
			staff, err := p.hall.Staff(ctx)
			if err != nil {
				return nil, err
			}
			return func() { p.staff = staff }, nil
		}
	})
}

// askLogin asks who sits here now. Whoever sat at another window takes along those who wait for this clerk.
func (p *presenter) askLogin() {
	p.openPlan(SheetLogin, -1, &plan{
		ok: "login", focus: true, fields: []string{"clerk"}, check: p.checkClerk,
		args: func() lang.Args { return lang.Args{"window": p.words.T("common.window", lang.Args{"id": p.window})} },
		do:   func(s *sheet) { p.login(s.field("clerk")) },
	})
}

// checkClerk wants a number, and one that the hall knows if it has named its people: somebody who works at this window.
func (p *presenter) checkClerk(s *sheet) string {
	id := s.field("clerk")
	if id == "" {
		return s.lacks("clerk", p.t("lack.clerk"))
	}
	if len(p.staff) == 0 {
		return ""
	}
	at := slices.IndexFunc(p.staff, func(m queue.Member) bool { return m.ID == id })
	switch {
	case at < 0 || p.staff[at].Inactive:
		return s.lacks("clerk", p.t("lack.clerk_unknown", lang.Args{"clerk": id}))
	case len(p.staff[at].Windows) > 0 && !slices.Contains(p.staff[at].Windows, p.window):
		return s.lacks("clerk", p.t("lack.clerk_window", lang.Args{"clerk": id}))
	}
	return ""
}

// login seats a clerk at this window, which opens with it.
func (p *presenter) login(clerk string) {
	p.banner.Text = ""
	p.jobs.add("login", true, func() work {
		a := p.act()
		a.Clerk = clerk
		return func(ctx context.Context) (func(), error) {
			w, err := p.hall.Login(ctx, a)
			if err != nil {
				return nil, err
			}
			return func() {
				p.win, p.clerk = &w, clerk
				if p.loggedIn != nil {
					p.loggedIn(clerk)
				}
				p.say(p.t("note.login", lang.Args{"clerk": p.clerkWords(clerk)}), Good)
			}, nil
		}
	})
}
