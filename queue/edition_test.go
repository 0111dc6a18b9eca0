package queue_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/version"
	"onevisit/queue"
	"onevisit/queue/storetest"
)

// recorded is the test hall with its own catalog kept as version 0.
func recorded(t *testing.T) *kit {
	t.Helper()
	k := newKit(t)
	require.NoError(t, k.RecordCatalog(t.Context()))
	require.NoError(t, k.RefreshCatalog(t.Context()))
	return k
}

// edited are the items of the test hall with one changed.
func (k *kit) edited(id string, change func(*catalog.Item)) []*catalog.Item {
	var out []*catalog.Item
	for _, it := range k.Catalog().Items() {
		cp := version.Plain(it)
		cp.Materials = append([]catalog.Material(nil), it.Materials...)
		if cp.ID == id {
			change(cp)
		}
		out = append(out, cp)
	}
	return out
}

// publish makes a version in which the simple item also wants a photo.
func (k *kit) publish(base int, from string) queue.Edition {
	k.t.Helper()
	e, err := k.Publish(k.t.Context(), author, queue.Publication{Kind: queue.EditionEdit, Base: base, From: from, Note: "photo",
		Items: k.edited(storetest.Simple, withPhoto)})
	require.NoError(k.t, err)
	return e
}

var author = queue.Act{Clerk: "7"}

func withPhoto(it *catalog.Item) {
	it.Materials = append(it.Materials, catalog.Material{ID: "photo", Name: catalog.Text{ZH: "照片"}})
}

func TestTheHallsFilesAreVersionZero(t *testing.T) {
	k := recorded(t)
	require.NoError(t, k.RecordCatalog(t.Context()), "a second station records nothing")
	all, err := k.Editions(t.Context())
	require.NoError(t, err)
	require.Len(t, all, 1)
	require.Equal(t, queue.EditionFiles, all[0].Kind)
	require.Equal(t, 0, all[0].N)
	require.Equal(t, "v1", all[0].Version, "the name that the files' catalog has")
	require.Equal(t, 4, all[0].Items)
	require.Equal(t, "v1", k.Catalog().Version())
}

func TestACaseKeepsTheVersionItWasOpenedUnder(t *testing.T) {
	k := recorded(t)
	before := k.serve(storetest.Simple)
	e := k.publish(0, "")
	require.Equal(t, 1, e.N)
	require.Equal(t, "7", e.Author)
	it, err := k.Catalog().Item(storetest.Simple)
	require.NoError(t, err)
	require.Len(t, it.Materials, 2, "the new version holds at once")

	c, v, err := k.Check(t.Context(), at("2"), before.Cases[0].ID, storetest.Given(storetest.Simple, "id-card"))
	require.NoError(t, err)
	require.Equal(t, catalog.Accept, v.Outcome, "judged by the rules it was opened under")
	d, changed, err := k.RulesSince(t.Context(), c)
	require.NoError(t, err)
	require.True(t, changed)
	require.Equal(t, []version.Change{{Thing: version.ThingMaterial, ID: "photo", Name: catalog.Text{ZH: "照片"},
		Field: version.Added, Effect: version.EffectTight}}, d.Changes)
	_, err = k.Accept(t.Context(), at("2"), c.ID)
	require.NoError(t, err)
	_, err = k.Finish(t.Context(), at("2"), before.Ticket.ID)
	require.NoError(t, err)

	after := k.serve(storetest.Simple)
	require.Equal(t, e.Version, after.Cases[0].Catalog)
	_, v, err = k.Check(t.Context(), at("2"), after.Cases[0].ID, storetest.Given(storetest.Simple, "id-card"))
	require.NoError(t, err)
	require.Equal(t, catalog.Correct, v.Outcome)
	_, changed, err = k.RulesSince(t.Context(), after.Cases[0])
	require.NoError(t, err)
	require.False(t, changed)
}

// TestAnotherStationJudgesAnOldCaseByItsVersion: a station that started later has never seen the hall's old files.
func TestAnotherStationJudgesAnOldCaseByItsVersion(t *testing.T) {
	k := recorded(t)
	v := k.serve(storetest.Simple)
	k.publish(0, "")
	other, err := catalog.New("other files", k.edited(storetest.Simple, func(it *catalog.Item) { it.Materials = nil }))
	require.NoError(t, err)
	h := queue.NewHall(k.store, k.setup, other, k.clock)
	require.NoError(t, h.RecordCatalog(t.Context()), "what was published holds, not this station's files")
	require.NoError(t, h.RefreshCatalog(t.Context()))
	require.Equal(t, "v1", v.Cases[0].Catalog)
	it, err := h.ItemOf(t.Context(), v.Cases[0])
	require.NoError(t, err)
	require.Len(t, it.Materials, 1)
	now, err := h.Catalog().Item(storetest.Simple)
	require.NoError(t, err)
	require.Len(t, now.Materials, 2)
}

