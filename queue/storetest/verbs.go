package storetest

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/queue"
)

// verbs are the operations behind the verbs beyond the plain visit.
func verbs(t *testing.T, s queue.Store) {
	full := newTicket(1, 50)
	full.Skill, full.Back, full.Clerk, full.Origin, full.Companions = "sign", "3", "12", 7, 2
	full.Person, full.Until, full.Appointment, full.Corrected = "hash", at(40), at(41), true
	other := newTicket(2, 30)
	inTx(t, s, func(tx queue.Tx) error {
		require.NoError(t, tx.InsertTicket(&full))
		return tx.InsertTicket(&other)
	})
	inTx(t, s, func(tx queue.Tx) error {
		got, err := tx.Ticket(full.ID)
		require.NoError(t, err)
		require.Equal(t, full, got)
		full.Back, full.Clerk, full.Until, full.Corrected = "", "", time.Time{}, false
		require.NoError(t, tx.UpdateTicket(&full))
		got, err = tx.Ticket(full.ID)
		require.NoError(t, err)
		require.Equal(t, full, got)

		front, err := tx.Front(Day, queue.SkillLane("A", "sign"), 9)
		require.NoError(t, err)
		require.Equal(t, []queue.Ticket{full}, front, "who needs a skill stands apart")
		live, err := tx.LiveOf("hash")
		require.NoError(t, err)
		require.Equal(t, []queue.Ticket{full}, live)
		live, err = tx.LiveOf("")
		require.NoError(t, err)
		require.Empty(t, live, "nobody is not a person")
		return nil
	})
	raise(t, s)
	days(t, s)
	behind(t, s)
	leads(t, s)
	inTx(t, s, func(tx queue.Tx) error {
		full.State = queue.Cancelled
		require.NoError(t, tx.UpdateTicket(&full))
		live, err := tx.LiveOf("hash")
		require.NoError(t, err)
		require.Empty(t, live)
		return nil
	})
	moveCase(t, s, full, other)
}

func raise(t *testing.T, s queue.Store) {
	inTx(t, s, func(tx queue.Tx) error {
		for _, c := range []struct{ least, by, want int64 }{
			{0, 0, 0}, {0, 1, 1}, {10, 0, 10}, {5, 0, 10}, {5, 2, 12}, {20, 3, 23}, {1 << 42, 0, 1 << 42},
		} {
			got, err := tx.Raise("scope", "raised", c.least, c.by)
			require.NoError(t, err)
			require.Equal(t, c.want, got, "%+v", c)
		}
		n, err := tx.Next("scope", "other")
		require.NoError(t, err)
		require.Equal(t, 1, n)
		return nil
	})
}

func days(t *testing.T, s queue.Store) {
	b := queue.BusinessDay{Day: Day, Closed: true, By: "m1", Since: at(9)}
	inTx(t, s, func(tx queue.Tx) error {
		got, err := tx.BusinessDay(Day)
		require.NoError(t, err)
		require.Equal(t, queue.BusinessDay{Day: Day}, got)
		for _, c := range []struct{ at, latest int64 }{{100, 100}, {90, 100}, {1_770_000_000_000, 1_770_000_000_000}} {
			got, err = tx.Arrive(Day, c.at)
			require.NoError(t, err)
			require.Equal(t, queue.BusinessDay{Day: Day, Latest: c.latest}, got)
		}
		require.NoError(t, tx.PutDay(b))
		got, err = tx.Arrive(Day, 5)
		require.NoError(t, err)
		b.Latest = 1_770_000_000_000
		require.Equal(t, b, got, "who closes a day does not change who came last")
		b.Closed = false
		return tx.PutDay(b)
	})
	view(t, s, func(r queue.Reader) error {
		got, err := r.BusinessDay(Day)
		require.NoError(t, err)
		require.Equal(t, b, got)
		return nil
	})
}

func behind(t *testing.T, s queue.Store) {
	var all []queue.Ticket
	inTx(t, s, func(tx queue.Tx) error {
		for i, key := range []int64{10, 20, 20, 40} {
			n := newTicket(10+i, key)
			n.Line, n.Label = "C", queue.Label("C", 10+i)
			require.NoError(t, tx.InsertTicket(&n))
			all = append(all, n)
		}
		return nil
	})
	view(t, s, func(r queue.Reader) error {
		for from, want := range map[int][]queue.Ticket{0: all[1:3], 1: all[2:4], 2: all[3:], 3: nil} {
			got, err := r.Behind(all[from], 2)
			require.NoError(t, err)
			require.Equal(t, want, got)
		}
		nobody := queue.Ticket{Day: Day, Line: "C", Key: 20, ID: 1 << 62}
		got, err := r.Behind(nobody, 9)
		require.NoError(t, err)
		require.Equal(t, all[3:], got, "behind everybody of a key")
		return nil
	})
}

// leads lets a window take one line as earlier than it came.
func leads(t *testing.T, s queue.Store) {
	insert := func(n int, line string, key int64, skill string) int64 {
		k := newTicket(n, key)
		k.Line, k.Label, k.Skill = line, queue.Label(line, n), skill
		inTx(t, s, func(tx queue.Tx) error { return tx.InsertTicket(&k) })
		return k.ID
	}
	d1, e1, d2 := insert(30, "D", 100, ""), insert(31, "E", 140, ""), insert(32, "D", 105, "sign")
	e2 := insert(33, "E", 151, "")
	c := queue.Claim{Day: Day, Lines: []string{"D", "E"}, Skills: []string{"sign"}, Lead: map[string]int64{"E": 45}, At: at(30)}
	for i, want := range []int64{e1, d1, d2, e2} {
		c.Window = string(rune('a' + i))
		inTx(t, s, func(tx queue.Tx) error {
			n, ok, err := tx.ClaimNext(c)
			require.NoError(t, err)
			require.True(t, ok)
			require.Equal(t, want, n.ID)
			require.Contains(t, []int64{100, 105, 140, 151}, n.Key, "the key itself stays")
			return nil
		})
	}
}

