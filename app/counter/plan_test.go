package counter

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/queue"
)

// promised is an item of the sample hall with a limit in workdays and no question.
const promised = "lh-ershai"

func TestTransferToAColleagueComesBack(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	r.colleague("5", "15")
	v := r.issue("", nil, onePaper)
	r.press("F2", "F5", "F6")
	at := -1
	for i, o := range r.state().Sheet.Options {
		if o.Name[0].Text == "工号 15" {
			at = i
			require.Equal(t, "5 号窗口", o.Tag)
		}
	}
	require.Positive(t, at, "clerks who sit somewhere can be chosen")
	require.Equal(t, string(rune('1'+at)), r.state().Sheet.Options[at].Key)
	r.press(r.state().Sheet.Options[at].Key, "B")
	require.True(t, r.state().Sheet.Toggle.On)
	require.Empty(t, r.state().Sheet.Fields[0].Text, "the letter is a key, not a text")
	r.press("Right", "Return")
	got := r.visit(v.Ticket.ID).Ticket
	require.Equal(t, queue.Waiting, got.State)
	require.Equal(t, "15", got.Clerk)
	require.Equal(t, "3", got.Back)
	require.Equal(t, "还要办其他事项", got.Why)
	require.Equal(t, v.Ticket.Key, got.Key)
	require.Contains(t, r.words(), "送回本窗口")

	five := queue.Act{Window: "5", Clerk: "15"}
	_, err := r.hall.CallTicket(t.Context(), five, v.Ticket.ID)
	require.NoError(t, err)
	_, err = r.hall.Start(t.Context(), five, v.Ticket.ID)
	require.NoError(t, err)
	_, err = r.hall.Finish(t.Context(), five, v.Ticket.ID)
	require.NoError(t, err)
	r.live.settle(t)
	r.press("F2")
	require.Equal(t, v.Ticket.Label, r.state().Ticket.Label, "it came back to this window")
}

func TestAWindowSeesWhoHasToGoBack(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	r.colleague("5", "15")
	v := r.issue("", nil, onePaper)
	five := queue.Act{Window: "5", Clerk: "15"}
	_, err := r.hall.CallTicket(t.Context(), five, v.Ticket.ID)
	require.NoError(t, err)
	_, err = r.hall.Move(t.Context(), five, v.Ticket.ID, queue.Transfer{Window: "3", Back: true})
	require.NoError(t, err)
	r.live.settle(t)
	r.press("F2", "F5")
	require.Contains(t, r.state().Ticket.tags(), "办完送回 5 号窗口")
	require.Equal(t, "办完，送回 5 号窗口", r.state().Left[CmdFinish].Text)
}

func (t Ticket) tags() []string {
	var out []string
	for _, tag := range t.Tags {
		out = append(out, tag.Text)
	}
	return out
}

func TestHoldHasATimerThatSpeaks(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.issue("", nil, onePaper)
	r.press("F2", "F5", "F7")
	require.Equal(t, "30", r.state().Sheet.Fields[0].Text, "the hall's own limit")
	r.seat.present.sheetText(0, "x")
	r.press("Return")
	require.NotNil(t, r.state().Sheet)
	require.NotEmpty(t, r.state().Sheet.Fields[0].Wrong)
	r.seat.present.sheetText(0, "5")
	r.press("Return")
	require.Nil(t, r.state().Sheet)
	require.Equal(t, 5*time.Minute, r.visit(v.Ticket.ID).Ticket.Until.Sub(r.visit(v.Ticket.ID).Ticket.Since))
	require.Contains(t, r.state().Held[0].Detail, "还有 5 分")
	r.pass(4 * time.Minute)
	require.Contains(t, r.state().Held[0].Detail, "还有 1 分")
	require.Empty(t, r.chimes)
	r.pass(2 * time.Minute)
	require.Contains(t, r.state().Held[0].Detail, "已超 1 分")
	require.Equal(t, Bad, r.state().Held[0].Tone)
	require.Contains(t, r.words(), "挂起时间到")
	r.pass(time.Minute)
	require.Equal(t, []Chime{ChimeYellow}, r.chimes, "it is said once")
	r.press("F7")
	require.Equal(t, Bad, r.state().Sheet.Options[0].Tone)
	r.press("Return")
	require.Equal(t, queue.Serving, r.visit(v.Ticket.ID).Ticket.State)
}

