package counter

import (
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
)

// TestTheTextGrowsAsFarAsItFits: larger and smaller by key, no larger than the window has room for, and kept.
func TestTheTextGrowsAsFarAsItFits(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	var kept []Appearance
	r.seat.present.appeared = func(a Appearance) { kept = append(kept, a) }
	r.press("Ctrl+=")
	require.InDelta(t, 1.1, r.view().scale, 0.001)
	r.press("Ctrl++")
	require.InDelta(t, Larger, r.view().scale, 0.001)
	require.True(t, r.view().tight)
	r.press("Ctrl+=")
	require.InDelta(t, Larger, r.view().scale, 0.001, "1366 by 768 has no room for more")
	require.Equal(t, "这个屏幕放不下更大的字了。", r.state().Toast.Text)
	r.win.Resize(fyne.NewSize(1920, 1080))
	r.press("Ctrl+=", "Ctrl+=", "Ctrl+=")
	require.InDelta(t, 1.6, r.view().scale, 0.001)
	r.win.Resize(fyne.NewSize(1366, 768))
	r.seat.present.tick()
	require.InDelta(t, Larger, r.view().scale, 0.001, "a smaller window")
	r.press("Ctrl+-")
	require.InDelta(t, 1.1, r.view().scale, 0.001, "smaller than what is seen")
	r.press("Ctrl+0")
	require.InDelta(t, 1, r.view().scale, 0.001)
	require.Equal(t, Appearance{ColorsLight, 1}, kept[len(kept)-1])
	require.Equal(t, "浅色 · 字号 100%，本机以后都这样", r.state().Toast.Text)
	before := len(kept)
	r.press("Ctrl+-", "Ctrl+0")
	require.Len(t, kept, before, "nothing changed")
}

// TestColoursChangeByKey goes once around, with what is shown as it was.
func TestColoursChangeByKey(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	paper := func() any { return r.view().stage.Theme().Color(look.Paper, 0) }
	require.Equal(t, look.Day.Color(look.Paper), paper())
	title := r.state().Top.Window
	for _, want := range []struct {
		c Colors
		p look.Palette
	}{{ColorsDark, look.Night}, {ColorsContrast, look.Contrast}, {ColorsLight, look.Day}} {
		r.press("Ctrl+B")
		require.Equal(t, want.c, r.state().Appearance.Colors)
		require.Equal(t, want.p.Color(look.Paper), paper())
		require.Equal(t, title, r.state().Top.Window)
	}
}

// TestWhatAFileSaysIsMadeToFit: a file that somebody wrote by hand may say anything.
func TestWhatAFileSaysIsMadeToFit(t *testing.T) {
	for _, c := range []struct{ is, want Appearance }{
		{Appearance{}, Appearance{ColorsLight, 1}},
		{Appearance{"pink", 0.2}, Appearance{ColorsLight, 1}},
		{Appearance{ColorsDark, 9}, Appearance{ColorsDark, 1.6}},
		{Appearance{ColorsContrast, 1.25}, Appearance{ColorsContrast, 1.25}},
	} {
		require.Equal(t, c.want, c.is.known())
	}
	require.InDelta(t, 1.4, fitting(1.4, 0, 0), 0.001, "not shown yet")
	require.InDelta(t, 1, fitting(1.6, 800, 600), 0.001)
	require.InDelta(t, 1.25, fitting(1.6, 1366, 768), 0.001)
	require.InDelta(t, 1.25, fitting(1.3, 1920, 1080), 0.001, "a size between two")
}

// TestALineOfTheKeysCanBePressed does what its key does.
func TestALineOfTheKeysCanBePressed(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	r.press("?")
	for _, column := range r.state().Sheet.Help {
		for _, l := range column {
			require.Equal(t, l.Key == keyName[CmdDigits], l.Cmd == "", l.Text)
		}
	}
	r.seat.present.closeSheet()
	var pressed []Command
	table := helpTable([][]HelpLine{{{Key: "F2", Text: "next", Cmd: CmdNext}, {Key: "0–9", Text: "digits"}}}, 1, func(c Command) { pressed = append(pressed, c) })
	tiles := 0
	eachTile(table, func(x *look.Tile) { tiles++; x.Press() })
	require.Equal(t, 1, tiles)
	require.Equal(t, []Command{CmdNext}, pressed)
}

func eachTile(o fyne.CanvasObject, f func(*look.Tile)) {
	switch o := o.(type) {
	case *look.Tile:
		f(o)
	case *fyne.Container:
		for _, c := range o.Objects {
			eachTile(c, f)
		}
	}
}
