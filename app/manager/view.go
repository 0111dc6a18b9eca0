package manager

import (
	"fyne.io/fyne/v2"

	"onevisit/app/look"
)

// asks is what the view wants done when somebody presses something.
type asks interface {
	do(command)
	choose(func(*choices))
	switchLanguage()
	enter()
	leave()
}

// view is the widgets of the seat, made once.
type view struct {
	asks   asks
	stage  *look.Stage
	root   fyne.CanvasObject
	inside fyne.CanvasObject // what the gate hides
	back   string            // the word on every sheet's last button
	quiet  bool              // a state is being applied: widgets that move do not ask for anything

	app      *look.Text
	hall     *look.Para
	sample   *look.Para
	nav      [pages]*look.Button
	title    *look.Text
	clock    *look.Text
	fresh    *look.Light
	page     page
	pages    [pages]fyne.CanvasObject
	main     *fyne.Container
	now      *nowView
	clocks   *clocksView
	bookings *bookingsView
	stations *stationsView
	catalog  *catalogView
	figures  *figuresView
	report   *reportView
	people   *peopleView
	settings *settingsView
	day      *look.Button
	who      *look.Button
	colors   *look.Button
	undo     *look.Button
	gate     *gate
	sheet    *windowSheet
}

func newView(a asks) *view {
	v := &view{
		asks:   a,
		app:    look.NewText("", look.Lead, look.Ink).Bold(),
		hall:   look.NewPara("", look.Small, look.Soft),
		sample: look.NewPara("", look.Small, look.AmberInk),
		title:  look.NewText("", 24, look.Ink).Bold(),
		clock:  look.NewText("", look.Body, look.Soft).Whole(),
		fresh:  look.NewLight(look.Green, "", look.Body),
	}
	v.now = newNowView(v)
	v.clocks = newClocksView(v)
	v.bookings = newBookingsView(v)
	v.stations = newStationsView(v)
	v.catalog = newCatalogView(v)
	v.figures = newFiguresView(v)
	v.report = newReportView(v)
	v.people = newPeopleView(v)
	v.settings = newSettingsView(v)
	v.day = look.NewButton("", look.Plain, func() { a.do(command{verb: verbDay}) }).Height(34)
	v.who = look.NewButton("", look.Quiet, a.leave).LeftText()
	v.who.Hide()
	v.colors = look.NewButton("", look.Quiet, func() { a.do(command{verb: verbColors}) }).LeftText().Height(34)
	v.undo = look.NewButton("", look.Plain, func() { a.do(command{verb: verbUndo}) }).Height(34)
	v.undo.Hide()
	v.gate = newGate(a.enter, a.switchLanguage)
	v.gate.root.Hide()
	v.pages = [pages]fyne.CanvasObject{v.now.root, v.clocks.root, v.bookings.root, v.figures.root, v.stations.root, v.report.root, v.catalog.root, v.people.root, v.settings.root}

	side := []fyne.CanvasObject{look.Pad(look.Col(2, v.app, v.hall), 0, 12, 14, 12)}
	for i := range v.nav {
		at := page(i)
		v.nav[i] = look.NewButton("", look.Quiet, func() { v.ask(func(c *choices) { c.page = at }) }).LeftText().Height(40)
		side = append(side, v.nav[i])
	}
	side = append(side, look.Space(), v.colors, v.who, look.Pad(v.sample, 0, 12, 0, 12))
	for i, p := range v.pages {
		if i != int(pageNow) {
			p.Hide()
		}
	}
	v.main = look.Pad(look.Col(16, look.Row(14, v.title, v.now.more, v.undo, look.Space(), v.day, v.clock, v.fresh), look.Grow(look.Stack(v.pages[:]...))),
		24, 24, 24, 24)
	v.inside = look.Split(0, []float32{200, 0},
		look.NewPanel(look.Surface, 0, 0, look.Col(3, side...)).Padding(24, 16, 22, 16), v.main)
	v.root = look.Stack(v.inside, v.gate.root)
	return v
}

