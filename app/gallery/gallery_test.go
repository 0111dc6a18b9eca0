package gallery

import (
	"image/png"
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
)

func TestEveryPageIsSaved(t *testing.T) {
	test.NewTempApp(t)
	paths, err := Save(t.TempDir())
	require.NoError(t, err)
	require.Len(t, paths, len(palettes)*2)
	for _, p := range paths {
		f, err := os.Open(p)
		require.NoError(t, err)
		c, err := png.DecodeConfig(f)
		require.NoError(t, err)
		require.NoError(t, f.Close())
		require.Equal(t, [2]int{int(look.GalleryWidth), int(look.GalleryHeight)}, [2]int{c.Width, c.Height})
	}
	_, err = Save("/no/such/folder")
	require.Error(t, err)
}

func TestEveryPageOpens(t *testing.T) {
	test.NewTempApp(t)
	look.Observe()
	win := test.NewTempWindow(t, nil)
	g := New(lang.For(lang.ZH))
	g.Bind(win, &look.Inline{})
	for i := range palettes {
		g.palette = i
		g.show()
		require.NotEmpty(t, look.Pressables(win.Canvas()))
	}
	require.True(t, lang.For(lang.ZH).Has("gallery.palette."+palettes[g.palette].Name))
}

func TestLongListMakesOnlyTheRowsInView(t *testing.T) {
	test.NewTempApp(t)
	win := test.NewTempWindow(t, nil)
	g := New(lang.For(lang.EN))
	g.Bind(win, &look.Inline{})
	g.ShowRows(ManyRows)
	texts := 0
	for _, o := range test.LaidOutObjects(win.Content()) {
		if x, ok := o.(*look.Text); ok && strings.HasPrefix(x.Text(), "Housing fund ") {
			texts++
		}
	}
	require.Greater(t, texts, 10, "a screen full of rows")
	require.Less(t, texts, 100, "and no more")
}
