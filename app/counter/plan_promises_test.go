package counter

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/queue"
)

// gapItem is an item of which one paper may follow later, without questions.
func (r *room) gapItem() *catalog.Item {
	return r.itemWhere(func(it *catalog.Item) bool {
		gaps := 0
		for _, m := range it.Materials {
			if m.Later.Stated() && m.When == "" {
				gaps++
			}
		}
		return gaps == 1 && len(it.Situations)+len(it.Accepts)+len(it.Refusals) == 0
	})
}

// withoutGap ticks all papers but the one that may follow.
func (r *room) withoutGap(it *catalog.Item) {
	r.t.Helper()
	for _, m := range it.Materials {
		if m.Later.Stated() {
			r.press("Down")
			continue
		}
		r.press("Space")
		if r.state().Sheet != nil {
			r.press("Return")
		}
	}
}

// TestNoPromiseOfWhoIsKnownToBreakThem: who is late with a promise is told of when the hall learns who stands there, and
// the paper that could have followed is missing now.
func TestNoPromiseOfWhoIsKnownToBreakThem(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	it := r.gapItem()
	who := queue.Person{Name: "张伟", IDNumber: "110101199003070038"}
	first := r.issue("", nil, it.ID)
	r.press("F2", "F5")
	require.NoError(t, r.hall.KeepPerson(t.Context(), queue.Act{Window: "3"}, first.Ticket.ID, who))
	r.withoutGap(it)
	r.press("F9")
	require.Equal(t, catalog.AcceptWithGap, r.visit(first.Ticket.ID).Cases[0].Outcome)
	r.press("F1")
	r.clock.Set(r.clock.Now().Add(30 * 24 * time.Hour))

	second := r.issue("", nil, it.ID)
	r.press("F2", "F5")
	r.seat.present.keepPerson(who)
	r.live.settle(t)
	require.Contains(t, r.words(), "本次不适用容缺和告知承诺")
	require.Contains(t, r.seat.present.personWords(), "不适用容缺和承诺")
	r.withoutGap(it)
	require.NotContains(t, r.state().acts(), "gap*")
	_, d, _ := r.seat.present.current()
	require.Equal(t, catalog.Correct, d.verdict.Outcome)
	require.True(t, r.visit(second.Ticket.ID).Cases[0].Desk.NoPromises)
}

// TestTheClerkMayTakeNoPromise, and may take it again.
func TestTheClerkMayTakeNoPromise(t *testing.T) {
	r := newRoom(t, lang.EN).open()
	it := r.gapItem()
	r.issue("", nil, it.ID)
	r.press("F2", "F5")
	r.withoutGap(it)
	_, d, _ := r.seat.present.current()
	require.Equal(t, catalog.AcceptWithGap, d.verdict.Outcome)
	r.press("Ctrl+M")
	r.pick("take none")
	require.Equal(t, catalog.Correct, d.verdict.Outcome)
	require.Contains(t, r.seat.present.personWords(), "no promises")
	r.press("Ctrl+M")
	r.pick("Take promises again")
	require.Equal(t, catalog.AcceptWithGap, d.verdict.Outcome)
}
