package app

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/counter"
	"onevisit/app/paper"
	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/queue"
)

// TestEveryOtherPaperIsPrintedUnderItsNumber prints what a counter prints beyond decisions.
func TestEveryOtherPaperIsPrintedUnderItsNumber(t *testing.T) {
	p, h := newPrinting(t)
	out := &paperOf{}
	p.station.Forms.Next = out
	v, verdict := visitWithoutPapers(t, h)
	days := catalog.Limit{N: 5, Unit: catalog.UnitWorkdays}
	all := []counter.More{
		{Kind: counter.PaperReceipt},
		{Kind: counter.PaperExtension, Days: days, Reason: "需要现场核查", Approver: "周主任", Was: h.Now()},
		{Kind: counter.PaperSpecial, Days: days, Procedure: "hearing"},
		{Kind: counter.PaperWithdrawal, Cause: counter.CauseApplicant, Reason: "不办了"},
		{Kind: counter.PaperDelivery, Way: queue.ByPost, Tracking: "EA123456785CN"},
	}
	names := map[string]bool{}
	for _, m := range all {
		m.Case, m.Verdict, m.Number, m.Clerk, m.At = v.Cases[0], verdict, "2026-000007", "20", time.Now()
		path, err := p.More(t.Context(), m)
		require.NoError(t, err, m.Kind)
		require.FileExists(t, path)
		names[out.jobs[len(out.jobs)-1].Name] = true
	}
	require.Len(t, names, len(all), "five papers, told apart by their names")
	_, err := p.More(t.Context(), counter.More{Kind: "poem", Case: v.Cases[0]})
	require.True(t, fault.Has(err, paper.CodeNoTemplate))
}

// TestProceduresAreThoseOfTheForm finds every special procedure of the law on the form.
func TestProceduresAreThoseOfTheForm(t *testing.T) {
	_, h := newPrinting(t)
	require.NotEmpty(t, h.Setup().Procedures)
	seen := map[paper.Procedure]bool{}
	for _, k := range h.Setup().Procedures {
		known, other := procedureOf(k)
		require.Empty(t, other.ZH, k.ID)
		seen[known] = true
	}
	require.Len(t, seen, len(paper.Procedures()))
	_, other := procedureOf(queue.Procedure{ID: "local", Name: catalog.Text{ZH: "公示"}})
	require.Equal(t, "公示", other.ZH)
}
