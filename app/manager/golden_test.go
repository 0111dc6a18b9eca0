package manager

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"onevisit/app/lang"
	"onevisit/app/look/lookgolden"
)

// pageNames name the pages in the order of the navigation.
var pageNames = [pages]string{"now", "clocks", "bookings", "today", "stations", "figures", "catalog", "people", "settings"}

// golden compares the seat as it stands with the picture that was looked at and kept.
func (r *room) golden(t *testing.T, name string) {
	t.Helper()
	r.win.Canvas().Capture() // the first one lays out
	lookgolden.Golden(t, name, r.win.Canvas().Capture())
}

// goldenPages are the pages that are kept here; those of the catalog, the people and the settings are in TestGoldenSettings.
var goldenPages = []page{pageNow, pageClocks, pageBookings, pageToday, pageStations, pageReport}

// TestGoldenPages compares the pages, in both languages, with what was looked at and kept; what is large or dark only where
// that lays out or colours something that the others do not have.
func TestGoldenPages(t *testing.T) {
	for _, l := range []lang.Language{lang.ZH, lang.EN} {
		r := newRoom(t, l, "10:42", busyMorning(t), machines(t), appointed(t))
		r.win.Resize(fyne.NewSize(1440, 900))
		r.pass(5 * time.Second)
		for _, p := range goldenPages {
			t.Run(string(l)[:2]+"-"+pageNames[p], func(t *testing.T) {
				r.open(p)
				r.run.Advance(time.Second)
				r.golden(t, string(l)[:2]+"-"+pageNames[p])
			})
		}
		r.open(pageNow)
		r.seat.do(command{verb: verbColors})
		if l == lang.ZH {
			r.seat.view.now.openWindow(4)
			r.golden(t, "zh-window-dark")
			r.seat.stage.CloseSheets()
			r.open(pageToday)
			r.golden(t, "zh-today-dark")
			continue
		}
		r.seat.do(command{verb: verbLarge})
		r.golden(t, "en-now-large")
	}
}
