// Package edit is the catalog's editor in the manager's seat: one item's form with its questions, materials and reasons
// to refuse, what a reviewer would mark beside it, a try-out as a citizen, and publishing what was changed as a version.
package edit

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"fyne.io/fyne/v2"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/catalog"
	"onevisit/catalog/version"
	"onevisit/queue"
)

// Hall is what the editor asks of the hall. *queue.Hall is one.
type Hall interface {
	Setup() *queue.Setup
	Catalog() *catalog.Catalog
	Now() time.Time
	Journal(ctx context.Context, since int64, limit int) ([]queue.Change, error)
	Editions(context.Context) ([]queue.Edition, error)
	CompareEditions(ctx context.Context, from, to int) (version.Diff, error)
	Fits([]*catalog.Item, []*catalog.Bundle) (*catalog.Catalog, error)
	Publish(context.Context, queue.Act, queue.Publication) (queue.Edition, error)
	Rollback(ctx context.Context, a queue.Act, n int, note string) (queue.Edition, error)
	CancelEdition(ctx context.Context, a queue.Act, n int) (queue.Edition, error)
}

// Params is what an editor needs.
type Params struct {
	Stage  *look.Stage
	Words  func() *lang.Words // the seat's present ones
	Runner look.Runner
	Hall   Hall
	Author func() string // the number of whoever sits here; empty: it is asked for when something is published
	Drafts string        // folder where changes that wait are kept over a restart, a file an author; empty: they are not
	Log    *slog.Logger
	Closed func() // the editor was left, or something was published
}

// pauseTyping is how long after the last key what was typed is reviewed.
const pauseTyping = 250 * time.Millisecond

// Editor edits items of the catalog. What was changed waits in it until it is published or thrown away.
type Editor struct {
	p      Params
	root   *fyne.Container
	left   *fyne.Container
	form   *look.Scroll
	side   *look.Scroll
	head   *fyne.Container
	bench  bench
	at     place
	try    bool // the right side plays a citizen
	play   play
	ruling ruling
	stop   func() // of the pause after a key
	busy   bool   // something is being published

	author   string // whose changes are on the bench
	restored bool   // what the author left was brought back
	unkept   bool   // the last change could not be written to the disk
}

// place is what the form shows: the item itself, or one of its questions, materials or reasons to refuse.
type place struct {
	kind  part
	index int
}

type part int

const (
	partItem part = iota
	partAsk
	partMaterial
	partRefusal
	partComponent
)

// New makes an editor. Put Object into the page once; it shows something after Open.
func New(p Params) (*Editor, error) {
	if p.Stage == nil || p.Words == nil || p.Runner == nil || p.Hall == nil {
		return nil, errors.New("edit: stage, words, runner and hall are needed")
	}
	if p.Author == nil {
		p.Author = func() string { return "" }
	}
	if p.Log == nil {
		p.Log = slog.Default()
	}
	if p.Closed == nil {
		p.Closed = func() {}
	}
	e := &Editor{p: p, left: look.Col(0), head: look.Col(0), form: look.NewScroll(look.Col(0)), side: look.NewScroll(look.Col(0))}
	e.bench.clear()
	e.root = look.Col(12, e.head, look.Grow(look.Split(12, []float32{248, 0, 320},
		look.Card(look.Surface, 0, look.NewScroll(e.left)).Padding(10, 8, 10, 8),
		look.Card(look.Surface, 0, e.form).Padding(14, 10, 14, 18),
		look.Card(look.Surface, 0, e.side).Padding(14, 10, 14, 16))))
	return e, nil
}

// Object is what the page shows.
func (e *Editor) Object() fyne.CanvasObject { return e.root }

// Dirty is how many items and life events were changed and not published.
func (e *Editor) Dirty() int { return e.bench.dirty() }

// Open shows an item to edit: as it was left, or as it is in effect. An id that nobody has begins a new item.
func (e *Editor) Open(id string) {
	e.Restore()
	e.bench.open(e.p.Hall.Catalog(), id)
	e.at, e.play, e.ruling = place{}, newPlay(), noRuling
	e.show()
	e.form.ScrollToTop()
}

// New begins a new item of a department.
func (e *Editor) New(department catalog.Text) {
	e.Restore()
	e.bench.begin(e.p.Hall.Catalog(), department)
	e.at, e.play, e.ruling = place{}, newPlay(), noRuling
	e.edited()
	e.show()
}

func (e *Editor) t(key string, args ...lang.Args) string { return e.p.Words().T("edit."+key, args...) }