func TestAScheduledVersionHoldsFromItsDayWithoutARestart(t *testing.T) {
	k := recorded(t)
	live, err := k.Live(t.Context())
	require.NoError(t, err)
	e := k.publish(0, "2026-03-06")
	require.Equal(t, "2026-03-06", e.From.Format(time.DateOnly))
	require.Equal(t, "v1", k.Catalog().Version())
	k.clock.Set(e.From.Add(-time.Second))
	require.Equal(t, "v1", k.Catalog().Version())
	k.clock.Set(e.From)
	require.Equal(t, e.Version, k.Catalog().Version())
	require.Zero(t, live.Counts().Waiting)
}

func TestOneScheduledVersionAtATime(t *testing.T) {
	k := recorded(t)
	e := k.publish(0, "2026-03-06")
	args := k.fails(failed(k.Publish(t.Context(), author, queue.Publication{Items: k.edited(storetest.Bare, withPhoto), From: "2026-03-07"})),
		queue.CodeScheduled)
	require.Equal(t, "2026-03-06", args["day"])
	_, err := k.CancelEdition(t.Context(), author, e.N)
	require.NoError(t, err)
	k.fails(failed(k.CancelEdition(t.Context(), author, e.N)), queue.CodeInEffect)
	k.clock.Add(100 * time.Hour)
	require.Equal(t, "v1", k.Catalog().Version(), "cancelled is cancelled")
	require.Equal(t, 2, k.publish(0, "").N, "numbers are not given twice")
}

func TestRollback(t *testing.T) {
	k := recorded(t)
	k.publish(0, "")
	e, err := k.Rollback(t.Context(), author, 0, "too strict")
	require.NoError(t, err)
	require.Equal(t, queue.EditionRollback, e.Kind)
	it, err := k.Catalog().Item(storetest.Simple)
	require.NoError(t, err)
	require.Len(t, it.Materials, 1)
	d, err := k.CompareEditions(t.Context(), 0, e.N)
	require.NoError(t, err)
	require.True(t, d.Empty())
	d, err = k.CompareEditions(t.Context(), 1, e.N)
	require.NoError(t, err)
	looser, tighter := d.Count()
	require.Equal(t, [2]int{1, 0}, [2]int{looser, tighter})
	k.fails(failed(k.Rollback(t.Context(), author, 0, "")), queue.CodeNothingChanged)
	k.fails(failed(k.Rollback(t.Context(), author, 9, "")), queue.CodeUnknownEdition)
}

func TestWhatCannotBePublished(t *testing.T) {
	k := recorded(t)
	photo := k.edited(storetest.Simple, withPhoto)
	k.fails(failed(k.Publish(t.Context(), queue.Act{}, queue.Publication{Items: photo})), queue.CodeNoClerk)
	for _, day := range []string{"2026-03-04", "2026-03-01", "tomorrow"} {
		k.fails(failed(k.Publish(t.Context(), author, queue.Publication{Items: photo, From: day, Kind: queue.EditionEdit})), queue.CodeBadEffective)
	}
	k.fails(failed(k.Publish(t.Context(), author, queue.Publication{Items: k.Catalog().Items(), Kind: queue.EditionEdit})), queue.CodeNothingChanged)
	lost := k.edited(storetest.Simple, func(it *catalog.Item) { it.Department.ZH = "nowhere" })
	k.fails(failed(k.Publish(t.Context(), author, queue.Publication{Items: lost, Kind: queue.EditionEdit})), queue.CodeNoLine)
	k.publish(0, "")
	args := k.fails(failed(k.Publish(t.Context(), author, queue.Publication{Items: photo, Kind: queue.EditionEdit, Base: 0})), queue.CodeStaleDraft)
	require.Equal(t, "7", args["author"])
	all, err := k.Editions(t.Context())
	require.NoError(t, err)
	require.Len(t, all, 2, "nothing of what was refused is kept")
}

func TestAnItemNoLongerOfferedIsAChangeOfRules(t *testing.T) {
	k := recorded(t)
	v := k.serve(storetest.Bare)
	var rest []*catalog.Item
	for _, it := range k.Catalog().Items() {
		if it.ID != storetest.Bare {
			rest = append(rest, it)
		}
	}
	_, err := k.Publish(t.Context(), author, queue.Publication{Items: rest, Kind: queue.EditionImport})
	require.NoError(t, err)
	d, changed, err := k.RulesSince(t.Context(), v.Cases[0])
	require.NoError(t, err)
	require.True(t, changed)
	require.Nil(t, d.New)
	_, _, err = k.Check(t.Context(), at("2"), v.Cases[0].ID, storetest.Given(storetest.Bare))
	require.NoError(t, err, "an open case can still be finished")
}

func failed[T any](_ T, err error) error { return err }

// TestARunningStationTakesUpWhatAnotherPublishes: no restart, and the seats hear of it.
func TestARunningStationTakesUpWhatAnotherPublishes(t *testing.T) {
	k := recorded(t)
	other := queue.NewHall(k.store, k.setup, storetest.Catalog(t), k.clock)
	live, err := other.Live(t.Context())
	require.NoError(t, err)
	heard := make(chan queue.Kind, 16)
	defer live.Subscribe(func(rows []queue.Change) {
		for _, r := range rows {
			heard <- r.Kind
		}
	})()
	e := k.publish(0, "")
	require.Equal(t, queue.EvCatalog, <-heard)
	require.Equal(t, e.Version, other.Catalog().Version())
}
