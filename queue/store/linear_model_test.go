package store_test

import (
	"cmp"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/anishathalye/porcupine"
	"github.com/stretchr/testify/require"

	"onevisit/catalog/fault"
	"onevisit/queue"
)

// linAct is one press of a client; it goes to another process as JSON.
type linAct struct {
	Key    string
	Verb   queue.Verb
	Window string `json:",omitempty"`
	Ticket int64  `json:",omitempty"`
	Elder  bool   `json:",omitempty"`
	Place  int    `json:"-"` // from 1: its place among the acts in the journal; 0: not looked up
}

// linSeen is what the client was told.
type linSeen struct {
	Ticket int64      `json:",omitempty"`
	Number int        `json:",omitempty"`
	Code   fault.Code `json:",omitempty"`
}

type linTicket struct {
	state  queue.TicketState
	window string
}

// linState is the queue of one line as the model knows it. It is never changed, only copied.
type linState struct {
	next    int     // the next number
	done    int     // acts with a Place
	elders  []int64 // who waits, in calling order
	others  []int64
	tickets map[int64]linTicket // those that can still do something
	windows map[string]int64    // called or serving there
}

func (s linState) clone() linState {
	return linState{s.next, s.done, slices.Clone(s.elders), slices.Clone(s.others), maps.Clone(s.tickets), maps.Clone(s.windows)}
}

func (s linState) equal(o linState) bool {
	return s.next == o.next && s.done == o.done && slices.Equal(s.elders, o.elders) && slices.Equal(s.others, o.others) &&
		maps.Equal(s.tickets, o.tickets) && maps.Equal(s.windows, o.windows)
}

// head is who is called next: elders have their head start, and nobody's clock moves.
func (s linState) head() int64 {
	switch {
	case len(s.elders) > 0:
		return s.elders[0]
	case len(s.others) > 0:
		return s.others[0]
	}
	return 0
}

// linRules say from which states a verb is legal and where it leads.
var linRules = map[queue.Verb]map[queue.TicketState]queue.TicketState{
	queue.VerbStart:  {queue.Called: queue.Serving},
	queue.VerbNoShow: {queue.Called: queue.NoShow},
	queue.VerbHold:   {queue.Called: queue.Held, queue.Serving: queue.Held},
	queue.VerbResume: {queue.Held: queue.Serving},
	queue.VerbCancel: {queue.Waiting: queue.Cancelled, queue.Called: queue.Cancelled, queue.Serving: queue.Cancelled,
		queue.Held: queue.Cancelled, queue.NoShow: queue.Cancelled},
}

// step says whether a client may have been told that, and what the queue is like afterwards.
func (s linState) step(a linAct, seen linSeen) (bool, linState) {
	if a.Place > 0 {
		if a.Place != s.done+1 {
			return false, s
		}
		a.Place, s.done = 0, s.done+1
	}
	if a.Verb == queue.VerbIssue {
		return s.issue(a, seen)
	}
	if a.Verb == queue.VerbCallNext {
		return s.callNext(a, seen)
	}
	t, known := s.tickets[a.Ticket]
	to, legal := linRules[a.Verb][t.state]
	active := t.state == queue.Called || t.state == queue.Serving
	switch {
	case !known: // not issued yet, or ended
		return seen.Code == queue.CodeUnknownTicket || seen.Code == queue.CodeIllegal, s
	case !legal:
		return seen.Code == queue.CodeIllegal, s
	case active && t.window != a.Window:
		return seen.Code == queue.CodeOtherWindow, s
	case a.Verb == queue.VerbResume && s.windows[a.Window] != 0:
		return seen.Code == queue.CodeWindowBusy, s
	case seen.Code != "" || seen.Ticket != a.Ticket:
		return false, s
	}
	n := s.clone()
	if active && to != queue.Serving {
		delete(n.windows, t.window)
	}
	if t.state == queue.Waiting {
		n.elders = slices.DeleteFunc(n.elders, func(id int64) bool { return id == a.Ticket })
		n.others = slices.DeleteFunc(n.others, func(id int64) bool { return id == a.Ticket })
	}
	if a.Verb == queue.VerbResume {
		n.windows[a.Window], t.window = a.Ticket, a.Window
	}
	n.tickets[a.Ticket] = linTicket{to, t.window}
	if to == queue.Cancelled {
		delete(n.tickets, a.Ticket)
	}
	return true, n
}

