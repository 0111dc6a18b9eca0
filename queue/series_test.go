package queue_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
	"onevisit/queue/storetest"
)

func TestFormNumberBelongsToThePaper(t *testing.T) {
	ctx := t.Context()
	k := newKit(t)
	v := k.serve(storetest.Gap, storetest.Simple)
	one, two := v.Cases[0], v.Cases[1]
	number := func(c queue.Case, s queue.Series, turn int) string {
		t.Helper()
		n, err := k.FormNumber(ctx, at("2"), c.ID, s, turn)
		require.NoError(t, err)
		return n
	}
	require.Equal(t, "2026-000001", number(one, queue.SeriesReceipt, 1))
	require.Equal(t, "2026-000002", number(two, queue.SeriesReceipt, 1))
	require.Equal(t, "2026-000001", number(one, queue.SeriesReceipt, 1), "a reprint has the number of the first print")
	require.Equal(t, "2026-000003", number(one, queue.SeriesReceipt, 2), "papers brought later get a receipt of their own")

	// The same press of a button that stands for something else is not in the way: there is nothing to protect.
	act := queue.Act{Key: "k", Window: "2", Clerk: "12"}
	for range 2 {
		n, err := k.FormNumber(ctx, act, two.ID, queue.SeriesReceipt, 2)
		require.NoError(t, err)
		require.Equal(t, "2026-000004", n)
	}

	_, err := k.Refuse(ctx, at("2"), two.ID, "不属于本中心受理范围")
	require.NoError(t, err)
	require.Equal(t, "2026-000001", number(two, queue.SeriesRefusal, 1), "each series counts for itself")

	var papers []string
	rows, err := k.History(ctx, v.Ticket.ID)
	require.NoError(t, err)
	for _, r := range rows {
		if r.Kind == queue.EvPaper {
			require.Equal(t, r.From, r.To)
			require.Equal(t, "12", r.Clerk)
			papers = append(papers, r.Why)
		}
	}
	require.Equal(t, []string{"receipt 2026-000001", "receipt 2026-000002", "receipt 2026-000003", "receipt 2026-000004",
		"refusal 2026-000001"}, papers, "a reprint is no new paper")
}

func TestFormNumberStartsAnewEachYear(t *testing.T) {
	k := newKit(t)
	c := k.serve(storetest.Simple).Cases[0]
	first, err := k.FormNumber(t.Context(), at("2"), c.ID, queue.SeriesReceipt, 1)
	require.NoError(t, err)
	k.clock.Set(time.Date(2027, 1, 4, 9, 0, 0, 0, k.setup.Calendar.Location()))
	second, err := k.FormNumber(t.Context(), at("2"), c.ID, queue.SeriesReceipt, 2)
	require.NoError(t, err)
	again, err := k.FormNumber(t.Context(), at("2"), c.ID, queue.SeriesReceipt, 1)
	require.NoError(t, err)
	require.Equal(t, []string{"2026-000001", "2027-000001", "2026-000001"}, []string{first, second, again})
}

// TestFormNumberNeedsItsPaper: a case has only the papers that its state calls for, one after the other.
func TestFormNumberNeedsItsPaper(t *testing.T) {
	ctx := t.Context()
	k := newKit(t)
	v := k.serve(storetest.Gap, storetest.Simple)
	open, done := v.Cases[0], v.Cases[1]
	_, _, err := k.Check(ctx, at("2"), done.ID, storetest.Given(storetest.Simple, "id-card"))
	require.NoError(t, err)
	done, err = k.Accept(ctx, at("2"), done.ID)
	require.NoError(t, err)
	for _, c := range []struct {
		name   string
		on     queue.Case
		series queue.Series
		turn   int
		want   string
	}{
		{"accepted", done, queue.SeriesAccept, 1, done.Number},
		{"extension while it is in hand", done, queue.SeriesExtension, 1, "2026-000001"},
		{"a second one", done, queue.SeriesExtension, 2, "2026-000002"},
		{"the third before the second", done, queue.SeriesSpecial, 2, ""},
		{"special procedure", done, queue.SeriesSpecial, 1, "2026-000001"},
		{"handed over", done, queue.SeriesDelivery, 1, "2026-000001"},
		{"refusal of an accepted case", done, queue.SeriesRefusal, 1, ""},
		{"withdrawal of what nobody withdrew", done, queue.SeriesWithdrawal, 1, ""},
		{"not accepted yet", open, queue.SeriesAccept, 1, ""},
		{"no notice yet", open, queue.SeriesNotice, 1, ""},
		{"nothing to extend yet", open, queue.SeriesExtension, 1, ""},
		{"nothing to hand over yet", open, queue.SeriesDelivery, 1, ""},
		{"no such series", open, "licence", 1, ""},
		{"turn zero", open, queue.SeriesReceipt, 0, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			n, err := k.FormNumber(ctx, at("2"), c.on.ID, c.series, c.turn)
			require.Equal(t, c.want, n)
			if c.want == "" {
				k.fails(err, queue.CodeIllegalCase)
				return
			}
			require.NoError(t, err)
		})
	}
	_, err = k.FormNumber(ctx, at("2"), 99, queue.SeriesReceipt, 1)
	k.fails(err, queue.CodeUnknownCase)
}
