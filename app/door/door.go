// Package door is the front door: where a machine is told which seat of the hall it is.
package door

import (
	"fyne.io/fyne/v2"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/queue"
)

// Choice is what was chosen at the door.
type Choice struct {
	Seat     string // counter, kiosk, board, manager or all
	Window   string // of a counter
	Remember bool   // open this seat at the next start
}

// Params is what the door needs.
type Params struct {
	Setup  *queue.Setup
	Words  *lang.Words
	Runner look.Runner
	// Choose opens the seat; an error is shown at the door.
	Choose func(Choice) error
	// First shows the page of the hall and its database before the seats: nobody has chosen them yet. Place is what the
	// machine uses now. Without CheckHall that page is not offered.
	First         bool
	Place         Place
	CheckHall     func(Place) error // the files can be read and fit each other; faults name file and line
	CheckDatabase func(Place) error // it answers, and it is this hall's
	TestPrinter   func(Place) error // a test page went to the printer
	Move          func(Place) error // keeps the choice and starts anew with it
	// Language is told when the language was switched.
	Language func(lang.Language)
}

// Door is the screen of the front door.
type Door struct {
	p      Params
	win    fyne.Window
	stage  *look.Stage
	choice Choice
	place  Place
	page   *placing // the page of the hall, while it is shown
	large  bool     // large text
	seen   bool     // the seats were shown: there is a way back to them
}

type colour = fyne.ThemeColorName

// Size is the window's size in pixels: on the smallest desk's screen (1366×768) with its bars, and on an upright kiosk's
// (1080×1920) it is whole.
var Size = fyne.NewSize(1040, 690)

// largeText is the scale of the large text.
const largeText = 1.3

// New makes the door.
func New(p Params) *Door { return &Door{p: p, place: p.Place} }

// Bind shows the door in a window.
func (d *Door) Bind(win fyne.Window) {
	d.win = win
	d.stage = look.NewStage(win, look.New(look.Day, 1), d.p.Runner)
	d.win.SetTitle(d.p.Words.T("app.full_name"))
	if d.p.First && d.p.CheckHall != nil {
		d.showPlace()
	} else {
		d.show()
	}
	win.Resize(Size)
}

// Said is what the page of the hall says about the last test; empty on the page of the seats.
func (d *Door) Said() string {
	if d.page == nil {
		return ""
	}
	return d.page.said.Text()
}

// show builds the screen in the current language. It is built once a language, not on changes.
func (d *Door) show() {
	w := d.p.Words
	d.seen = true
	d.win.SetTitle(w.T("app.full_name"))
	seats := []struct {
		name string
		icon look.Shape
	}{{"counter", look.Checklist}, {"kiosk", look.Ticket}, {"board", look.Speaker}, {"manager", look.Progress}}
	tiles := make([]fyne.CanvasObject, len(seats))
	for i, s := range seats {
		text := look.Col(6, look.NewText(w.T("door.seat."+s.name), 28, look.Ink).Bold(),
			look.NewPara(w.T("door.about."+s.name), look.Lead, look.Soft))
		tiles[i] = look.NewTile(look.Surface, 16, look.PadAll(look.Row(24, look.NewIcon(s.icon, 56, look.JadeInk),
			look.Grow(text), look.NewIcon(look.Right, 24, look.Soft)), 28), func() { d.pick(s.name) })
	}
	remember := look.NewMark(mark(d.choice.Remember), look.MarkCounter)
	toggle := look.NewTile(look.None, 8, look.PadAll(look.Row(12, remember,
		look.NewText(w.T("door.remember"), look.Body, look.Ink)), 8), nil)
	toggle.OnTap = func() {
		d.choice.Remember = !d.choice.Remember
		remember.Set(mark(d.choice.Remember))
	}
	body := []fyne.CanvasObject{d.head(), look.NewText(w.T("door.question"), look.Title, look.Ink).Bold(),
		look.Grow(look.GridFill(2, 16, tiles...)),
		look.Row(16, toggle, look.Space(), d.placeButton(), look.NewButton(w.T("door.all"), look.Raised, func() { d.pick("all") }))}
	if d.p.Setup.Sample {
		body = append(body, look.NewPara(w.Text(d.p.Setup.Caution), look.Small, look.Soft))
	}
	d.stage.SetContent(look.PadAll(look.Col(20, body...), 32))
}

// head is the name of the program and of the hall, and the other language.
func (d *Door) head() fyne.CanvasObject {
	w := d.p.Words
	other := w.Language().Other()
	return look.Row(16,
		look.NewText(w.T("app.name"), 34, look.Ink).Bold(),
		look.Grow(look.NewText(w.Text(d.p.Setup.Name), look.Lead, look.Soft)),
		d.largeButton(),
		look.NewButton(w.T("language."+string(other)), look.Quiet, func() { d.switchTo(other) }))
}

// largeButton switches large text on and off.
func (d *Door) largeButton() fyne.CanvasObject {
	b := look.NewButton(d.p.Words.T("door.large"), look.Quiet, func() {
		d.large = !d.large
		scale := float32(1)
		if d.large {
			scale = largeText
		}
		d.stage.SetTheme(look.New(look.Day, scale))
		d.again()
	})
	b.SetOn(d.large)
	return b
}

// again builds the page anew that is shown, with what was written on it.
func (d *Door) again() {
	if d.page == nil {
		d.show()
		return
	}
	d.place = d.page.place()
	d.showPlace()
	d.place = d.p.Place
}

// placeButton leads back to the hall and its database.
func (d *Door) placeButton() fyne.CanvasObject {
	b := look.NewButton(d.p.Words.T("door.place.change"), look.Quiet, d.showPlace)
	if d.p.CheckHall == nil {
		b.Hide()
	}
	return b
}

func mark(on bool) look.MarkState {
	if on {
		return look.MarkOK
	}
	return look.MarkOpen
}

func (d *Door) switchTo(l lang.Language) {
	d.p.Words = lang.For(l)
	if d.p.Language != nil {
		d.p.Language(l)
	}
	d.win.SetTitle(d.p.Words.T("app.full_name"))
	d.again()
}

// pick opens a seat; a counter is asked for its window first.
func (d *Door) pick(seat string) {
	d.choice.Seat = seat
	if seat == "counter" || seat == "all" {
		d.askWindow()
		return
	}
	d.open()
}

func (d *Door) askWindow() {
	w := d.p.Words
	var sheet *look.Sheet
	tiles := make([]fyne.CanvasObject, len(d.p.Setup.Windows))
	for i, win := range d.p.Setup.Windows {
		tiles[i] = look.NewButton(w.T("common.window", lang.Args{"id": win.ID}), look.Plain, func() {
			sheet.Close()
			d.choice.Window = win.ID
			d.open()
		}).Sub(w.Text(win.Name)).Height(64).TextSize(look.Lead).LeftText()
	}
	sheet = d.stage.Sheet(look.SheetOptions{
		Title:   w.T("door.which_window"),
		Content: look.Grid(2, 12, tiles...),
		Width:   720,
		Buttons: []*look.Button{look.NewButton(w.T("common.cancel"), look.Plain, func() { sheet.Close() })},
	})
}

// open hands the choice over and shows what went wrong, if anything did.
func (d *Door) open() {
	if err := d.p.Choose(d.choice); err != nil {
		d.stage.Toast(look.Bad, d.p.Words.Error(err))
	}
}
