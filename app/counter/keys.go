package counter

import (
	"time"

	"fyne.io/fyne/v2"

	"onevisit/app/look"
)

// byKey are the commands of keys that are no characters.
var byKey = map[fyne.KeyName]Command{
	fyne.KeyF1: CmdFinish, fyne.KeyF2: CmdNext, fyne.KeyF3: CmdRecall, fyne.KeyF4: CmdNoShow, fyne.KeyF5: CmdArrive,
	fyne.KeyF6: CmdTransfer, fyne.KeyF7: CmdHold, fyne.KeyF8: CmdAccept, fyne.KeyF9: CmdGap, fyne.KeyF10: CmdNotice,
	fyne.KeyF11: CmdRefuse, fyne.KeyF12: CmdPause, fyne.KeyUp: CmdUp, fyne.KeyDown: CmdDown, fyne.KeyLeft: CmdCaseBack,
	fyne.KeyRight: CmdCase, fyne.KeySpace: CmdToggle, fyne.KeyEscape: CmdEscape,
}

// byShortcut are the commands with Ctrl. Ctrl+Space is not among them: it switches the input method.
var byShortcut = map[fyne.KeyName]Command{
	fyne.KeyK: CmdSearch, fyne.KeyP: CmdReprint, fyne.KeyL: CmdLanguage, fyne.KeyReturn: CmdDone, fyne.KeyEnter: CmdDone,
	fyne.KeyT: CmdClock, fyne.KeyZ: CmdUndo, fyne.KeyUp: CmdClockUp, fyne.KeyDown: CmdClockDown,
	fyne.KeyO: CmdCases, fyne.KeyJ: CmdQueue, fyne.KeyM: CmdMore, fyne.KeyN: CmdJot, fyne.KeyI: CmdPerson, fyne.KeyU: CmdLogin,
	fyne.KeyR: CmdRefer, fyne.KeyG: CmdRules, fyne.KeyY: CmdSeen, fyne.KeyD: CmdCancel, fyne.KeyEqual: CmdLarger, fyne.KeyPlus: CmdLarger,
	fyne.KeyMinus: CmdSmaller, fyne.Key0: CmdNormal, fyne.KeyB: CmdColors, fyne.KeyH: CmdHelp, fyne.KeyE: CmdAnswer,
}

// bind takes over a window: keys, sheets, title.
func (v *view) bind(w fyne.Window, run look.Runner) {
	v.win = w
	v.stage = look.NewStage(w, v.theme(), run)
	v.stage.LiftToasts(v.lift())
	v.stage.SetContent(v.root)
	v.listen(v.stage.Keys())
	if v.seen {
		w.SetTitle(v.title)
	}
}

// listen connects the keyboard. A scanner types like a very fast person: its burst is collected while nothing has the
// focus, and so are the first characters of a number that somebody types.
func (v *view) listen(k *look.Keys) {
	for name, c := range byKey {
		k.On(func() { v.press(c) }, name)
	}
	for name, c := range byShortcut {
		k.OnShortcut(func() { v.press(c) }, name, fyne.KeyModifierControl)
	}
	k.OnShortcut(func() { v.press(CmdLarger) }, fyne.KeyEqual, fyne.KeyModifierControl|fyne.KeyModifierShift) // where + is above =
	k.On(func() {
		if v.asks != nil && v.asks.numeric() {
			v.asks.typeNumber("\b")
		}
	}, fyne.KeyBackspace)
	scanner := look.NewScanner(func() time.Time { return v.now() }, func(text string) {
		if v.asks != nil {
			v.asks.scan(text)
		}
	})
	k.OnAnyRune(func(r rune) bool {
		if scanner.Rune(r) { // later characters of a burst are no commands
			return true
		}
		if r == '/' {
			v.typeIntoScan(0)
			return true
		}
		if v.asks == nil || v.asks.rune(r) {
			return true
		}
		v.typeIntoScan(r)
		return true
	})
	k.On(func() {
		if !scanner.Enter() {
			v.press(CmdEnter)
		}
	}, fyne.KeyReturn, fyne.KeyEnter)
}

// typeIntoScan puts the first character of a number into its field; the rest is typed there.
func (v *view) typeIntoScan(r rune) {
	if v.stage == nil || v.front.root.Visible() {
		return
	}
	v.stage.Canvas().Focus(v.left.scan)
	if r != 0 {
		v.left.scan.TypedRune(r)
	}
}
