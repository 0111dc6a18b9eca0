package store_test

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
	"onevisit/queue/store"
	"onevisit/queue/storetest"
)

// powerAck is what a person saw on the screen.
type powerAck struct {
	ticket, rev int64
	label       string
}

// powerScript is a working day of acts, each acknowledged, on a recorded disk.
func powerScript(t *testing.T, synchronous string, acts int) *disk {
	t.Helper()
	d := &disk{}
	record(t, d)
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "hall.db"),
		store.Options{Hall: "test-hall"}.WithSQLite(recordingVFS, synchronous))
	require.NoError(t, err)
	h := hallOn(t, s)
	a := queue.Act{Window: "1", Clerk: "12"}
	_, err = h.OpenWindow(t.Context(), a)
	require.NoError(t, err)
	ack := func(v queue.Visit, err error) queue.Visit {
		require.NoError(t, err)
		d.add(diskOp{kind: opAck, ack: powerAck{v.Ticket.ID, v.Ticket.Rev, v.Ticket.Label}})
		return v
	}
	for range acts / 4 {
		ack(h.Issue(t.Context(), queue.IssueRequest{Items: []string{storetest.Simple}}))
		v := ack(h.CallNext(t.Context(), a))
		ack(h.Start(t.Context(), a, v.Ticket.ID))
		ack(h.Cancel(t.Context(), a, v.Ticket.ID, "left"))
	}
	d.ops = d.ops[:len(d.ops):len(d.ops)] // closing cleans up: nothing of that is recorded
	record(t, &disk{})
	require.NoError(t, h.Close())
	return d
}

// powerCut cuts the power before the nth operation and reports what is wrong afterwards.
func powerCut(t *testing.T, d *disk, n int, keep rest) error {
	t.Helper()
	dir := t.TempDir()
	acked := d.after(t, n, dir, keep)
	s, err := store.Open(t.Context(), filepath.Join(dir, "hall.db"), store.Options{Hall: "test-hall"})
	if err != nil {
		return fmt.Errorf("it does not open: %w", err)
	}
	defer func() { require.NoError(t, s.Close()) }()
	return soundAfterPowerCut(t, s.Readers(), acked)
}

func soundAfterPowerCut(t *testing.T, db *sql.DB, acked []powerAck) error {
	t.Helper()
	var result string
	require.NoError(t, db.QueryRowContext(t.Context(), "PRAGMA integrity_check").Scan(&result))
	if result != "ok" {
		return fmt.Errorf("damaged: %s", result)
	}
	rows, err := db.QueryContext(t.Context(), `SELECT id, rev, label, number, state,
		(SELECT to_state FROM journal WHERE ticket = tickets.id AND case_id = 0 ORDER BY seq DESC LIMIT 1) FROM tickets ORDER BY id`)
	if err != nil {
		return err
	}
	defer rows.Close()
	have, highest := map[int64]powerAck{}, 0
	for rows.Next() {
		var a powerAck
		var number int
		var state, journal string
		require.NoError(t, rows.Scan(&a.ticket, &a.rev, &a.label, &number, &state, &journal))
		if state != journal {
			return fmt.Errorf("%s is %s and %s in the journal", a.label, state, journal)
		}
		have[a.ticket], highest = a, max(highest, number)
	}
	require.NoError(t, rows.Err())
	if len(have) != highest {
		return fmt.Errorf("%d numbers given and the highest is %d", len(have), highest)
	}
	for _, a := range acked {
		if h := have[a.ticket]; h.label != a.label || h.rev < a.rev {
			return fmt.Errorf("%s was acknowledged at revision %d and is lost (%v)", a.label, a.rev, h)
		}
	}
	return nil
}

// TestPowerLossLosesNothing cuts the power at many points of a day's operations. What was not waited for is lost, kept
// or torn. The same cuts find the losses of a database that does not wait for the disk: the test can fail.
func TestPowerLossLosesNothing(t *testing.T) {
	const acts = 200
	cuts := storetest.Scale(250)
	random := rand.New(rand.NewPCG(3, 4))
	const sector = 512
	policies := map[string]rest{
		"lost": func(int) int { return 0 },
		"kept": func(n int) int { return n },
		"torn": func(n int) int {
			switch random.IntN(3) {
			case 0:
				return 0
			case 1:
				return n
			}
			return min(random.IntN(n/sector+1)*sector, n)
		},
	}
	for _, c := range []struct {
		synchronous string
		sound       bool
	}{{"", true}, {"1", false}, {"0", false}} {
		t.Run("synchronous="+c.synchronous, func(t *testing.T) {
			d := powerScript(t, c.synchronous, acts)
			broken := 0
			for i := range cuts {
				n := random.IntN(len(d.ops) + 1)
				if i%2 == 0 { // half of the cuts come right after somebody was told
					for n < len(d.ops) && (n == 0 || d.ops[n-1].kind != opAck) {
						n++
					}
				}
				name := []string{"lost", "kept", "torn"}[i%3]
				err := powerCut(t, d, n, policies[name])
				if c.sound {
					require.NoError(t, err, "power cut before operation %d of %d, unsynced writes %s", n, len(d.ops), name)
					continue
				}
				if err != nil {
					broken++
				}
				if broken > 3 {
					break // enough
				}
			}
			if !c.sound {
				require.Positive(t, broken, "the test does not notice that commits are not on disk")
			}
			t.Logf("%d operations of the disk, broken: %d", len(d.ops), broken)
		})
	}
}
