package manager

import (
	"context"
	"log/slog"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/queue"
	"onevisit/queue/memory"
	"onevisit/queue/simulate"
	"onevisit/queue/storetest"
)

// office is a small hall whose day is written by hand, so that every figure can be computed on paper: windows 1 (line A),
// 2 (A and B) and 3 (B), open from nine to twelve and from one to five.
type office struct {
	*queue.Hall
	t     *testing.T
	clock *simulate.Clock
}

func newOffice(t *testing.T) *office {
	t.Helper()
	s := storetest.Setup(t)
	s.Rules.UndoWithin = time.Minute
	o := &office{t: t, clock: simulate.NewClock(time.Date(2026, 3, 3, 8, 0, 0, 0, s.Calendar.Location()))}
	o.Hall = queue.NewHall(memory.New(), s, storetest.Catalog(t), o.clock)
	t.Cleanup(func() { require.NoError(t, o.Close()) })
	return o
}

// at lets it be that time: "09:05" of the day, "03-04 09:05" of another one.
func (o *office) at(clock string) {
	o.t.Helper()
	if len(clock) == len("15:04") {
		clock = o.Now().Format("01-02 ") + clock
	}
	when, err := time.ParseInLocation("2006-01-02 15:04", "2026-"+clock, o.Now().Location())
	require.NoError(o.t, err)
	o.clock.Set(when)
}

// by is an act at a window; the clerk of window 1 is 11.
func by(window string) queue.Act { return queue.Act{Window: window, Clerk: "1" + window} }

// did is a visit after an act that has to work.
func (o *office) did(v queue.Visit, err error) queue.Visit {
	o.t.Helper()
	require.NoError(o.t, err)
	return v
}

func (o *office) open(windows ...string) {
	for _, w := range windows {
		_, err := o.OpenWindow(o.t.Context(), by(w))
		require.NoError(o.t, err)
	}
}

func (o *office) issue(items ...string) queue.Visit {
	return o.did(o.Hall.Issue(o.t.Context(), queue.IssueRequest{Items: items}))
}

// call calls a person, who comes at once.
func (o *office) call(window string, v queue.Visit) {
	o.did(o.CallTicket(o.t.Context(), by(window), v.Ticket.ID))
	o.did(o.Start(o.t.Context(), by(window), v.Ticket.ID))
}

// lay checks a case with these papers on the counter.
func (o *office) lay(window string, c queue.Case, papers ...string) {
	sub := storetest.Given(c.Item, papers...)
	sub.Gap = c.Item == storetest.Gap
	_, _, err := o.Check(o.t.Context(), by(window), c.ID, sub)
	require.NoError(o.t, err)
}

func (o *office) accept(window string, c queue.Case, papers ...string) {
	o.lay(window, c, papers...)
	_, err := o.Accept(o.t.Context(), by(window), c.ID)
	require.NoError(o.t, err)
}

func (o *office) notify(window string, c queue.Case) {
	o.lay(window, c)
	_, err := o.Notify(o.t.Context(), by(window), c.ID)
	require.NoError(o.t, err)
}

func (o *office) done(window string, c queue.Case) {
	_, err := o.FinishCase(o.t.Context(), by(window), c.ID)
	require.NoError(o.t, err)
}

func (o *office) finish(window string, v queue.Visit) {
	o.did(o.Finish(o.t.Context(), by(window), v.Ticket.ID))
}

func (o *office) undo(window string, v queue.Visit) {
	o.clock.Advance(20 * time.Second)
	o.did(o.Undo(o.t.Context(), by(window), v.Ticket.ID))
}

// desk opens the manager's seat in the office.
func (o *office) desk(l lang.Language) *room {
	o.t.Helper()
	test.NewTempApp(o.t)
	r := &room{t: o.t, hall: o.Hall, clock: o.clock, run: &look.Inline{}, live: &stepLive{}, seen: &watched{Hall: o.Hall}}
	r.read()
	seat, err := New(Params{Hall: r.seen, Live: r.live, Words: lang.For(l), Runner: r.run, Log: slog.New(slog.DiscardHandler)})
	require.NoError(o.t, err)
	r.seat, r.win = seat, test.NewTempWindow(o.t, nil)
	r.win.Resize(fyne.NewSize(1366, 768))
	seat.Bind(r.win)
	seat.Start(context.Background())
	o.t.Cleanup(seat.Stop)
	return r
}
