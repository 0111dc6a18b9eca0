package store_test

import (
	"context"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"onevisit/catalog/fault"
	"onevisit/queue"
	"onevisit/queue/store"
	"onevisit/queue/storetest"
	"onevisit/queue/storetest/pgtest"
)

// TestSeatsMayDoWhatTheyMustAndNothingElse connects as a member of each role.
func TestSeatsMayDoWhatTheyMustAndNothingElse(t *testing.T) {
	address := pgtest.URL(t)
	boss := station(t, address, store.Options{}) // the owner makes the tables
	v, err := boss.Issue(t.Context(), queue.IssueRequest{Key: "k", Items: []string{storetest.Simple}})
	require.NoError(t, err)

	const board, kiosk, counter, manager = "board", "kiosk", "counter", "manager"
	seats := []string{board, kiosk, counter, manager}
	for _, seat := range seats {
		pgtest.Exec(t, "CREATE ROLE "+seat+"_1 LOGIN IN ROLE onevisit_"+seat)
	}
	for _, c := range []struct {
		sql  string
		may  []string
		name string
	}{
		{"SELECT id, label, state, lane FROM tickets", seats, "see who waits"},
		{"SELECT person FROM tickets", []string{kiosk, counter, manager}, "tell one person's tickets from another's"},
		{"SELECT * FROM persons", []string{counter, manager}, "read what is sealed"},
		{"SELECT sealed FROM persons", []string{counter, manager}, "read what is sealed"},
		{"SELECT hash FROM persons", []string{counter, manager}, "look a person up"},
		{"INSERT INTO persons VALUES (1, 'd', 'h', 'k', 's')", []string{kiosk, counter, manager}, "hand in a person"},
		{"UPDATE persons SET sealed = ''", []string{counter, manager}, "replace a person"},
		{"DELETE FROM persons", []string{manager}, "erase a person"},
		{"SELECT * FROM journal", seats, "follow what happens"},
		{"SELECT * FROM cases", seats, "see the cases"},
		{"SELECT * FROM deeds", seats, "see what became of an appointment"},
		{"INSERT INTO deeds VALUES ('x', 'y', 'd', 0, 0, '')", []string{kiosk, counter, manager}, "note what a press did"},
		{"INSERT INTO counters VALUES ('x', 'y', 1)", []string{kiosk, counter, manager}, "take a number"},
		{"INSERT INTO windows VALUES ('9', 'closed', '', '', 0, 0, 0)", []string{counter, manager}, "open a window"},
		{"UPDATE windows SET state = 'closed'", []string{counter, manager}, "change a window"},
		{"UPDATE cases SET state = 'done'", []string{counter, manager}, "decide a case"},
		{"UPDATE tickets SET why = 'x'", []string{kiosk, counter, manager}, "change a ticket"},
		{"DELETE FROM deeds", []string{manager}, "forget what presses did"},
		{"SELECT * FROM settings", seats, "work by what managers changed"},
		{"INSERT INTO settings VALUES ('x', 'y', '', 0)", []string{manager}, "change a setting"},
		{"DELETE FROM settings", []string{manager}, "reset a setting"},
		{"SELECT * FROM staff", []string{manager}, "see who works here and compare a password"},
		{"UPDATE staff SET inactive = true", []string{manager}, "switch somebody off"},
		{"DELETE FROM staff", nil, "delete somebody"},
		{"DELETE FROM stations", []string{manager}, "forget a machine that is gone"},
		{"DELETE FROM tickets", nil, "remove a ticket"},
		{"DELETE FROM cases", nil, "remove a case"},
		{"DELETE FROM counters", nil, "begin numbers anew"},
		{"UPDATE journal SET why = 'x'", nil, "rewrite what happened"},
		{"DELETE FROM journal", nil, "unwrite what happened"},
		{"TRUNCATE journal", nil, "unwrite everything"},
		{"UPDATE meta SET value = 'x'", nil, "rename the hall"},
		{"UPDATE goose_db_version SET version_id = 99", nil, "change the schema's version"},
		{"DROP TABLE tickets", nil, "drop a table"},
		{"CREATE TABLE mine (id int)", nil, "make a table"},
		{"ALTER TABLE journal DISABLE TRIGGER ALL", nil, "switch the journal's guard off"},
	} {
		for _, seat := range seats {
			err := tryAs(t, pgtest.As(t, address, seat+"_1"), c.sql)
			if contains(c.may, seat) {
				require.NoError(t, err, "%s must %s", seat, c.name)
				continue
			}
			require.ErrorContains(t, err, "SQLSTATE 42501", "%s must not %s", seat, c.name)
		}
	}
	for _, sql := range []string{"UPDATE journal SET why = 'x'", "DELETE FROM journal", "TRUNCATE journal"} {
		require.ErrorContains(t, tryAs(t, address, sql), "append-only", "not even the owner")
	}

	at := func(seat string) *queue.Hall { return station(t, pgtest.As(t, address, seat+"_1"), store.Options{}) }
	forbidden := func(err error) { t.Helper(); require.True(t, fault.Has(err, store.CodeForbidden), "%v", err) }
	ctx, a := t.Context(), queue.Act{Window: "2", Clerk: "12"}

	b := at(board)
	live, err := b.Live(ctx)
	require.NoError(t, err)
	require.Len(t, live.Waiting(), 1)
	_, err = b.Issue(ctx, queue.IssueRequest{Items: []string{storetest.Simple}})
	forbidden(err)
	booking := queue.BookRequest{Items: []string{storetest.Simple}, Person: "hash"}
	slots, err := boss.Slots(ctx, "A", boss.BookingDays()[0])
	require.NoError(t, err)
	booking.From = slots[len(slots)-1].From
	_, err = b.Book(ctx, booking)
	forbidden(err)

	k := at(kiosk)
	_, err = k.Issue(ctx, queue.IssueRequest{Key: "k2", Items: []string{storetest.Gap}})
	require.NoError(t, err)
	require.NoError(t, k.Help(ctx, queue.Act{Key: "h", Window: "kiosk"}))
	_, err = k.Slots(ctx, "A", k.BookingDays()[0])
	require.NoError(t, err, "a kiosk shows what can be booked")
	booked, err := k.Book(ctx, booking)
	require.NoError(t, err, "and books it")
	shown, err := b.Booking(ctx, booked.Code)
	require.NoError(t, err, "the machine of the board serves the phone page of an appointment")
	require.Equal(t, booked.From, shown.From)
	dropped, err := k.DropBooking(ctx, queue.Act{Window: "kiosk"}, booked.Code)
	require.NoError(t, err)
	require.True(t, dropped.Dropped)
	booked, err = k.Book(ctx, booking)
	require.NoError(t, err)
	signed, err := k.CheckIn(ctx, queue.Act{Window: "kiosk"}, booked.Code)
	require.NoError(t, err, "and signs people in")
	require.True(t, signed.Ticket.Appointment.Equal(booked.From))
	shown, err = b.Booking(ctx, booked.Code)
	require.NoError(t, err)
	require.Equal(t, signed.Ticket.ID, shown.Ticket)
	others := "SELECT 1 / (count(*) - count(*)) FROM deeds WHERE key NOT LIKE 'booking %' HAVING count(*) > 0" // fails if it sees one
	require.ErrorContains(t, tryAs(t, pgtest.As(t, address, kiosk+"_1"), others), "division by zero")
	require.NoError(t, tryAs(t, pgtest.As(t, address, board+"_1"), others), "a board sees of no press whose it was")
	_, err = k.OpenWindow(ctx, a)
	forbidden(err)

	c := at(counter)
	_, err = c.OpenWindow(ctx, a)
	require.NoError(t, err)
	called, err := c.CallNext(ctx, a)
	require.NoError(t, err)
	require.Equal(t, v.Ticket.ID, called.Ticket.ID)
	_, err = k.MarkNoShow(ctx, queue.Act{}, v.Ticket.ID)
	forbidden(err) // it would free a window
	_, err = c.MarkNoShow(ctx, a, v.Ticket.ID)
	require.NoError(t, err)
	_, err = k.Restore(ctx, queue.Act{Window: "kiosk"}, v.Ticket.ID)
	require.NoError(t, err, "a kiosk puts people back in line")

	m := at(manager)
	_, err = m.CloseDay(ctx, queue.Act{Clerk: "1"})
	require.NoError(t, err)

	// A seat tells of itself: of no other kind of seat, and of none that another user told of.
	desk := queue.Station{Machine: "lobby", Seat: queue.SeatKiosk, Place: "kiosk-1"}
	screen := queue.Station{Machine: "lobby", Seat: queue.SeatBoard}
	require.NoError(t, k.Beat(ctx, desk))
	require.NoError(t, k.Beat(ctx, desk), "again and again")
	require.NoError(t, b.Beat(ctx, screen), "also where it can write nothing else")
	require.NoError(t, m.Beat(ctx, queue.Station{Machine: "desk", Seat: queue.SeatManager}))
	forbidden(k.Beat(ctx, screen))
	forbidden(b.Beat(ctx, desk))
	forbidden(c.Beat(ctx, desk))
	forbidden(m.Beat(ctx, desk))
	pgtest.Exec(t, "CREATE ROLE lobby_1 LOGIN IN ROLE onevisit_kiosk")
	other := station(t, pgtest.As(t, address, "lobby_1"), store.Options{})
	forbidden(other.Beat(ctx, desk))
	all, err := m.Stations(ctx)
	require.NoError(t, err)
	require.Len(t, all, 3)
	mine, err := k.Stations(ctx)
	require.NoError(t, err)
	require.Len(t, mine, 1, "and it sees nobody else's")
}

func contains(list []string, s string) bool {
	for _, l := range list {
		if l == s {
			return true
		}
	}
	return false
}

// tryAs runs a statement and takes it back.
func tryAs(t *testing.T, address, sql string) error {
	t.Helper()
	ctx := context.Background()
	conn, err := pgx.Connect(ctx, address)
	require.NoError(t, err)
	defer func() { require.NoError(t, conn.Close(ctx)) }()
	tx, err := conn.Begin(ctx)
	require.NoError(t, err)
	defer func() { require.NoError(t, tx.Rollback(ctx)) }()
	_, err = tx.Exec(ctx, sql)
	return err
}
