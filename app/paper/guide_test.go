package paper

import (
	"bytes"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look/lookgolden"
	"onevisit/app/say"
	"onevisit/assets"
	"onevisit/catalog"
	format "onevisit/catalog/format/yaml"
	"onevisit/queue/setup"
)

// TestTheGuideSaysOnPaperWhatTheScreenSays reads the printed guide back.
func TestTheGuideSaysOnPaperWhatTheScreenSays(t *testing.T) {
	cat, err := format.Load(assets.Hall(), ".")
	require.NoError(t, err)
	s, err := setup.Load(assets.Hall())
	require.NoError(t, err)
	for _, id := range []string{"gjj-tuixiu", cat.Items()[0].ID, cat.Items()[len(cat.Items())-1].ID} {
		it, err := cat.Item(id)
		require.NoError(t, err)
		for _, w := range words() {
			g := catalog.GuideOf(it, say.PlaceOf(s, it), cat.Version())
			pdf, err := GuideSheet(w, g, "http://hall.example/g/"+id, s.Caution, time.Date(2026, 3, 4, 10, 0, 0, 0, time.UTC))
			require.NoError(t, err)
			got := pdfText(t, pdf)
			for _, section := range say.PageOf(w, g).Sections {
				require.Contains(t, got, squeeze(section.Title))
				for _, r := range section.Rows {
					require.Contains(t, got, squeeze(clean(r.Value)), "%s %s", id, r.Name)
				}
			}
			require.Contains(t, got, squeeze(w.T("common.not_stated")))
			if dir := lookgolden.Shots(t); dir != "" {
				require.NoError(t, os.WriteFile(dir+"/guide-"+id+"-"+string(w.Language())+".pdf", pdf, 0o600))
			}
		}
	}
}

func TestMostGuidesArePagesOfOneSheet(t *testing.T) {
	cat, err := format.Load(assets.Hall(), ".")
	require.NoError(t, err)
	s, err := setup.Load(assets.Hall())
	require.NoError(t, err)
	one := 0
	for _, it := range cat.Items() {
		g := catalog.GuideOf(it, say.PlaceOf(s, it), cat.Version())
		pdf, err := GuideSheet(lang.For(lang.ZH), g, "", s.Caution, time.Time{})
		require.NoError(t, err)
		if bytes.Count(pdf, []byte("/Type /Page\n")) == 1 {
			one++
		}
	}
	t.Logf("%d of %d guides fit one page", one, len(cat.Items()))
	require.Greater(t, 10*one, 7*len(cat.Items()))
}