func TestReferNamesTheOffice(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.issue("", nil, onePaper)
	r.press("F2", "F5", "Ctrl+R")
	r.seat.present.sheetOK()
	require.NotEmpty(t, r.state().Sheet.Fields[0].Wrong, "an applicant has to know where to go")
	r.seat.present.sheetText(0, "市公安局")
	r.press("Return")
	got := r.visit(v.Ticket.ID)
	require.Equal(t, queue.Completed, got.Ticket.State)
	require.Equal(t, queue.OutcomeReferred, got.Ticket.Outcome)
	require.Equal(t, "市公安局", got.Cases[0].Office.ZH)
	require.Equal(t, queue.Refused, got.Cases[0].State)
	require.Len(t, r.paper.printed, 1)
	require.Contains(t, r.paper.printed[0], "refusal")
	require.Contains(t, r.words(), "不予受理决定书 2026-000001", "the paper is said with its number")
}

func TestLoginSeatsAnotherClerk(t *testing.T) {
	r := newRoom(t, lang.ZH)
	_, err := r.hall.PutMember(t.Context(), queue.Act{Clerk: "1"}, queue.Member{ID: "1", Name: "周", Role: queue.RoleManager}, "long enough 1")
	require.NoError(t, err)
	for _, m := range []queue.Member{{ID: "20", Name: "李", Role: queue.RoleClerk}, {ID: "21", Name: "王", Role: queue.RoleClerk, Windows: []string{"5"}}} {
		_, err = r.hall.PutMember(t.Context(), queue.Act{Clerk: "1"}, m, "")
		require.NoError(t, err)
	}
	r.live.settle(t)
	r.press("Ctrl+U")
	for _, c := range [][2]string{{"", "工号"}, {"99", "没有工号 99"}, {"21", "不在这个窗口"}} {
		r.seat.present.sheetText(0, c[0])
		r.seat.present.sheetOK()
		require.Contains(t, r.state().Sheet.Fields[0].Wrong, c[1])
	}
	r.seat.present.sheetText(0, "20")
	r.seat.present.sheetOK()
	require.Nil(t, r.state().Sheet)
	require.Equal(t, "工号 20 李", r.state().Top.Login.Text)
	require.Equal(t, "20", r.clerk)
	r.live.settle(t)
	w, _ := r.live.Window("3")
	require.Equal(t, "20", w.Clerk)
	require.Equal(t, queue.WindowOpen, w.State)
	r.issue("", nil, onePaper)
	r.press("F2")
	rows, err := r.hall.History(t.Context(), r.seat.present.visit.Ticket.ID)
	require.NoError(t, err)
	at := slices.IndexFunc(rows, func(c queue.Change) bool { return c.Kind == queue.EvCall })
	require.GreaterOrEqual(t, at, 0, rows)
	require.Equal(t, "20", rows[at].Clerk, "the journal names who acted")
}

func TestLeavingCanBeTakenBack(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.issue("", nil, onePaper)
	r.press("F2", "F5")
	require.Equal(t, "撤销："+v.Ticket.Label+" 到窗", r.state().Left[CmdUndo].Text, "the button says what it takes back")
	r.press("Ctrl+D", "2", "Return")
	got := r.visit(v.Ticket.ID)
	require.Equal(t, queue.Cancelled, got.Ticket.State)
	require.Equal(t, "取错号", got.Ticket.Why)
	r.press("Ctrl+Z")
	require.Equal(t, queue.Serving, r.visit(v.Ticket.ID).Ticket.State)
	require.Contains(t, r.words(), "已撤销："+v.Ticket.Label+" 离开")
	r.pass(11 * time.Second)
	require.False(t, r.state().Left[CmdUndo].On)
}

