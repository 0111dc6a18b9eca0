package queue_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog/fault"
	"onevisit/queue"
	"onevisit/queue/storetest"
)

// followed is a projection that holds everything that was done.
func (k *kit) followed() *queue.Live {
	k.t.Helper()
	live, err := k.Live(k.t.Context())
	require.NoError(k.t, err)
	return live
}

func ids(calls []queue.Alarm) []int64 {
	out := []int64{}
	for _, a := range calls {
		out = append(out, a.ID)
	}
	return out
}

// TestAWindowCallsForHelp follows a call from the window that asks to the colleague who comes: everybody else sees it until
// then, and the journal tells it.
func TestAWindowCallsForHelp(t *testing.T) {
	k := newKit(t)
	visit := k.serve(storetest.Simple)
	ask := queue.Act{Key: "press-1", Window: "2", Clerk: "12"}
	a, err := k.AskHelp(t.Context(), ask, queue.HelpRequest{Why: "  many  papers ", Ticket: visit.Ticket.ID})
	require.NoError(t, err)
	require.Equal(t, queue.AlarmHelp, a.Kind)
	require.Equal(t, "many papers", a.Detail.Why)
	require.Equal(t, []string{"2", "2", "2", visit.Ticket.Label}, []string{a.Window, a.Asked(), a.Detail.Place, a.Detail.Label})
	require.Equal(t, queue.ToldManager, a.Told().To)
	again, err := k.AskHelp(t.Context(), ask, queue.HelpRequest{Why: "many papers"})
	require.NoError(t, err)
	require.Equal(t, a, again, "the same press")
	twice, err := k.AskHelp(t.Context(), at("2"), queue.HelpRequest{Why: "come on"})
	require.NoError(t, err)
	require.Equal(t, a.ID, twice.ID, "asked already")

	live := k.followed()
	require.Equal(t, []int64{a.ID}, ids(live.Calling()))
	require.Equal(t, []int64{a.ID}, ids(live.CallsFor("1")))
	require.Empty(t, live.CallsFor("2"), "nobody is asked to help himself")
	require.Equal(t, []int64{a.ID}, ids(live.CallsOf("2")))
	require.Empty(t, live.CallsOf(""))

	k.clock.Add(time.Minute)
	done, err := k.AnswerHelp(t.Context(), queue.Act{Key: "press-2", Window: "1", Clerk: "15"}, a.ID, queue.HelpComing)
	require.NoError(t, err)
	require.False(t, done.Open())
	require.Equal(t, []string{"1", "15", "coming"}, []string{done.Detail.Helper, done.Told().By, string(done.Answer())})
	_, err = k.AnswerHelp(t.Context(), queue.Act{Window: "3", Clerk: "9"}, a.ID, queue.HelpComing)
	k.fails(err, queue.CodeAlarmOver)
	live = k.followed()
	require.Empty(t, live.Calling())
	require.Equal(t, []int64{a.ID}, ids(live.CallsOf("2")), "who asked sees who comes")

	rows, err := k.Journal(t.Context(), 0, 0)
	require.NoError(t, err)
	n := len(rows)
	require.Equal(t, []queue.Kind{queue.EvHelp, queue.EvAlarmOver}, kinds(rows[n-2:]))
	require.Equal(t, []string{"2", "manager", "many papers"}, []string{rows[n-2].Window, rows[n-2].To, rows[n-2].Why})
	require.Equal(t, []string{"1", "15", "coming"}, []string{rows[n-1].Window, rows[n-1].Clerk, rows[n-1].Why})
	later, err := k.AskHelp(t.Context(), at("2"), queue.HelpRequest{})
	require.NoError(t, err)
	require.NotEqual(t, a.ID, later.ID, "the last call was answered")
}

// TestAManagerCallsAClerk is the other direction: to another window, or to open the own one.
func TestAManagerCallsAClerk(t *testing.T) {
	k := newKit(t)
	boss := queue.Act{Clerk: "1"}
	come, err := k.AskHelp(t.Context(), boss, queue.HelpRequest{To: "1", Place: "2", Why: "sign language"})
	require.NoError(t, err)
	require.Equal(t, queue.AlarmCome, come.Kind)
	require.Equal(t, []string{"1", "", "2"}, []string{come.To(), come.Asked(), come.Detail.Place})
	require.Equal(t, queue.ToldClerk, come.Told().To)
	open, err := k.AskHelp(t.Context(), boss, queue.HelpRequest{To: "3"})
	require.NoError(t, err)
	require.Equal(t, "3", open.Detail.Place)
	live := k.followed()
	require.Equal(t, []int64{come.ID}, ids(live.CallsFor("1")))
	require.Equal(t, []int64{open.ID}, ids(live.CallsFor("3")))
	require.Empty(t, live.CallsFor("2"))
	require.Equal(t, []int64{come.ID, open.ID}, ids(live.CallsOf("")))

	_, err = k.AnswerHelp(t.Context(), at("2"), come.ID, queue.HelpComing)
	require.Equal(t, "1", k.fails(err, queue.CodeHelpOthers)["window"])
	passed, err := k.AnswerHelp(t.Context(), at("1"), come.ID, queue.HelpCannot)
	require.NoError(t, err)
	require.True(t, passed.Open())
	require.Equal(t, queue.ToldManager, passed.Told().To)
	require.Equal(t, queue.HelpCannot, passed.Answer())
	same, err := k.AnswerHelp(t.Context(), boss, come.ID, queue.HelpCannot)
	require.NoError(t, err)
	require.Equal(t, passed, same, "there is nobody to pass it on to")
	_, err = k.AnswerHelp(t.Context(), boss, come.ID, "maybe")
	k.fails(err, queue.CodeHelpAnswer)
	_, err = k.AnswerHelp(t.Context(), boss, come.ID, queue.HelpLater)
	require.NoError(t, err, "the manager comes")
	ended, err := k.EndHelp(t.Context(), boss, open.ID)
	require.NoError(t, err)
	require.False(t, ended.Open())
	require.Empty(t, ended.Answer())
	require.Equal(t, []int64{come.ID}, ids(k.followed().CallsOf("")), "what was taken back is over")
	again, err := k.EndHelp(t.Context(), boss, open.ID)
	require.NoError(t, err)
	require.Equal(t, ended, again)
	require.Empty(t, k.followed().Calling())
}

