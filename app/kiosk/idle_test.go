package kiosk

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/queue"
)

// TestWhoLooksForPapersHasLonger: a minute is soon over while somebody searches a bag, or takes out a phone because the
// number is on no paper.
func TestWhoLooksForPapersHasLonger(t *testing.T) {
	r := newRoom(t)
	r.item(DoCheck, "gjj-tuixiu")
	require.Equal(t, 60, r.p.limit())
	r.do(DoAnswer, "self")
	r.do(DoAnswer, "yes")
	require.Equal(t, PageMaterials, r.state.Page)
	for range 119 {
		r.p.tick()
	}
	require.Equal(t, PageMaterials, r.state.Page)
	require.True(t, r.state.Bottom.Urgent, "and is told before")
	r.p.tick()
	require.Equal(t, PageHome, r.state.Page)

	r.item(DoDirect, "gjj-tuixiu")
	r.do(DoIssue)
	require.Equal(t, 30, r.p.limit(), "on paper")
	r.do(DoDone)
	r.paper.err = os.ErrClosed
	r.item(DoDirect, "gjj-tuixiu")
	r.do(DoIssue)
	require.Equal(t, 60, r.p.limit(), "on the screen only")
}

// TestNobodyBeforeYouIsNotSaidWhereNobodyServes: it would sound as if it were soon.
func TestNobodyBeforeYouIsNotSaidWhereNobodyServes(t *testing.T) {
	for _, l := range []lang.Language{lang.ZH, lang.EN} {
		w := lang.For(l)
		require.Equal(t, w.T("kiosk.wait.closed"), ahead(w, queue.Wait{NoWindow: true}))
		require.Contains(t, ahead(w, queue.Wait{NoWindow: true, Ahead: 3}), w.T("kiosk.wait.no_window"))
	}
}