// show draws everything anew: another item, another part, or the shape of the item has changed.
func (e *Editor) show() {
	if e.bench.item == nil {
		return
	}
	e.showHead()
	e.showOutline()
	e.form.SetContent(look.Pad(e.formOf(), 0, 12, 12, 0))
	e.showSide()
	e.p.Stage.Adopt()
}

// edited notes that the item was changed. What was typed into stays as it is on the screen; the review beside it follows
// after a pause.
func (e *Editor) edited() {
	e.bench.touch()
	if e.stop != nil {
		e.stop()
	}
	e.stop = e.p.Runner.After(pauseTyping, func() {
		e.stop = nil
		e.keep()
		e.showHead()
		e.showOutline()
		e.showSide()
		e.p.Stage.Adopt()
	})
}

// reshaped is edited for a change after which the form has other fields.
func (e *Editor) reshaped() {
	e.bench.touch()
	e.keep()
	e.show()
}

// reveal shows another part of the item.
func (e *Editor) reveal(at place) {
	e.at, e.ruling = at, noRuling
	e.show()
	e.form.ScrollToTop()
}

// leave goes back to the list; what was changed stays on the bench.
func (e *Editor) leave() {
	if e.stop != nil {
		e.stop()
		e.stop = nil
		e.keep()
	}
	e.p.Closed()
}

// Back leaves the editor, as its button does.
func (e *Editor) Back() { e.leave() }

// showHead draws the line above: the item, what waits to be published, and the buttons.
func (e *Editor) showHead() {
	name := e.p.Words().Text(e.bench.name())
	if name == "" {
		name = e.t("unnamed")
	}
	back := look.NewButton(e.t("back"), look.Quiet, e.leave).Icon(look.Left).Key("Esc").Height(40)
	row := []fyne.CanvasObject{back, look.Grow(look.NewText(name, look.Lead, look.Ink).Bold().Least(120))}
	if n := e.bench.dirty(); n > 0 {
		row = append(row, look.NewTag(e.t(e.waiting(), lang.Args{"n": n}), look.Warn))
	}
	if e.bench.touched() {
		row = append(row, look.NewButton(e.t("revert"), look.Plain, e.askRevert).Height(40))
	}
	row = append(row, look.NewButton(e.t(e.removing()), look.Plain, e.askRemove).Height(40))
	publish := look.NewButton(e.t("publish"), look.Primary, e.openPublish).Height(40).TextSize(look.Body)
	publish.SetEnabled(e.bench.dirty() > 0 && !e.busy)
	row = append(row, publish)
	e.head.Objects = []fyne.CanvasObject{look.Row(10, row...)}
	e.head.Refresh()
}

// waiting is what is said of changes that wait: whether they outlive the seat.
func (e *Editor) waiting() string {
	switch {
	case e.p.Drafts == "":
		return "waiting"
	case e.unkept:
		return "waiting_unkept"
	}
	return "waiting_kept"
}

func (e *Editor) askRevert() {
	e.ask(e.t("revert_title"), e.t("revert_text"), e.t("revert"), func() {
		gone := e.bench.revert(e.p.Hall.Catalog())
		e.keep()
		e.at = place{}
		if gone {
			e.leave()
			return
		}
		e.show()
	})
}

func (e *Editor) askRemove() {
	text := "remove_text"
	if e.bench.bundle != nil {
		text = "remove_bundle_text"
	}
	e.ask(e.t(e.removing()+"_title"), e.t(text, lang.Args{"name": e.p.Words().Text(e.bench.name())}), e.t(e.removing()), func() {
		e.bench.remove(e.p.Hall.Catalog())
		e.keep()
		e.leave()
	})
}

// removing names the button that takes what is in the form out of the catalog.
func (e *Editor) removing() string {
	if e.bench.bundle != nil {
		return "remove_bundle"
	}
	return "remove_item"
}

// ask asks before something that takes work away.
func (e *Editor) ask(title, text, yes string, then func()) {
	var sheet *look.Sheet
	no := look.NewButton(e.t("keep"), look.Plain, func() { sheet.Close() })
	do := look.NewButton(yes, look.Danger, func() {
		sheet.Close()
		then()
	})
	sheet = e.p.Stage.Sheet(look.SheetOptions{Title: title, Content: look.NewPara(text, look.Body, look.Ink),
		Buttons: []*look.Button{no, do}, Width: 520})
}

// tell shows something to read, with a button that closes it.
func (e *Editor) tell(title string, width float32, content fyne.CanvasObject) *look.Sheet {
	var sheet *look.Sheet
	sheet = e.p.Stage.Sheet(look.SheetOptions{Title: title, Content: content, Width: width,
		Buttons: []*look.Button{look.NewButton(e.t("close"), look.Plain, func() { sheet.Close() })}})
	return sheet
}
