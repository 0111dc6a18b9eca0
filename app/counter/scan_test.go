package counter

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/queue"
)

// burst types a text as a scanner does and ends it with Enter.
func (r *room) burst(text string) {
	r.speed = 5 * time.Millisecond
	r.typing = r.typing.Add(time.Second)
	r.typed(text)
	r.press("Return")
	r.speed = 200 * time.Millisecond
}

func TestScanningTheTicketInHandStartsIt(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.issue("", nil, onePaper)
	r.press("F2")
	r.burst(queue.QRText(r.hall.Setup(), v.Ticket))
	require.Equal(t, queue.Serving, r.visit(v.Ticket.ID).Ticket.State)
	require.Nil(t, r.win.Canvas().Focused(), "the number field gives the focus back")
	require.Empty(t, r.seat.view.left.scan.Text())
}

func TestBurstOfDigitsIsNoCommand(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.issue("", nil, onePaper)
	r.press("F2", "F5")
	r.burst("6901234567892")
	require.NotEmpty(t, r.state().Banner.Text, "it is not a ticket")
	require.Equal(t, queue.Serving, r.visit(v.Ticket.ID).Ticket.State)
}

func TestScanningSomebodyElse(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	r.issue("", nil, onePaper)
	second := r.issue("", nil, onePaper)
	r.burst(queue.QRText(r.hall.Setup(), second.Ticket))
	require.Equal(t, SheetTurn, r.state().Sheet.Kind, "out of turn is asked, not done")
	require.Contains(t, r.state().Sheet.Detail, "前面还有 1 人")
	require.Equal(t, queue.Waiting, r.visit(second.Ticket.ID).Ticket.State)
	r.press("Return")
	require.Equal(t, queue.Called, r.visit(second.Ticket.ID).Ticket.State)
	require.Equal(t, second.Ticket.Label, r.state().Ticket.Label)
}

func TestScanningAHeldTicketResumesIt(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.issue("", nil, onePaper)
	r.press("F2", "F5", "F7", "Return")
	r.typed(v.Ticket.Label)
	r.press("Return")
	require.Equal(t, queue.Serving, r.visit(v.Ticket.ID).Ticket.State)
}

func TestScanningATicketOfAnotherWindowSaysWhere(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.issue("", nil, onePaper)
	ctx, five := context.Background(), queue.Act{Window: "5"}
	_, err := r.hall.OpenWindow(ctx, five)
	require.NoError(t, err)
	_, err = r.hall.CallNext(ctx, five)
	require.NoError(t, err)
	r.live.settle(t)
	r.burst(queue.QRText(r.hall.Setup(), v.Ticket))
	require.Equal(t, SheetWhere, r.state().Sheet.Kind)
	require.Contains(t, r.state().Sheet.Title, "5 号窗口")
	r.press("Return")
	require.Nil(t, r.state().Sheet)
	require.Equal(t, queue.Called, r.visit(v.Ticket.ID).Ticket.State, "nothing was done to it")
}

func TestAnotherHallsTicket(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	r.burst("OV1:ELSEWHERE:ABCDEFGHJKMNPQRSTVWXYZ0123")
	require.NotEmpty(t, r.state().Banner.Text)
	require.NotContains(t, r.state().Banner.Text, "〔")
	r.press("Escape")
	require.Empty(t, r.state().Banner.Text)
}

func TestTypedNumberAtAnyTime(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.issue("", nil, onePaper)
	r.press("/")
	r.typed("a1")
	r.press("Return")
	require.Equal(t, SheetTurn, r.state().Sheet.Kind)
	require.Equal(t, "不按顺序叫 "+v.Ticket.Label+"？", r.state().Sheet.Title)
}

func TestWaitingListAndHeldListByMouse(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	r.issue("", nil, onePaper)
	second := r.issue("", nil, onePaper)
	require.Len(t, r.state().Waiting, 1)
	r.seat.view.right.queue.OnActivate(0)
	r.press("Return")
	require.Equal(t, queue.Called, r.visit(second.Ticket.ID).Ticket.State)
	r.press("F7", "Return")
	r.seat.view.right.heldList.OnActivate(0)
	r.live.settle(t)
	require.Equal(t, queue.Serving, r.visit(second.Ticket.ID).Ticket.State)
}

func TestAVisitTakenAwayElsewhereLeavesTheScreen(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.issue("", nil, onePaper)
	r.press("F2", "F5")
	_, err := r.hall.Cancel(context.Background(), queue.Act{Window: "3", Clerk: "manager"}, v.Ticket.ID, "left")
	require.NoError(t, err)
	r.live.settle(t)
	require.Equal(t, "—", r.state().Ticket.Label)
}

func TestARestartTakesUpTheVisitInHand(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	r.issue("", nil, fund)
	r.press("F2", "F5", "1", "2", "Space", "Return")
	label := r.state().Ticket.Label
	again, err := New(Params{Hall: r.hall, Live: r.live, Words: lang.For(lang.ZH), Runner: r.run, Window: "3"})
	require.NoError(t, err)
	again.Start(t.Context())
	defer again.Stop()
	require.Equal(t, label, again.view.shown.Ticket.Label)
	require.Equal(t, MarkOK, again.view.shown.row("id-card").Mark, "what was ticked is still ticked")
}
