package app

import (
	"context"
	"log/slog"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/paper"
	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/queue"
	"onevisit/queue/memory"
	"onevisit/queue/simulate"
)

// printer is a station of the sample hall in memory.
func newPrinting(t *testing.T) (*printing, *queue.Hall) {
	t.Helper()
	s, cat, err := loadHall(Config{})
	require.NoError(t, err)
	clock := simulate.NewClock(time.Date(2026, 11, 18, 10, 0, 0, 0, s.Calendar.Location()))
	h := queue.NewHall(memory.New(), s, cat, clock)
	live, err := h.Live(t.Context())
	require.NoError(t, err)
	st := &Station{Hall: h, Log: slog.New(slog.DiscardHandler), Config: Config{Clerk: "12"},
		Tickets: paper.Keep{Dir: t.TempDir()}, Forms: paper.Keep{Dir: t.TempDir()}}
	return &printing{station: st, live: live, words: func() *lang.Words { return lang.For(lang.ZH) }}, h
}

// TestWithoutAPrinterNothingIsLostAndNothingIsClaimed: the counter has its file, the kiosk says that nothing was printed.
func TestWithoutAPrinterNothingIsLostAndNothingIsClaimed(t *testing.T) {
	p, h := newPrinting(t)
	v, err := h.Issue(t.Context(), queue.IssueRequest{Items: []string{"gjj-tuixiu"}})
	require.NoError(t, err)
	path, err := p.Ticket(t.Context(), v, false)
	require.NoError(t, err)
	require.FileExists(t, path)

	path, err = kioskPrinting{p}.Ticket(t.Context(), v, false)
	require.True(t, fault.Has(err, paper.CodeNoPrinter))
	require.FileExists(t, path)
}

// paperOf is a printer that keeps what it was given.
type paperOf struct{ jobs []paper.Job }

func (p *paperOf) Print(_ context.Context, j paper.Job) error {
	p.jobs = append(p.jobs, j)
	return nil
}

// visitWithoutPapers is a visit for one item of somebody who brought nothing, and its verdict.
func visitWithoutPapers(t *testing.T, h *queue.Hall) (queue.Visit, catalog.Verdict) {
	t.Helper()
	v, err := h.Issue(t.Context(), queue.IssueRequest{Items: []string{"gjj-tuixiu"}})
	require.NoError(t, err)
	it, err := h.Catalog().Item("gjj-tuixiu")
	require.NoError(t, err)
	verdict, err := it.Check(catalog.Submission{Item: it.ID, On: "2026-11-18", Answers: map[string]string{"applicant": "self", "early": "yes"}})
	require.NoError(t, err)
	return v, verdict
}

// TestEveryDecisionHasItsPaper prints all four papers of a case.
func TestEveryDecisionHasItsPaper(t *testing.T) {
	p, h := newPrinting(t)
	out := &paperOf{}
	p.station.Forms.Next = out
	v, verdict := visitWithoutPapers(t, h)
	c := v.Cases[0]
	c.Number, c.Notice, c.Refusal = "2026-000001", "2026-000002", "not ours"
	for _, sheet := range []func(context.Context, queue.Visit, queue.Case, catalog.Verdict) (string, error){
		p.Acceptance, p.Gap, p.Notice} {
		path, err := sheet(t.Context(), v, c, verdict)
		require.NoError(t, err)
		require.FileExists(t, path)
	}
	act := queue.Act{Window: "5", Clerk: "12"}
	_, err := h.OpenWindow(t.Context(), act)
	require.NoError(t, err)
	_, err = h.CallNext(t.Context(), act)
	require.NoError(t, err)
	_, err = h.Start(t.Context(), act, v.Ticket.ID)
	require.NoError(t, err)
	refused, err := h.Refuse(t.Context(), act, c.ID, "not ours")
	require.NoError(t, err)
	path, err := p.Refusal(t.Context(), v, refused, verdict)
	require.NoError(t, err)
	require.FileExists(t, path)
	verdict.Outcome = catalog.AcceptOnPledge
	_, err = p.Gap(t.Context(), v, c, verdict)
	require.NoError(t, err)
	require.Len(t, out.jobs, 5)
	require.NotEqual(t, out.jobs[1].Name, out.jobs[4].Name, "a gap and a pledge are two papers")
}
