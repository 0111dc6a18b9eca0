package edit_test

import (
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/look/lookgolden"
	"onevisit/app/manager/edit"
	"onevisit/assets"
	format "onevisit/catalog/format/yaml"
	"onevisit/queue"
	"onevisit/queue/memory"
	"onevisit/queue/setup"
)

type clock struct{ now time.Time }

func (c *clock) Now() time.Time { return c.now }

// room is an editor of the sample hall in a window, on one goroutine.
type room struct {
	t      *testing.T
	hall   *queue.Hall
	clock  *clock
	editor *edit.Editor
	stage  *look.Stage
	win    fyne.Window
	run    *look.Inline
	left   int // how often the editor was left
	drafts string
	who    string
}

func newRoom(t *testing.T, l lang.Language, size fyne.Size) *room {
	t.Helper()
	test.NewTempApp(t)
	cat, err := format.Load(assets.Hall(), ".")
	require.NoError(t, err)
	s, err := setup.Load(assets.Hall())
	require.NoError(t, err)
	r := &room{t: t, clock: &clock{time.Date(2026, 3, 4, 10, 0, 0, 0, s.Calendar.Location())}, run: &look.Inline{}, drafts: t.TempDir(), who: "7"}
	r.hall = queue.NewHall(memory.New(), s, cat, r.clock)
	require.NoError(t, r.hall.RecordCatalog(t.Context()))
	require.NoError(t, r.hall.RefreshCatalog(t.Context()))
	r.win = test.NewTempWindow(t, nil)
	r.stage = look.NewStage(r.win, look.New(look.Day, 1), r.run)
	r.restart(l)
	r.win.Resize(size)
	return r
}

// restart puts a new editor into the window, as a seat that is opened again has.
func (r *room) restart(l lang.Language) {
	r.t.Helper()
	var err error
	r.editor, err = edit.New(edit.Params{Stage: r.stage, Words: func() *lang.Words { return lang.For(l) }, Runner: r.run, Hall: r.hall,
		Author: func() string { return r.who }, Drafts: r.drafts, Closed: func() { r.left++ }})
	require.NoError(r.t, err)
	r.stage.SetContent(look.NewPanel(look.Paper, 0, 0, r.editor.Object()).Padding(20, 20, 20, 20))
}

// settle lets what waits for the end of typing happen.
func (r *room) settle() { r.run.Advance(time.Second) }

// shot writes a picture if the environment asks for it.
func (r *room) shot(name string) {
	r.t.Helper()
	r.settle()
	r.stage.Adopt()
	if dir := lookgolden.Shots(r.t); dir != "" {
		require.NoError(r.t, look.SavePNG(filepath.Join(dir, name+".png"), r.win.Canvas().Capture()))
	}
}

// root is what is on the screen: the editor, and the sheets over it.
func (r *room) root() fyne.CanvasObject {
	return &fyne.Container{Objects: append([]fyne.CanvasObject{r.win.Content()}, r.win.Canvas().Overlays().List()...)}
}

// press presses the last button on the screen with these words: that of a sheet lies over the others.
func (r *room) press(words string) {
	r.t.Helper()
	var found *look.Button
	lookgolden.Visible(r.root(), func(o fyne.CanvasObject) {
		if b, ok := o.(*look.Button); ok && b.Text() == words && !b.Disabled() {
			found = b
		}
	})
	require.NotNil(r.t, found, "no button %q", words)
	found.Press()
	r.settle()
}

// entries are the fields on the screen.
func (r *room) entries() (out []*look.Entry) {
	lookgolden.Visible(r.root(), func(o fyne.CanvasObject) {
		if e, ok := o.(*look.Entry); ok {
			out = append(out, e)
		}
	})
	return out
}

// field is the first field on the screen that says this.
func (r *room) field(text string) *look.Entry {
	r.t.Helper()
	for _, e := range r.entries() {
		if e.Text() == text {
			return e
		}
	}
	require.Fail(r.t, "no field", "%q", text)
	return nil
}

// texts are all words on the screen.
func (r *room) texts() (out []string) {
	lookgolden.Visible(r.root(), func(o fyne.CanvasObject) {
		switch x := o.(type) {
		case *look.Text:
			out = append(out, x.Text())
		case *look.Para:
			out = append(out, x.Text())
		}
	})
	return out
}

// add presses the nth plus of the outline: 1 a question, 2 a material, 3 a reason to refuse.
func (r *room) add(n int) {
	r.t.Helper()
	var plus []*look.Button
	lookgolden.Visible(r.root(), func(o fyne.CanvasObject) {
		if b, ok := o.(*look.Button); ok && b.Text() == "" {
			plus = append(plus, b)
		}
	})
	require.GreaterOrEqual(r.t, len(plus), n)
	plus[n-1].Press()
	r.settle()
}

// scroll shows the end of the form.
func (r *room) scroll() {
	r.t.Helper()
	var form *look.Scroll
	widest := float32(0)
	lookgolden.Visible(r.root(), func(o fyne.CanvasObject) {
		if s, ok := o.(*look.Scroll); ok && s.Size().Width > widest {
			form, widest = s, s.Size().Width
		}
	})
	require.NotNil(r.t, form)
	form.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(0, -9000)})
}
