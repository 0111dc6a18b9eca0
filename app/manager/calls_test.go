package manager

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/say"
	"onevisit/queue"
)

// callsIn are the calls in "wrong now".
func (r *room) callsIn() []alert { return r.seat.talk().callAlerts(r.seat.facts) }

func TestACountersCallIsAnsweredWithOnePress(t *testing.T) {
	r := newRoom(t, lang.ZH, "")
	_, err := r.hall.AskHelp(t.Context(), queue.Act{Window: "3", Clerk: "12"}, queue.HelpRequest{Why: "大件材料"})
	require.NoError(t, err)
	r.settle()
	require.Equal(t, 1, len(r.state().now.alerts), "it is told once")
	card := r.seat.view.now.alerts[0]
	require.Equal(t, "3 号窗口请同事协助：大件材料", card.title.Text())
	require.Equal(t, "我去", card.button.Text())
	card.button.Press()
	r.settle()
	require.Empty(t, r.live.Calling())
	answered := r.live.CallsOf("3")
	require.Equal(t, queue.HelpComing, answered[0].Answer())
	require.Equal(t, "已回应：马上到", r.seat.stage.ToastText())
	require.Empty(t, r.callsIn())
}

func TestTheManagerCallsTheClerkOfAWindow(t *testing.T) {
	r := newRoom(t, lang.ZH, "", deserted(t))
	card := r.seat.view.now.alerts[0]
	require.Equal(t, []string{"开 5 号窗口", "呼叫 5 号人员"}, []string{card.button.Text(), card.second.Text()})
	card.second.Press()
	r.settle()
	call := r.live.CallsFor("5")
	require.Len(t, call, 1)
	require.Equal(t, []string{"", "5", "5"}, []string{call[0].Asked(), call[0].To(), call[0].Detail.Place})
	require.Contains(t, card.detail.Text(), "等回应")
	require.False(t, card.second.Visible(), "one call is enough")
	require.Empty(t, r.callsIn(), "it waits for its answer, as it should")

	r.pass(answerWithin)
	late := r.callsIn()
	require.Len(t, late, 1)
	require.Equal(t, "请 5 号窗口的人，3 分钟没有回应", late[0].title)
	_, err := r.hall.AnswerHelp(t.Context(), queue.Act{Window: "5", Clerk: "15"}, call[0].ID, queue.HelpCannot)
	require.NoError(t, err)
	r.settle()
	require.Equal(t, "5 号窗口来不了", r.callsIn()[0].title)
	require.Contains(t, r.seat.stage.ToastText(), "来不了")
	r.seat.do(r.callsIn()[0].do)
	r.settle()
	require.Empty(t, r.live.Calling(), "taken back")
	require.Empty(t, r.callsIn())
}

func TestAnAnswerIsHeard(t *testing.T) {
	r := newRoom(t, lang.EN, "", deserted(t))
	r.seat.view.now.alerts[0].second.Press()
	r.settle()
	id := r.live.Calling()[0].ID
	_, err := r.hall.AnswerHelp(t.Context(), queue.Act{Window: "5", Clerk: "15"}, id, queue.HelpLater)
	require.NoError(t, err)
	r.settle()
	require.Equal(t, "Window 5: After this visitor", r.seat.stage.ToastText())
	require.Contains(t, r.seat.view.now.alerts[0].detail.Text(), "Window 5: After this visitor")
	r.pass(answerWithin + time.Minute)
	require.True(t, r.seat.view.now.alerts[0].second.Visible(), "nobody came: they can be called again")
}

// From a window's sheet a colleague of an idle window is called to it, or else its own clerk.
func TestTheSheetOfAWindowCallsAColleague(t *testing.T) {
	r := newRoom(t, lang.ZH, "", deserted(t))
	r.seat.view.now.openWindow(4)
	require.Equal(t, "呼叫 5 号人员", r.seat.view.sheet.call.Text())
	r.seat.view.sheet.open.Press()
	r.settle()
	require.Equal(t, "请 2 号来帮忙", r.seat.view.sheet.call.Text(), "window 2 is open and nobody waits for it")
	r.seat.view.sheet.call.Press()
	r.settle()
	call := r.live.CallsFor("2")
	require.Equal(t, "5", call[0].Detail.Place)
	require.Equal(t, "这里有 6 人在等", say.CallWhy(lang.For(lang.ZH), call[0]))
	require.Equal(t, "6 waiting here", say.CallWhy(lang.For(lang.EN), call[0]), "the clerk reads it in the language of the counter")
}
