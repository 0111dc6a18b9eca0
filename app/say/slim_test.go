package say_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/say"
	"onevisit/catalog/slim"
	"onevisit/queue"
	"onevisit/queue/memory"
	"onevisit/queue/storetest"
)

// TestTheTallyIsWhatTheJournalSays sends one person away for one paper and accepts another.
func TestTheTallyIsWhatTheJournalSays(t *testing.T) {
	setup := storetest.Setup(t)
	h := queue.NewHall(memory.New(), setup, storetest.Catalog(t), storetest.NewClock(setup))
	ctx, a := t.Context(), queue.Act{Window: "1", Clerk: "7"}
	_, err := h.OpenWindow(ctx, a)
	require.NoError(t, err)
	serve := func(papers ...string) {
		v, err := h.Issue(ctx, queue.IssueRequest{Items: []string{storetest.Gap}})
		require.NoError(t, err)
		_, err = h.CallNext(ctx, a)
		require.NoError(t, err)
		_, err = h.Start(ctx, a, v.Ticket.ID)
		require.NoError(t, err)
		c, verdict, err := h.Check(ctx, a, v.Cases[0].ID, storetest.Given(storetest.Gap, papers...))
		require.NoError(t, err)
		if verdict.Accepts() {
			_, err = h.Accept(ctx, a, c.ID)
		} else {
			_, err = h.Notify(ctx, a, c.ID)
		}
		require.NoError(t, err)
		_, err = h.Finish(ctx, a, v.Ticket.ID)
		require.NoError(t, err)
	}
	serve("bank", "income")
	serve("id-card", "bank", "income")

	tally, err := say.TallyOf(ctx, h, "")
	require.NoError(t, err)
	require.Equal(t, []int{2, 1}, []int{tally.Cases, tally.Notices})
	id := slim.Paper{Item: storetest.Gap, Material: "id-card"}
	require.Equal(t, 2, tally.Asked[id])
	require.Equal(t, 1, tally.Missing[id])
	r := slim.New(h.Catalog(), tally, 0)
	require.Equal(t, "ID card", r.Missing[0].Name.ZH)
	require.Equal(t, 1, r.Missing[0].Saved)
	for _, l := range []lang.Language{lang.ZH, lang.EN} {
		for _, line := range say.Slim(lang.For(l), r) {
			require.NotContains(t, line, "{")
			require.NotContains(t, line, "〔")
		}
	}
	later, err := say.TallyOf(ctx, h, "2026-03-05")
	require.NoError(t, err)
	require.Zero(t, later.Cases)
}
