package counter

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/queue"
)

// TestThreeItemsOfWhichOneIsIncomplete is one visit by keyboard alone: each decision takes the clerk to the next item, and the
// visit ends with two of them accepted and a notice for the third.
func TestThreeItemsOfWhichOneIsIncomplete(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.issue("", nil, fund, "cn-huzhao-huanfa", onePaper)
	r.press("F2", "F5", "1", "2", "Space")
	r.typed("20300115")
	require.Nil(t, r.state().Sheet)
	r.press("F9") // the bank card may follow
	require.Equal(t, queue.Processing, r.visit(v.Ticket.ID).Cases[0].State, r.state().Bar.Title)
	require.Equal(t, 1, r.seat.present.cur, "the next one is in hand by itself")
	for range 9 {
		if _, ask := r.asking(); !ask {
			break
		}
		r.press("1")
	}
	r.press("Space", "F10")
	require.Equal(t, queue.Incomplete, r.visit(v.Ticket.ID).Cases[1].State, r.state().Bar.Title)
	require.Equal(t, 2, r.seat.present.cur)
	r.press("Space", "F8", "F1")
	got := r.visit(v.Ticket.ID)
	require.Equal(t, queue.Processing, got.Cases[2].State)
	require.Equal(t, queue.Completed, got.Ticket.State)
	require.Len(t, r.paper.printed, 3)
}

// TestTheDateOfACardIsTypedOnce: for another item of the same person it is offered, to be compared and not typed.
func TestTheDateOfACardIsTypedOnce(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.issue("", nil, fund, onePaper)
	r.press("F2", "F5", "1", "2", "Space")
	require.Empty(t, r.state().Sheet.Fields[0].Text, "nothing was noted yet")
	r.typed("20300115")
	p := r.seat.present
	it, err := r.hall.Catalog().Item(fund)
	require.NoError(t, err)
	second := r.visit(v.Ticket.ID).Cases[1]
	d, err := newDesk(it, second, r.hall.Today()) // the same card for another item
	require.NoError(t, err)
	p.desks[second.ID] = d
	p.pickCase(1)
	p.askDate("id-card")
	p.show()
	require.Equal(t, "20300115", r.state().Sheet.Fields[0].Text)
	require.Contains(t, r.state().Sheet.Detail, "核对后回车")
	r.shot("zh-76-seen-date")
	p.dateOK(p.sheet)
	require.Equal(t, "2030-01-15", d.sub.Papers["id-card"].Expires)

	require.NoError(t, p.desks[r.visit(v.Ticket.ID).Cases[0].ID].stand("id-card", catalog.Wrong, "不是本人"))
	p.askDate("id-card")
	require.Empty(t, p.sheet.text(), "what does not fit there is not offered")
}

// TestASecondNoticeIsAskedAbout: the first has to say all; where another is meant the clerk says so.
func TestASecondNoticeIsAskedAbout(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.issue("", nil, onePaper)
	r.press("F2", "F5", "Space", "Space", "F10")
	c := r.visit(v.Ticket.ID).Cases[0]
	require.Equal(t, queue.Incomplete, c.State)
	require.Equal(t, []string{"notice(1) " + c.Notice}, r.paper.printed)
	r.press("Ctrl+P")
	require.Equal(t, "notice(1) "+c.Notice, r.paper.printed[1], "the same notice again, with its number")
	require.Equal(t, 1, r.visit(v.Ticket.ID).Cases[0].Notices)

	r.press("Space", "Space", "F10")
	require.Equal(t, SheetNotice, r.state().Sheet.Kind)
	require.Contains(t, r.state().Sheet.Detail, c.Notice)
	r.press("Escape")
	require.Len(t, r.paper.printed, 2)
	r.press("F10", "Return")
	require.Equal(t, 2, r.visit(v.Ticket.ID).Cases[0].Notices)
}

// TestTheWrongCardIsReadAgain: the number of a card goes where it belongs wherever the cursor is, a second card replaces the
// first, and the scanner's Enter does not close the sheet before a name is there.
func TestTheWrongCardIsReadAgain(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	r.issue("", nil, onePaper)
	r.press("F2", "F5", "Ctrl+I")
	r.typed("11010519491231002X")
	r.press("Return")
	require.NotNil(t, r.state().Sheet)
	require.Equal(t, []string{"", "11010519491231002X"}, []string{r.state().Sheet.Fields[0].Text, r.state().Sheet.Fields[1].Text})
	require.Contains(t, r.state().Sheet.Fields[0].Wrong, "姓名")
	r.typed("440524188001010014")
	require.Equal(t, "440524188001010014", r.state().Sheet.Fields[1].Text, "the right card")
	r.press("Return")
	r.typed("Li")
	r.press("Return")
	require.Nil(t, r.state().Sheet)
	r.live.settle(t)
	require.Contains(t, r.state().Ticket.Tags[len(r.state().Ticket.Tags)-1].Text, "440***********0014")
}
