package manager

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
)

func TestTheCatalogIsEditedInItsPage(t *testing.T) {
	for _, l := range []lang.Language{lang.ZH, lang.EN} {
		r := newRoom(t, l, "10:42")
		require.NoError(t, r.hall.RecordCatalog(t.Context()))
		require.NoError(t, r.hall.RefreshCatalog(t.Context()))
		r.open(pageCatalog)
		v := r.seat.view.catalog
		for name, size := range map[string]fyne.Size{"1440": fyne.NewSize(1440, 900), "1366": fyne.NewSize(1366, 768)} {
			r.win.Resize(size)
			r.settle()
			r.shot(string(l) + "-7-catalog-" + name)
			v.edit.Press()
			require.False(t, v.listed.Visible())
			r.settle()
			require.False(t, v.listed.Visible(), "news of the hall do not close the editor")
			r.shot(string(l) + "-7-edit-" + name)
			require.True(t, v.back())
			require.False(t, v.back())
			require.True(t, v.listed.Visible())
		}
		all := len(r.state().catalog.items)
		v.hour.Press()
		some := r.state().catalog.items
		require.Less(t, len(some), all)
		for _, row := range some {
			it, err := r.hall.Catalog().Item(row.id)
			require.NoError(t, err)
			require.True(t, it.OneHour)
		}
		v.hour.Press()
		v.slim.Press()
		require.NotNil(t, r.seat.stage.TopSheet())
		r.shot(string(l) + "-7-report")
		r.seat.stage.CloseSheets()
		v.past.Press()
		require.NotNil(t, r.seat.stage.TopSheet())
		r.seat.stage.CloseSheets()
		v.add.Press()
		require.Equal(t, 1, v.editor.Dirty())
	}
}
