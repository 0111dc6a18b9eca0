package queue_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog/fault"
	"onevisit/queue"
	"onevisit/queue/memory"
	"onevisit/queue/storetest"
)

// changeable is a hall whose settings are "cap" of line A and the lines of window 3.
func changeable(t *testing.T, store *memory.Store) *queue.Hall {
	base := storetest.Setup(t)
	errBad := fault.New("test.bad", nil)
	build := func(list []queue.Setting) (*queue.Setup, error) {
		s := *base
		s.Lines = append([]queue.Line(nil), base.Lines...)
		s.Windows = append([]queue.Window(nil), base.Windows...)
		for _, x := range list {
			switch x.Path {
			case "cap":
				s.Lines[0].Cap = len(x.Value)
			case "lines":
				s.Windows[2].Lines = strings.Split(x.Value, ",")
			default:
				return nil, errBad
			}
		}
		return &s, nil
	}
	return queue.NewHall(store, base, storetest.Catalog(t), storetest.NewClock(base), queue.WithSettings(build))
}

func TestASettingIsSeenAtEverySeatAndInTheJournal(t *testing.T) {
	store := memory.New()
	here, there := changeable(t, store), changeable(t, store)
	t.Cleanup(func() { require.NoError(t, here.Close()) })
	ctx := t.Context()
	live, err := there.Live(ctx)
	require.NoError(t, err)
	heard := make(chan []queue.Change, 10)
	live.Subscribe(func(c []queue.Change) { heard <- c })

	boss := queue.Act{Clerk: "boss", Key: "one press"}
	require.NoError(t, here.ChangeSettings(ctx, boss, queue.SettingChange{Path: "cap", Value: "xxx"},
		queue.SettingChange{Path: "lines", Value: "A,B"}))
	require.Equal(t, 3, here.Setup().Lines[0].Cap, "at once where it was changed")
	require.Len(t, <-heard, 2)
	require.Equal(t, 3, there.Setup().Lines[0].Cap)
	w, _ := live.Window("3")
	require.Equal(t, []string{"A", "B"}, w.Lines, "the projection too")
	require.Equal(t, queue.WindowClosed, w.State)

	rows, err := here.Journal(ctx, 0, 10)
	require.NoError(t, err)
	require.Len(t, rows, 2)
	require.Equal(t, queue.EvSetting, rows[0].Kind)
	require.Equal(t, []string{"cap", "", "xxx", "boss"}, []string{rows[0].Why, rows[0].From, rows[0].To, rows[0].Clerk})

	require.NoError(t, here.ChangeSettings(ctx, boss, queue.SettingChange{Path: "cap", Value: "xxx"}), "the same press")
	require.NoError(t, here.ChangeSettings(ctx, queue.Act{}, queue.SettingChange{Path: "cap", Value: "xxx"}), "as it is")
	rows, err = here.Journal(ctx, 0, 10)
	require.NoError(t, err)
	require.Len(t, rows, 2, "nothing happened")

	err = here.ChangeSettings(ctx, queue.Act{}, queue.SettingChange{Path: "cap", Value: "x"}, queue.SettingChange{Path: "nonsense"})
	require.True(t, fault.Has(err, "test.bad"))
	require.Equal(t, 3, here.Setup().Lines[0].Cap, "all or none")
	err = here.ChangeSettings(ctx, queue.Act{}, queue.SettingChange{Path: "cap"}, queue.SettingChange{Path: "cap", Reset: true})
	require.True(t, fault.Has(err, queue.CodeSameSetting))

	late := changeable(t, store)
	require.Zero(t, late.Setup().Lines[0].Cap)
	require.NoError(t, late.ReloadSettings(ctx))
	require.Equal(t, 3, late.Setup().Lines[0].Cap, "a station that starts later")

	require.NoError(t, here.ChangeSettings(ctx, boss2(), queue.SettingChange{Path: "cap", Reset: true}))
	<-heard
	require.Zero(t, there.Setup().Lines[0].Cap)
	have, err := here.Settings(ctx)
	require.NoError(t, err)
	require.Len(t, have, 1)
	require.Equal(t, "boss", have[0].By)
}

func boss2() queue.Act { return queue.Act{Clerk: "boss", Key: "another press"} }

func TestAHallWithoutSettingsSaysSo(t *testing.T) {
	k := newKit(t)
	err := k.ChangeSettings(t.Context(), queue.Act{}, queue.SettingChange{Path: "cap"})
	require.True(t, fault.Has(err, queue.CodeNoSettings))
	require.NoError(t, k.ReloadSettings(t.Context()))
}

