package storetest

import (
	"bytes"
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog/fault"
	"onevisit/queue"
	"onevisit/queue/persons"
)

// Visitor is who comes to the test hall.
var Visitor = queue.Person{Name: "欧阳娜娜", IDNumber: "11010519491231002X", Phone: "13812345678",
	Address: "示范省示范市示范区示例路1号2单元301室"}

// Keys are the keys of the test hall; another number makes others.
func Keys(t testing.TB, n byte) *persons.Keyring {
	t.Helper()
	k, err := persons.New(bytes.Repeat([]byte{n}, 32))
	require.NoError(t, err)
	return persons.Fixed(k)
}

// Told reports which word about the visitor is in a text.
func Told(text []byte) string {
	for _, s := range []string{Visitor.Name, "娜娜", Visitor.IDNumber, "19491231", Visitor.Phone, "12345678", "示例路1号"} {
		if bytes.Contains(text, []byte(s)) {
			return s
		}
	}
	return ""
}

// visitor is a person whom the hall knows for the time of a visit.
func visitor(t *testing.T, h *queue.Hall, clock *Clock) {
	ctx, a := t.Context(), queue.Act{Window: "2", Clerk: "12"}
	must := func(err error) { t.Helper(); require.NoError(t, err) }
	_, err := h.OpenWindow(ctx, a)
	must(err)
	v, err := h.Issue(ctx, queue.IssueRequest{Key: "press", Items: []string{Simple}, Who: Visitor})
	must(err)
	again, err := h.Issue(ctx, queue.IssueRequest{Key: "press", Items: []string{Simple}, Who: Visitor})
	must(err)
	require.Equal(t, v.Ticket.ID, again.Ticket.ID)
	_, err = h.Issue(ctx, queue.IssueRequest{Items: []string{Simple, Gap}, Who: Visitor})
	require.True(t, fault.Has(err, queue.CodeLiveTicket), "%v", err)
	hash, err := h.PersonHash(ctx, " 11010519491231002x ")
	must(err)
	require.Equal(t, v.Ticket.Person, hash)
	plain, err := h.Issue(ctx, queue.IssueRequest{Items: []string{Simple}})
	must(err)

	masked, found, err := h.MaskedPersonOf(ctx, v.Ticket.ID)
	must(err)
	require.True(t, found)
	require.Equal(t, queue.Person{Name: "欧阳**", IDNumber: "110***********002X", Phone: "138****5678",
		Address: "示范省示范市***"}, masked)
	p, found, err := h.PersonOf(ctx, a, v.Ticket.ID)
	must(err)
	require.True(t, found)
	require.Equal(t, Visitor, p)
	_, found, err = h.PersonOf(ctx, a, plain.Ticket.ID)
	must(err)
	require.False(t, found, "a ticket works without")
	_, _, err = h.PersonOf(ctx, a, 999)
	require.True(t, fault.Has(err, queue.CodeUnknownTicket), "%v", err)

	moved := Visitor
	moved.Phone = " 13900000000 "
	must(h.KeepPerson(ctx, queue.Act{Key: "keep", Window: "2", Clerk: "12"}, plain.Ticket.ID, moved))
	must(h.KeepPerson(ctx, queue.Act{Key: "keep", Window: "2", Clerk: "12"}, plain.Ticket.ID, Visitor))
	p, _, err = h.PersonOf(ctx, a, plain.Ticket.ID)
	must(err)
	require.Equal(t, "13900000000", p.Phone, "one press is one act")
	for _, bad := range []queue.Person{{}, {Name: string(bytes.Repeat([]byte("x"), 501))}} {
		err = h.KeepPerson(ctx, a, plain.Ticket.ID, bad)
		require.True(t, fault.Has(err, queue.CodeBadPerson), "%v", err)
	}
	_, err = h.Issue(ctx, queue.IssueRequest{Items: []string{Bare}, Who: queue.Person{Phone: string(bytes.Repeat([]byte("1"), 501))}})
	require.True(t, fault.Has(err, queue.CodeBadPerson), "%v", err)
	visits, err := h.FindPerson(ctx, Visitor.IDNumber)
	must(err)
	require.Len(t, visits, 2)
	require.Equal(t, plain.Ticket.ID, visits[0].Ticket.ID, "the newest first")
	visits, err = h.FindPerson(ctx, "440524188001010014")
	must(err)
	require.Empty(t, visits)

	afterCorrection(t, h, clock, v)
	journalTellsNothing(t, h)
}

// afterCorrection sends the visitor home for a paper and lets the days go by.
func afterCorrection(t *testing.T, h *queue.Hall, clock *Clock, v queue.Visit) {
	ctx, a := t.Context(), queue.Act{Window: "2", Clerk: "12"}
	must := func(err error) { t.Helper(); require.NoError(t, err) }
	_, err := h.CallTicket(ctx, a, v.Ticket.ID)
	must(err)
	_, err = h.Start(ctx, a, v.Ticket.ID)
	must(err)
	_, _, err = h.Check(ctx, a, v.Cases[0].ID, Given(Simple))
	must(err)
	_, err = h.Notify(ctx, a, v.Cases[0].ID)
	must(err)
	_, err = h.Finish(ctx, a, v.Ticket.ID)
	must(err)
	_, err = h.CloseDay(ctx, queue.Act{Clerk: "1"})
	must(err)
	visits, err := h.FindPerson(ctx, Visitor.IDNumber)
	must(err)
	require.Len(t, visits, 1, "the one whose ticket expired is forgotten at once; a correction needs the other")

	clock.Add(24 * time.Hour)
	_, err = h.OpenWindow(ctx, a)
	must(err)
	next, err := h.Return(ctx, queue.Act{Window: "kiosk"}, v.Cases[0].ID)
	must(err)
	require.NotEqual(t, v.Ticket.ID, next.Ticket.ID)
	p, found, err := h.PersonOf(ctx, a, next.Ticket.ID)
	must(err)
	require.True(t, found, "nobody has to say it again")
	require.Equal(t, Visitor, p)
	_, err = h.CallTicket(ctx, a, next.Ticket.ID)
	must(err)
	_, err = h.Start(ctx, a, next.Ticket.ID)
	must(err)
	_, err = h.Withdraw(ctx, a, v.Cases[0].ID, "x")
	must(err)
	_, err = h.Finish(ctx, a, next.Ticket.ID)
	must(err)
	_, err = h.CloseDay(ctx, queue.Act{Clerk: "1"})
	must(err)
	_, found, err = h.MaskedPersonOf(ctx, next.Ticket.ID)
	must(err)
	require.False(t, found, "all is over")
}

func journalTellsNothing(t *testing.T, h *queue.Hall) {
	rows, err := h.Journal(t.Context(), 0, 0)
	require.NoError(t, err)
	about := map[queue.Kind]int{}
	for _, r := range rows {
		about[r.Kind]++
		text, err := json.Marshal(r)
		require.NoError(t, err)
		require.Empty(t, Told(text))
		if r.Ticket != nil {
			require.Empty(t, r.Ticket.Person)
		}
	}
	require.Equal(t, 2, about[queue.EvPersonKeep])
	require.Equal(t, 3, about[queue.EvPersonRead], "who looked is known; nothing was there to see once")
	require.Equal(t, 2, about[queue.EvPersonErase])
}
