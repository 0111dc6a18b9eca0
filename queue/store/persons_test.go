package store_test

import (
	"database/sql"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog/fault"
	"onevisit/queue"
	"onevisit/queue/persons"
	"onevisit/queue/store"
	"onevisit/queue/storetest"
	"onevisit/queue/storetest/pgtest"
)

// knowing is a hall that keeps persons.
func knowing(t *testing.T, s *store.Store, keys *persons.Keyring) *queue.Hall {
	t.Helper()
	setup := storetest.Setup(t)
	h := queue.NewHall(s, setup, storetest.Catalog(t), storetest.NewClock(setup), queue.WithPersons(keys))
	t.Cleanup(func() { require.NoError(t, h.Close()) })
	return h
}

// TestNoFileTellsOfAPerson reads every byte of the database, its log and its index while they are in use, after the day
// has been closed, and after the program has ended. The same search finds a name that is put in openly: it can fail.
func TestNoFileTellsOfAPerson(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "hall.db")
	told := func() string {
		files, err := os.ReadDir(dir)
		require.NoError(t, err)
		for _, f := range files {
			data, err := os.ReadFile(filepath.Join(dir, f.Name()))
			require.NoError(t, err)
			if s := storetest.Told(data); s != "" {
				return f.Name() + ": " + s
			}
		}
		return ""
	}
	s, err := store.Open(t.Context(), path, store.Options{Hall: "test-hall"})
	require.NoError(t, err)
	setup := storetest.Setup(t)
	h := queue.NewHall(s, setup, storetest.Catalog(t), storetest.NewClock(setup),
		queue.WithPersons(persons.NewKeyring(filepath.Join(dir, persons.FileName), "", true)))
	var first queue.Visit
	for i := range 20 {
		r := queue.IssueRequest{Items: []string{storetest.Simple}}
		if i%2 == 0 {
			r.Who = storetest.Visitor
			r.Override = &queue.Override{By: "1", Why: "x"}
		}
		v, err := h.Issue(t.Context(), r)
		require.NoError(t, err)
		if i == 0 {
			first = v
		}
	}
	p, found, err := h.PersonOf(t.Context(), queue.Act{Window: "1"}, first.Ticket.ID)
	require.NoError(t, err)
	require.True(t, found)
	require.Equal(t, storetest.Visitor, p)
	require.FileExists(t, path+"-wal")
	require.Empty(t, told())
	sealed, _, err := sealedOf(t, s, first.Ticket.ID)
	require.NoError(t, err)
	_, err = h.CloseDay(t.Context(), queue.Act{Clerk: "1"})
	require.NoError(t, err)
	require.Empty(t, told())
	_, found, err = sealedOf(t, s, first.Ticket.ID)
	require.NoError(t, err)
	require.False(t, found)
	require.NoError(t, h.Close())
	require.Empty(t, told())
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	require.NotContains(t, string(data), string(sealed.Data), "erased is overwritten, sealed as it was")

	s, err = store.Open(t.Context(), path, store.Options{})
	require.NoError(t, err)
	defer func() { require.NoError(t, s.Close()) }()
	_, err = s.Writer().ExecContext(t.Context(), "INSERT INTO meta VALUES ('x', ?)", storetest.Visitor.Name)
	require.NoError(t, err)
	require.NotEmpty(t, told(), "the search finds what is there")
}

func sealedOf(t *testing.T, s *store.Store, ticket int64) (p queue.Sealed, found bool, err error) {
	err = s.View(t.Context(), func(r queue.Reader) (err error) {
		p, found, err = r.Sealed(ticket)
		return err
	})
	return p, found, err
}

// TestNoTableOfAServerTellsOfAPerson asks the server for every row of every table as text.
func TestNoTableOfAServerTellsOfAPerson(t *testing.T) {
	s := openServer(t)
	h := knowing(t, s, storetest.Keys(t, 1))
	_, err := h.Issue(t.Context(), queue.IssueRequest{Items: []string{storetest.Simple}, Who: storetest.Visitor})
	require.NoError(t, err)
	var all sql.NullString
	require.NoError(t, s.Writer().QueryRowContext(t.Context(),
		"SELECT schema_to_xml(current_schema(), true, false, '')::text").Scan(&all))
	require.Contains(t, all.String, "A001")
	require.Contains(t, all.String, "sealed")
	require.Empty(t, storetest.Told([]byte(all.String)))
}

// TestAWrongOrMissingKeyIsToldAndHarmsNothing opens one hall with other keys.
func TestAWrongOrMissingKeyIsToldAndHarmsNothing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "hall.db")
	reopen := func(keys *persons.Keyring) *queue.Hall {
		s, err := store.Open(t.Context(), path, store.Options{Hall: "test-hall"})
		require.NoError(t, err)
		return knowing(t, s, keys)
	}
	ctx, who := t.Context(), storetest.Visitor
	right := reopen(storetest.Keys(t, 1))
	v, err := right.Issue(ctx, queue.IssueRequest{Items: []string{storetest.Simple}, Who: who})
	require.NoError(t, err)
	for code, keys := range map[fault.Code]*persons.Keyring{
		persons.CodeWrongKey: storetest.Keys(t, 2),
		persons.CodeNoKey:    persons.NewKeyring(filepath.Join(dir, persons.FileName), "", true),
	} {
		h := reopen(keys)
		_, _, err = h.PersonOf(ctx, queue.Act{}, v.Ticket.ID)
		require.True(t, fault.Has(err, code), "%v", err)
		require.True(t, fault.Has(h.KeepPerson(ctx, queue.Act{}, v.Ticket.ID, who), code))
		_, err = h.PersonHash(ctx, who.IDNumber)
		require.True(t, fault.Has(err, code), "%v", err)
		_, err = h.Issue(ctx, queue.IssueRequest{Items: []string{storetest.Gap}, Who: who})
		require.True(t, fault.Has(err, code), "%v", err)
		_, err = h.Issue(ctx, queue.IssueRequest{Items: []string{storetest.Gap}})
		require.NoError(t, err, "a ticket works without")
	}
	require.NoFileExists(t, filepath.Join(dir, persons.FileName))
	p, found, err := right.PersonOf(ctx, queue.Act{}, v.Ticket.ID)
	require.NoError(t, err)
	require.True(t, found)
	require.Equal(t, who, p)
}