func TestWhoAppliesIsSealedAndMasked(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.issue("", nil, onePaper)
	r.press("F2", "F5", "Ctrl+I")
	for i, s := range []string{"张伟", "110105194912310020", "13812345678"} {
		r.seat.present.sheetText(i, s)
	}
	r.seat.present.sheetOK()
	require.Contains(t, r.state().Sheet.Fields[1].Wrong, "校验位", "a slip of the finger is said in words")
	r.seat.present.sheetText(1, "11010519491231002x")
	r.seat.present.sheetOK()
	require.Nil(t, r.state().Sheet)
	r.live.settle(t)
	require.Equal(t, "张* · 110***********002X · 138****5678", r.state().Ticket.Tags[len(r.state().Ticket.Tags)-1].Text)
	for _, s := range r.texts() {
		require.NotContains(t, s, "张伟")
		require.NotContains(t, s, "194912310")
	}
	who, ok, err := r.hall.PersonOf(t.Context(), queue.Act{Window: "3"}, v.Ticket.ID)
	require.NoError(t, err)
	require.True(t, ok)
	require.Equal(t, "11010519491231002X", who.IDNumber)

	r.press("Ctrl+I")
	require.Contains(t, r.state().Sheet.Detail, "张*")
	require.Empty(t, r.state().Sheet.Fields[1].Text, "what is sealed is not shown again")
	r.press("Escape", "F3", "Escape")
	r.seat.present.scan("11010519491231002X")
	require.Equal(t, SheetPerson, r.state().Sheet.Kind, "a scanned identity card fills the sheet in")
	require.Equal(t, "11010519491231002X", r.state().Sheet.Fields[1].Text)
}

func TestNotesStayWithTheTicket(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.issue("", nil, onePaper)
	r.press("F2", "F5", "Ctrl+N", "Return")
	require.NotEmpty(t, r.state().Sheet.Fields[0].Wrong)
	r.seat.present.sheetText(0, "材料在蓝色文件夹")
	r.press("Return")
	require.Contains(t, r.state().Ticket.Note, "材料在蓝色文件夹")
	require.Contains(t, r.state().Ticket.Note, "工号 12")
	rows, err := r.hall.History(t.Context(), v.Ticket.ID)
	require.NoError(t, err)
	last := rows[len(rows)-1]
	require.Equal(t, queue.EvNote, last.Kind)
	require.Equal(t, v.Cases[0].ID, last.Case.ID)
	r.press("F7", "Return", "F7", "Return")
	require.Contains(t, r.state().Ticket.Note, "材料在蓝色文件夹", "it is there again when the ticket is")
}

func TestTheCardShowsWhatIsSpecialAboutATicket(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	_, err := r.hall.Issue(t.Context(), queue.IssueRequest{Items: []string{onePaper}, Priority: queue.PriorityElder, Companions: 2,
		Appointment: r.hall.Now().Add(10 * time.Minute)})
	require.NoError(t, err)
	r.live.settle(t)
	r.press("F2")
	require.Contains(t, r.state().Ticket.Priority.Text, "长者")
	require.Equal(t, []string{"预约 10:41", "同行 2 人"}, r.state().Ticket.tags())
}

func TestWhoReturnsWithPapersKeepsTheOldPlace(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.issue("", nil, onePaper)
	r.press("F2", "F5", "Space", "Space", "F10", "F1")
	require.Equal(t, queue.Incomplete, r.visit(v.Ticket.ID).Cases[0].State)
	r.pass(10 * time.Minute)
	r.issue("", nil, onePaper)
	r.seat.present.scan(v.Ticket.Label)
	require.Equal(t, SheetReturn, r.state().Sheet.Kind)
	r.press("Return")
	require.Contains(t, r.state().Next.Title, v.Ticket.Label, "without a second wait")
	require.Contains(t, r.state().Next.Why, "原来的先后")
	r.press("F2")
	require.Contains(t, r.state().Ticket.tags(), "补正后回来 · 按原来先后")
}

