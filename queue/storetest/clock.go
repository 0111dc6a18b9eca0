package storetest

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/queue"
)

// clocks are what a case has beyond the plain one, the cases that wait for a year's table, and alarms.
func clocks(t *testing.T, s queue.Store) {
	full := queue.Case{Ticket: 1, Label: "A001", Item: Gap, Catalog: "v1", State: queue.Suspended, Opened: at(1),
		Receipt: "2026-000001", Received: at(2), Corrected: at(3), Returns: 1, Deemed: queue.DeemedAccepted, OnSpot: true,
		Expires: "2026-12-31", Charged: "80.50", Broken: "not so",
		Duties: []queue.Duty{
			{Kind: queue.DutySilence, Since: at(2), Due: at(9), Limit: catalog.Limit{N: 5, Unit: catalog.UnitWorkdays}, Done: at(4)},
			{Kind: queue.DutyGap, Since: at(4), Due: at(40)}, {Kind: queue.DutyHandover, Since: at(5), NoTable: 2028, NotBefore: at(6)},
		},
		Delivery: &queue.Delivery{Way: queue.ByPost, State: queue.Sent, Form: "F1", Carrier: "EMS", Tracking: "1", Ready: at(5), Tries: 1},
		Clock: queue.CaseClock{Started: at(2), Limit: catalog.Limit{N: 5, Unit: catalog.UnitWorkdays}, NoTable: 2027,
			NotBefore: at(60), Paused: queue.PauseSpecial, PausedAt: at(5), Procedure: "hearing", Document: "D1", Expected: at(50),
			Steps: []queue.ClockStep{{At: at(5), Kind: queue.StepPause, Reason: queue.PauseSpecial, Procedure: "hearing",
				Document: "D1", Expect: catalog.Limit{N: 3, Unit: catalog.UnitWorkdays}, Note: "n", Clerk: "12", Approver: "boss"}}},
	}
	owner := newTicket(1, 50)
	inTx(t, s, func(tx queue.Tx) error {
		require.NoError(t, tx.InsertTicket(&owner))
		full.Ticket = owner.ID
		return tx.InsertCase(&full)
	})
	inTx(t, s, func(tx queue.Tx) error {
		got, err := tx.Case(full.ID)
		require.NoError(t, err)
		full.Desk = got.Desk
		require.Equal(t, full, got)
		undated, err := tx.Undated()
		require.NoError(t, err)
		require.Equal(t, []queue.Case{full}, undated)
		snap, err := tx.Snapshot("2026-04-01", time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC))
		require.NoError(t, err)
		require.Equal(t, []queue.Case{full}, snap.Cases, "a duty is open")
		full.Clock.NoTable, full.Clock.Stopped, full.Duties, full.State = 0, at(70), nil, queue.Withdrawn
		full.Delivery, full.Clock.Steps = nil, nil
		require.NoError(t, tx.UpdateCase(&full))
		got, err = tx.Case(full.ID)
		require.NoError(t, err)
		require.Equal(t, full, got)
		undated, err = tx.Undated()
		require.NoError(t, err)
		require.Empty(t, undated)
		snap, err = tx.Snapshot("2030-01-01", time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC))
		require.NoError(t, err)
		require.Empty(t, snap.Cases)
		return nil
	})
	alarms(t, s, full.ID)
}

func alarms(t *testing.T, s queue.Store, id int64) {
	a := queue.Alarm{Key: "overdue/1/2", Kind: queue.AlarmOverdue, Level: queue.AlarmRed, At: at(10), Case: id, Ticket: 1,
		Window: "1", Clerk: "12", Detail: queue.AlarmDetail{Label: "A001", Item: Gap, Due: at(9), Duty: queue.DutyGap},
		Steps: []queue.AlarmStep{{To: queue.ToldClerk, At: at(10)}}}
	old := queue.Alarm{Key: "old", Kind: queue.AlarmSkipped, Level: queue.AlarmInfo, At: at(1), Over: at(2)}
	row := &queue.Change{At: at(10), Day: Day, Kind: queue.EvAlarm, Alarm: &a}
	inTx(t, s, func(tx queue.Tx) error {
		require.NoError(t, tx.PutAlarm(&a))
		require.NoError(t, tx.PutAlarm(&old))
		return tx.Append(row)
	})
	err := s.InTx(t.Context(), func(tx queue.Tx) error {
		twin := a
		twin.ID = 0
		return tx.PutAlarm(&twin)
	})
	require.Error(t, err, "each matter is raised once")
	require.True(t, fault.Has(err, queue.CodeConflict), "%v", err)
	view(t, s, func(r queue.Reader) error {
		got, err := r.Alarm(a.ID)
		require.NoError(t, err)
		require.Equal(t, a, got)
		got, ok, err := r.AlarmOf(a.Key)
		require.NoError(t, err)
		require.True(t, ok)
		require.Equal(t, a, got)
		_, ok, err = r.AlarmOf("none")
		require.NoError(t, err)
		require.False(t, ok)
		_, err = r.Alarm(999)
		require.True(t, fault.Has(err, queue.CodeUnknownAlarm))
		all, err := r.Alarms(at(2))
		require.NoError(t, err)
		require.Equal(t, []queue.Alarm{a, old}, all, "over since then")
		all, err = r.Alarms(at(3))
		require.NoError(t, err)
		require.Equal(t, []queue.Alarm{a}, all, "an open one is never left out")
		rows, err := r.Since(row.Seq-1, 1)
		require.NoError(t, err)
		require.Equal(t, a, *rows[0].Alarm)
		return nil
	})
	stale := a
	inTx(t, s, func(tx queue.Tx) error {
		a.Steps, a.Over = append(a.Steps, queue.AlarmStep{To: queue.ToldManager, At: at(20), Seen: at(21), By: "b"}), at(22)
		return tx.PutAlarm(&a)
	})
	err = s.InTx(t.Context(), func(tx queue.Tx) error { return tx.PutAlarm(&stale) })
	require.True(t, fault.Has(err, queue.CodeConflict), "%v", err)
	view(t, s, func(r queue.Reader) error {
		all, err := r.Alarms(at(30))
		require.NoError(t, err)
		require.Empty(t, all)
		return nil
	})
}
