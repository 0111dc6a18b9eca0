package guide_test

import (
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
			page := say.PageOf(w, catalog.GuideOf(it, say.PlaceOf(s, it), cat.Version()))
			var said []string
			for _, o := range guide.Sections(page.Sections) {
				for _, p := range paras(o) {
					said = append(said, p.Text())
					require.NotContains(t, p.Text(), "{", it.ID)
				}
			}
			for _, section := range page.Sections {
				require.Contains(t, said, look.Display(section.Title))
				for _, r := range section.Rows {
					require.Contains(t, said, look.Display(r.Value))
				}
			}
		}
	}
}
