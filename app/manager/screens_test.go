package manager

import (
	"fmt"
	"strconv"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/look/lookgolden"
	"onevisit/queue"
	"onevisit/queue/setup"
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
			r := newRoom(t, l, "10:42", busyMorning(t), machines(t), appointed(t))
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
			for i := range clockFilters {
				r.seat.choose(func(c *choices) { c.clocks = i })
				r.shot(p + "2-clocks-" + strconv.Itoa(int(i)))
			}
			r.seat.choose(func(c *choices) { c.clocks = clocksAll })
			r.seat.do(command{verb: verbDetail, id: r.seat.facts.clocks[0].ID})
			r.shot(p + "2-clocks-detail")
			r.seat.stage.CloseSheets()
			r.open(pageCatalog)
			r.shot(p + "3-catalog")
			r.seat.view.catalog.faults.Press()
			r.shot(p + "3-catalog-faults")
			r.open(pageBookings)
			r.run.Advance(time.Second)
			r.shot(p + "3-bookings")
			require.NotEmpty(t, r.seat.view.bookings.people.list)
			r.seat.view.bookings.people.table.Rows.OnTap(0)
			r.shot(p + "3-bookings-one")
			require.NotNil(t, r.seat.stage.TopSheet())
			r.seat.stage.CloseSheets()
			r.open(pageStations)
			r.shot(p + "3-stations")
			r.seat.view.stations.rows.table.Rows.OnTap(0)
			r.shot(p + "3-stations-one")
			r.seat.stage.CloseSheets()
			r.open(pageToday)
			r.shot(p + "4-figures")
			r.seat.do(command{verb: verbColors})
			r.shot(p + "4-figures-dark")
			r.seat.do(command{verb: verbColors})
			r.shot(p + "4-figures-contrast")
			r.seat.do(command{verb: verbColors})
			r.open(pageReport)
			r.run.Advance(time.Second)
			require.Empty(t, r.state().report.reading)
			r.shot(p + "4-report")
			r.open(pagePeople)
			r.shot(p + "5-people")
			r.seat.openMember("")
			r.shot(p + "5-people-new")
			r.seat.stage.CloseSheets()
			r.open(pageSettings)
			for g := range settingsGroups {
				r.seat.choose(func(c *choices) { c.group = g })
				r.shot(p + "5-settings-" + groupKeys[g])
			}
			for _, part := range setup.Parts() {
				r.seat.openAdd(part)
				r.shot(p + "5-settings-add-" + string(part))
				r.seat.stage.CloseSheets()
			}
			for _, path := range []string{"windows.7", "lines.D", "skills.sign", "notices.1"} {
				r.seat.openEdit(path)
				r.shot(p + "5-settings-retire-" + path)
				r.seat.stage.CloseSheets()
			}
			r.seat.openEdit("windows.3.lines")
			r.shot(p + "5-settings-edit")
			r.seat.stage.CloseSheets()
			r.seat.openDay()
			r.shot(p + "5-day")
			r.seat.stage.CloseSheets()
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

// cut lists texts that do not fit: lines and paragraphs that end in an ellipsis, paragraphs and numbers without their room.
func cut(root fyne.CanvasObject) (lines, crushed []string) {
	lookgolden.Visible(root, func(o fyne.CanvasObject) {
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
			if w.Shortened() {
				lines = append(lines, w.Text())
			}
		case *look.Button:
			if size.Width+1 < look.Natural(w).Width {
				lines = append(lines, w.Text())
			}
		}
	})
	return lines, crushed
}

// large is a size at which large text is looked at.
var large = fyne.NewSize(1920, 1080.5)

// TestNothingIsCutOff looks at every page on the screens that halls have, in both languages, with normal and with large
// text: every name is whole.
func TestNothingIsCutOff(t *testing.T) {
	for _, l := range []lang.Language{lang.ZH, lang.EN} {
		r := newRoom(t, l, "10:42", busyMorning(t), machines(t), appointed(t))
		for _, name := range []string{"normal", "large"} {
			if name == "large" {
				r.seat.do(command{verb: verbLarge})
			}
			for _, size := range []fyne.Size{fyne.NewSize(1366, 768), fyne.NewSize(1440, 900), fyne.NewSize(1920, 1080)} {
				if name == "large" && size.Width == 1440 { // between the other two
					continue
				}
				r.win.Resize(size)
				r.pass(5 * time.Second)
				for p := range pages {
					r.open(p)
					r.run.Advance(time.Second)
					r.shot(fmt.Sprintf("%s-%s-%.0f-%s", string(l)[:2], name, size.Width, pageNames[p]))
					lines, crushed := cut(r.win.Content())
					assert.Empty(t, crushed, "%s %s %v %s", l, name, size, pageNames[p])
					assert.Empty(t, lines, "%s %s %v %s", l, name, size, pageNames[p])
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
