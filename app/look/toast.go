package look

import (
	"time"

	"fyne.io/fyne/v2"
)

// How long a toast stays: long enough to read it twice.
const (
	toastGood = 4 * time.Second
	toastBad  = 8 * time.Second
)

// toast is the line that says what just happened. It takes no focus and no taps.
type toast struct {
	stage *Stage
	box   *fyne.Container
	panel *Panel
	icon  *Icon
	text  *Para
	stop  func()
}

func newToast(s *Stage) *toast {
	t := &toast{stage: s, icon: NewIcon(Tick, 20, JadeInk), text: NewPara("", Body, Ink).MaxLines(3)}
	t.panel = Card(JadeSoft, 0, Row(12, t.icon, t.text)).Padding(12, 20, 12, 16)
	t.box = &fyne.Container{Layout: toastLayout{s}, Objects: []fyne.CanvasObject{t.panel}}
	t.box.Hide()
	return t
}

// Toast shows a line for a few seconds: what was done (Good), what went wrong (Bad), or anything
// else worth a glance. A new one replaces the one before.
func (s *Stage) Toast(k Kind, text string) {
	t := s.toast
	t.drop()
	shape, wait := Tick, toastGood
	switch k {
	case Bad:
		shape, wait = Bang, toastBad
	case Warn:
		shape, wait = Bang, toastBad
	case Info, Neutral:
		shape = Dot
	case Good:
	}
	ground, ink := k.colors()
	t.icon.Set(shape, ink)
	t.text.SetText(text)
	t.text.SetColor(ink)
	t.panel.SetFill(ground)
	t.panel.Edge(ink, 1)
	t.box.Show()
	t.box.Refresh()
	t.stop = s.run.After(wait, func() { t.drop() })
}

// LiftToasts sets how far above the lower edge toasts stand (28 pixels unless set), where buttons
// there must stay free.
func (s *Stage) LiftToasts(px float32) { s.lift = px }

// ToastText returns the line that is shown now, "" if none is.
func (s *Stage) ToastText() string {
	if !s.toast.box.Visible() {
		return ""
	}
	return s.toast.text.Text()
}

// drop takes the toast away.
func (t *toast) drop() {
	if t.stop != nil {
		t.stop()
		t.stop = nil
	}
	if t.box.Visible() {
		t.box.Hide()
	}
}

// toastLayout puts the toast near the lower edge, in the middle.
type toastLayout struct{ stage *Stage }

func (l toastLayout) Layout(objs []fyne.CanvasObject, s fyne.Size) {
	w := min(Natural(objs[0]).Width, s.Width-48, 900)
	h := HeightFor(objs[0], w)
	put(objs[0], round((s.Width-w)/2), round(s.Height-h-max(l.stage.lift, 28)), w, h)
}

func (toastLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }
