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
	"onevisit/catalog/fault"
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
			r.press("Ctrl+=")
			r.shot(p + "06-missing-large-text")
			r.press("Ctrl+=")
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

// TestSheetScreens draws the sheets of a busy window with colleagues.
func TestSheetScreens(t *testing.T) {
	for _, l := range []lang.Language{lang.ZH, lang.EN} {
		t.Run(string(l), func(t *testing.T) {
			r := newRoom(t, l).open()
			p := string(l)[:2] + "-"
			r.colleague("5", "15")
			for range 3 {
				r.issue("", nil, fund)
			}
			r.colleague("2", "9")
			r.accepted()
			r.press("Escape", "F2", "F5")
			r.press("Ctrl+I")
			r.shot(p + "30-person")
			r.typed("Zhang Wei")
			r.press("Return")
			r.typed("110105194912310020")
			r.press("Return", "Return", "Return", "Return")
			r.shot(p + "31-person-wrong")
			r.press("Escape", "Ctrl+N")
			r.typed("papers are in the blue folder")
			r.press("Return")
			r.press("Ctrl+R")
			r.shot(p + "32-refer")
			r.press("Escape", "Ctrl+U")
			r.shot(p + "33-login")
			r.press("Escape", "Ctrl+M")
			r.shot(p + "34-more")
			r.press("Escape", "Ctrl+=")
			r.shot(p + "34-large-text")
			r.press("Ctrl+M")
			r.shot(p + "34-more-large-text")
			r.press("Escape", "Ctrl+=", "Ctrl+M")
			r.press("Escape", "Ctrl+O")
			r.shot(p + "35-cases")
			r.press("Return")
			r.shot(p + "36-case-more")
			r.press("Escape", "Ctrl+J")
			r.shot(p + "37-queue")
			r.press("Escape", "F6")
			r.shot(p + "38-transfer")
			r.press("B", "1", "Return")
			r.pass(time.Second)
			r.shot(p + "39-moved")
			r.press("F2", "F7")
			r.shot(p + "40-hold")
			r.press("Return")
			for range 4 { // who waits is done first, so that the long case is in hand
				if r.state().Next.Title == r.seat.present.t("next.nobody") {
					break
				}
				r.press("F2", "Ctrl+D", "Return")
			}
			c := r.longCase().Cases[0]
			r.seat.present.askSpecial(c)
			r.seat.present.show()
			r.shot(p + "41-special")
			r.press("Escape")
			r.seat.present.askExtend(c)
			r.seat.present.show()
			r.shot(p + "42-extend")
			r.press("Escape")
			r.seat.present.finishCase(c)
			r.live.settle(t)
			r.press("Ctrl+M")
			r.shot(p + "43-result")
		})
	}
}

// colleague opens another window with a clerk and calls somebody there if somebody waits.
func (r *room) colleague(window, clerk string) {
	r.t.Helper()
	a := queue.Act{Window: window, Clerk: clerk}
	_, err := r.hall.Login(r.t.Context(), a)
	require.NoError(r.t, err)
	_, err = r.hall.CallNext(r.t.Context(), a)
	if err != nil {
		require.True(r.t, fault.Has(err, queue.CodeNoOneWaiting), err)
	}
	r.live.settle(r.t)
}
