package counter

import (
	"strings"
	"testing"
	"time"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
)

// texts are all texts that can be seen in the window, sheets included.
func (r *room) texts() []string {
	var out []string
	for _, o := range r.drawn() {
		out = append(out, o.Text)
	}
	return out
}

// drawn are the pieces of text that can be seen in the window, sheets included.
func (r *room) drawn() []*canvas.Text {
	var out []*canvas.Text
	var add func(fyne.CanvasObject)
	add = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *canvas.Text:
			if o.Text != "" {
				out = append(out, o)
			}
		case *fyne.Container:
			for _, c := range o.Objects {
				add(c)
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				add(c)
			}
		}
	}
	add(r.win.Content())
	for _, o := range r.win.Canvas().Overlays().List() {
		add(o)
	}
	return out
}

// readable fails on a missing sentence and on hanzi in an English window. Names that the catalog gives in Chinese alone
// (aliases in search results, where a guide comes from) and the button that switches to Chinese stay as they are.
func (r *room) readable(scene string) {
	r.t.Helper()
	english := r.state().Language == lang.EN
	aliases := ""
	if sh := r.state().Sheet; sh != nil && sh.Kind == SheetSearch {
		for _, it := range r.hall.Catalog().Items() {
			aliases += strings.Join(it.Aliases, " ") + " " + it.Source.Text + " " + it.Source.Caveat + " "
		}
	}
	for _, s := range r.texts() {
		require.NotContains(r.t, s, "〔", scene)
		require.NotContains(r.t, s, "{", scene)
		if !english || s == lang.For(lang.EN).T("language.zh-CN") || strings.Contains(aliases, s) {
			continue
		}
		for _, c := range s {
			require.False(r.t, unicode.Is(unicode.Han, c), "%s: %s", scene, s)
		}
	}
}

// TestLanguageSwitchKeepsTheScreen switches in the middle of a visit with a sheet open.
func TestLanguageSwitchKeepsTheScreen(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	r.accepted()
	r.press("F2")
	r.issue("", nil, fund)
	r.press("F2", "F5", "1", "1", "Space", "Return", "w")
	before := r.state()
	require.Equal(t, SheetPaper, before.Sheet.Kind)

	r.seat.SetWords(lang.For(lang.EN))
	after := r.state()
	require.Equal(t, lang.EN, after.Language)
	require.Equal(t, before.Ticket.Label, after.Ticket.Label)
	require.Equal(t, before.Cursor, after.Cursor)
	require.Equal(t, len(before.Rows), len(after.Rows))
	require.Equal(t, SheetPaper, after.Sheet.Kind)
	require.NotEqual(t, before.Sheet.Title, after.Sheet.Title)
	require.Len(t, after.Clocks, len(before.Clocks))
	r.pass(10 * time.Second) // what was said before is gone
	r.readable("switched")

	r.press("Escape", "Ctrl+L")
	require.Equal(t, before.Bar.Title, r.state().Bar.Title)
	require.Equal(t, before.Rows, r.state().Rows)
	require.Equal(t, before.Cursor, r.state().Cursor)
	require.Contains(t, strings.Join(r.texts(), "\n"), before.Bar.Title)
}

// TestEveryPartHasItsWords asks for all words that are put together from a value.
func TestEveryPartHasItsWords(t *testing.T) {
	for _, l := range []lang.Language{lang.ZH, lang.EN} {
		w := lang.For(l)
		for c := range keyName {
			switch c {
			case CmdOpen, CmdEscape, CmdKeys:
			default:
				require.True(t, w.Has("counter.keys."+string(c)), c)
			}
		}
		for _, k := range []string{
			"class.elder", "class.disabled", "class.pregnant", "class.military", "class.appointment", "take.original",
			"take.copy", "take.original+copy", "take.verify", "take.photo", "take.form", "take.signed", "case.accepted",
			"case.accepted_with_gap", "case.pledged", "case.processing", "case.suspended", "case.done", "case.delivered",
			"case.incomplete", "case.refused", "case.withdrawn", "where.waiting", "where.called", "where.serving", "where.held",
			"where.completed", "where.cancelled", "where.expired", "where.no_show", "paper.ticket", "paper.acceptance",
			"paper.gap", "paper.notice", "paper.refusal", "sheet.paper_wrong", "sheet.paper_unclear", "sheet.paper_fillable",
			"sheet.paper_waived", "window.open", "window.paused", "pause.applicant", "pause.special", "pause.outage",
		} {
			require.True(t, w.Has("counter."+k), k)
		}
	}
}