// TestCallsAreRefusedByName are the calls that make no sense.
func TestCallsAreRefusedByName(t *testing.T) {
	k := newKit(t)
	for name, c := range map[string]struct {
		act  queue.Act
		wish queue.HelpRequest
		code fault.Code
	}{
		"no such window":   {at("1"), queue.HelpRequest{To: "99"}, queue.CodeUnknownWindow},
		"no such place":    {queue.Act{}, queue.HelpRequest{To: "1", Place: "99"}, queue.CodeUnknownWindow},
		"itself":           {at("1"), queue.HelpRequest{To: "1"}, queue.CodeHelpSelf},
		"a manager nobody": {queue.Act{Clerk: "1"}, queue.HelpRequest{}, queue.CodeHelpSelf},
		"too long":         {at("1"), queue.HelpRequest{Why: strings.Repeat("字", queue.HelpLength+1)}, queue.CodeHelpLong},
		"no such ticket":   {at("1"), queue.HelpRequest{Ticket: 99}, queue.CodeUnknownTicket},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := k.AskHelp(t.Context(), c.act, c.wish)
			k.fails(err, c.code)
		})
	}
	a, err := k.AskHelp(t.Context(), at("1"), queue.HelpRequest{Why: strings.Repeat("字", queue.HelpLength)})
	require.NoError(t, err)
	_, err = k.AnswerHelp(t.Context(), at("1"), a.ID, queue.HelpComing)
	k.fails(err, queue.CodeHelpSelf)
	_, err = k.EndHelp(t.Context(), at("2"), a.ID)
	k.fails(err, queue.CodeHelpOthers)
	_, err = k.AnswerHelp(t.Context(), at("2"), 99, queue.HelpComing)
	k.fails(err, queue.CodeUnknownAlarm)
	other, _, err := k.Raise(t.Context(), queue.Alarm{Key: "late", Kind: queue.AlarmOverdue, At: k.Now()})
	require.NoError(t, err)
	_, err = k.EndHelp(t.Context(), at("2"), other.ID)
	k.fails(err, queue.CodeNotACall)
	for _, kind := range queue.AlarmKinds() {
		require.Equal(t, kind == queue.AlarmHelp || kind == queue.AlarmCome, kind.Calls(), kind)
	}
}

// TestAnOfferedReasonTravelsAsACode keeps which reason it was, in the call and in the journal, and refuses unknown ones; a
// call in own words carries those alone.
func TestAnOfferedReasonTravelsAsACode(t *testing.T) {
	k := newKit(t)
	a, err := k.AskHelp(t.Context(), at("2"), queue.HelpRequest{Reason: queue.HelpDevice})
	require.NoError(t, err)
	kept, err := k.Alarm(t.Context(), a.ID)
	require.NoError(t, err)
	require.Equal(t, queue.HelpDevice, kept.Detail.Reason)
	require.Empty(t, kept.Detail.Why)
	rows, err := k.Journal(t.Context(), 0, 0)
	require.NoError(t, err)
	require.Equal(t, []string{string(queue.EvHelp), "device"}, []string{string(rows[len(rows)-1].Kind), rows[len(rows)-1].Why})

	_, err = k.AskHelp(t.Context(), at("1"), queue.HelpRequest{Reason: "tea"})
	require.True(t, fault.Has(err, queue.CodeHelpReason), err)
	a, err = k.AskHelp(t.Context(), queue.Act{Clerk: "1"}, queue.HelpRequest{To: "1", Reason: queue.HelpQueue, Count: 6, Line: "A"})
	require.NoError(t, err)
	require.Equal(t, []any{queue.HelpQueue, 6, "A"}, []any{a.Detail.Reason, a.Detail.N, a.Detail.Line})
	a, err = k.AskHelp(t.Context(), at("1"), queue.HelpRequest{Reason: queue.HelpDevice, Count: 2, Why: "大件材料"})
	require.NoError(t, err)
	require.Equal(t, []any{queue.HelpReason(""), 0, "大件材料"}, []any{a.Detail.Reason, a.Detail.N, a.Detail.Why})
	for _, r := range queue.HelpReasons() {
		require.True(t, r.Known())
	}
}
