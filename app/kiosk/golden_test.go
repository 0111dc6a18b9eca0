package kiosk

import (
	"context"
	"testing"

	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/look/lookgolden"
	"onevisit/catalog"
)

// TestGoldenPages compares the main pages with what was looked at and kept. A ticket's page carries a code that is never
// the same twice and is read instead (qr_test.go).
func TestGoldenPages(t *testing.T) {
	test.NewTempApp(t)
	for _, c := range []struct {
		name                 string
		l                    lang.Language
		large, contrast, low bool
		w, h                 float32
		pages                []string
	}{
		{"zh", lang.ZH, false, false, false, 1080, 1920, []string{"01-home", "02-find", "06-question", "07-number",
			"09-materials-ticked", "10-verdict-missing", "14-verdict-good", "18-offer", "33-book-chosen", "44-guide"}},
		{"en", lang.EN, false, false, false, 1080, 1920, []string{"01-home", "10-verdict-missing"}},
		{"zh-wide", lang.ZH, false, false, false, 1920, 1080, []string{"01-home", "09-materials-ticked"}},
		{"en-low", lang.EN, false, false, true, 1080, 1920, []string{"09-materials-ticked"}},
		{"en-large", lang.EN, true, false, false, 1080, 1920, []string{"10-verdict-missing"}},
		{"zh-contrast", lang.ZH, false, true, false, 1080, 1920, []string{"10-verdict-missing"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := newRoom(t, func(p *Params) {
				p.Words, p.Reader = lang.For(c.l), mute{}
				p.Guide = func(context.Context, *catalog.Item, *lang.Words) error { return nil }
			})
			r.hall.Setup().Page = "http://10.0.0.5:8517"
			r.people(14, "gjj-tuixiu", "nb-jiehun", "jdc-zhuce")
			left := map[string]bool{}
			for _, p := range c.pages {
				left[p] = true
			}
			for _, s := range scenes(r) {
				s.show()
				if left[s.name] {
					delete(left, s.name)
					r.p.large, r.p.contrast, r.p.low = c.large, c.contrast, c.low
					v := newView(0, r.hall.Now) // of its own: the pages between are not drawn
					v.turned = func(wide bool) { r.p.wide = wide }
					r.p.wide = c.w > c.h
					v.Apply(r.p.render())
					lookgolden.Golden(t, c.name+s.name[2:], look.Shot(v.Content(), c.w, c.h, look.New(look.Kiosk, 1)))
				}
				if len(left) == 0 {
					break
				}
			}
			require.Empty(t, left)
		})
	}
}
