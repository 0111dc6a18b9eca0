package manager

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"onevisit/app/lang"
	"onevisit/queue"
)

// rowsOf is the whole journal of a hall.
func rowsOf(t *testing.T, h *queue.Hall) []queue.Change {
	t.Helper()
	rows, err := h.Journal(t.Context(), 0, 1_000_000)
	require.NoError(t, err)
	return rows
}

// recount tells from scratch what a window does after the first n rows: the last word on every ticket and window counts.
func recount(rows []queue.Change, w queue.Window) activity {
	state, taken := queue.WindowClosed, false
	tickets := map[int64]queue.Ticket{}
	for _, r := range rows {
		if r.Ticket != nil {
			tickets[r.Ticket.ID] = *r.Ticket
		}
		if r.WindowNow != nil && r.WindowNow.ID == w.ID {
			state, taken = r.WindowNow.State, r.WindowNow.Ticket != 0
		}
	}
	waits := false
	for _, t := range tickets {
		if t.State == queue.Waiting && (t.Window == w.ID || t.Window == "" && slices.Contains(w.Lines, t.Line)) {
			waits = true
		}
	}
	switch {
	case taken:
		return busy
	case state == queue.WindowClosed:
		return closed
	case state == queue.WindowPaused:
		return paused
	case waits:
		return wanted
	}
	return idle
}

func TestTheDayIsASlowRecount(t *testing.T) {
	h, clock := sampleHall(t, "11:10", 5, lang.ZH)
	rows, s := rowsOf(t, h), h.Setup()
	require.Greater(t, len(rows), 400)
	d := newDay(monday, 0, s.Windows, s.Calendar.Office)
	for _, r := range rows {
		d.apply(r)
	}
	for _, r := range rows { // a row that comes twice changes nothing
		d.apply(r)
	}
	for _, w := range s.Windows {
		var sum [wanted + 1]time.Duration
		for i := range rows {
			until := clock.Now()
			if i+1 < len(rows) {
				until = rows[i+1].At
			}
			sum[recount(rows[:i+1], w)] += s.Calendar.Office(rows[i].At, until)
		}
		empty := sum[idle] + sum[wanted]
		times := d.times(w.ID, clock.Now())
		for _, what := range []activity{paused, busy, idle, wanted} {
			require.Equal(t, sum[what], times[what], "%s: %d", w.ID, what)
		}
		got, ok := d.share(w.ID, clock.Now())
		require.True(t, ok, w.ID)
		require.InDelta(t, empty.Seconds()/(empty+sum[busy]).Seconds(), got, 1e-9, w.ID)
		require.Positive(t, sum[busy], w.ID)

		spans := d.spans(w.ID, clock.Now())
		for i, x := range spans {
			require.True(t, x.to.After(x.from) || x.to.Equal(x.from))
			if i > 0 {
				require.Equal(t, spans[i-1].to, x.from, "no gap")
				require.NotEqual(t, spans[i-1].what, x.what)
			}
		}
		require.Equal(t, clock.Now(), spans[len(spans)-1].to.In(clock.Now().Location()))
	}
	last, lacks := map[int64]time.Duration{}, map[int64]map[string]bool{}
	for _, r := range rows {
		if r.Kind == queue.EvCall {
			last[r.Ticket.ID] = r.Ticket.Waited
		}
		if r.Kind == queue.EvNotice || r.Kind == queue.EvGap {
			if lacks[r.Case.ID] == nil {
				lacks[r.Case.ID] = map[string]bool{}
			}
			for _, m := range r.Case.Missing {
				lacks[r.Case.ID][m] = true
			}
		}
	}
	require.Len(t, d.visits.waits, len(last))
	n := 0
	for _, b := range buckets(inTime(d.visits.waits), "") {
		n += b.n
		require.LessOrEqual(t, b.low, b.mid)
		require.LessOrEqual(t, b.mid, b.high)
	}
	require.Equal(t, len(last), n)
	want, got := 0, 0
	for _, l := range lacks {
		want += len(l)
	}
	list := ranking(d.lacks)
	for i, l := range list {
		got += l.cases
		require.True(t, i == 0 || list[i-1].cases >= l.cases)
	}
	require.Positive(t, want)
	require.Equal(t, want, got)
}

func TestBucketsAreHalfHoursOfALine(t *testing.T) {
	at := func(h, m int) time.Time { return time.Date(2026, 3, 2, h, m, 0, 0, time.UTC) }
	waits := []waited{{at(9, 0), "A", 4 * time.Minute}, {at(9, 29), "A", 8 * time.Minute}, {at(9, 30), "A", time.Minute},
		{at(9, 10), "B", time.Hour}, {at(14, 59), "A", 0}}
	require.Equal(t, []bucket{
		{at(9, 0), 2, 4 * time.Minute, 4 * time.Minute, 8 * time.Minute},
		{at(9, 30), 1, time.Minute, time.Minute, time.Minute},
		{at(14, 30), 1, 0, 0, 0},
	}, buckets(waits, "A"))
	require.Equal(t, 3, buckets(waits, "")[0].n)
	require.Empty(t, buckets(waits, "C"))
}

// paper is a Hall that has only a journal.
type scroll struct {
	Hall
	real  *queue.Hall
	rows  []queue.Change
	today string
	reads int
}

func (p *scroll) Setup() *queue.Setup { return p.real.Setup() }
func (p *scroll) Today() string       { return p.today }

func (p *scroll) Journal(_ context.Context, since int64, limit int) ([]queue.Change, error) {
	p.reads++
	i, _ := slices.BinarySearchFunc(p.rows, since+1, func(c queue.Change, seq int64) int { return int(c.Seq - seq) })
	return p.rows[i:min(i+limit, len(p.rows))], nil
}

type scrollLive struct {
	Live
	seq int64
}

func (l scrollLive) Seq() int64 { return l.seq }

func TestTodayBeginsWhereTheJournalSaysSo(t *testing.T) {
	h, _ := sampleHall(t, "", 1, lang.ZH)
	days := []string{"2026-02-26", "2026-02-27", monday}
	rapid.Check(t, func(t *rapid.T) {
		p := &scroll{real: h, today: monday}
		seq, want := int64(0), 0
		for _, day := range days {
			for range rapid.IntRange(0, 400).Draw(t, "n") {
				seq += int64(rapid.IntRange(1, 3).Draw(t, "gap"))
				p.rows = append(p.rows, queue.Change{Seq: seq, Day: day, Kind: queue.EvHelp})
				if day == monday {
					want++
				}
			}
		}
		j := &journal{hall: p, live: scrollLive{seq: seq}, batch: rapid.IntRange(1, 50).Draw(t, "batch")}
		from, err := j.before(context.Background(), monday)
		require.NoError(t, err)
		require.LessOrEqual(t, p.reads, 14, "halving")
		for _, r := range p.rows {
			require.Equal(t, r.Day < monday, r.Seq <= from)
		}
		d, err := j.follow(context.Background())
		require.NoError(t, err)
		require.Len(t, d.helps, want)
		p.rows = append(p.rows, queue.Change{Seq: seq + 1, Day: monday, Kind: queue.EvHelp})
		d, err = j.follow(context.Background())
		require.NoError(t, err)
		require.Len(t, d.helps, want+1)
		p.today = "2026-03-03"
		d, err = j.follow(context.Background())
		require.NoError(t, err)
		require.Empty(t, d.helps, "a new day begins again")
	})
}
