package counter

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/queue"
)

// TestACallForAColleague asks for help by key, sees who comes, and takes a second call back.
func TestACallForAColleague(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	r.colleague("5", "15")
	v := r.issue("", nil, fund)
	r.press("F2", "F5", "Ctrl+H")
	require.Equal(t, SheetHelp, r.state().Sheet.Kind)
	require.Equal(t, "主管和各窗口", r.state().Sheet.Options[0].Name[0].Text)
	require.Contains(t, r.state().Sheet.Options[1].Name[0].Text, "5 号窗口")
	r.press("Return")
	calls := r.live.Calling()
	require.Len(t, calls, 1)
	require.Equal(t, queue.AlarmHelp, calls[0].Kind)
	require.Equal(t, v.Ticket.ID, calls[0].Ticket)
	require.Equal(t, queue.HelpPapers, calls[0].Detail.Reason, "which reason it was travels, not its words")
	require.Empty(t, calls[0].Detail.Why)
	require.Equal(t, "已请主管和各窗口协助，等待回应", r.state().Own.Text)
	require.Empty(t, r.state().Call.Text, "nobody answers himself")
	require.Nil(t, r.state().Sheet, "the keyboard is back with the papers")

	before := len(r.chimes)
	_, err := r.hall.AnswerHelp(t.Context(), queue.Act{Window: "5", Clerk: "15"}, calls[0].ID, queue.HelpLater)
	require.NoError(t, err)
	r.live.settle(t)
	r.pass(time.Second)
	require.Equal(t, "工号 15：办完这位就来", r.state().Own.Text)
	require.Len(t, r.chimes, before+1)
	r.pass(answerFor)
	require.Empty(t, r.state().Own.Text, "it has been read by now")

	r.press("Ctrl+H", "2", "Right", "Return")
	calls = r.live.Calling()
	require.Len(t, calls, 1)
	require.Equal(t, []string{"5", "3", string(queue.HelpUnsure)}, []string{calls[0].To(), calls[0].Detail.Place, string(calls[0].Detail.Reason)})
	_, err = r.hall.AnswerHelp(t.Context(), queue.Act{Window: "5"}, calls[0].ID, queue.HelpCannot)
	require.NoError(t, err)
	r.live.settle(t)
	require.Equal(t, "5 号窗口来不了，已转给主管", r.state().Own.Text)
	r.press("Ctrl+H")
	require.Equal(t, SheetHelpEnd, r.state().Sheet.Kind)
	r.press("Return")
	require.Empty(t, r.live.Calling())
	require.Empty(t, r.state().Own.Text)
}

// TestALongReasonIsRefusedWhereItIsTyped keeps the sheet open and says why.
func TestALongReasonIsRefusedWhereItIsTyped(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	r.press("Ctrl+H")
	r.seat.present.sheetText(0, strings.Repeat("字", queue.HelpLength+1))
	r.seat.present.sheetOK()
	require.Equal(t, "原因最多 60 个字。", r.state().Sheet.Fields[0].Wrong)
	require.Empty(t, r.live.Calling())
}

