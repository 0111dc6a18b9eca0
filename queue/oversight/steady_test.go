package oversight_test

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/version"
	"onevisit/queue"
	"onevisit/queue/oversight"
	"onevisit/queue/storetest"
)

// TestWhatIsDueSoonDoesNotGoUpWhileItsClockStands: nobody is to be told off for a case that waits for its applicant.
func TestWhatIsDueSoonDoesNotGoUpWhileItsClockStands(t *testing.T) {
	ctx := t.Context()
	p := newPost(t)
	c := p.accept(p.issue(storetest.Simple))
	p.look(46 * time.Minute)
	require.Equal(t, queue.ToldClerk, p.alarms()[oversight.DueSoon])
	_, err := p.hall.PauseClock(ctx, desk, c.ID, queue.PauseApplicant, "")
	require.NoError(t, err)
	p.look(2 * time.Hour)
	require.Equal(t, queue.ToldClerk, p.alarms()[oversight.DueSoon])
	_, err = p.hall.ResumeClock(ctx, desk, c.ID)
	require.NoError(t, err)
	p.look(time.Minute)
	require.Contains(t, p.alarms(), oversight.DueSoon, "under its new due time")
	n := 0
	for _, a := range p.live.Alarms() {
		if a.Kind == oversight.DueSoon && a.Open() {
			n++
		}
	}
	require.Equal(t, 1, n)
}

// TestTheGuardJudgesByTheCatalogOfToday: a paper that a new version lists is not beyond the list, though the guard began
// under the old one.
func TestTheGuardJudgesByTheCatalogOfToday(t *testing.T) {
	ctx := t.Context()
	p := newPost(t)
	require.NoError(t, p.hall.RecordCatalog(ctx))
	require.NoError(t, p.hall.RefreshCatalog(ctx))
	p.begin()
	var items []*catalog.Item
	for _, it := range p.hall.Catalog().Items() {
		cp := version.Plain(it)
		cp.Materials = slices.Clone(it.Materials)
		if cp.ID == storetest.Simple {
			cp.Materials = append(cp.Materials, catalog.Material{ID: "photo", Name: catalog.Text{ZH: "照片"}})
		}
		items = append(items, cp)
	}
	_, err := p.hall.Publish(ctx, queue.Act{Clerk: "7"}, queue.Publication{Kind: queue.EditionEdit, Items: items, Note: "photo"})
	require.NoError(t, err)
	v := p.issue(storetest.Simple)
	p.serve(v)
	_, err = p.hall.AskPaper(ctx, desk, v.Cases[0].ID, "照片")
	require.NoError(t, err)
	p.look(time.Minute)
	require.NotContains(t, p.alarms(), oversight.BeyondList)
	_, err = p.hall.AskPaper(ctx, desk, v.Cases[0].ID, "户口簿")
	require.NoError(t, err)
	p.look(time.Minute)
	require.Contains(t, p.alarms(), oversight.BeyondList)
}

// TestOneAlarmThatCannotBeTendedDoesNotHoldTheOthers: a hall was started with other files, which do not know the item of
// a case; its silence cannot take effect, and everything else goes on.
func TestOneAlarmThatCannotBeTendedDoesNotHoldTheOthers(t *testing.T) {
	ctx := t.Context()
	p := newPost(t)
	v := p.issue(storetest.Gap)
	p.serve(v)
	_, err := p.hall.Receive(ctx, desk, v.Cases[0].ID)
	require.NoError(t, err)
	_, err = p.hall.Finish(ctx, desk, v.Ticket.ID)
	require.NoError(t, err)
	items := slices.DeleteFunc(slices.Clone(p.hall.Catalog().Items()), func(it *catalog.Item) bool { return it.ID == storetest.Gap })
	for i, it := range items {
		items[i] = version.Plain(it)
	}
	other, err := catalog.New("v2", items)
	require.NoError(t, err)
	p.hall = queue.NewHall(p.store, p.hall.Setup(), other, p.clock)
	_, err = p.hall.PauseWindow(ctx, desk, "copier")
	require.NoError(t, err)
	p.begin()
	p.clock.Add(8 * 24 * time.Hour)
	var failed error
	for range 4 {
		p.sync()
		failed = p.guard.Look(ctx)
		p.clock.Add(20 * time.Minute)
	}
	p.sync()
	require.Error(t, failed)
	require.Contains(t, p.alarms(), oversight.DutyMissed)
	require.Equal(t, queue.ToldManager, p.alarms()[oversight.PausedLong], "the other one went up all the same")
}
