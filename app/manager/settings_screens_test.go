package manager

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look/lookgolden"
	"onevisit/queue"
	"onevisit/queue/simulate"
)

// staffed is a morning in a hall that knows its people.
func staffed(t *testing.T) func(*queue.Hall, *simulate.Clock) {
	return func(h *queue.Hall, c *simulate.Clock) {
		nine(h, c)
		for _, m := range []queue.Member{{ID: "1", Name: "王建国", Role: queue.RoleManager}, {ID: "12", Name: "李四", Role: queue.RoleClerk, Windows: []string{"3", "5"}},
			{ID: "13", Name: "古丽娜尔·买买提", Role: queue.RoleClerk}, {ID: "14", Name: "赵六", Role: queue.RoleClerk, Inactive: true}} {
			_, err := h.PutMember(t.Context(), queue.Act{}, m, "")
			require.NoError(t, err)
		}
		require.NoError(t, h.RecordCatalog(t.Context()))
		require.NoError(t, h.RefreshCatalog(t.Context()))
	}
}

// settingsScreens are the pages and sheets of settings, people and the catalog's list, by name.
func settingsScreens(r *room, see func(name string)) {
	for g := range settingsGroups {
		r.pick(g, "")
		see("settings-" + groupKeys[g])
	}
	sheet := func(name string, open func()) {
		open()
		see(name)
		r.seat.stage.CloseSheets()
	}
	sheet("settings-edit", func() { r.seat.openEdit("windows.3.lines") })
	sheet("settings-printer", func() { r.seat.openEdit("devices.tickets") })
	sheet("settings-add-window", func() { r.seat.openAdd("windows") })
	sheet("settings-add-line", func() { r.seat.openAdd("lines") })
	sheet("settings-retire-line", func() { r.seat.openEdit("lines.D") })
	r.open(pagePeople)
	see("people")
	sheet("people-one", func() { r.seat.openMember("12") })
	r.open(pageCatalog)
	see("catalog")
}

// TestSettingsFitEveryScreen looks for texts that are crushed, at the sizes that managers have, large text too.
func TestSettingsFitEveryScreen(t *testing.T) {
	for _, l := range []lang.Language{lang.ZH, lang.EN} {
		for _, size := range []fyne.Size{fyne.NewSize(1366, 768), large} {
			r := newRoom(t, l, "", staffed(t))
			name := fmt.Sprintf("%s-%.0f", string(l)[:2], size.Width)
			if size == large {
				r.seat.do(command{verb: verbLarge})
				name += "-large"
			}
			r.win.Resize(size)
			r.pass(5 * time.Second)
			settingsScreens(r, func(page string) {
				r.seat.stage.Adopt()
				_, crushed := cut(r.win.Content())
				require.Empty(t, crushed, "%s %s", name, page)
				r.shot(name + "-" + page)
			})
		}
	}
}

// TestGoldenSettings: the pages and sheets as they were looked at; the pages that open first are among the seat's.
func TestGoldenSettings(t *testing.T) {
	kept := map[lang.Language][]string{
		lang.ZH: {"settings-windows", "settings-add-window", "settings-retire-line", "people-one"},
		lang.EN: {"settings-lines", "settings-devices"},
	}
	for l, names := range kept {
		r := newRoom(t, l, "", staffed(t))
		r.win.Resize(fyne.NewSize(1440, 900))
		r.pass(5 * time.Second)
		settingsScreens(r, func(page string) {
			for _, n := range names {
				if n == page {
					r.seat.stage.Adopt()
					lookgolden.Golden(t, string(l)[:2]+"-"+page, r.win.Canvas().Capture())
				}
			}
		})
	}
}
