package queue_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
)

var (
	ticketStates = []queue.TicketState{queue.Waiting, queue.Called, queue.Serving, queue.Held, queue.NoShow,
		queue.Completed, queue.Cancelled, queue.Expired}
	caseStates = []queue.CaseState{queue.Checking, queue.Incomplete, queue.Accepted, queue.AcceptedWithGap,
		queue.Pledged, queue.Processing, queue.Suspended, queue.Done, queue.Delivered, queue.Refused, queue.Withdrawn}
	verbs = []queue.Verb{queue.VerbIssue, queue.VerbCallNext, queue.VerbCall, queue.VerbRecall, queue.VerbStart,
		queue.VerbHold, queue.VerbResume, queue.VerbTransfer, queue.VerbNoShow, queue.VerbRestore, queue.VerbFinish,
		queue.VerbCancel, queue.VerbExpire, queue.VerbReprint, queue.VerbHelp, queue.VerbReturn, queue.VerbBack, queue.VerbRefer,
		queue.VerbUndo, queue.VerbAddCase, queue.VerbCheck,
		queue.VerbAccept, queue.VerbGap, queue.VerbPledge, queue.VerbProcess, queue.VerbNotify, queue.VerbRefuse,
		queue.VerbPause, queue.VerbContinue, queue.VerbDone, queue.VerbDeliver, queue.VerbWithdraw, queue.VerbReceive,
		queue.VerbRenews, queue.VerbExtend, queue.VerbSupply, queue.VerbPrepare, queue.VerbSend, queue.VerbBounced,
		queue.VerbRemind, queue.VerbAsk, queue.VerbCharge, queue.VerbPledgeKept, queue.VerbPledgeBroken}
)

type edge struct{ from, verb, to string }

// documented reads the rows of one table of states.md.
func documented(t *testing.T, heading string) map[edge]bool {
	t.Helper()
	text, err := os.ReadFile("states.md")
	require.NoError(t, err)
	_, section, ok := strings.Cut(string(text), heading)
	require.True(t, ok)
	section, _, _ = strings.Cut(section, "\n## ")
	out := map[edge]bool{}
	for line := range strings.Lines(section) {
		cells := strings.Split(line, "|")
		if len(cells) < 5 || strings.Contains(cells[1], "---") || strings.TrimSpace(cells[1]) == "from" {
			continue
		}
		word := func(i int) string { return strings.Fields(cells[i])[0] }
		out[edge{word(1), word(2), word(3)}] = true
	}
	return out
}

func TestTicketMachineIsAsDocumented(t *testing.T) {
	got := map[edge]bool{}
	for _, s := range ticketStates {
		for _, v := range verbs {
			if to, ok := s.Next(v); ok {
				got[edge{string(s), string(v), string(to)}] = true
			}
		}
	}
	require.Equal(t, documented(t, "## Ticket"), got)
	for _, s := range ticketStates {
		_, movable := s.Next(queue.VerbCancel)
		require.Equal(t, movable, queue.Ticket{State: s}.Live(), "%s: who lives may leave", s)
	}
}

func TestCaseMachineIsAsDocumented(t *testing.T) {
	got := map[edge]bool{}
	for _, s := range caseStates {
		for _, v := range verbs {
			if to, ok := s.Next(v); ok {
				got[edge{string(s), string(v), string(to)}] = true
			}
		}
	}
	require.Equal(t, documented(t, "## Case"), got)
}