func (s linState) issue(a linAct, seen linSeen) (bool, linState) {
	if _, twice := s.tickets[seen.Ticket]; seen.Code != "" || seen.Number != s.next || twice {
		return false, s
	}
	n := s.clone()
	n.next++
	n.tickets[seen.Ticket] = linTicket{state: queue.Waiting}
	line := &n.others
	if a.Elder {
		line = &n.elders
	}
	i, _ := slices.BinarySearch(*line, seen.Ticket)
	*line = slices.Insert(*line, i, seen.Ticket)
	return true, n
}

func (s linState) callNext(a linAct, seen linSeen) (bool, linState) {
	id := s.head()
	switch {
	case s.windows[a.Window] != 0:
		return seen.Code == queue.CodeWindowBusy, s
	case id == 0:
		return seen.Code == queue.CodeNoOneWaiting, s
	case seen.Code != "" || seen.Ticket != id:
		return false, s
	}
	n := s.clone()
	if len(n.elders) > 0 {
		n.elders = n.elders[1:]
	} else {
		n.others = n.others[1:]
	}
	n.tickets[id], n.windows[a.Window] = linTicket{queue.Called, a.Window}, id
	return true, n
}

var linModel = porcupine.Model{
	Init: func() any {
		return linState{next: 1, tickets: map[int64]linTicket{}, windows: map[string]int64{}}
	},
	Step: func(state, input, output any) (bool, any) {
		return state.(linState).step(input.(linAct), output.(linSeen))
	},
	Equal: func(a, b any) bool { return a.(linState).equal(b.(linState)) },
}

// linKinds are the journal rows of the verbs.
var linKinds = map[queue.Verb]queue.Kind{queue.VerbIssue: queue.EvIssue, queue.VerbCallNext: queue.EvCall,
	queue.VerbStart: queue.EvStart, queue.VerbNoShow: queue.EvNoShow, queue.VerbHold: queue.EvHold,
	queue.VerbResume: queue.EvResume, queue.VerbCancel: queue.EvCancel}

// linPlaced gives every act that did something its place in the journal; false if acts and rows do not match. Of acts
// alike, such as two that hold one ticket, the one pressed first is taken as the first.
func linPlaced(history []porcupine.Operation, journal []queue.Change) ([]porcupine.Operation, bool) {
	type like struct {
		kind   queue.Kind
		ticket int64
		window string
	}
	placed := slices.Clone(history)
	slices.SortFunc(placed, func(a, b porcupine.Operation) int { return cmp.Compare(a.Call, b.Call) })
	acts, did := map[like][]int{}, 0
	for i, o := range placed {
		if a, seen := o.Input.(linAct), o.Output.(linSeen); seen.Code == "" {
			k := like{linKinds[a.Verb], seen.Ticket, a.Window}
			acts[k] = append(acts[k], i)
			did++
		}
	}
	place := 0
	for _, c := range journal {
		if c.Ticket == nil {
			continue
		}
		k := like{c.Kind, c.Ticket.ID, c.Window}
		if len(acts[k]) == 0 {
			return nil, false
		}
		place++
		o := &placed[acts[k][0]]
		a := o.Input.(linAct)
		a.Place, o.Input, acts[k] = place, a, acts[k][1:]
	}
	return placed, place == did
}

// linearizable says whether there is an order of all acts, each within its time, in which everybody was told the truth.
// The journal's order is tried first: it leaves only the refused acts to be placed, which is quick however long somebody
// had to press. To try all orders may take for ever where many acts overlap: unknown after a minute.
func linearizable(t *testing.T, history []porcupine.Operation, journal []queue.Change) porcupine.CheckResult {
	t.Helper()
	if placed, ok := linPlaced(history, journal); ok && porcupine.CheckOperations(linModel, placed) {
		return porcupine.Ok
	}
	t.Log("the journal is no such order")
	return porcupine.CheckOperationsTimeout(linModel, history, time.Minute)
}

// linJournal is the whole journal.
func linJournal(t *testing.T, h *queue.Hall) []queue.Change {
	t.Helper()
	var all []queue.Change
	for {
		since := int64(0)
		if len(all) > 0 {
			since = all[len(all)-1].Seq
		}
		rows, err := h.Journal(t.Context(), since, 500)
		require.NoError(t, err)
		if len(rows) == 0 {
			return all
		}
		all = append(all, rows...)
	}
}
