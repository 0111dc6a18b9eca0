package app_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
)

// TestQueueVerbsWithoutAWindow goes through the acts beyond the plain visit: each command opens and closes the hall.
func TestQueueVerbsWithoutAWindow(t *testing.T) {
	s := newShell(t)
	var day queue.BusinessDay
	s.must(&day, "", "queue", "openday", "--clerk", "m1")
	require.Equal(t, "m1", day.By)
	var v queue.Visit
	issue := []string{"queue", "issue", "--item", "gjj-tuixiu", "--person", "hash", "--companions", "2", "--skill", "sign"}
	s.must(&v, "", issue...)
	require.Equal(t, 2, v.Ticket.Companions)
	require.Equal(t, "sign", v.Ticket.Skill)
	code, _, errOut := s.run("", issue...)
	require.Equal(t, 1, code)
	require.Contains(t, errOut, "A001", "one live ticket per person and item")
	s.must(&v, "", append(issue, "--override", "m1", "--why", "特事特办")...)
	require.Equal(t, "A002", v.Ticket.Label)
	code, _, _ = s.run("", "queue", "issue", "--item", "gjj-tuixiu", "--appointment", "25:00")
	require.Equal(t, 2, code)

	var w queue.Window
	s.must(&w, "", "queue", "login", "--window", "3", "--clerk", "12")
	code, _, _ = s.run("", "queue", "call", "--window", "3", "--clerk", "12")
	require.Equal(t, 1, code, "window 3 does not sign")
	s.must(&w, "", "queue", "login", "--window", "1", "--clerk", "12")
	s.must(&v, "", "queue", "call", "--window", "1")
	require.Equal(t, "A001", v.Ticket.Label)
	s.must(&v, "", "queue", "undo", "A001", "--window", "1")
	require.Equal(t, queue.Waiting, v.Ticket.State)
	s.must(&v, "", "queue", "call", "A002", "--window", "1")
	s.must(&v, "", "queue", "start", "A002", "--window", "1")
	s.must(&v, "", "queue", "hold", "A002", "--window", "1", "--for", "5m", "--why", "复印")
	require.False(t, v.Ticket.Until.IsZero())
	s.must(&v, "", "queue", "transfer", "A002", "--window", "1", "--line", "B", "--to-clerk", "12")
	require.Equal(t, "12", v.Ticket.Clerk)
	require.Equal(t, "1", v.Ticket.Window)
	code, out, _ := s.run("", "queue", "why", "A002")
	require.Equal(t, 0, code)
	require.Contains(t, out, "1 号窗口")
	s.must(&v, "", "queue", "reprint", "A002")
	s.must(&v, "", "queue", "call", "--window", "1")
	s.must(&v, "", "queue", "start", "a1", "--window", "1")
	code, _, _ = s.run("", "queue", "refer", "A001", "--window", "1")
	require.Equal(t, 2, code, "an office has to be named")
	s.must(&v, "", "queue", "refer", "A001", "--window", "1", "--office", "市税务局")
	require.Equal(t, queue.OutcomeReferred, v.Ticket.Outcome)

	s.must(&v, "", "queue", "call", "--window", "1")
	require.Equal(t, "A002", v.Ticket.Label)
	s.must(&v, "", "queue", "start", "A002", "--window", "1")
	code, _, _ = s.run(incomplete, "queue", "check", "A002", "--window", "1")
	require.Equal(t, 1, code)
	var c queue.Case
	s.must(&c, "", "queue", "notice", "A002", "--window", "1")
	s.must(&v, "", "queue", "finish", "A002", "--window", "1")
	code, _, _ = s.run("", "queue", "return", "A001")
	require.Equal(t, 1, code, "no notice was given")
	s.must(&v, "", "queue", "return", "A002")
	require.Equal(t, queue.Waiting, v.Ticket.State)
	require.True(t, v.Ticket.Corrected)

	var closed struct {
		queue.BusinessDay
		Expired int `json:"expired"`
	}
	s.must(&closed, "", "queue", "closeday", "--clerk", "m1")
	require.True(t, closed.Closed)
	require.Equal(t, 1, closed.Expired)
	code, _, _ = s.run("", "queue", "issue", "--item", "gjj-tuixiu")
	require.Equal(t, 1, code, "the hall is closed")
}
