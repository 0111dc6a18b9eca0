package counter

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/queue"
)

func TestCtrlZTakesBackTheLastClick(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	r.press("Ctrl+Z")
	require.Contains(t, r.state().Toast.Text, "没有可以撤销")
	first := r.issue("", nil, onePaper)
	second := r.issue("", nil, onePaper)
	r.press("F2")
	r.pass(5 * time.Second)
	r.press("F4")
	require.Equal(t, queue.NoShow, r.visit(first.Ticket.ID).Ticket.State)
	r.press("Ctrl+Z")
	require.Equal(t, queue.Called, r.visit(first.Ticket.ID).Ticket.State, "the person was there after all")
	require.Equal(t, first.Ticket.Label, r.state().Ticket.Label)

	r.press("F5", "Space", "F8")
	require.Equal(t, queue.Processing, r.visit(first.Ticket.ID).Cases[0].State)
	r.press("F2")
	require.Equal(t, second.Ticket.Label, r.state().Ticket.Label)
	r.press("Ctrl+Z")
	require.Equal(t, queue.Waiting, r.visit(second.Ticket.ID).Ticket.State)
	r.press("Ctrl+Z")
	require.Equal(t, queue.Serving, r.visit(first.Ticket.ID).Ticket.State, "the visit that the wrong key finished is in hand again")
	require.Equal(t, first.Ticket.Label, r.state().Ticket.Label)
	r.press("F1")
	r.pass(time.Minute)
	r.press("Ctrl+Z")
	require.Equal(t, queue.Completed, r.visit(first.Ticket.ID).Ticket.State)
	require.Contains(t, r.state().Banner.Text, "10 秒")
}

func TestScanningATicketWithANoticeBringsThePersonBack(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.issue("", nil, onePaper)
	r.press("F2", "F5", "F10", "F1")
	require.Equal(t, queue.OutcomeReturned, r.visit(v.Ticket.ID).Ticket.Outcome)
	for range 3 {
		r.issue("", nil, onePaper)
	}
	r.pass(time.Hour)
	r.burst(queue.QRText(r.hall.Setup(), v.Ticket))
	require.Equal(t, SheetReturn, r.state().Sheet.Kind)
	r.press("Return")
	require.Equal(t, queue.Waiting, r.visit(v.Ticket.ID).Ticket.State)
	r.press("F2")
	require.Equal(t, v.Ticket.Label, r.state().Ticket.Label, "no second wait")
}

func TestAnotherDayTheTicketWithANoticeIsKnown(t *testing.T) {
	r := newRoom(t, lang.EN).open()
	v := r.issue("", nil, onePaper)
	r.press("F2", "F5", "F10", "F1")
	r.pass(24 * time.Hour)
	r.burst(queue.QRText(r.hall.Setup(), v.Ticket))
	require.Equal(t, SheetReturn, r.state().Sheet.Kind)
	r.press("Return")
	require.Contains(t, r.state().Toast.Text, "A001", "the first number of the new day")
	c, err := r.hall.Case(t.Context(), v.Cases[0].ID)
	require.NoError(t, err)
	require.NotEqual(t, v.Ticket.ID, c.Ticket)
}
