package store_test

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	gosqlite "github.com/glebarez/go-sqlite"
	"github.com/stretchr/testify/require"

	"onevisit/catalog/fault"
	"onevisit/queue"
	"onevisit/queue/store"
	"onevisit/queue/storetest"
)

// refused opens a path that has to be refused with a code.
func refused(t *testing.T, path string, code fault.Code) fault.Args {
	t.Helper()
	s, err := store.Open(t.Context(), path, store.Options{Hall: "test-hall", Busy: 50 * time.Millisecond})
	require.Nil(t, s)
	require.True(t, fault.Has(err, code), "%v", err)
	var f *fault.Error
	require.ErrorAs(t, err, &f)
	return f.Args
}

func TestOpenMakesTheFolderAndKeepsTheData(t *testing.T) {
	path := filepath.Join(t.TempDir(), "新 大厅", "数据 库%41.db")
	s, err := store.Open(t.Context(), path, store.Options{Hall: "test-hall"})
	require.NoError(t, err)
	require.NoError(t, s.InTx(t.Context(), func(tx queue.Tx) error {
		_, err := tx.Next("a", "b")
		return err
	}))
	require.NoError(t, s.Close())
	entries, err := os.ReadDir(filepath.Dir(path))
	require.NoError(t, err)
	require.Len(t, entries, 1, "one file under its own name, no log left beside it")
	require.Equal(t, "数据 库%41.db", entries[0].Name())
	s, err = store.Open(t.Context(), path, store.Options{Hall: "test-hall"})
	require.NoError(t, err)
	require.NoError(t, s.InTx(t.Context(), func(tx queue.Tx) error {
		n, err := tx.Next("a", "b")
		require.Equal(t, 2, n)
		return err
	}))
	require.NoError(t, s.Close())
}

func TestOpenRefusesWhatItCannotTrust(t *testing.T) {
	dir := t.TempDir()
	for _, bad := range []string{"a?b.db", "a#b.db"} {
		refused(t, filepath.Join(dir, bad), store.CodeBadPath)
	}
	refused(t, dir, store.CodeNotADatabase)
	text := filepath.Join(dir, "letter.docx")
	require.NoError(t, os.WriteFile(text, []byte("PK\x03\x04 not a database, but somebody's letter"), 0o600))
	refused(t, text, store.CodeNotADatabase)
	kept, err := os.ReadFile(text)
	require.NoError(t, err)
	require.Contains(t, string(kept), "somebody's letter", "the file was not touched")
	require.Equal(t, text, refused(t, text, store.CodeNotADatabase)["path"])

	short := filepath.Join(dir, "short.db")
	require.NoError(t, os.WriteFile(short, []byte("SQLite format 3\x00 and then nothing that makes sense, at all, for a header"), 0o600))
	refused(t, short, store.CodeNotADatabase)
}

func TestOpenRefusesADamagedFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "hall.db")
	s, err := store.Open(t.Context(), path, store.Options{})
	require.NoError(t, err)
	require.NoError(t, s.Close())
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	for i := 100; i < len(data); i++ { // all but the header
		data[i] = byte(i)
	}
	require.NoError(t, os.WriteFile(path, data, 0o600))
	refused(t, path, store.CodeDamaged)
}

func TestOpenRefusesANewerSchema(t *testing.T) {
	path := filepath.Join(t.TempDir(), "hall.db")
	s, err := store.Open(t.Context(), path, store.Options{})
	require.NoError(t, err)
	_, err = s.Writer().ExecContext(t.Context(), "INSERT INTO goose_db_version (version_id, is_applied) VALUES (99, 1)")
	require.NoError(t, err)
	require.NoError(t, s.Close())
	args := refused(t, path, store.CodeNewerSchema)
	require.EqualValues(t, 99, args["have"])
	know, err := store.NewestFileSchema()
	require.NoError(t, err)
	require.Equal(t, know, args["know"])
}

func TestOpenRefusesAnotherHall(t *testing.T) {
	path := filepath.Join(t.TempDir(), "hall.db")
	s, err := store.Open(t.Context(), path, store.Options{Hall: "east"})
	require.NoError(t, err)
	require.NoError(t, s.Close())
	args := refused(t, path, store.CodeOtherHall)
	require.Equal(t, "east", args["have"])
	require.Equal(t, "test-hall", args["want"])
}

func TestManyMayOpenANewDatabaseAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "hall.db")
	var wg sync.WaitGroup
	errs := make([]error, 6)
	for i := range errs {
		wg.Go(func() {
			s, err := store.Open(t.Context(), path, store.Options{Hall: "test-hall"})
			if err == nil {
				err = s.Close()
			}
			errs[i] = err
		})
	}
	wg.Wait()
	for _, err := range errs {
		require.NoError(t, err)
	}
}

