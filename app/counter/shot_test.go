package counter

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/catalog"
	"onevisit/queue"
)

func (r *room) shot(name string) {
	r.t.Helper()
	r.readable(name)
	dir := os.Getenv("COUNTER_SHOTS")
	if dir == "" {
		return
	}

	require.NoError(r.t, look.SavePNG(filepath.Join(dir, name+".png"), r.win.Canvas().Capture()))
}

func TestScreens(t *testing.T) {
	for _, l := range []lang.Language{lang.ZH, lang.EN} {
		t.Run(string(l), func(t *testing.T) {
			r := newRoom(t, l)
			p := string(l)[:2] + "-"
			pre := map[string]catalog.Submission{"gjj-tuixiu": {Item: "gjj-tuixiu", On: "2026-03-10", Answers: map[string]string{"applicant": "self", "early": "yes"}, Papers: map[string]catalog.Handed{"id-card": {Standing: catalog.Given, Expires: catalog.LongTerm}, "bank": {Standing: catalog.Given}}}}
			r.issue(queue.PriorityElder, pre, "gjj-tuixiu")
			r.clock.Advance(2 * time.Minute)
			r.issue("", nil, "ly-hj-01-lihu-fenhu")
			r.clock.Advance(time.Minute)
			r.issue("", nil, "cn-huzhao-huanfa", "gjj-tuixiu")
			r.clock.Advance(time.Minute)
			r.issue(queue.PriorityPregnant, nil, "gjj-tuixiu")
			r.issue("", nil, "cn-gjj-tiqu")
			r.issue("", nil, "ly-hj-02-chusheng-hunsheng")
			r.pass(5 * time.Second)
			r.shot(p + "01-closed")
			r.open()
			r.shot(p + "02-idle")
			r.press("F2")
			r.pass(5 * time.Second)
			r.shot(p + "03-called")
			r.press("F5")
			r.pass(12 * time.Second)
			r.shot(p + "04-started")
			r.press("Space")
			r.shot(p + "05-date")
			r.press("Return")
			r.shot(p + "06-missing")
			r.press("w")
			r.shot(p + "07-wrong")
			r.press("Escape", "Space")
			r.shot(p + "08-gap")
			r.press("Space")
			r.shot(p + "09-complete")
			r.press("Up", "o")
			r.press("F8")
			r.shot(p + "10-accepted")
			r.pass(20 * time.Minute)
			r.press("F2", "F5")
			r.shot(p + "11-asking")
			r.press("1", "?")
			r.shot(p + "12-keys")
			r.press("Escape", "F6")
			r.shot(p + "13-transfer")
			r.press("Escape", "F7")
			r.shot(p + "14-hold")
			r.press("Return")
			r.shot(p + "15-held")
			r.press("F2", "F5", "Ctrl+K")
			r.typed("gjj")
			r.shot(p + "16-search")
			r.press("Return", "F10")
			r.shot(p + "17-two-cases")
			r.press("F11")
			r.shot(p + "18-refuse")
			r.press("Escape", "Ctrl+T")
			r.shot(p + "19-pause-clock")
			r.press("Return")
			r.shot(p + "20-paused-clock")
			r.press("F12", "Return", "F4")
			r.shot(p + "21-paused")
			r.win.Resize(fyne.NewSize(1920, 1080))
			r.press("F12", "1", "1", "Space", "Return")
			r.pass(10 * time.Second)
			r.shot(p + "22-large")
		})
	}
}
