package counter

import (
	"image"
	"image/draw"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"
	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/look/lookgolden"
	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/queue"
)

// shot looks at the window as it is: every text has to be there, whole and not over another one, and where a picture was
// looked at and kept, it has to be that. With SHOTS every picture is written there, at its real size.
func (r *room) shot(name string) {
	r.t.Helper()
	r.readable(name)
	r.tidy(name)
	dir := lookgolden.Shots(r.t)
	if !kept[name] && dir == "" {
		return
	}
	img := r.picture()
	if kept[name] {
		lookgolden.Golden(r.t, name, r.cut(img))
	}
	if dir != "" {
		require.NoError(r.t, look.SavePNG(filepath.Join(dir, name+".png"), img))
	}
}

// picture draws the window. The toolkit drops what was not drawn for a minute of real time, which a window that is drawn all
// day never meets and a test on a busy machine does: what was dropped is dropped first, and then put in its place again.
func (r *room) picture() image.Image {
	software.NewCanvas().Capture()
	r.seat.view.stage.Adopt()
	if sh := r.seat.view.sheet.open; sh != nil && sh.Open() {
		sh.Refresh()
	}
	return r.win.Canvas().Capture()
}

// kept are the scenes whose pictures are kept: every screen and every sheet in one language, the ones that differ most in
// both, and one of each colour, size and screen.
var kept = func() map[string]bool {
	out := map[string]bool{}
	for _, n := range []string{
		"zh-01-closed", "zh-02-idle", "zh-06-missing", "zh-08-gap", "zh-10-accepted", "zh-11-asking", "zh-17-two-cases", "zh-21-paused",
		"en-03-called", "en-06-missing", "en-11-asking",
		"en-34-large-text", "zh-52-dark-calls", "zh-55-contrast-calls", "en-56-large-calls", "zh-22-large", "en-62-asked-to-open-dark",
		"zh-05-date", "zh-07-wrong", "zh-12-keys", "zh-13-transfer", "zh-14-hold", "zh-16-search", "zh-18-refuse", "zh-19-pause-clock",
		"zh-30-person", "zh-32-refer", "zh-33-login", "zh-34-more", "zh-35-cases", "zh-36-case-more", "zh-37-queue", "zh-41-special",
		"zh-42-extend", "zh-43-result", "zh-51-dark-help",
		"en-12-keys", "en-13-transfer", "en-16-search", "en-31-person-wrong", "en-37-queue", "en-51-large-help", "en-53-dark-answer",
		"en-57-large-search",
	} {
		out[n] = true
	}
	return out
}()

// cut is the part of a picture that is worth keeping: of a window with a sheet, the sheet's words and what is around them.
func (r *room) cut(img image.Image) image.Image {
	sheets := r.win.Canvas().Overlays().List()
	if r.state().Sheet == nil || len(sheets) == 0 {
		return img
	}
	const around = 20
	l := layer{}
	l.add(sheets[len(sheets)-1], fyne.Position{}, fyne.Position{}, fyne.NewPos(1<<20, 1<<20))
	part := image.Rectangle{}
	for _, p := range l.out {
		part = part.Union(image.Rect(int(p.from.X)-around, int(p.from.Y)-around, int(p.to.X)+around, int(p.to.Y)+around))
	}
	part = part.Intersect(img.Bounds())
	out := image.NewNRGBA(image.Rect(0, 0, part.Dx(), part.Dy()))
	draw.Draw(out, out.Bounds(), img, part.Min, draw.Src)
	return out
}

// TestGoldenScreens draws a morning at the counter, screen after screen.
func TestGoldenScreens(t *testing.T) {
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
			r.press("Ctrl+=", "Ctrl+=")
			r.shot(p + "06-missing-large-text")
			r.press("Ctrl+0")
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

// TestGoldenSheetScreens draws the sheets of a busy window with colleagues.
func TestGoldenSheetScreens(t *testing.T) {
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
			r.press("Escape", "Ctrl+=", "Ctrl+=")
			r.shot(p + "34-large-text")
			r.press("Ctrl+M")
			r.shot(p + "34-more-large-text")
			r.press("Escape", "Ctrl+0", "Ctrl+M")
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