func TestSettingsAreReadBack(t *testing.T) {
	s := open(t)
	defer func() { require.NoError(t, s.Close()) }()
	for name, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1",
		"busy_timeout": "10000", "query_only": "0"} {
		var have string
		require.NoError(t, s.Writer().QueryRowContext(t.Context(), "PRAGMA "+name).Scan(&have))
		require.Equal(t, want, have, name)
	}
	require.Equal(t, 1, s.Writer().Stats().MaxOpenConnections)
	_, err := s.Readers().ExecContext(t.Context(), "DELETE FROM tickets")
	require.ErrorContains(t, err, "readonly")

	weak, err := sql.Open("sqlite", filepath.Join(t.TempDir(), "x.db")+
		"?_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=synchronous(NORMAL)&_pragma=foreign_keys(1)")
	require.NoError(t, err)
	defer func() { require.NoError(t, weak.Close()) }()
	err = store.CheckEngine(t.Context(), weak)
	require.True(t, fault.Has(err, store.CodeSettings), "%v", err)
}

func TestOldEnginesAreTold(t *testing.T) {
	for have, old := range map[string]bool{"3.51.2": true, "3.41.2": true, "3.51.3": false, "3.53.3": false, "3.51": true,
		"4.0.0": false, "3.6.9": true, "": true} {
		require.Equal(t, old, store.Older(have, "3.51.3"), have)
	}
}

func TestALockHeldTooLongIsBusyAndPasses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "hall.db")
	s, err := store.Open(t.Context(), path, store.Options{Busy: 30 * time.Millisecond})
	require.NoError(t, err)
	defer func() { require.NoError(t, s.Close()) }()
	other, err := sql.Open("sqlite", path+"?_pragma=busy_timeout(1000)&_txlock=immediate")
	require.NoError(t, err)
	defer func() { require.NoError(t, other.Close()) }()
	held, err := other.BeginTx(t.Context(), nil)
	require.NoError(t, err)
	press := func() error {
		return s.InTx(t.Context(), func(tx queue.Tx) error {
			_, err := tx.Next("a", "b")
			return err
		})
	}
	err = press()
	require.True(t, fault.Has(err, store.CodeBusy), "%v", err)
	require.NoError(t, s.View(t.Context(), func(r queue.Reader) error {
		_, err := r.Since(0, 1)
		return err
	}), "readers wait for no writer")
	require.NoError(t, held.Rollback())
	require.NoError(t, press())
}

func TestAFullDiskIsToldAndNothingIsFalselyAcknowledged(t *testing.T) {
	s := open(t)
	setup := storetest.Setup(t)
	h := queue.NewHall(s, setup, storetest.Catalog(t), storetest.NewClock(setup))
	defer func() { require.NoError(t, h.Close()) }()
	var pages int
	require.NoError(t, s.Writer().QueryRowContext(t.Context(), "PRAGMA page_count").Scan(&pages))
	limit := func(n int) {
		var set int
		require.NoError(t, s.Writer().QueryRowContext(t.Context(), fmt.Sprintf("PRAGMA max_page_count(%d)", n)).Scan(&set))
	}
	limit(pages + 3)
	acked, full := 0, 0
	for range 1000 { // an act that needs no new page may still find room, so it is full when several in a row fail
		if full == 5 {
			break
		}
		_, err := h.Issue(t.Context(), queue.IssueRequest{Items: []string{storetest.Simple}})
		if err == nil {
			acked++
			full = 0
			continue
		}
		require.True(t, fault.Has(err, store.CodeDiskFull), "%v", err)
		full++
	}
	require.Equal(t, 5, full, "it stays full")
	require.Positive(t, acked)
	limit(1 << 30)
	v, err := h.Issue(t.Context(), queue.IssueRequest{Items: []string{storetest.Simple}})
	require.NoError(t, err, "it goes on by itself when there is space again")
	require.Equal(t, acked+1, v.Ticket.Number, "and no number was lost to the failures")
	integrity(t, s.Writer())
}

// integrity asks the engine whether the file is sound.
func integrity(t *testing.T, db *sql.DB) {
	t.Helper()
	var result string
	require.NoError(t, db.QueryRowContext(t.Context(), "PRAGMA integrity_check").Scan(&result))
	require.Equal(t, "ok", result)
	var table string
	err := db.QueryRowContext(t.Context(), "PRAGMA foreign_key_check").Scan(&table)
	require.ErrorIs(t, err, sql.ErrNoRows)
}

func TestTheJournalCannotBeChanged(t *testing.T) {
	s := open(t)
	defer func() { require.NoError(t, s.Close()) }()
	require.NoError(t, s.InTx(t.Context(), func(tx queue.Tx) error {
		return tx.Append(&queue.Change{Day: storetest.Day, Kind: queue.EvHelp})
	}))
	for _, q := range []string{"UPDATE journal SET why = 'x'", "DELETE FROM journal"} {
		_, err := s.Writer().ExecContext(t.Context(), q)
		require.ErrorContains(t, err, "append-only", q)
		var e *gosqlite.Error
		require.ErrorAs(t, err, &e)
	}
}

func TestACancelledPressIsNotDone(t *testing.T) {
	s := open(t)
	defer func() { require.NoError(t, s.Close()) }()
	ctx, cancel := context.WithCancel(t.Context())
	err := s.InTx(ctx, func(tx queue.Tx) error {
		n, err := tx.Next("a", "b")
		require.NoError(t, err)
		require.Equal(t, 1, n)
		cancel()
		return nil
	})
	require.ErrorIs(t, err, context.Canceled)
	require.NoError(t, s.InTx(t.Context(), func(tx queue.Tx) error {
		n, err := tx.Next("a", "b")
		require.Equal(t, 1, n)
		return err
	}))
}
