package manager

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look/looksoak"
	"onevisit/queue"
)

// TestEightHoursLeaveNothingBehind lives a working day at the manager's desk: every few minutes somebody takes a ticket
// and is called, machines tell of themselves, a page is opened, a window's sheet, an alert's remedy is pressed, colours
// and language change. What the second hour needed the eighth needs too, but for what the day itself keeps: its tickets,
// waits and journal rows.
func TestEightHoursLeaveNothingBehind(t *testing.T) {
	r := newRoom(t, lang.ZH, "")
	r.clock.Advance(90 * time.Minute)
	ctx := t.Context()
	for _, w := range []string{"1", "5"} {
		_, err := r.hall.OpenWindow(ctx, queue.Act{Window: w, Clerk: "1" + w})
		require.NoError(t, err)
	}
	live, err := r.hall.Live(ctx)
	require.NoError(t, err)
	r.live.Live = live // it follows by itself
	kiosk := queue.Station{Machine: "west", Seat: queue.SeatKiosk, Place: "kiosk-2"}
	n := 0
	step := func() { // of five minutes
		n++
		v, err := r.hall.Issue(ctx, queue.IssueRequest{Items: []string{"gjj-tuixiu"}})
		require.NoError(t, err)
		require.NoError(t, r.hall.Beat(ctx, kiosk))
		r.clock.Advance(2 * time.Minute)
		a := queue.Act{Window: "5", Clerk: "15"}
		_, err = r.hall.CallTicket(ctx, a, v.Ticket.ID)
		require.NoError(t, err)
		_, err = r.hall.Cancel(ctx, a, v.Ticket.ID, "left")
		require.NoError(t, err)
		require.Eventually(t, func() bool { return live.Seq() > 0 && len(live.Waiting()) == 0 }, time.Minute, time.Millisecond)
		if r.live.f != nil {
			r.live.f(nil)
		}
		for range 36 { // looks of five seconds
			r.clock.Advance(5 * time.Second)
			r.run.Advance(5 * time.Second)
		}
		switch n % 12 {
		case 0:
			r.seat.do(command{verb: verbColors})
		case 3:
			r.open(pageNow)
			r.seat.view.now.openWindow(n % 8)
			r.seat.stage.CloseSheets()
		case 6:
			r.seat.switchLanguage()
		case 9:
			r.open(pageNow)
			if c := r.seat.view.now.alerts[0]; c.panel.Visible() && c.was.do.verb != verbOpen {
				c.button.Press()
			}
			r.seat.stage.CloseSheets()
		case 1, 4, 7, 10:
			r.seat.choose(func(c *choices) { c.page = page(n % int(pages)) })
		}
	}
	looksoak.Day(t, 3<<20, func() {
		for range 12 {
			step()
		}
	})
	require.LessOrEqual(t, r.run.Pending(), 4, "timers")
	require.Equal(t, 1, r.live.subs)
}
