package counter

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look/looksoak"
	"onevisit/queue"
)

// asked is what a clerk does without looking: commands and answers to sheets, as the view passes them on.
func (r *room) asked(acts ...any) {
	r.t.Helper()
	p := r.seat.present
	for _, a := range acts {
		switch a := a.(type) {
		case Command:
			p.do(a)
		case int:
			p.answer(a)
		case string: // typed into the open sheet, and Enter
			require.NotNil(r.t, p.sheet, a)
			p.sheetText(0, a)
			p.sheetOK()
		case nil: // Enter
			p.sheetOK()
		}
		r.live.settle(r.t)
	}
}

// visits are the kinds of visits of the soak: each begins with somebody who is called and ends with nobody in hand.
func (r *room) visits() []func() {
	tick := func() {
		for i := 0; i < 9 && r.state0().Bar.Tone != Good; i++ { // papers in turn, dates as they are asked for
			r.asked(CmdToggle)
			if s := r.seat.present.sheet; s != nil {
				r.asked("")
			}
		}
	}
	return []func(){
		func() { r.asked(CmdArrive); tick(); r.asked(CmdAccept, CmdGap, CmdReprint, CmdDone, CmdFinish) },
		func() { // something is missing: notice, by the sheet of what is wrong
			r.asked(CmdArrive, CmdWrong, nil, CmdNotice, CmdColors, CmdLarger, CmdFinish)
		},
		func() { // nobody comes, comes back late, is put aside, goes to another window
			label := r.state0().Ticket.Label
			r.asked(CmdRecall, CmdNoShow)
			r.seat.present.scan(label)
			r.live.settle(r.t)
			r.asked(nil, CmdNext, CmdArrive, CmdHold, nil)
			r.seat.present.pickHeld(r.seat.present.held()[0].ID)
			r.live.settle(r.t)
			r.asked(CmdJot, "papers are in the blue folder", CmdTransfer, nil)
		},
		func() { // the clerk looks around: search, cases, queue, keys, the other language
			r.asked(CmdArrive, CmdSearch)
			for _, s := range []string{"g", "gj", "gjj"} {
				r.seat.present.sheetText(0, s)
				r.seat.present.sheetMove(1)
			}
			r.seat.present.closeSheet()
			for _, c := range []Command{CmdCases, CmdQueue, CmdKeys, CmdMore} {
				r.asked(c)
				r.seat.present.sheetMove(1)
				r.seat.present.closeSheet()
			}
			r.asked(CmdLanguage, CmdLanguage, CmdCancel, nil, CmdUndo, CmdCancel, nil)
		},
		func() {
			r.asked(CmdArrive, CmdPause, nil, CmdHold, nil, CmdOpen, CmdHold)
			r.asked(nil, CmdCancel, nil)
		},
	}
}

// state0 is what the presenter showed last.
func (r *room) state0() State { return r.seat.present.state }

// TestEightHoursLeaveNothingBehind works a day at the counter, a visit every six minutes of ten kinds of acts, second by
// second in between. What the second hour needed the eighth needs too, but for the tickets that the hall keeps. Nothing is
// drawn: the toolkit keeps what was drawn for a minute of real time, which a simulated day does not have.
func TestEightHoursLeaveNothingBehind(t *testing.T) {
	r := newRoom(t, lang.ZH)
	r.seat.present.apply = func(State) {}
	r.colleague("5", "15")
	r.asked(CmdOpen)
	items := []string{fund, onePaper}
	n := 0
	looksoak.Day(t, 3<<20, func() {
		for range 10 {
			r.issue(queue.Priority([]string{"", "elder"}[n%2]), nil, items[n/5%2])
			r.asked(CmdNext)
			require.NotNil(t, r.seat.present.visit, "visit %d", n)
			r.asked(0, 0)
			r.visits()[n%5]()
			require.True(t, r.seat.present.visit == nil, "visit %d of kind %d: %s", n, n%5, r.state0().Banner.Text)
			for range 360 {
				r.clock.Advance(time.Second)
				r.run.Advance(time.Second)
			}
			n++
		}
		r.paper.printed, r.paper.more, r.chimes = nil, nil, nil
		for _, c := range r.live.Running("") { // the back office finishes what was accepted
			_, err := r.hall.FinishCase(t.Context(), queue.Act{Window: c.Window}, c.ID)
			require.NoError(t, err)
		}
		r.live.settle(t)
	})
	require.LessOrEqual(t, r.run.Pending(), 2, "timers")
	require.Equal(t, lang.ZH, r.state0().Language)
}

// TestAWindowThatIsUsedKeepsItsObjects draws visit after visit, sheet after sheet: what is shown is made once and used
// again, and a closed sheet leaves nothing.
func TestAWindowThatIsUsedKeepsItsObjects(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	visit := func() {
		r.issue("", nil, fund)
		r.press("F2", "F5", "1", "1", "Space", "Return", "w", "Return", "?", "Escape", "Ctrl+K", "Escape", "Ctrl+J", "Escape")
		r.press("F10", "F1")
		r.pass(time.Minute)
	}
	for range 3 {
		visit()
	}
	before := objects(r.win.Content())
	for range 6 {
		visit()
	}
	require.Empty(t, r.win.Canvas().Overlays().List())
	require.Equal(t, before, objects(r.win.Content()))
}

// objects is how many objects a part of a window has, hidden ones included.
func objects(o fyne.CanvasObject) int {
	n := 1
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			n += objects(c)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			n += objects(c)
		}
	}
	return n
}
