package manager

import (
	"context"

	"fyne.io/fyne/v2"

	"onevisit/app/look"
	"onevisit/queue"
)

// gate is the login that stands over the seat when the hall has managers with passwords.
type gate struct {
	root     *fyne.Container
	title    *look.Para
	note     *look.Para
	id       *look.Entry
	password *look.Entry
	wrong    *look.Para
	enter    *look.Button
	other    *look.Button // the other language
}

func newGate(enter, language func()) *gate {
	g := &gate{title: look.NewPara("", look.Title, look.Ink).Bold(), note: look.NewPara("", look.Body, look.Soft),
		id: look.NewEntry("").Limit(32), password: look.NewEntry("").Limit(72).Secret(),
		wrong: look.NewPara("", look.Body, look.RedInk), enter: look.NewButton("", look.Primary, enter)}
	g.other = look.NewButton("", look.Quiet, language)
	g.id.OnSubmit = func(string) { enter() }
	g.password.OnSubmit = func(string) { enter() }
	g.wrong.Hide()
	g.root = look.Stack(look.NewPanel(look.Paper, 0, 0, look.Center(look.Fixed(look.Card(look.Surface, 28,
		look.Col(14, g.title, g.note, g.id, g.password, g.wrong, g.enter, g.other)), 440, 0))))
	return g
}

// guard looks whether somebody has to log in, and shows or hides the gate. It is asked at the start and whenever the
// people changed.
func (s *Seat) guard(staff []queue.Member) {
	locked := queue.Guarded(staff) && s.who.ID == ""
	for _, m := range staff { // somebody who left, or is no manager any more, is out
		if m.ID == s.who.ID && (m.Inactive || m.Role != queue.RoleManager) {
			s.who, locked = queue.Member{}, queue.Guarded(staff)
		}
	}
	s.guarded = queue.Guarded(staff)
	if locked == s.locked {
		return
	}
	s.locked = locked
	if locked && s.stage != nil {
		s.stage.CloseSheets()
	}
	s.view.lock(locked)
}

// enter tries to log in with what was typed.
func (s *Seat) enter() {
	g := s.view.gate
	id, password := g.id.Text(), g.password.Text()
	var who queue.Member
	s.background(func(ctx context.Context) (err error) {
		who, err = s.p.Hall.Authenticate(ctx, id, password)
		return err
	}, func(err error) {
		g.password.SetText("")
		if err != nil {
			g.wrong.SetText(s.p.Words.Error(err))
			g.wrong.Show()
			s.stage.Adopt()
			return
		}
		s.who = who
		g.id.SetText("")
		g.wrong.Hide()
		s.guard(s.facts.staff)
		s.show()
	})
}

// leave logs out.
func (s *Seat) leave() {
	s.who = queue.Member{}
	s.guard(s.facts.staff)
	s.show()
}