// TestAColleaguesCallIsAQuietLine: it rings once, takes no key but its own, and goes when somebody has taken it.
func TestAColleaguesCallIsAQuietLine(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	r.colleague("5", "15")
	r.issue("", nil, fund)
	r.press("F2", "F5", "1", "1")
	chimes, cursor := len(r.chimes), r.state().Cursor
	all := r.asksFor("5", queue.HelpRequest{Why: "大件材料"})
	r.pass(2 * time.Second)
	require.Len(t, r.chimes, chimes+1)
	require.Equal(t, "5 号窗口请人协助：大件材料", r.state().Call.Text)
	require.Equal(t, "工号 15 · 0 分钟前", r.state().Call.Detail)
	require.Empty(t, r.state().Alarm.Text, "it is no alarm of the monitoring")
	require.Nil(t, r.state().Sheet)
	require.Nil(t, r.win.Canvas().Focused())
	require.Equal(t, cursor, r.state().Cursor)
	r.press("Space") // a paper is ticked as before
	require.NotNil(t, r.state().Sheet, "its date is asked for")
	r.press("Return")

	mine := r.asksFor("5", queue.HelpRequest{To: "3", Why: "请看一下"})
	require.Equal(t, "5 号窗口请您过去：请看一下", r.state().Call.Text, "one to this window alone goes before")
	r.press("Ctrl+E")
	require.Len(t, r.state().Sheet.Options, 3)
	r.press("2")
	a, err := r.hall.Alarm(context.Background(), mine.ID)
	require.NoError(t, err)
	require.Equal(t, queue.HelpLater, a.Answer())
	require.Equal(t, "12", a.Told().By)
	require.Equal(t, "5 号窗口请人协助：大件材料", r.state().Call.Text)
	r.press("Ctrl+E")
	require.Len(t, r.state().Sheet.Options, 2, "nobody has to say that he does not come")
	r.press("Escape")
	_, err = r.hall.AnswerHelp(t.Context(), queue.Act{Window: "2", Clerk: "9"}, all.ID, queue.HelpComing)
	require.NoError(t, err)
	r.live.settle(t)
	require.Empty(t, r.state().Call.Text)
	r.press("Ctrl+E")
	require.Nil(t, r.state().Sheet, "nothing to answer")
}

// TestAManagerAsksAClosedWindowToOpen shows the wish on the closed window's screen, where it can be answered.
func TestAManagerAsksAClosedWindowToOpen(t *testing.T) {
	r := newRoom(t, lang.EN)
	a, err := r.hall.AskHelp(t.Context(), queue.Act{Clerk: "1"}, queue.HelpRequest{To: "3"})
	require.NoError(t, err)
	r.live.settle(t)
	require.NotNil(t, r.state().Front)
	require.Equal(t, "The manager asks you to open this window: no reason given", r.state().Call.Text)
	require.Contains(t, strings.Join(r.texts(), "\n"), "The manager asks you to open")
	r.press("Ctrl+E", "1")
	a, err = r.hall.Alarm(t.Context(), a.ID)
	require.NoError(t, err)
	require.Equal(t, queue.HelpComing, a.Answer())
	require.Empty(t, r.state().Call.Text)
}

// TestTheReasonIsReadInTheReadersLanguage: an offered reason is said by the screen that shows it; what was typed stays.
func TestTheReasonIsReadInTheReadersLanguage(t *testing.T) {
	r := newRoom(t, lang.EN).open()
	a := r.asksFor("5", queue.HelpRequest{Reason: queue.HelpUpset})
	require.Equal(t, "Window 5 asks for help: The applicant is upset", r.state().Call.Text)
	r.press("Ctrl+L")
	require.Equal(t, "5 号窗口请人协助：申请人情绪激动", r.state().Call.Text)
	_, err := r.hall.EndHelp(t.Context(), queue.Act{Window: "5"}, a.ID)
	require.NoError(t, err)
	r.pass(time.Minute)

	r.asksFor("5", queue.HelpRequest{Reason: queue.HelpUpset, Why: "大件材料"})
	require.Equal(t, "5 号窗口请人协助：大件材料", r.state().Call.Text, "own words go before")
	r.press("Ctrl+L")
	require.Equal(t, "Window 5 asks for help: 大件材料", r.state().Call.Text)
}

// TestEveryOfferedReasonHasItsWords in both languages.
func TestEveryOfferedReasonHasItsWords(t *testing.T) {
	for _, l := range []lang.Language{lang.ZH, lang.EN} {
		for _, reason := range append(queue.HelpReasons(), queue.HelpWaiting, queue.HelpQueue, queue.HelpBack) {
			require.True(t, lang.For(l).Has("help.reason."+string(reason)), reason)
		}
	}
}
