package manager

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/queue"
	"onevisit/queue/simulate"
)

// pressed presses the remedy of the alert whose button says so, and takes it back.
func (r *room) pressed(t *testing.T, button string) {
	t.Helper()
	for _, a := range r.state().now.alerts {
		for text, do := range map[string]command{a.button: a.do, a.second: a.instead} {
			if text == button {
				require.False(t, r.seat.view.undo.Visible())
				r.seat.do(do)
				r.settle()
				require.True(t, r.seat.view.undo.Visible(), "what was done is said, and can be taken back")
				return
			}
		}
	}
	require.Fail(t, "no such remedy", "%s in %+v", button, r.state().now.alerts)
}

// undo presses the button that takes the last remedy back.
func (r *room) undo(t *testing.T) {
	t.Helper()
	r.seat.view.undo.Press()
	r.settle()
	require.False(t, r.seat.view.undo.Visible())
}

// kept is the value that a manager gave a setting; empty: none did.
func (r *room) kept(t *testing.T, path string) string {
	t.Helper()
	all, err := r.hall.Settings(t.Context())
	require.NoError(t, err)
	for _, s := range all {
		if s.Path == path {
			return s.Value
		}
	}
	return ""
}

func TestARemedyIsOnePressAndCanBeTakenBack(t *testing.T) {
	r := newRoom(t, lang.ZH, "", deserted(t))
	state := func(id string) queue.WindowState {
		w, _ := r.live.Windows(), id
		for _, x := range w {
			if x.ID == id {
				return x.State
			}
		}
		return ""
	}
	r.pressed(t, "开 5 号窗口")
	require.Equal(t, queue.WindowOpen, state("5"))
	require.Equal(t, "5 号窗口已开放", r.seat.stage.ToastText())
	r.undo(t)
	require.Equal(t, queue.WindowClosed, state("5"))

	r.pressed(t, "呼叫 5 号人员")
	require.Len(t, r.live.Calling(), 1)
	r.undo(t)
	require.Empty(t, r.live.Calling())

	r.pressed(t, "开 5 号窗口")
	r.pass(undoFor + time.Second)
	require.False(t, r.seat.view.undo.Visible(), "a minute later it is too late")
	r.seat.takeBack()
	r.settle()
	require.Equal(t, queue.WindowOpen, state("5"))
}

// Where every window of a line is open an idle one takes the line too.
func TestMovingASkillCanBeTakenBack(t *testing.T) {
	r := newRoom(t, lang.ZH, "", func(h *queue.Hall, c *simulate.Clock) {
		c.Advance(2*time.Hour + 10*time.Minute)
		it, err := h.Catalog().Item("gjj-tuixiu")
		require.NoError(t, err)
		line, _ := h.Setup().LineOf(it)
		issue(t, h, 6, "gjj-tuixiu")
		c.Advance(25 * time.Minute)
		other := ""
		for _, w := range h.Setup().Windows {
			if w.Serves(line.ID) || other == "" {
				_, err := h.OpenWindow(t.Context(), queue.Act{Window: w.ID})
				require.NoError(t, err)
			}
			if !w.Serves(line.ID) && other == "" {
				other = w.ID
			}
		}
		c.Advance(idleTooLong + time.Minute)
	})
	var a alert
	for _, x := range r.state().now.alerts {
		if x.do.verb == verbSet {
			a = x
		}
	}
	require.NotEmpty(t, a.button, "%+v", r.state().now.alerts)
	path := a.do.change.Path
	r.pressed(t, a.button)
	require.Equal(t, a.do.change.Value, r.kept(t, path))
	r.undo(t)
	require.Empty(t, r.kept(t, path), "as the hall's files say")
}

// A line's ticket hours are extended with one press, from what a manager set before, and go back to that.
func TestMoreTimeAndMoreTicketsCanBeTakenBack(t *testing.T) {
	r := newRoom(t, lang.ZH, "", func(h *queue.Hall, c *simulate.Clock) {
		c.Advance(2*time.Hour + 30*time.Minute) // half past nine
		require.NoError(t, h.ChangeSettings(t.Context(), queue.Act{Clerk: "1"},
			queue.SettingChange{Path: "lines.A.tickets", Value: `["09:00-09:20"]`}, queue.SettingChange{Path: "lines.B.cap", Value: "1"}))
		for _, it := range h.Catalog().Items() {
			if l, _ := h.Setup().LineOf(it); l.ID == "B" {
				issue(t, h, 1, it.ID)
				break
			}
		}
	})
	r.pressed(t, "延长 30 分钟")
	require.Contains(t, r.kept(t, "lines.A.tickets"), "10:00")
	r.undo(t)
	require.Equal(t, `["09:00-09:20"]`, r.kept(t, "lines.A.tickets"))
	r.pressed(t, "再放 20 个号")
	require.Equal(t, "21", r.kept(t, "lines.B.cap"))
	r.undo(t)
	require.Equal(t, "1", r.kept(t, "lines.B.cap"))
}