func TestTheQueueSaysWhyForEverybody(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	r.issue("", nil, onePaper)
	v := r.issue("", nil, fund)
	elder := r.issue(queue.PriorityElder, nil, fund)
	r.press("Ctrl+J")
	require.Len(t, r.state().Sheet.Options, 3)
	require.Equal(t, elder.Ticket.Label, r.state().Sheet.Options[0].Name[0].Text)
	require.Contains(t, r.state().Sheet.Side.Lines[1].Detail, "长者优先")
	r.press("Down", "Down")
	require.Equal(t, v.Ticket.Label, r.state().Sheet.Side.Title)
	require.Contains(t, r.state().Sheet.Side.Lines[1].Detail, "前面还有 2 人")
	r.press("Return")
	require.Equal(t, SheetTurn, r.state().Sheet.Kind)
	r.press("Return")
	require.Equal(t, v.Ticket.Label, r.state().Ticket.Label, "called out of turn, knowingly")
}

func TestColleaguesAreSeen(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.issue("", nil, fund)
	r.colleague("5", "15")
	require.Equal(t, "1 2 4 6 7 8", strings.TrimPrefix(r.state().Shut, "未开："))
	require.Equal(t, []Other{{Window: "5", Light: "busy", Text: v.Ticket.Label + " 0 分"}}, r.state().Others)
	_, err := r.hall.MarkNoShow(t.Context(), queue.Act{Window: "5", Clerk: "15"}, v.Ticket.ID)
	require.NoError(t, err)
	_, err = r.hall.PauseWindow(t.Context(), queue.Act{Window: "5", Clerk: "15"}, "取材料")
	require.NoError(t, err)
	r.live.settle(t)
	r.pass(3 * time.Minute)
	require.Equal(t, []Other{{Window: "5", Light: "paused", Text: "暂停 3 分"}}, r.state().Others)
}

func TestEverythingInTheRightColumnAnswersTheMouse(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	first := r.issue("", nil, onePaper)
	second := r.issue("", nil, onePaper)
	r.view().right.queue.OnTap(0)
	require.Equal(t, SheetTurn, r.state().Sheet.Kind)
	require.Equal(t, second.Ticket.ID, r.seat.present.sheet.visit.Ticket.ID)
	r.press("Escape", "F2", "F5", "F7", "Return")
	r.view().right.heldList.OnTap(0)
	r.live.settle(t)
	require.Equal(t, queue.Serving, r.visit(first.Ticket.ID).Ticket.State)
	r.press1(r.view().left.acts[CmdMore])
	require.Equal(t, SheetMore, r.state().Sheet.Kind)
	r.view().sheet.list.OnTap(0)
	r.live.settle(t)
	require.NotEmpty(t, r.visit(first.Ticket.ID).Cases[0].Receipt, "a tap in a menu does it")
	r.press1(r.view().right.why)
	require.Equal(t, SheetQueue, r.state().Sheet.Kind)
}

// TestTheMissingPaperIsTheLargest compares the sizes of everything that is drawn.
func TestTheMissingPaperIsTheLargest(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	r.issue("", nil, fund)
	r.press("F2", "F5", "1", "1", "Space", "Return")
	require.Equal(t, "提前退休凭据、本人储蓄卡", r.state().Bar.Missing)
	largest := map[float32]string{}
	top := float32(0)
	for _, o := range r.drawn() {
		largest[o.TextSize] += o.Text
		top = max(top, o.TextSize)
	}
	require.Equal(t, "提前退休凭据、本人储蓄卡", largest[top])
}
