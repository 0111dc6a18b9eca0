package queue_test

import (
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog/fault"
	"onevisit/queue"
	"onevisit/queue/storetest"
)

const password = "correct horse"

// guarded is a hall with two managers who have passwords.
func guarded(t *testing.T) *kit {
	k := newKit(t)
	for _, id := range []string{"12", "13"} {
		_, err := k.PutMember(t.Context(), queue.Act{}, queue.Member{ID: id, Name: id, Role: queue.RoleManager}, password)
		require.NoError(t, err)
	}
	return k
}

// seconds are those that a refused login has to wait; 0 for one that was looked at and wrong, -1 for a right one.
func (k *kit) login(id, password string) int {
	k.t.Helper()
	_, err := k.Authenticate(k.t.Context(), id, password)
	var f *fault.Error
	switch {
	case err == nil:
		return -1
	case fault.Has(err, queue.CodeWrongLogin):
		return 0
	}
	require.True(k.t, errors.As(err, &f) && f.Code == queue.CodeLoginWait, "%v", err)
	return f.Args["seconds"].(int) //nolint:forcetypeassert // what the fault says
}

func TestWrongPasswordsHaveToWaitLongerEachTime(t *testing.T) {
	k := guarded(t)
	for range 3 {
		require.Zero(t, k.login("12", "wrong"), "a slip of the finger costs nothing")
	}
	for i, wait := range []int{5, 10, 20, 40, 80, 160, 300, 300, 300} {
		require.Equal(t, wait, k.login("12", password), "%d: even the right one is not looked at", i)
		k.clock.Add(time.Duration(wait)*time.Second - 1500*time.Millisecond)
		require.Equal(t, 2, k.login("12", "wrong"), "%d: and asking does not make it longer", i)
		k.clock.Add(1500 * time.Millisecond)
		require.Zero(t, k.login("12", "wrong"), "%d", i)
	}
	require.Equal(t, -1, k.login("13", password), "others log in meanwhile")
	k.clock.Add(5 * time.Minute)
	require.Equal(t, -1, k.login("12", password), "nobody is locked out for ever")
	require.Zero(t, k.login("12", "wrong"), "a right one makes the slate clean")
	require.Zero(t, k.login("12", "wrong"))
	require.Equal(t, -1, k.login("12", password))
}

func TestTheWaitOutlivesARestartAndAClockThatIsSetBack(t *testing.T) {
	k := guarded(t)
	for range 4 {
		k.login("12", "wrong")
		k.clock.Add(time.Minute)
	}
	k.clock.Add(-55 * time.Second)
	again := queue.NewHall(k.store, k.setup, storetest.Catalog(t), k.clock)
	_, err := again.Authenticate(t.Context(), "12", password)
	require.True(t, fault.Has(err, queue.CodeLoginWait), "%v", err)
	k.clock.Add(-24 * time.Hour)
	require.Equal(t, -1, k.login("12", password))
}

func TestWrongPasswordsAreInTheJournalAndTellNobodyWhoThereIs(t *testing.T) {
	k := guarded(t)
	seq := len(journal(t, k.Hall))
	for range 5 {
		require.Equal(t, k.login("12", "wrong"), k.login("99", password), "a number that nobody has waits as well")
		k.clock.Add(time.Minute)
	}
	rows := journal(t, k.Hall)[seq:]
	var said []string
	for _, r := range rows {
		require.Equal(t, queue.EvWrongLogin, r.Kind)
		if r.Why == "manager 12" {
			said = append(said, r.To)
		}
	}
	require.Equal(t, []string{"3", "4", "5"}, said)
	require.Len(t, rows, 6)
}

// journal are all rows of a hall.
func journal(t *testing.T, h *queue.Hall) []queue.Change {
	t.Helper()
	rows, err := h.Journal(t.Context(), 0, 1000)
	require.NoError(t, err)
	return rows
}

func TestACodeThatIsTypedAtAKioskWaitsToo(t *testing.T) {
	k := newKit(t)
	asked := 0
	try := func(right bool) error {
		return k.Attempt(t.Context(), "exit kiosk-1", func() bool { asked++; return right })
	}
	for range 3 {
		require.True(t, fault.Has(try(false), queue.CodeWrongLogin))
	}
	require.True(t, fault.Has(try(true), queue.CodeLoginWait))
	require.Equal(t, 3, asked, "it is not even looked at")
	require.NoError(t, k.Attempt(t.Context(), "exit kiosk-2", func() bool { return true }))
	k.clock.Add(5 * time.Second)
	require.NoError(t, try(true))
}