// ask passes a choice on, unless the view itself moved the widget.
func (v *view) ask(f func(*choices)) {
	if !v.quiet {
		v.asks.choose(f)
	}
}

// apply shows a state; widgets that already show it do nothing.
func (v *view) apply(s state) {
	v.quiet = true
	defer func() { v.quiet = false }()
	v.back = s.back
	v.app.SetText(s.app)
	v.hall.SetText(s.hall)
	v.sample.SetText(s.sample)
	for i, b := range v.nav {
		b.SetText(s.nav[i])
		b.SetOn(page(i) == s.page)
	}
	v.title.SetText(s.title)
	v.clock.SetText(s.clock)
	if s.old {
		v.fresh.Set(look.Late, s.fresh)
	} else {
		v.fresh.Set(look.Green, s.fresh)
	}
	v.day.SetText(s.day)
	v.who.SetText(s.who)
	v.colors.SetText(s.colors)
	v.undo.SetText(s.undo)
	v.applyGate(s.gate)
	moved := v.page != s.page
	if moved {
		v.pages[v.page].Hide()
		v.pages[s.page].Show()
		v.page = s.page
	}
	moved = show(v.who, s.who != "") || moved
	moved = show(v.undo, s.undo != "") || moved
	if s.now == nil {
		moved = show(v.now.more, false) || moved
	}
	moved = v.applyPage(s) || moved
	if moved && v.stage != nil {
		v.stage.Adopt()
	}
	v.applyWindow(s.window)
}

// applyPage shows the page that is open, and reports whether anything on it came or went.
func (v *view) applyPage(s state) (moved bool) {
	switch {
	case s.now != nil:
		moved = v.now.apply(s.now)
	case s.clocks != nil:
		v.clocks.apply(s.clocks)
	case s.bookings != nil:
		v.bookings.apply(s.bookings)
	case s.stations != nil:
		v.stations.apply(s.stations)
	case s.catalog != nil:
		moved = v.catalog.apply(s.catalog)
	case s.figures != nil:
		v.figures.apply(s.figures)
	case s.report != nil:
		moved = v.report.apply(s.report)
	case s.people != nil:
		v.people.apply(s.people)
	case s.settings != nil:
		moved = v.settings.apply(s.settings)
	}
	return moved
}

// height is the window's, in pixels at scale 1: large text leaves less room.
func (v *view) height() float32 {
	if v.stage == nil {
		return 0
	}
	return v.stage.Canvas().Size().Height / v.stage.Theme().Size(look.SizeScale)
}

// narrow reports a screen that has little room for its text: some columns say less then.
func (v *view) narrow() bool {
	return v.stage != nil && v.stage.Canvas().Size().Width/v.stage.Theme().Size(look.SizeScale) < roomForWords
}

// show makes an object visible or not and tells whether that was a change.
func show(o fyne.CanvasObject, on bool) bool {
	if on == o.Visible() {
		return false
	}
	if on {
		o.Show()
	} else {
		o.Hide()
	}
	return true
}

// card is a white card with a title and anything below it.
func card(title fyne.CanvasObject, content fyne.CanvasObject) *look.Panel {
	return look.Card(look.Surface, 0, look.Col(6, look.Pad(title, 0, 10, 0, 10), look.Grow(content))).Padding(16, 10, 10, 10)
}

func heading() *look.Text { return look.NewText("", look.Body, look.Ink).Bold() }

// lock shows the gate and nothing else, or the seat.
func (v *view) lock(on bool) {
	show(v.gate.root, on)
	show(v.inside, !on)
	if v.stage == nil {
		return
	}
	v.stage.Adopt()
	if on {
		v.stage.Canvas().Focus(v.gate.id)
	}
}

func (v *view) applyGate(s gateState) {
	g := v.gate
	g.title.SetText(s.title)
	g.note.SetText(s.note)
	g.id.SetHint(s.id)
	g.password.SetHint(s.password)
	g.enter.SetText(s.enter)
	g.other.SetText(s.other)
}
