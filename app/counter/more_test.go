package counter

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/queue"
)

func TestUnknownWindowIsAnError(t *testing.T) {
	r := newRoom(t, lang.ZH)
	_, err := New(Params{Hall: r.hall, Live: r.live, Words: lang.For(lang.ZH), Runner: r.run, Window: "99"})
	require.True(t, fault.Has(err, queue.CodeUnknownWindow))
	_, err = New(Params{Window: "3"})
	require.Error(t, err)
}

// TestPledge accepts on a written promise: by the letter for one material, by F9 for all.
func TestPledge(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	item := r.itemWhere(func(it *catalog.Item) bool {
		n := 0
		for _, m := range it.Materials {
			if m.Pledge {
				n++
			}
		}
		l, ok := r.hall.Setup().LineOf(it)
		return n == 1 && len(it.Situations) == 0 && ok && l.ID == "E"
	})
	for _, byLetter := range []bool{true, false} {
		v := r.issue("", nil, item.ID)
		r.press("F2", "F5")
		for _, m := range item.Materials {
			_, d, _ := r.seat.present.current()
			l, ok := d.line()
			require.True(t, ok)
			require.Equal(t, m.ID, l.Material)
			switch {
			case !m.Pledge:
				r.press("Space")
			case byLetter:
				r.press("p")
				require.Equal(t, MarkPledge, r.state().row(m.ID).Mark)
				r.press("Down")
			default:
				r.press("Down")
			}
			if s := r.state().Sheet; s != nil {
				r.press("Return")
			}
		}
		require.Contains(t, r.state().acts(), "gap")
		require.Equal(t, "告知承诺受理", actOf(r.state(), CmdGap).Text)
		r.press("F9")
		c := r.visit(v.Ticket.ID).Cases[0]
		require.Equal(t, catalog.AcceptOnPledge, c.Outcome)
		require.Equal(t, "已告知承诺受理", r.state().Bar.Title)
		r.press("F1")
	}
}

func actOf(s State, c Command) Act {
	for _, a := range s.Bar.Acts {
		if a.Cmd == c {
			return a
		}
	}
	return Act{}
}

func (r *room) itemWhere(ok func(*catalog.Item) bool) *catalog.Item {
	r.t.Helper()
	for _, it := range r.hall.Catalog().Items() {
		if ok(it) {
			return it
		}
	}
	require.FailNow(r.t, "the sample hall has no such item")
	return nil
}

// TestNumberAnswersAQuestion types a number; a wrong digit is taken back.
func TestNumberAnswersAQuestion(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	item := r.itemWhere(func(it *catalog.Item) bool { return len(it.Situations) > 0 && it.Situations[0].Numeric() })
	v := r.issue("", nil, item.ID)
	_, err := r.hall.OpenWindow(context.Background(), queue.Act{Window: "4"})
	require.NoError(t, err)
	r.issue("", nil, onePaper)
	r.press("F2", "F5")
	c, err := r.hall.AddCase(context.Background(), queue.Act{Window: "3"}, r.seat.present.visit.Ticket.ID, item.ID)
	require.NoError(t, err)
	require.NotEqual(t, v.Ticket.ID, c.Ticket)
	r.live.settle(t)
	r.press("Right")
	s, ask := r.asking()
	require.True(t, ask)
	require.True(t, s.Numeric())
	r.press("3", "7", "BackSpace", "0")
	require.Contains(t, r.state().Rows[0].Right, "30")
	r.press("Return")
	_, d, _ := r.seat.present.current()
	require.Equal(t, "30", d.sub.Answers[s.ID])
	require.Contains(t, r.state().Pills[0].Choices[0], "30")
}

// TestAnswersCanBeChanged uses the pill and the letter.
func TestAnswersCanBeChanged(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	r.issue("", nil, fund)
	r.press("F2", "F5", "1", "1")
	require.NotEmpty(t, r.state().row("retire").Name)
	r.seat.view.mid.pills.all[1].Choose(1)
	require.Empty(t, r.state().row("retire").Name, "the list follows the answer at once")
	r.press("q", "q")
	require.True(t, r.state().Rows[0].Ask)
	require.True(t, r.state().Rows[0].Choices[1].On)
	r.press("1")
	require.NotEmpty(t, r.state().row("retire").Name)
	r.press("q", "Escape")
	require.False(t, r.state().Rows[0].Ask)
}

// TestCopiesAndKinds notes how many there are and which of several documents was brought.
func TestCopiesAndKinds(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.issue("", nil, fund)
	r.press("F2", "F5", "1", "1", "Space", "Return", "o")
	require.Equal(t, MarkOK, r.state().row("retire").Mark)
	require.Contains(t, r.state().row("retire").Detail, "退休证")
	r.press("o")
	require.Equal(t, 1, r.visit(v.Ticket.ID).Cases[0].Desk.Papers["retire"].Which)
	r.press("2")
	require.Equal(t, 2, r.visit(v.Ticket.ID).Cases[0].Desk.Papers["retire"].Originals)
	r.press("0")
	require.Equal(t, MarkMissing, r.state().row("retire").Mark)
}

// TestASecondTouchesAFewTextsOnly lets time pass and looks at what the view does with it.
func TestASecondTouchesAFewTextsOnly(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	r.accepted()
	r.pass(11 * time.Second) // the toast goes, and what could be undone
	before := r.seat.view.shown
	relaid := 0
	for range 45 {
		r.pass(time.Second)
		if r.seat.view.dirty {
			relaid++
		}
	}
	require.Zero(t, relaid, "no second lays the window out again")
	after := r.seat.view.shown
	require.Equal(t, before.Clocks[0].Left, after.Clocks[0].Left, "far from the end a clock changes once a minute")
	require.Equal(t, before.Ticket.Service, after.Ticket.Service)
	r.pass(time.Minute)
	after = r.seat.view.shown
	require.Equal(t, before.middle().Rows, after.middle().Rows)
	require.NotEqual(t, before.Clocks[0].Left, after.Clocks[0].Left)
	require.NotEqual(t, before.Ticket.Service, after.Ticket.Service)
}

// TestButtonsDoWhatTheirKeysDo presses the drawn buttons.
func TestButtonsDoWhatTheirKeysDo(t *testing.T) {
	r := newRoom(t, lang.ZH)
	v := r.view()
	r.press1(v.front.act)
	ticket := r.issue("", nil, onePaper)
	r.press1(v.left.acts[CmdNext])
	require.True(t, v.left.acts[CmdNext].Disabled())
	r.press1(v.left.acts[CmdArrive])
	require.False(t, v.left.acts[CmdArrive].Visible())
	r.seat.present.pickRow(0, true)
	require.Equal(t, "受理", v.mid.acts.all[0].Text())
	require.Equal(t, "F8", v.mid.acts.all[0].KeyCap())
	r.press1(v.mid.acts.all[0])
	require.Equal(t, queue.Processing, r.visit(ticket.Ticket.ID).Cases[0].State)
	r.press1(v.right.done)
	require.Equal(t, queue.Done, r.visit(ticket.Ticket.ID).Cases[0].State)
	r.press1(v.left.acts[CmdFinish])
	require.Equal(t, queue.OutcomeDone, r.visit(ticket.Ticket.ID).Ticket.Outcome)
	require.False(t, r.seat.Busy())
}

func (r *room) view() *view { return r.seat.view }

func (r *room) press1(b *look.Button) {
	r.t.Helper()
	require.True(r.t, b.Visible(), b.Text())
	b.Press()
	r.live.settle(r.t)
}
