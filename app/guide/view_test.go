package guide_test

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"onevisit/app/guide"
	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/say"
	"onevisit/assets"
	"onevisit/catalog"
	format "onevisit/catalog/format/yaml"
	"onevisit/queue/setup"
)

// paras are the paragraphs of a drawn guide.
func paras(o fyne.CanvasObject) (out []*look.Para) {
	switch x := o.(type) {
	case *look.Para:
		return []*look.Para{x}
	case *fyne.Container:
		for _, c := range x.Objects {
			out = append(out, paras(c)...)
		}
	}
	return out
}

func TestEveryGuideIsDrawnWhole(t *testing.T) {
	test.NewTempApp(t)
	cat, err := format.Load(assets.Hall(), ".")
	require.NoError(t, err)
	s, err := setup.Load(assets.Hall())
	require.NoError(t, err)
	for _, l := range []lang.Language{lang.ZH, lang.EN} {
		w := lang.For(l)
		for _, it := range cat.Items() {
			g := catalog.GuideOf(it, say.PlaceOf(s, it), cat.Version())
			view := guide.View(w, g, guide.Desk)
			page := say.PageOf(w, g)
			var said []string
			for _, p := range paras(view) {
				said = append(said, p.Text())
				require.NotContains(t, p.Text(), "{", it.ID)
			}
			for _, section := range page.Sections {
				require.Contains(t, said, section.Title)
				for _, r := range section.Rows {
					require.Contains(t, said, r.Value)
				}
			}
		}
		for name, z := range map[string]guide.Size{"desk": guide.Desk, "kiosk": guide.Kiosk} {
			dir := os.Getenv("ONEVISIT_SHOTS")
			if dir == "" {
				continue
			}
			it, err := cat.Item("gjj-tuixiu")
			require.NoError(t, err)
			width, theme := float32(560), look.New(look.Day, 1)
			if name == "kiosk" {
				width, theme = 960, look.New(look.Kiosk, 1, look.Touch())
			}
			view := guide.View(w, catalog.GuideOf(it, say.PlaceOf(s, it), cat.Version()), z)
			height := look.HeightFor(view, width) + 40
			img := look.Shot(look.NewPanel(look.Surface, 0, 0, view).Padding(20, 20, 20, 20), width+40, height+40, theme)
			require.NoError(t, look.SavePNG(filepath.Join(dir, "guide-"+name+"-"+string(l)+".png"), img))
		}
	}
}
