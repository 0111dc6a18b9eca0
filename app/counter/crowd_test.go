package counter

import (
	"math"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/look/lookgolden"
	"onevisit/queue"
)

// crowded is a counter on which everything is there at once: clocks, people on hold and waiting, colleagues, a call.
func crowded(t *testing.T, l lang.Language) *room {
	r := newRoom(t, l).open()
	r.colleague("5", "15")
	r.colleague("2", "9")
	for range 4 {
		r.accepted()
		r.press("Escape", "F1")
	}
	for range 3 {
		r.issue("", nil, onePaper)
		r.press("F2", "F5", "F7", "Return")
	}
	for range 7 {
		r.issue(queue.PriorityElder, nil, fund)
	}
	r.press("F2", "F5", "1", "1", "Space", "Return", "Ctrl+Down", "Ctrl+Down")
	r.asksFor("5", queue.HelpRequest{Why: "A 20 +"})
	r.pass(10 * time.Second)
	return r
}

// left is what is more than whole rows, in whole pixels.
func left(of, step float64) float64 { return math.Round(math.Mod(of, step)) }

// halves fails where a list of the window shows a part of a row.
func (r *room) halves(scene string) {
	r.t.Helper()
	v := r.view()
	for name, l := range map[string]struct {
		list *look.List
		row  float32
	}{
		"waiting": {v.right.queue, waiterHeight}, "clocks": {v.right.clockList, clockHeight}, "held": {v.right.heldList, heldHeight}, "papers": {v.mid.list, rowHeight},
	} {
		step := float64(v.step(l.row)())
		all, h := step*float64(l.list.Count()), float64(l.list.Size().Height)
		require.Positive(r.t, l.list.Count(), "%s: %s", scene, name)
		require.GreaterOrEqual(r.t, h, step, "%s: %s shows no row", scene, name)
		off := float64(0)
		lookgolden.Visible(l.list, func(o fyne.CanvasObject) {
			if s, ok := o.(*container.Scroll); ok {
				off = float64(s.Offset.Y)
			}
		})
		require.True(r.t, left(off, step) == 0 || step-left(h, step) == left(off, step), "%s: %s begins in the middle of a row: %v of %v", scene, name, off, step)
		if on := float64(l.list.Selected()); on >= 0 {
			require.True(r.t, off <= on*step && (on+1)*step <= off+h, "%s: %s does not show the chosen row", scene, name)
		}
		if h < all {
			require.True(r.t, left(h, step) == 0 || left(h, step) >= readable*step, "%s: %s is cut in the middle of a row: %v of %v", scene, name, h, step)
		}
	}
}

// TestNoRowIsCutInHalf fills every list and looks at them on each screen and in each size of text.
func TestNoRowIsCutInHalf(t *testing.T) {
	for _, l := range []lang.Language{lang.ZH, lang.EN} {
		r := crowded(t, l)
		p := string(l)[:2] + "-"
		require.Len(t, r.state().Clocks, 4)
		require.Len(t, r.state().Held, 3)
		r.halves("normal")
		r.shot(p + "70-crowded")
		r.press("Ctrl+=", "Ctrl+=", "Ctrl+=")
		r.pass(10 * time.Second)
		r.halves("large")
		r.shot(p + "71-crowded-large")
		r.press("Ctrl+0")
		r.win.Resize(fyne.NewSize(1920, 1080))
		r.pass(10 * time.Second)
		r.halves("wide")
		r.shot(p + "72-crowded-1920")
		r.press("Ctrl+=", "Ctrl+=", "Ctrl+=", "Ctrl+=", "Ctrl+=")
		r.pass(10 * time.Second)
		r.halves("widest")
		r.shot(p + "73-crowded-1920-largest")
		r.press("Ctrl+J") // long words in a narrow column
		r.shot(p + "73-queue-1920-largest")
		r.press("Escape", "Ctrl+K")
		r.typed("gjj")
		r.shot(p + "73-search-1920-largest")
		r.press("Escape")
	}
}
