package queue_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/catalog/version"
	"onevisit/queue"
	"onevisit/queue/storetest"
)

// urgent publishes a change of one item from now on.
func (k *kit) urgent(id string, wins version.Side, change func(*catalog.Item)) (queue.Edition, error) {
	all, err := k.Editions(k.t.Context())
	require.NoError(k.t, err)
	return k.Publish(k.t.Context(), author, queue.Publication{Kind: queue.EditionEdit, Items: k.edited(id, change),
		Base: queue.DraftBase(all, k.clock.Now()), Wins: wins})
}

func named(name string) func(*catalog.Item) {
	return func(it *catalog.Item) { it.Name.ZH = name }
}

// TestAnUrgentChangeDoesNotWaitForTheScheduledOne: it holds at once, and on its day the other holds with it.
func TestAnUrgentChangeDoesNotWaitForTheScheduledOne(t *testing.T) {
	k := recorded(t)
	waits := k.publish(0, "2026-03-06")
	e, err := k.urgent(storetest.Simple, version.Undecided, named("urgent"))
	require.NoError(t, err)
	require.Equal(t, e.N+1, e.Rebased)
	it, err := k.Catalog().Item(storetest.Simple)
	require.NoError(t, err)
	require.Equal(t, "urgent", it.Name.ZH)
	require.Len(t, it.Materials, 1)

	all, err := k.Editions(t.Context())
	require.NoError(t, err)
	again := all[e.Rebased]
	require.False(t, all[waits.N].Cancelled.IsZero(), "it was replaced")
	require.True(t, again.From.Equal(waits.From))
	require.Equal(t, []any{waits.Author, waits.Note, e.N}, []any{again.Author, again.Note, again.Base})
	k.clock.Set(waits.From)
	it, err = k.Catalog().Item(storetest.Simple)
	require.NoError(t, err)
	require.Equal(t, "urgent", it.Name.ZH, "nothing of the urgent one is undone")
	require.Len(t, it.Materials, 2, "and nothing of the scheduled one is lost")
}

// TestAClashWithTheScheduledOneIsToldAndDecided by item and field; nothing is published before.
func TestAClashWithTheScheduledOneIsToldAndDecided(t *testing.T) {
	for _, wins := range []version.Side{version.Waiting, version.Urgent} {
		k := recorded(t)
		waits, err := k.Publish(t.Context(), author, queue.Publication{Kind: queue.EditionEdit, From: "2026-03-06",
			Items: k.edited(storetest.Simple, func(it *catalog.Item) {
				named("scheduled")(it)
				withPhoto(it)
			})})
		require.NoError(t, err)
		_, err = k.urgent(storetest.Simple, version.Undecided, named("urgent"))
		var clash *queue.ScheduleClash
		require.ErrorAs(t, err, &clash)
		require.True(t, fault.Has(err, queue.CodeScheduleClash))
		require.Equal(t, fault.Args{"n": waits.N, "day": "2026-03-06", "count": 1}, clash.Fault.Args)
		require.Len(t, clash.Conflicts, 1)
		require.Equal(t, []string{storetest.Simple, "name"}, []string{clash.Conflicts[0].Ref.ID, clash.Conflicts[0].Field})
		all, err := k.Editions(t.Context())
		require.NoError(t, err)
		require.Len(t, all, 2)
		require.True(t, all[1].Cancelled.IsZero())

		_, err = k.urgent(storetest.Simple, wins, named("urgent"))
		require.NoError(t, err)
		now, err := k.Catalog().Item(storetest.Simple)
		require.NoError(t, err)
		require.Equal(t, "urgent", now.Name.ZH, "today it is the urgent one in any case")
		k.clock.Set(waits.From)
		then, err := k.Catalog().Item(storetest.Simple)
		require.NoError(t, err)
		require.Equal(t, map[version.Side]string{version.Waiting: "scheduled", version.Urgent: "urgent"}[wins], then.Name.ZH)
		require.Len(t, then.Materials, 2)
	}
}

// TestARollbackKeepsWhatIsScheduled: the scheduled changes are made in what was rolled back to.
func TestARollbackKeepsWhatIsScheduled(t *testing.T) {
	k := recorded(t)
	first, err := k.urgent(storetest.Bare, version.Undecided, named("mistake"))
	require.NoError(t, err)
	waits := k.publish(first.N, "2026-03-06")
	e, err := k.Rollback(t.Context(), author, 0, "")
	require.NoError(t, err)
	require.NotZero(t, e.Rebased)
	k.clock.Set(waits.From)
	bare, err := k.Catalog().Item(storetest.Bare)
	require.NoError(t, err)
	require.NotEqual(t, "mistake", bare.Name.ZH)
	simple, err := k.Catalog().Item(storetest.Simple)
	require.NoError(t, err)
	require.Len(t, simple.Materials, 2)
}

// TestAScheduledVersionThatWouldBreakIsTold: it speaks of an answer that the urgent one takes away.
func TestAScheduledVersionThatWouldBreakIsTold(t *testing.T) {
	k := recorded(t)
	ask := catalog.Situation{ID: "kind", Ask: catalog.Text{ZH: "?"}, Choices: []catalog.Choice{{ID: "a", Name: catalog.Text{ZH: "a"}}, {ID: "b", Name: catalog.Text{ZH: "b"}}}}
	first, err := k.urgent(storetest.Bare, version.Undecided, func(it *catalog.Item) { it.Situations = []catalog.Situation{ask} })
	require.NoError(t, err)
	_, err = k.Publish(t.Context(), author, queue.Publication{Kind: queue.EditionEdit, From: "2026-03-06", Base: first.N,
		Items: k.edited(storetest.Bare, func(it *catalog.Item) {
			it.Materials = append(it.Materials, catalog.Material{ID: "m", Name: catalog.Text{ZH: "m"}, When: `kind == "a"`})
		})})
	require.NoError(t, err)
	_, err = k.urgent(storetest.Bare, version.Undecided, func(it *catalog.Item) { it.Situations = nil })
	k.fails(err, queue.CodeScheduleBreaks)
	now, err := k.Catalog().Item(storetest.Bare)
	require.NoError(t, err)
	require.Len(t, now.Situations, 1, "nothing was published")
}
