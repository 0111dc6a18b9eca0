package storetest

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
)

// staff are the settings and the people: written, changed, read in order, and undone with their transaction.
func staff(t *testing.T, s queue.Store) {
	settings := func() (out []queue.Setting) {
		require.NoError(t, s.View(t.Context(), func(r queue.Reader) (err error) {
			out, err = r.Settings()
			return err
		}))
		return out
	}
	people := func() (out []queue.Member) {
		require.NoError(t, s.View(t.Context(), func(r queue.Reader) (err error) {
			out, err = r.Staff()
			return err
		}))
		return out
	}
	require.Empty(t, settings())
	require.Empty(t, people())
	calls := queue.Setting{Path: "rules.max_calls", Value: "5", By: "1", At: at(1)}
	limit := queue.Setting{Path: "lines.A.cap", Value: "80", By: "2", At: at(2)}
	clerk := queue.Member{ID: "12", Name: "李四", Role: queue.RoleClerk, Windows: []string{"1", "3"}, By: "1", At: at(3)}
	boss := queue.Member{ID: "1", Name: "王五", Role: queue.RoleManager, Secret: "$2a$hash", At: at(4)}
	inTx(t, s, func(tx queue.Tx) error {
		require.NoError(t, tx.PutSetting(calls))
		require.NoError(t, tx.PutSetting(limit))
		require.NoError(t, tx.PutMember(clerk))
		return tx.PutMember(boss)
	})
	require.Equal(t, []queue.Setting{limit, calls}, settings())
	require.Equal(t, []queue.Member{boss, clerk}, people())

	calls.Value, calls.At = "2", at(5)
	clerk.Inactive, clerk.Windows = true, nil
	failed := errors.New("no")
	require.ErrorIs(t, s.InTx(t.Context(), func(tx queue.Tx) error {
		require.NoError(t, tx.PutSetting(calls))
		require.NoError(t, tx.DropSetting(limit.Path))
		require.NoError(t, tx.PutMember(clerk))
		return failed
	}), failed)
	require.Equal(t, "5", settings()[1].Value, "undone")
	require.False(t, people()[1].Inactive, "undone")

	inTx(t, s, func(tx queue.Tx) error {
		require.NoError(t, tx.PutSetting(calls))
		require.NoError(t, tx.DropSetting(limit.Path))
		return tx.PutMember(clerk)
	})
	require.Equal(t, []queue.Setting{calls}, settings())
	require.Equal(t, []queue.Member{boss, clerk}, people())
	require.Error(t, s.InTx(t.Context(), func(tx queue.Tx) error { return tx.DropSetting("lines.Z.cap") }))
}
