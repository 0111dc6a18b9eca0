package board

import (
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/look/lookgolden"
	"onevisit/queue"
)

// TestTheBoardFillsItsScreen: what is on it grows with the screen, keeps its words, and is not cut on a small one.
func TestTheBoardFillsItsScreen(t *testing.T) {
	s, live, run := seat(t, lang.EN)
	live.long = true
	live.told([]queue.Change{call(1, "E021", "9"), call(2, "A022", "11")})
	run.Advance(6 * time.Second)
	require.InDelta(t, 1, s.view.unit, 0.01)
	large := s.view.label.MinSize().Height
	dir := lookgolden.Shots(t)
	for _, cse := range []struct {
		name string
		w, h float32
		unit float32
	}{{"720", 1280, 720, 0.65}, {"1366", 1366, 768, 0.7}, {"upright", 1080, 1920, 0.55}, {"2160", 3840, 2160, 2}, {"1080", 1920, 1080, 1}} {
		s.win.Resize(fyne.NewSize(cse.w, cse.h))
		s.stage.Adopt()
		require.InDelta(t, cse.unit, s.view.unit, 0.03, cse.name)
		require.InDelta(t, large*s.view.unit, s.view.label.MinSize().Height, 3, cse.name)
		require.Equal(t, "A022", s.view.label.Text(), cse.name)
		if cse.w > cse.h {
			require.LessOrEqual(t, look.HeightFor(s.view.root, cse.w), cse.h, "%s: nothing is pressed together", cse.name)
		}
		require.Equal(t, "E021", s.view.rows[0].label.Text(), cse.name)
		for _, c := range s.view.lines {
			require.LessOrEqual(t, c.wait.MinSize().Width, c.wait.Size().Width+1, "%s: %s", cse.name, c.wait.Text())
		}
		require.LessOrEqual(t, look.Natural(s.view.rows[0].panel).Height, s.view.rows[0].panel.Size().Height+1, cse.name)
		require.LessOrEqual(t, look.Natural(s.view.lines[0].panel).Height, s.view.lines[0].panel.Size().Height+1, cse.name)
		if dir != "" {
			require.NoError(t, look.SavePNG(filepath.Join(dir, "fit-"+cse.name+".png"), look.ShotStage(s.stage)))
		}
	}
	live.told([]queue.Change{call(3, "B001", "5")})
	run.Advance(6 * time.Second)
	require.Equal(t, "B001", s.view.label.Text(), "the new view is the one that follows")
}

// TestManyLinesAreWhole: eight lines beside each other leave less room for each, and none is cut.
func TestManyLinesAreWhole(t *testing.T) {
	s, live, _ := seat(t, lang.EN)
	live.long = true
	for _, n := range []int{1, 5, 6, 8} {
		setup := s.p.Hall.Setup()
		lines := append([]queue.Line{}, setup.Lines...)
		for len(lines) < n {
			lines = append(lines, lines[0])
		}
		setup.Lines = lines[:n]
		s.view = newView(n, 1)
		s.root.Objects = []fyne.CanvasObject{s.view.root}
		s.reckon = time.Time{}
		s.shown = state{}
		s.refresh()
		s.stage.Adopt()
		for _, c := range s.view.lines {
			require.LessOrEqual(t, look.Natural(c.wait).Width, c.wait.Size().Width+1, "%d: %s", n, c.wait.Text())
		}
	}
}
