package edit

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/assets"
	"onevisit/catalog"
	"onevisit/catalog/format/yaml"
	"onevisit/catalog/version"
	"onevisit/queue"
	"onevisit/queue/memory"
	"onevisit/queue/setup"
)

type still struct{ now time.Time }

func (s still) Now() time.Time { return s.now }

// within calls f with every field in a tree of objects.
func within(o fyne.CanvasObject, f func(*look.Entry)) {
	switch x := o.(type) {
	case *look.Entry:
		f(x)
	case *fyne.Container:
		for _, c := range x.Objects {
			within(c, f)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(x).Objects() {
			within(c, f)
		}
	}
}

// TestOpenedAndSavedNothingIsLost opens every part of every item of the sample hall, writes into each field what it
// says already, and finds no difference: what the editor cannot edit it keeps.
func TestOpenedAndSavedNothingIsLost(t *testing.T) {
	test.NewTempApp(t)
	cat, err := yaml.Load(assets.Hall(), ".")
	require.NoError(t, err)
	s, err := setup.Load(assets.Hall())
	require.NoError(t, err)
	run := &look.Inline{}
	h := queue.NewHall(memory.New(), s, cat, still{time.Date(2026, 3, 4, 10, 0, 0, 0, s.Calendar.Location())})
	win := test.NewTempWindow(t, nil)
	e, err := New(Params{Stage: look.NewStage(win, look.New(look.Day, 1), run), Words: func() *lang.Words { return lang.For(lang.EN) },
		Runner: run, Hall: h})
	require.NoError(t, err)
	fields := 0
	for _, it := range cat.Items() {
		e.bench.open(cat, it.ID)
		places := []place{{}}
		for i := range e.bench.item.Situations {
			places = append(places, place{partAsk, i})
		}
		for i := range e.bench.item.Materials {
			places = append(places, place{partMaterial, i})
		}
		for i := range e.bench.item.Refusals {
			places = append(places, place{partRefusal, i})
		}
		for _, e.at = range places {
			within(e.formOf(), func(in *look.Entry) {
				fields++
				if in.OnChange != nil {
					in.OnChange(in.Text())
				}
			})
		}
		e.bench.touch()
		require.Equal(t, clone(it), clone(e.bench.item), it.ID)
	}
	require.Greater(t, fields, 5000)
	items := e.bench.items(cat)
	draft, err := h.Fits(items, cat.Bundles())
	require.NoError(t, err)
	require.True(t, version.Compare(cat, draft).Empty())
}

func TestAlternativesAreWrittenAsShortAsTheyCanBe(t *testing.T) {
	zh := func(s string) catalog.Text { return catalog.Text{ZH: s} }
	one := func(s string) catalog.Part { return catalog.Part{ID: s, Name: zh(s)} }
	m := &catalog.Material{}
	putSets(m, [][]catalog.Part{{one("甲")}, {one("乙")}})
	require.Equal(t, []catalog.Text{zh("甲"), zh("乙")}, m.AnyOf)
	require.Nil(t, m.Sets)
	require.Equal(t, [][]catalog.Part{{one("甲")}, {one("乙")}}, setsOf(m))
	putSets(m, [][]catalog.Part{{one("甲")}, {one("乙"), one("丙")}})
	require.Equal(t, []catalog.Text{zh("甲"), zh("乙和丙")}, m.AnyOf)
	require.Equal(t, [][]catalog.Part{{one("甲")}, {one("乙"), one("丙")}}, setsOf(m))
}

func TestMonthsAreNumbersOfMonths(t *testing.T) {
	for in, want := range map[string][]int{"": nil, "1 4 7": {1, 4, 7}, "1、12月": {1, 12}, "7": {7}} {
		got, ok := monthsOf(in)
		require.True(t, ok, in)
		require.Equal(t, want, got, in)
	}
	for _, in := range []string{"0", "13", "1 99"} {
		_, ok := monthsOf(in)
		require.False(t, ok, in)
	}
}