func TestPeople(t *testing.T) {
	k, ctx := newKit(t), t.Context()
	put := func(m queue.Member, password string) error {
		_, err := k.PutMember(ctx, queue.Act{Clerk: "1"}, m, password)
		return err
	}
	boss := queue.Member{ID: " 1 ", Name: "王五", Role: queue.RoleManager}
	for _, c := range []struct {
		m        queue.Member
		password string
		code     fault.Code
	}{
		{queue.Member{Name: "x", Role: queue.RoleClerk}, "", queue.CodeBadMember},
		{queue.Member{ID: "1 2", Name: "x", Role: queue.RoleClerk}, "", queue.CodeBadMember},
		{queue.Member{ID: "1", Role: queue.RoleClerk}, "", queue.CodeBadMember},
		{queue.Member{ID: "1", Name: "x", Role: "king"}, "", queue.CodeBadMember},
		{queue.Member{ID: "1", Name: "x", Role: queue.RoleClerk, Windows: []string{"99"}}, "", queue.CodeUnknownWindow},
		{boss, "short", queue.CodePassword},
		{boss, strings.Repeat("长", 25), queue.CodePassword},
	} {
		require.True(t, fault.Has(put(c.m, c.password), c.code), "%+v", c.m)
	}
	require.NoError(t, put(queue.Member{ID: "12", Name: "李四", Role: queue.RoleClerk, Windows: []string{"1"}}, ""))
	all, err := k.Staff(ctx)
	require.NoError(t, err)
	require.False(t, queue.Guarded(all), "nobody can log in: nobody has to")
	require.NoError(t, put(boss, "correct horse"))
	all, err = k.Staff(ctx)
	require.NoError(t, err)
	require.True(t, queue.Guarded(all))
	require.Equal(t, "1", all[0].ID)
	require.NotContains(t, all[0].Secret, "horse")

	m, err := k.Authenticate(ctx, "1", "correct horse")
	require.NoError(t, err)
	require.Equal(t, "王五", m.Name)
	for _, try := range [][2]string{{"1", "wrong horse"}, {"2", "correct horse"}, {"12", ""}, {"", ""}} {
		_, err = k.Authenticate(ctx, try[0], try[1])
		require.True(t, fault.Has(err, queue.CodeWrongLogin), "%v", try)
	}

	gone := boss
	gone.Inactive = true
	require.True(t, fault.Has(put(gone, ""), queue.CodeLastManager), "nobody is locked out")
	clerk := boss
	clerk.Role = queue.RoleClerk
	require.True(t, fault.Has(put(clerk, ""), queue.CodeLastManager))
	require.NoError(t, put(queue.Member{ID: "2", Name: "赵六", Role: queue.RoleManager}, "another horse"))
	require.NoError(t, put(gone, ""))
	_, err = k.Authenticate(ctx, "1", "correct horse")
	require.True(t, fault.Has(err, queue.CodeWrongLogin), "who has left")
	require.NoError(t, put(queue.Member{ID: "2", Name: "赵六六", Role: queue.RoleManager}, ""))
	_, err = k.Authenticate(ctx, "2", "another horse")
	require.NoError(t, err, "an empty password leaves the old one")

	rows, err := k.Journal(ctx, 0, 100)
	require.NoError(t, err)
	last := rows[len(rows)-1]
	require.Equal(t, []string{string(queue.EvStaff), "2", "manager", "manager"},
		[]string{string(last.Kind), last.Why, last.From, last.To})

	n, err := k.ClearPasswords(ctx, queue.Act{})
	require.NoError(t, err)
	require.Equal(t, 2, n)
	all, err = k.Staff(ctx)
	require.NoError(t, err)
	require.Len(t, all, 3, "nobody is deleted")
	require.False(t, queue.Guarded(all))
}

// A row in the journal must never tell a password or its hash.
func TestNoPasswordInTheJournal(t *testing.T) {
	k := newKit(t)
	_, err := k.PutMember(t.Context(), queue.Act{}, queue.Member{ID: "1", Name: "王五", Role: queue.RoleManager}, "correct horse")
	require.NoError(t, err)
	rows, err := k.Journal(t.Context(), 0, 10)
	require.NoError(t, err)
	for _, r := range rows {
		require.NotContains(t, r.Why+r.From+r.To, "$2a$")
		require.NotContains(t, r.Why+r.From+r.To, "horse")
	}
}
