package manager

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/queue"
	"onevisit/queue/simulate"
)

// busyMorning adds what a morning can bring: a window that stays closed, one paused for long, a citizen who needs help.
func busyMorning(t *testing.T) func(*queue.Hall, *simulate.Clock) {
	return func(h *queue.Hall, c *simulate.Clock) {
		for _, w := range []string{"8", "4"} {
			if _, err := h.CloseWindow(t.Context(), queue.Act{Window: w}); err != nil {
				t.Log(err)
			}
		}
		c.Advance(3 * time.Minute)
		if err := h.Help(t.Context(), queue.Act{Window: "kiosk-1"}); err != nil {
			t.Fatal(err)
		}
		c.Advance(time.Minute)
	}
}

func TestScreens(t *testing.T) {
	for _, l := range []lang.Language{lang.ZH, lang.EN} {
		t.Run(string(l), func(t *testing.T) {
			r := newRoom(t, l, "10:42", busyMorning(t))
			p := string(l)[:2] + "-"
			r.shot(p + "1-now")
			r.seat.view.now.figures[0].tile.Press()
			r.shot(p + "1-now-meaning")
			require.NotNil(t, r.seat.stage.TopSheet())
			r.seat.stage.CloseSheets()
			r.seat.view.now.openWindow(2)
			r.shot(p + "1-now-window")
			require.NotNil(t, r.seat.view.sheet)
			r.seat.stage.CloseSheets()
			require.Nil(t, r.seat.view.sheet)
			r.open(pageClocks)
			require.Positive(t, r.seat.view.clocks.rows.table.Rows.Count())
			r.shot(p + "2-clocks")
			r.open(pageCatalog)
			r.shot(p + "3-catalog")
			r.seat.view.catalog.faults.Press()
			r.shot(p + "3-catalog-faults")
			r.open(pageFigures)
			r.shot(p + "4-figures")
			r.open(pageSettings)
			r.shot(p + "5-settings")
			r.open(pageNow)
			r.seat.view.now.openAll()
			r.shot(p + "1-now-all")
			require.NotNil(t, r.seat.stage.TopSheet())
			r.seat.stage.CloseSheets()
			r.win.Resize(fyne.NewSize(1280, 720))
			r.pass(time.Second)
			r.shot(p + "6-now-small")
		})
	}
}

// each calls f with every visible object below o.
func each(o fyne.CanvasObject, f func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	f(o)
	switch c := o.(type) {
	case *fyne.Container:
		for _, child := range c.Objects {
			each(child, f)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(c).Objects() {
			each(child, f)
		}
	}
}

// cut lists texts that do not fit: lines that end in an ellipsis, paragraphs and numbers without their room.
func cut(root fyne.CanvasObject) (lines, crushed []string) {
	each(root, func(o fyne.CanvasObject) {
		size := o.Size()
		switch w := o.(type) {
		case *look.Text:
			if size.Width+1 < look.Natural(w).Width {
				lines = append(lines, w.Text())
			}
			if size.Height+1 < look.Natural(w).Height {
				crushed = append(crushed, w.Text())
			}
		case *look.Para:
			if size.Height+1 < look.HeightFor(w, size.Width) {
				crushed = append(crushed, w.Text())
			}
		case *look.Button:
			if size.Width+1 < look.Natural(w).Width {
				lines = append(lines, w.Text())
			}
		}
	})
	return lines, crushed
}

func TestNothingIsCutOff(t *testing.T) {
	for _, l := range []lang.Language{lang.ZH, lang.EN} {
		for _, size := range []fyne.Size{fyne.NewSize(1600, 900), fyne.NewSize(1366, 768), fyne.NewSize(1280, 720)} {
			r := newRoom(t, l, "10:42", busyMorning(t))
			r.win.Resize(size)
			r.pass(time.Second)
			for _, p := range []page{pageNow, pageFigures, pageSettings} {
				r.open(p)
				lines, crushed := cut(r.win.Content())
				require.Empty(t, crushed, "%s %v page %d", l, size, p)
				if l == lang.ZH && size.Width == 1600 {
					require.Empty(t, lines, "page %d", p)
				}
			}
		}
	}
}

func TestWhatOpeningAWindowWouldChangeIsWhatItChanges(t *testing.T) {
	r := newRoom(t, lang.ZH, "", deserted(t))
	before, promised := r.live.Wait("A"), r.live.WaitWith("A", "5")
	require.True(t, before.NoWindow)
	require.False(t, promised.NoWindow)
	require.True(t, r.live.Wait("A").NoWindow, "asking changes nothing")
	_, err := r.hall.OpenWindow(t.Context(), queue.Act{Window: "5"})
	require.NoError(t, err)
	r.settle()
	require.Equal(t, r.live.Wait("A"), promised)
	again := r.live.WaitWith("A", "1")
	require.Less(t, again.High, promised.High, "one more window, a shorter wait")
}
