package queue_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	format "onevisit/catalog/format/yaml"
	"onevisit/queue"
	"onevisit/queue/memory"
	"onevisit/queue/setup"
	"onevisit/queue/storetest"
)

// changing is the sample hall on a working morning, and what its managers know of its settings.
type changing struct {
	*queue.Hall
	t *testing.T
}

func newChanging(t *testing.T) changing {
	t.Helper()
	files := os.DirFS(filepath.Join("..", "assets", "hall"))
	s, err := setup.Load(files)
	require.NoError(t, err)
	cat, err := format.Load(files, ".")
	require.NoError(t, err)
	h := queue.NewHall(memory.New(), s, cat, storetest.NewClock(s), queue.WithSettings(setup.Build(files)))
	t.Cleanup(func() { require.NoError(t, h.Close()) })
	return changing{h, t}
}

func (c changing) plan() setup.Plan {
	c.t.Helper()
	have, err := c.Settings(c.t.Context())
	require.NoError(c.t, err)
	f, err := setup.Fields(os.DirFS(filepath.Join("..", "assets", "hall")), have)
	require.NoError(c.t, err)
	return f
}

func (c changing) issue(item, skill string) queue.Ticket {
	c.t.Helper()
	v, err := c.Issue(c.t.Context(), queue.IssueRequest{Items: []string{item}, Skill: skill})
	require.NoError(c.t, err)
	return v.Ticket
}

func boss() queue.Act { return queue.Act{Clerk: "boss"} }

func TestAWindowIsAddedWorksAndIsRetired(t *testing.T) {
	h := newChanging(t)
	ctx := t.Context()
	live, err := h.Live(ctx)
	require.NoError(t, err)
	told := make(chan struct{}, 100)
	live.Subscribe(func([]queue.Change) { told <- struct{}{} })
	await := func(what string, ok func() bool) {
		t.Helper()
		for end := time.After(2 * time.Minute); !ok(); {
			select {
			case <-told:
			case <-end:
				t.Fatal(what)
			}
		}
	}
	nine := setup.Member{Part: setup.PartWindows, ID: "9", Name: catalog.Text{ZH: "增开窗口"}, Lines: []string{"A"}}
	require.NoError(t, h.ChangeSettings(ctx, boss(), setup.Add(nine)))
	await("the projection has the window", func() bool { _, ok := live.Window("9"); return ok })
	ticket := h.issue("gjj-tuixiu", "")
	_, err = h.OpenWindow(ctx, queue.Act{Window: "9", Clerk: "9"})
	require.NoError(t, err)

	retire := h.plan().Retire(setup.PartWindows, "9", "")
	err = h.ChangeSettings(ctx, boss(), retire...)
	require.True(t, fault.Has(err, queue.CodeWindowKept), "it is open: %v", err)
	v, err := h.CallNext(ctx, queue.Act{Window: "9", Clerk: "9"})
	require.NoError(t, err)
	require.Equal(t, ticket.ID, v.Ticket.ID)
	_, err = h.Start(ctx, queue.Act{Window: "9", Clerk: "9"}, ticket.ID)
	require.NoError(t, err)
	_, err = h.Hold(ctx, queue.Act{Window: "9", Clerk: "9"}, ticket.ID, "tea")
	require.NoError(t, err)
	_, err = h.CloseWindow(ctx, queue.Act{Window: "9", Clerk: "9"})
	require.NoError(t, err)
	require.NoError(t, h.ChangeSettings(ctx, boss(), retire...))
	_, ok := h.Setup().Window("9")
	require.False(t, ok)
	await("the projection has lost the window", func() bool { _, ok := live.Window("9"); return !ok })
	_, err = h.OpenWindow(ctx, queue.Act{Window: "1", Clerk: "1"})
	require.NoError(t, err)
	_, err = h.Resume(ctx, queue.Act{Window: "1", Clerk: "1"}, ticket.ID)
	require.NoError(t, err, "who was on hold there goes on anywhere")
}

func TestALineWithPeopleStays(t *testing.T) {
	h := newChanging(t)
	ctx := t.Context()
	ticket := h.issue("gjj-tuixiu", "")
	err := h.ChangeSettings(ctx, boss(), h.plan().Retire(setup.PartLines, "A", "B")...)
	require.True(t, fault.Has(err, queue.CodeLineKept), "%v", err)
	_, err = h.Cancel(ctx, queue.Act{}, ticket.ID, "gone home")
	require.NoError(t, err)
	err = h.ChangeSettings(ctx, boss(), h.plan().Retire(setup.PartLines, "A", "")...)
	require.Error(t, err, "its departments have nowhere to go")
	require.NoError(t, h.ChangeSettings(ctx, boss(), h.plan().Retire(setup.PartLines, "A", "B")...))
	require.Equal(t, "B", h.issue("gjj-tuixiu", "").Line)
	require.NoError(t, h.ChangeSettings(ctx, boss(), h.plan().Restore(setup.PartLines, "A")...))
	require.Equal(t, "A", h.issue("gjj-tuixiu", "").Line)
	have, err := h.Settings(ctx)
	require.NoError(t, err)
	require.Len(t, have, 1, "all of it was taken back, but that window 5 keeps the line it was given")
	require.Equal(t, "windows.5.lines", have[0].Path)
}

func TestNobodyWaitsForASkillThatNoWindowHas(t *testing.T) {
	h := newChanging(t)
	ctx := t.Context()
	h.issue("gjj-tuixiu", "sign") // only window 1 serves the line and has the skill
	for name, c := range map[string][]queue.SettingChange{
		"the window goes":    h.plan().Retire(setup.PartWindows, "1", ""),
		"the skill goes":     h.plan().Retire(setup.PartSkills, "sign", ""),
		"the window changes": {{Path: "windows.1.lines", Value: "[B, E]"}},
	} {
		err := h.ChangeSettings(ctx, boss(), c...)
		require.True(t, fault.Has(err, queue.CodeStranded), "%s: %v", name, err)
	}
	require.NoError(t, h.ChangeSettings(ctx, boss(), append(h.plan().Retire(setup.PartWindows, "1", ""),
		queue.SettingChange{Path: "windows.3.skills", Value: "[sign]"})...), "another window has it then")
}

func TestAnItemKeepsALine(t *testing.T) {
	h := newChanging(t)
	at := slices.IndexFunc(h.Setup().Lines, func(l queue.Line) bool { return l.ID == "A" })
	require.Contains(t, h.Setup().Lines[at].Departments, "公积金管理中心")
	err := h.ChangeSettings(t.Context(), boss(), queue.SettingChange{Path: "lines.A.departments", Value: "[医疗保障局]"})
	require.True(t, fault.Has(err, queue.CodeItemNoLine), "%v", err)
}
