package kiosk

import (
	"fyne.io/fyne/v2"

	"onevisit/app/look"
)

// bind takes over a window: content, keyboard, scanner. A scanner may be used at any time; nothing has to be focused.
func (v *view) bind(w fyne.Window, p *presenter) {
	v.win = w
	w.SetPadded(false)
	w.SetContent(v.over)
	if p.p.Locked && p.p.StaffCode != "" {
		w.SetCloseIntercept(p.staff)
	}
	keys := look.KeysOf(w.Canvas())
	scan := look.NewScanner(v.now, p.scanned)
	keys.OnAnyRune(func(r rune) bool {
		scan.Rune(r)
		p.typed(r)
		return true
	})
	keys.On(func() {
		if !scan.Enter() {
			v.do(Press{Do: DoEnter})
		}
	}, fyne.KeyReturn, fyne.KeyEnter)
	keys.On(func() { v.do(Press{Do: DoErase}) }, fyne.KeyBackspace)
	keys.On(func() { v.do(Press{Do: DoBack}) }, fyne.KeyEscape)
}

// leave gives the screen back to the desktop.
func (v *view) leave() {
	if v.win != nil {
		v.win.SetFullScreen(false)
	}
}