// moveCase gives a case to another ticket.
func moveCase(t *testing.T, s queue.Store, from, to queue.Ticket) {
	c := queue.Case{Ticket: from.ID, Label: from.Label, Item: Simple, State: queue.Incomplete,
		Desk: catalog.Submission{Item: Simple}, Opened: at(1)}
	inTx(t, s, func(tx queue.Tx) error { return tx.InsertCase(&c) })
	inTx(t, s, func(tx queue.Tx) error {
		c.Ticket, c.Label = to.ID, to.Label
		return tx.UpdateCase(&c)
	})
	view(t, s, func(r queue.Reader) error {
		left, err := r.Cases(from.ID)
		require.NoError(t, err)
		require.Empty(t, left)
		got, err := r.Cases(to.ID)
		require.NoError(t, err)
		require.Equal(t, []queue.Case{c}, got)
		return nil
	})
}

// backAndForth runs the verbs beyond the plain visit through the store: what they write is what they meant.
func backAndForth(t *testing.T, h *queue.Hall, clock *Clock) {
	ctx := t.Context()
	setup := h.Setup()
	setup.Rules.UndoWithin, setup.Rules.Order, setup.Rules.Ratio = 10*time.Second, queue.OrderRatio, 2
	boss, a := queue.Act{Clerk: "m1"}, queue.Act{Window: "1", Clerk: "12"}
	_, err := h.OpenDay(ctx, boss)
	require.NoError(t, err)
	_, err = h.Login(ctx, a)
	require.NoError(t, err)
	var tickets []queue.Ticket
	for _, p := range []queue.Priority{"", "", "", queue.PriorityElder} {
		clock.Add(time.Second)
		v, err := h.Issue(ctx, queue.IssueRequest{Items: []string{Simple}, Priority: p, Person: "p" + clock.Now().String()})
		require.NoError(t, err)
		tickets = append(tickets, v.Ticket)
	}
	for _, want := range []int{0, 1, 3, 2} {
		v, err := h.CallNext(ctx, a)
		require.NoError(t, err)
		require.Equal(t, tickets[want].Label, v.Ticket.Label, "two others, then one of a class")
		v, err = h.Undo(ctx, a, v.Ticket.ID)
		require.NoError(t, err)
		require.Equal(t, queue.Waiting, v.Ticket.State)
		v, err = h.CallNext(ctx, a)
		require.NoError(t, err)
		require.Equal(t, tickets[want].Label, v.Ticket.Label)
		_, err = h.Start(ctx, a, v.Ticket.ID)
		require.NoError(t, err)
		_, err = h.Notify(ctx, a, v.Cases[0].ID)
		require.NoError(t, err)
		_, err = h.Finish(ctx, a, v.Ticket.ID)
		require.NoError(t, err)
	}
	v, err := h.Visit(ctx, tickets[0].ID)
	require.NoError(t, err)
	c := v.Cases[0]
	back, err := h.Return(ctx, a, c.ID)
	require.NoError(t, err)
	require.Equal(t, tickets[0].ID, back.Ticket.ID)
	n, err := h.CloseDay(ctx, boss)
	require.NoError(t, err)
	require.Equal(t, 1, n)
	clock.Add(24 * time.Hour)
	back, err = h.Return(ctx, a, c.ID)
	require.NoError(t, err)
	require.Equal(t, tickets[0].Key, back.Ticket.Key)
	require.Equal(t, tickets[0].ID, back.Ticket.Origin)
	require.Len(t, back.Cases, 1)
	otherFiles(t, h, back.Ticket)
	rows, err := h.Journal(ctx, 0, 0)
	require.NoError(t, err)
	for i, r := range rows {
		require.EqualValues(t, i+1, r.Seq)
	}
}

// otherFiles takes a line and a window away as files do that were changed between two starts, and brings them back: who
// waited there has moved.
func otherFiles(t *testing.T, h *queue.Hall, waits queue.Ticket) {
	ctx := t.Context()
	_, err := h.OpenWindow(ctx, queue.Act{Window: "3", Clerk: "13"})
	require.NoError(t, err)
	_, err = h.Move(ctx, queue.Act{}, waits.ID, queue.Transfer{Window: "3", Line: "B"})
	require.NoError(t, err)
	setup := h.Setup()
	lines, windows := setup.Lines, setup.Windows
	defer func() { setup.Lines, setup.Windows = lines, windows }()
	setup.Lines, setup.Windows = lines[:1], windows[:2]
	for _, want := range []int{1, 0} {
		n, err := h.Rehome(ctx, queue.Act{})
		require.NoError(t, err)
		require.Equal(t, want, n)
	}
	v, err := h.Visit(ctx, waits.ID)
	require.NoError(t, err)
	require.Equal(t, "A", v.Ticket.Line)
	require.Empty(t, v.Ticket.Window)
	require.Equal(t, waits.Key, v.Ticket.Key)
}
