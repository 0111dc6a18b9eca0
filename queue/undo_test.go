package queue_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
	"onevisit/queue/storetest"
)

// plainTicket is a ticket without what every write changes.
func plainTicket(t queue.Ticket) queue.Ticket {
	t.Rev = 0
	return t
}

func TestUndoGoesBackToWhereTheActCameFrom(t *testing.T) {
	type act func(k *kit, id int64) (queue.Visit, error)
	w := at("2")
	visit := func(f func(*kit, int64) (queue.Visit, error)) act { return f }
	start := visit(func(k *kit, id int64) (queue.Visit, error) { return k.Start(k.t.Context(), w, id) })
	call := visit(func(k *kit, id int64) (queue.Visit, error) { return k.CallTicket(k.t.Context(), w, id) })
	hold := visit(func(k *kit, id int64) (queue.Visit, error) { return k.Hold(k.t.Context(), w, id, "copy") })
	resume := visit(func(k *kit, id int64) (queue.Visit, error) { return k.Resume(k.t.Context(), w, id) })
	noShow := visit(func(k *kit, id int64) (queue.Visit, error) { return k.MarkNoShow(k.t.Context(), w, id) })
	restore := visit(func(k *kit, id int64) (queue.Visit, error) { return k.Restore(k.t.Context(), w, id) })
	cancel := visit(func(k *kit, id int64) (queue.Visit, error) { return k.Cancel(k.t.Context(), w, id, "left") })
	move := visit(func(k *kit, id int64) (queue.Visit, error) {
		return k.Move(k.t.Context(), w, id, queue.Transfer{Line: "B"})
	})
	finish := visit(func(k *kit, id int64) (queue.Visit, error) {
		v, err := k.Visit(k.t.Context(), id)
		require.NoError(k.t, err)
		if v.Cases[0].Open() {
			_, err = k.Notify(k.t.Context(), w, v.Cases[0].ID)
			require.NoError(k.t, err)
		}
		return k.Finish(k.t.Context(), w, id)
	})
	done := map[string]bool{}
	for name, acts := range map[string][]act{
		"waiting call":     {call},
		"called start":     {call, start},
		"serving hold":     {call, start, hold},
		"held resume":      {call, start, hold, resume},
		"called transfer":  {call, move},
		"serving transfer": {call, start, move},
		"called no_show":   {call, noShow},
		"no_show restore":  {call, noShow, restore},
		"serving finish":   {call, start, finish},
		"waiting cancel":   {cancel},
		"serving cancel":   {call, start, cancel},
	} {
		t.Run(name, func(t *testing.T) {
			k := newKit(t)
			k.open("2")
			v, err := k.Issue(t.Context(), queue.IssueRequest{Items: []string{storetest.Simple}, Person: "p"})
			require.NoError(t, err)
			var before queue.Visit
			var wasAt queue.Window
			for i, f := range acts {
				k.clock.Add(3 * time.Second)
				if i == len(acts)-1 {
					if strings.HasSuffix(name, "finish") {
						_, err = k.Notify(t.Context(), w, v.Cases[0].ID)
						require.NoError(t, err)
					}
					before, err = k.Visit(t.Context(), v.Ticket.ID)
					require.NoError(t, err)
					wasAt, _ = k.window("2")
				}
				_, err := f(k, v.Ticket.ID)
				require.NoError(t, err)
			}
			k.clock.Add(10 * time.Second)
			got, err := k.Undo(t.Context(), w, v.Ticket.ID)
			require.NoError(t, err)
			require.Equal(t, plainTicket(before.Ticket), plainTicket(got.Ticket), "as if it had not been")
			require.Equal(t, before.Cases[0].State, got.Cases[0].State)
			win, _ := k.window("2")
			require.Equal(t, wasAt.Ticket, win.Ticket)
			require.Equal(t, wasAt.Served, win.Served)
			rows, err := k.History(t.Context(), v.Ticket.ID)
			require.NoError(t, err)
			require.Equal(t, queue.EvUndo, rows[len(rows)-1].Kind)
			k.fails(second(k.Undo(t.Context(), w, v.Ticket.ID)), queue.CodeNothingToUndo)
			from, verb, _ := strings.Cut(name, " ")
			done[verb+" "+from] = true
			require.EqualValues(t, from, got.Ticket.State)
		})
	}
	// The table of the documentation names the same acts.
	text, err := os.ReadFile("states.md")
	require.NoError(t, err)
	_, section, ok := strings.Cut(string(text), "## Undo")
	require.True(t, ok)
	section, _, _ = strings.Cut(section, "\n## ")
	documentedActs := 0
	for line := range strings.Lines(section) {
		cells := strings.Split(line, "|")
		if len(cells) < 5 || strings.Contains(cells[1], "---") || strings.TrimSpace(cells[1]) == "from" {
			continue
		}
		documentedActs++
		require.True(t, done[strings.TrimSpace(cells[2])+" "+strings.TrimSpace(cells[3])], line)
	}
	require.Equal(t, 9, documentedActs)
}

func TestUndoIsForTheLastActOfTheWindowAndSoon(t *testing.T) {
	k := newKit(t)
	ctx := t.Context()
	k.open("1", "2")
	n, other := k.issue(storetest.Simple), k.issue(storetest.Simple)
	k.fails(second(k.Undo(ctx, at("1"), n.ID)), queue.CodeNothingToUndo)
	k.call("1", n.Label)
	k.fails(second(k.Undo(ctx, at("2"), n.ID)), queue.CodeOtherWindow)
	k.clock.Add(11 * time.Second)
	args := k.fails(second(k.Undo(ctx, at("1"), n.ID)), queue.CodeTooLateToUndo)
	require.Equal(t, 10, args["seconds"])
	_, err := k.MarkNoShow(ctx, at("1"), n.ID)
	require.NoError(t, err)
	k.call("1", other.Label)
	k.fails(second(k.Undo(ctx, at("1"), n.ID)), queue.CodeWindowBusy)
	live, err := k.Live(ctx)
	require.NoError(t, err)
	_, err = k.Undo(ctx, queue.Act{Key: "z", Window: "1"}, other.ID)
	require.NoError(t, err)
	_, err = k.Undo(ctx, queue.Act{Key: "z", Window: "1"}, other.ID)
	require.NoError(t, err, "the same press")
	_, err = k.Undo(ctx, at("1"), n.ID)
	require.NoError(t, err)
	fresh, err := k.Live(ctx)
	require.NoError(t, err)
	require.Eventually(t, func() bool { return live.Seq() == fresh.Seq() }, time.Minute, time.Millisecond)
	require.Equal(t, observe(fresh), observe(live))
	require.Len(t, live.Calls(9), 1, "a call that was taken back is not shown")
	require.Equal(t, n.Label, live.Calls(9)[0].Label)
}
