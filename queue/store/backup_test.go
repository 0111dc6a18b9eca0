package store_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog/fault"
	"onevisit/queue"
	"onevisit/queue/store"
	"onevisit/queue/storetest"
)

func TestBackupWhilePeopleCome(t *testing.T) {
	dir := t.TempDir()
	path, copied := filepath.Join(dir, "hall.db"), filepath.Join(dir, "副本.db")
	s, err := store.Open(t.Context(), path, store.Options{Hall: "test-hall"})
	require.NoError(t, err)
	h := hallOn(t, s)
	issue := func() error {
		_, err := h.Issue(context.Background(), queue.IssueRequest{Items: []string{storetest.Simple}})
		return err
	}
	for range 50 {
		require.NoError(t, issue())
	}
	done, failed := make(chan struct{}), make(chan error, 1)
	go func() {
		var err error
		for err == nil {
			select {
			case <-done:
				failed <- nil
				return
			default:
				err = issue()
			}
		}
		failed <- err
	}()
	require.NoError(t, s.Backup(t.Context(), copied))
	close(done)
	require.NoError(t, <-failed)
	err = s.Backup(t.Context(), copied)
	require.True(t, fault.Has(err, store.CodeExists), "%v", err)
	require.NoError(t, h.Close())
	left, err := filepath.Glob(filepath.Join(dir, "*.part"))
	require.NoError(t, err)
	require.Empty(t, left)

	b, err := store.Open(t.Context(), copied, store.Options{Hall: "test-hall"})
	require.NoError(t, err)
	defer func() { require.NoError(t, b.Close()) }()
	r, err := b.Verify(t.Context())
	require.NoError(t, err)
	require.Empty(t, r.Problems, "one consistent state")
	require.GreaterOrEqual(t, r.Tickets, 50)
}

// TestTwoBackupsAtOnce makes two copies under one name: one is made, whole, and the other is told.
func TestTwoBackupsAtOnce(t *testing.T) {
	dir := t.TempDir()
	s, err := store.Open(t.Context(), filepath.Join(dir, "hall.db"), store.Options{Hall: "test-hall"})
	require.NoError(t, err)
	defer func() { require.NoError(t, s.Close()) }()
	copied := filepath.Join(dir, "copy.db")
	results := make(chan error)
	for range 2 {
		go func() { results <- s.Backup(context.Background(), copied) }()
	}
	first, second := <-results, <-results
	if first != nil {
		first, second = second, first
	}
	require.NoError(t, first)
	require.True(t, fault.Has(second, store.CodeExists), "%v", second)
	left, err := filepath.Glob(filepath.Join(dir, "*.part"))
	require.NoError(t, err)
	require.Empty(t, left)
	b, err := store.Open(t.Context(), copied, store.Options{Hall: "test-hall"})
	require.NoError(t, err)
	require.NoError(t, b.Close())
}

func TestBackupOfAServerIsTheServersOwn(t *testing.T) {
	s := openServer(t)
	defer func() { require.NoError(t, s.Close()) }()
	err := s.Backup(t.Context(), filepath.Join(t.TempDir(), "x.db"))
	require.True(t, fault.Has(err, store.CodeServerBackup), "%v", err)
	_, err = store.Restore(t.Context(), "x.db", "postgres://u:secret@localhost/x", "", false)
	require.True(t, fault.Has(err, store.CodeServerBackup), "%v", err)
	require.NotContains(t, err.Error(), "secret")
}

func TestRestore(t *testing.T) {
	dir := t.TempDir()
	path, saved := filepath.Join(dir, "hall.db"), filepath.Join(dir, "saved.db")
	work := func(n int) {
		s, err := store.Open(t.Context(), path, store.Options{Hall: "test-hall"})
		require.NoError(t, err)
		h := hallOn(t, s)
		defer func() { require.NoError(t, h.Close()) }()
		for range n {
			_, err := h.Issue(t.Context(), queue.IssueRequest{Items: []string{storetest.Simple}})
			require.NoError(t, err)
		}
	}
	tickets := func(path string) int {
		s, err := store.Open(t.Context(), path, store.Options{})
		require.NoError(t, err)
		defer func() { require.NoError(t, s.Close()) }()
		r, err := s.Verify(t.Context())
		require.NoError(t, err)
		require.Empty(t, r.Problems)
		return r.Tickets
	}
	restore := func(from, hall string, force bool) (string, error) {
		return store.Restore(t.Context(), from, path, hall, force)
	}
	refused := func(code fault.Code, from, hall string, force bool) {
		t.Helper()
		before, err := os.ReadFile(path)
		require.NoError(t, err)
		_, err = restore(from, hall, force)
		require.True(t, fault.Has(err, code), "%v", err)
		after, err := os.ReadFile(path)
		require.NoError(t, err)
		require.Equal(t, before, after, "nothing happened")
	}
	work(3)
	s, err := store.Open(t.Context(), path, store.Options{})
	require.NoError(t, err)
	require.NoError(t, s.Backup(t.Context(), saved))
	refused(store.CodeInUse, saved, "test-hall", false)
	refused(store.CodeInUse, saved, "test-hall", true)
	require.NoError(t, s.Close())

	kept, err := restore(saved, "test-hall", false)
	require.NoError(t, err, "as old as what is there")
	require.FileExists(t, kept)
	work(2)
	refused(store.CodeNewerHall, saved, "test-hall", false)
	refused(store.CodeOtherHall, saved, "another", false)
	refused(store.CodeMissing, filepath.Join(dir, "none.db"), "test-hall", true)
	nonsense := filepath.Join(dir, "nonsense.db")
	require.NoError(t, os.WriteFile(nonsense, []byte(strings.Repeat("nonsense ", 500)), 0o600))
	refused(store.CodeBadBackup, nonsense, "test-hall", true)

	kept, err = restore(saved, "test-hall", true)
	require.NoError(t, err)
	require.Equal(t, 3, tickets(path))
	require.Equal(t, 5, tickets(kept), "what was there is kept")
	work(1)
	require.NoError(t, os.Remove(path))
	kept, err = restore(saved, "test-hall", false)
	require.NoError(t, err, "where nothing is left")
	require.Empty(t, kept)
	require.Equal(t, 3, tickets(path))
}
