package counter

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/queue"
)

func TestOneHourClock(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.accepted()
	require.Len(t, r.state().Clocks, 1)
	c := r.state().Clocks[0]
	require.Equal(t, "60 分", c.Left)
	require.Equal(t, "green", c.Light)
	require.True(t, c.On, "the case just accepted is selected")
	r.pass(10 * time.Second)
	require.Equal(t, "60 分", r.state().Clocks[0].Left, "the minute that has begun counts")
	r.pass(50 * time.Minute)
	require.Equal(t, "9:50", r.state().Clocks[0].Left, "the last minutes show their seconds")
	require.Equal(t, "yellow", r.state().Clocks[0].Light)
	require.Equal(t, "将到时 1", r.state().Top.Yellow)

	r.press("Ctrl+T", "Return")
	require.Equal(t, "paused", r.state().Clocks[0].Light)
	left := r.state().Clocks[0].Left
	r.pass(5 * time.Minute)
	require.Equal(t, left, r.state().Clocks[0].Left, "a clock that stands still does not move")
	r.press("Ctrl+Return")
	require.Contains(t, r.state().Banner.Text, "停着")
	r.press("Ctrl+T")
	r.pass(9*time.Minute + 55*time.Second)
	require.Equal(t, "red", r.state().Clocks[0].Light)
	require.Equal(t, "已超", r.state().Clocks[0].Word)
	r.press("Ctrl+Return")
	require.Empty(t, r.state().Clocks)
	require.Equal(t, queue.Done, r.visit(v.Ticket.ID).Cases[0].State)
}

func TestClosedAndPausedWindow(t *testing.T) {
	r := newRoom(t, lang.ZH)
	require.Equal(t, "3 号窗口未开", r.state().Front.Title)
	r.press("F2")
	require.Nil(t, r.state().Front, "F2 opens too: it is the key under the finger")
	r.press("F12", "2", "Return")
	require.Equal(t, "3 号窗口暂停服务", r.state().Front.Title)
	require.Contains(t, r.state().Front.Detail, "整理材料")
	r.press("Return")
	require.Nil(t, r.state().Front)
	w, ok := r.live.Window("3")
	require.True(t, ok)
	require.Equal(t, queue.WindowOpen, w.State)
	require.Equal(t, "12", w.Clerk)
}

func TestCallRecallNoShowRestore(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	r.press("F2")
	require.Contains(t, r.state().Empty.Title, "没有人在等")
	v := r.issue("", nil, onePaper)
	r.press("F2", "F3")
	require.NotEmpty(t, r.state().Banner.Text, "too soon is said, not done")
	r.pass(30 * time.Second)
	r.press("F3")
	require.Equal(t, 2, r.visit(v.Ticket.ID).Ticket.Calls)
	require.Empty(t, r.state().Banner.Text)
	r.press("F2")
	require.Contains(t, r.state().Banner.Text, "F5")
	r.press("F4")
	require.Equal(t, queue.NoShow, r.visit(v.Ticket.ID).Ticket.State)
	require.Equal(t, "—", r.state().Ticket.Label)
	r.typed(v.Ticket.Label)
	r.press("Return")
	require.Equal(t, SheetRestore, r.state().Sheet.Kind)
	r.press("Return")
	require.Equal(t, queue.Waiting, r.visit(v.Ticket.ID).Ticket.State)
}

func TestUndecidedIsNotLost(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.issue("", nil, onePaper, fund)
	r.press("F2", "F5", "Space", "F2")
	require.Contains(t, r.state().Banner.Text, "2 件没有结论")
	require.Equal(t, queue.Serving, r.visit(v.Ticket.ID).Ticket.State)
	r.press("F8")
	require.Equal(t, fund, r.visit(v.Ticket.ID).Cases[r.seat.present.cur].Item, "the next undecided case comes forward")
	require.Equal(t, MarkOK, r.state().Chips[0].Mark)
	r.press("Left")
	require.True(t, r.state().Chips[0].On)
}

func TestHoldAndResume(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.issue("", nil, onePaper)
	r.press("F2", "F5", "F7", "3", "Return")
	got := r.visit(v.Ticket.ID)
	require.Equal(t, queue.Held, got.Ticket.State)
	require.Equal(t, "拍照", got.Ticket.Why)
	require.Equal(t, v.Ticket.Label, r.state().Held[0].Label)
	r.press("F7", "Return")
	require.Equal(t, queue.Serving, r.visit(v.Ticket.ID).Ticket.State)
	require.Empty(t, r.state().Held)
	require.Equal(t, v.Ticket.Label, r.state().Ticket.Label)
}

func TestTransferKeepsThePlace(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	_, err := r.hall.OpenWindow(context.Background(), queue.Act{Window: "5"})
	require.NoError(t, err)
	v := r.issue("", nil, onePaper)
	r.press("F2", "F5", "F6", "End")
	for range 9 {
		r.press("Down")
	}
	require.Contains(t, r.state().Sheet.Options[r.state().Sheet.Cursor].Name[0].Text, "5 号窗口")
	r.press("Right", "Return")
	got := r.visit(v.Ticket.ID).Ticket
	require.Equal(t, queue.Waiting, got.State)
	require.Equal(t, "5", got.Window)
	require.Equal(t, v.Ticket.Key, got.Key)
	require.Equal(t, "还要办其他事项", got.Why)
	require.Equal(t, "—", r.state().Ticket.Label)
}

func TestSearchAddsAnItem(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.issue("", nil, onePaper)
	r.press("F2", "F5", "Ctrl+K")
	r.typed("ltxtq")
	require.NotEmpty(t, r.state().Sheet.Options)
	require.Contains(t, r.state().Sheet.Side.Title, "离退休")
	require.NotEmpty(t, r.state().Sheet.Side.Guide)
	require.Equal(t, "申请材料", r.state().Sheet.Side.Guide[0].Title, "what to bring comes first")
	want := r.state().Sheet.Side.Title
	r.press("Return")
	require.Len(t, r.visit(v.Ticket.ID).Cases, 2)
	require.Equal(t, want, r.state().Item.Name)
}

func TestKioskTicksAreAHintOnly(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	pre := map[string]catalog.Submission{fund: {
		Item: fund, On: "2026-03-10", Answers: map[string]string{"applicant": "self", "early": "yes"},
		Papers: map[string]catalog.Handed{"id-card": {Standing: catalog.Given, Expires: catalog.LongTerm}},
	}}
	r.issue(queue.PriorityElder, pre, fund)
	r.press("F2", "F5")
	require.Equal(t, "已预检 缺 2", r.state().Ticket.Precheck.Text)
	require.Equal(t, "优先 · 长者", r.state().Ticket.Priority.Text)
	require.False(t, r.state().Rows[0].Ask, "what was answered is not asked again")
	require.Equal(t, MarkNone, r.state().row("id-card").Mark)
	require.Equal(t, "自助机已勾", r.state().row("id-card").Hint)
}

func TestPrinterFailureKeepsTheDecision(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	r.paper.fail = errPaperOut
	v := r.issue("", nil, onePaper)
	r.press("F2", "F5", "Space", "F8")
	c := r.visit(v.Ticket.ID).Cases[0]
	require.Equal(t, queue.Processing, c.State)
	require.Contains(t, r.state().Banner.Text, "/hall/papers/"+c.Number+".pdf")
	require.NotContains(t, r.state().Banner.Text, "out of paper", "the cause is for the log")
	r.paper.fail = nil
	r.press("Ctrl+P")
	require.Len(t, r.paper.printed, 2)
	require.Empty(t, r.state().Banner.Text)
}