// TestSeatsAndPersons connects as each role.
func TestSeatsAndPersons(t *testing.T) {
	address := pgtest.URL(t)
	boss := station(t, address, store.Options{})
	require.NotNil(t, boss)
	at := func(seat string) *queue.Hall {
		pgtest.Exec(t, "CREATE ROLE "+seat+" LOGIN IN ROLE onevisit_"+seat[:len(seat)-2])
		s, err := store.Open(t.Context(), pgtest.As(t, address, seat), store.Options{Hall: "test-hall"})
		require.NoError(t, err)
		return knowing(t, s, storetest.Keys(t, 1))
	}
	ctx, a := t.Context(), queue.Act{Window: "2", Clerk: "12"}
	forbidden := func(err error) { t.Helper(); require.True(t, fault.Has(err, store.CodeForbidden), "%v", err) }
	board, kiosk, counter := at("board_2"), at("kiosk_2"), at("counter_2")

	v, err := kiosk.Issue(ctx, queue.IssueRequest{Items: []string{storetest.Simple}, Who: storetest.Visitor})
	require.NoError(t, err, "a kiosk hands in a person")
	_, err = kiosk.Issue(ctx, queue.IssueRequest{Items: []string{storetest.Simple}, Who: storetest.Visitor})
	require.True(t, fault.Has(err, queue.CodeLiveTicket), "and knows that the person waits already: %v", err)
	_, _, err = kiosk.PersonOf(ctx, a, v.Ticket.ID)
	forbidden(err)
	_, _, err = kiosk.MaskedPersonOf(ctx, v.Ticket.ID)
	forbidden(err)
	_, err = kiosk.FindPerson(ctx, storetest.Visitor.IDNumber)
	forbidden(err)
	forbidden(kiosk.KeepPerson(ctx, a, v.Ticket.ID, storetest.Visitor))
	_, _, err = board.MaskedPersonOf(ctx, v.Ticket.ID)
	forbidden(err)
	seen, err := board.Visit(ctx, v.Ticket.ID)
	require.NoError(t, err)
	require.Empty(t, seen.Ticket.Person, "the board does not even see the hash")
	require.Equal(t, v.Ticket.Label, seen.Ticket.Label)
	p, _, err := counter.PersonOf(ctx, a, v.Ticket.ID)
	require.NoError(t, err)
	require.Equal(t, storetest.Visitor, p)
}

// TestAKioskTakesACorrectionUpAndDecidesNothing is the one thing that a kiosk does to a case.
func TestAKioskTakesACorrectionUpAndDecidesNothing(t *testing.T) {
	address := pgtest.URL(t)
	boss := station(t, address, store.Options{})
	pgtest.Exec(t, "CREATE ROLE kiosk_3 LOGIN IN ROLE onevisit_kiosk")
	s, err := store.Open(t.Context(), pgtest.As(t, address, "kiosk_3"), store.Options{Hall: "test-hall"})
	require.NoError(t, err)
	kiosk := knowing(t, s, storetest.Keys(t, 1))
	ctx, a := t.Context(), queue.Act{Window: "2", Clerk: "12"}
	_, err = boss.OpenWindow(ctx, a)
	require.NoError(t, err)
	notified := func() queue.Visit {
		v, err := boss.Issue(ctx, queue.IssueRequest{Items: []string{storetest.Simple}})
		require.NoError(t, err)
		_, err = boss.CallTicket(ctx, a, v.Ticket.ID)
		require.NoError(t, err)
		_, err = boss.Start(ctx, a, v.Ticket.ID)
		require.NoError(t, err)
		_, _, err = boss.Check(ctx, a, v.Cases[0].ID, storetest.Given(storetest.Simple))
		require.NoError(t, err)
		_, err = boss.Notify(ctx, a, v.Cases[0].ID)
		require.NoError(t, err)
		_, err = boss.Finish(ctx, a, v.Ticket.ID)
		require.NoError(t, err)
		return v
	}
	v := notified()
	back, err := kiosk.Return(ctx, queue.Act{Window: "kiosk"}, v.Cases[0].ID)
	require.NoError(t, err, "on the same day the same ticket")
	require.Equal(t, v.Ticket.ID, back.Ticket.ID)

	v = notified()
	_, err = s.Writer().ExecContext(ctx, "UPDATE tickets SET state = 'expired' WHERE id = $1", v.Ticket.ID)
	require.NoError(t, err)
	back, err = kiosk.Return(ctx, queue.Act{Window: "kiosk"}, v.Cases[0].ID)
	require.NoError(t, err, "afterwards a new one, to which the case goes")
	require.NotEqual(t, v.Ticket.ID, back.Ticket.ID)
	require.Len(t, back.Cases, 1)

	for _, sql := range []string{"UPDATE cases SET state = 'accepted'", "UPDATE cases SET outcome = 'accept', label = 'x'",
		"UPDATE cases SET decided = 1", "UPDATE cases SET clock_due = 1"} {
		require.ErrorContains(t, tryAs(t, pgtest.As(t, address, "kiosk_3"), sql), "a kiosk decides no case", sql)
	}
}
