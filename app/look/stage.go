package look

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// Stage is what one window is built on: its theme, its keys, its sheets and toasts.
type Stage struct {
	canvas fyne.Canvas
	run    Runner
	theme  fyne.Theme
	keys   *Keys

	ground *Panel          // the colour behind everything; see fitGround
	holder *fyne.Container // content below, toast above
	over   *container.ThemeOverride
	toast  *toast
	lift   float32 // see LiftToasts
	open   []*Sheet
}

// NewStage takes over a window: no padding, the theme, the keys. Time for toasts comes from run.
// Call SetContent next, and Close when the window closes.
func NewStage(w fyne.Window, th fyne.Theme, run Runner) *Stage {
	w.SetPadded(false)
	lead(th)
	s := newStage(w.Canvas(), th, run)
	w.SetContent(s.Root())
	return s
}

func newStage(c fyne.Canvas, th fyne.Theme, run Runner) *Stage {
	s := &Stage{canvas: c, run: run, theme: th, keys: KeysOf(c)}
	s.toast = newToast(s)
	s.holder = &fyne.Container{Layout: stageLayout{}, Objects: []fyne.CanvasObject{Stack(), s.toast.box}}
	s.ground = NewPanel(Paper, 0, 0, nil)
	s.over = dressed(Stack(s.ground, s.holder), th)
	s.fitGround()
	return s
}

// fitGround leaves the ground out where the window begins every frame with that colour anyway, the one of the program's
// theme: to paint it once more is a third of a frame on a machine without a graphics card.
func (s *Stage) fitGround() {
	show(s.ground, !sameGround(fyne.CurrentApp().Settings().Theme(), s.theme))
}

// lead makes the theme of a program's only window that of the program, if their grounds differ, so that the window begins
// every frame with the colour of its ground. It is for real windows: where nobody waits for events (see Rest), nothing is
// drawn again and again.
func lead(th fyne.Theme) {
	app := fyne.CurrentApp()
	if resting != nil && len(app.Driver().AllWindows()) <= 1 && !sameGround(app.Settings().Theme(), th) {
		app.Settings().SetTheme(th)
	}
}

// sameGround tells whether a window in a theme of this package stands on the colour that a program's theme begins with.
func sameGround(program, window fyne.Theme) bool {
	return ours(program) && program.Color(theme.ColorNameBackground, theme.VariantLight) == window.Color(Paper, theme.VariantLight)
}

// Root is the object that the window shows.
func (s *Stage) Root() fyne.CanvasObject { return s.over }

// Canvas returns the canvas of the window.
func (s *Stage) Canvas() fyne.Canvas { return s.canvas }

// Keys returns the keyboard of the window.
func (s *Stage) Keys() *Keys { return s.keys }

// Runner returns where background work runs.
func (s *Stage) Runner() Runner { return s.run }

// Theme returns the theme of the window.
func (s *Stage) Theme() fyne.Theme { return s.theme }

// SetContent shows another object in the whole window.
func (s *Stage) SetContent(o fyne.CanvasObject) {
	s.canvas.Unfocus()
	s.holder.Objects[0] = o
	s.Adopt()
}

// SetTheme changes the window's theme: large text, high contrast.
func (s *Stage) SetTheme(th fyne.Theme) {
	s.theme = th
	s.over.Theme = th
	lead(th)
	s.fitGround()
	s.Adopt()
}

// Adopt gives the window's theme to objects that were added since and lays everything out again.
func (s *Stage) Adopt() {
	Dress(s.over) // a second pass lays out with the sizes of the new theme
	s.over.Content.Refresh()
}

// After calls f on the screen after a while; see Runner.
func (s *Stage) After(d time.Duration, f func()) (stop func()) { return s.run.After(d, f) }

// Close ends what the stage listens to.
func (s *Stage) Close() {
	s.toast.drop()
	s.keys.Forget()
}

// stageLayout fills the window and asks for little: a window that is too small for its content gets
// shortened texts, not a canvas that is larger than the screen.
type stageLayout struct{ stackLayout }

// MinSize is the smallest window that makes sense.
func (stageLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 240) }

func (l stageLayout) natural(objs []fyne.CanvasObject) fyne.Size { return l.MinSize(objs) }
