package door

import (
	"errors"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/look/lookgolden"
	"onevisit/assets"
	"onevisit/catalog/fault"
	"onevisit/queue/setup"
)

// open shows the door in a window of its real size.
func open(t *testing.T, l lang.Language, choose func(Choice) error) *Door {
	t.Helper()
	test.NewTempApp(t)
	look.Observe()
	s, err := setup.Load(assets.Hall())
	require.NoError(t, err)
	d := New(Params{Setup: s, Words: lang.For(l), Runner: &look.Inline{}, Choose: choose})
	win := test.NewTempWindow(t, nil)
	d.Bind(win)
	win.Resize(Size)
	d.stage.Adopt()
	return d
}

// press presses what begins with the text.
func press(t *testing.T, d *Door, text string) {
	t.Helper()
	for _, p := range look.Pressables(d.win.Canvas()) {
		if len(p.Text) >= len(text) && p.Text[:len(text)] == text {
			p.Press()
			d.stage.Adopt()
			return
		}
	}
	require.Fail(t, "nothing says "+text)
}

func TestEachSeatOpens(t *testing.T) {
	for _, l := range []lang.Language{lang.ZH, lang.EN} {
		for _, seat := range []string{"kiosk", "board", "manager"} {
			var got Choice
			d := open(t, l, func(c Choice) error { got = c; return nil })
			press(t, d, lang.For(l).T("door.seat."+seat))
			require.Equal(t, Choice{Seat: seat}, got)
		}
	}
}

func TestACounterIsAskedForItsWindow(t *testing.T) {
	var got Choice
	d := open(t, lang.ZH, func(c Choice) error { got = c; return nil })
	press(t, d, lang.For(lang.ZH).T("door.remember"))
	press(t, d, lang.For(lang.ZH).T("door.seat.counter"))
	require.Empty(t, got.Seat, "not before the window is known")
	press(t, d, lang.For(lang.ZH).T("common.window", lang.Args{"id": "3"}))
	require.Equal(t, Choice{Seat: "counter", Window: "3", Remember: true}, got)
}

func TestTheLanguageSwitches(t *testing.T) {
	d := open(t, lang.ZH, nil)
	press(t, d, lang.For(lang.ZH).T("language.en"))
	require.Equal(t, lang.For(lang.EN).T("app.full_name"), d.win.Title())
	// What was made last is on the screen.
	newest := look.Pressables(d.win.Canvas())
	require.NotEmpty(t, newest)
	require.Equal(t, lang.For(lang.EN).T("door.remember"), newest[0].Text)
}

func TestWhatGoesWrongIsSaidAtTheDoor(t *testing.T) {
	d := open(t, lang.EN, func(Choice) error { return errors.New("no such device") })
	press(t, d, lang.For(lang.EN).T("door.seat.board"))
	require.Equal(t, lang.For(lang.EN).T("fault.internal"), d.stage.ToastText())
}

// firstDoor is the door of a machine that nobody has set up.
func firstDoor(t *testing.T, l lang.Language, p Params) *Door {
	t.Helper()
	test.NewTempApp(t)
	look.Observe()
	s, err := setup.Load(assets.Hall())
	require.NoError(t, err)
	p.Setup, p.Words, p.Runner, p.First = s, lang.For(l), &look.Inline{}, true
	d := New(p)
	win := test.NewTempWindow(t, nil)
	d.Bind(win)
	win.Resize(Size)
	d.stage.Adopt()
	return d
}

func good(Place) error { return nil }

// TestFirstStart presses through the first start of a machine in both languages: sample hall, this machine, a seat.
func TestFirstStart(t *testing.T) {
	for _, l := range []lang.Language{lang.ZH, lang.EN} {
		var got Choice
		w := lang.For(l)
		d := firstDoor(t, l, Params{CheckHall: good, CheckDatabase: good, Choose: func(c Choice) error { got = c; return nil },
			Move: func(Place) error { t.Error("nothing changed"); return nil }})
		lookgolden.Golden(t, "first-"+string(l), look.ShotStage(d.stage))
		press(t, d, w.T("door.place.next"))
		lookgolden.Golden(t, "seats-"+string(l), look.ShotStage(d.stage))
		press(t, d, w.T("door.remember"))
		press(t, d, w.T("door.seat.board"))
		require.Equal(t, Choice{Seat: "board", Remember: true}, got)
	}
}

// TestAnotherHallIsCheckedBeforeItIsTaken: what is wrong is said in a sentence, and only what is right is kept.
func TestAnotherHallIsCheckedBeforeItIsTaken(t *testing.T) {
	w := lang.For(lang.EN)
	var moved []Place
	hall, base, paper := error(nil), error(nil), error(fault.New("paper.printer_offline", fault.Args{"address": "10.0.0.9:9100"}))
	d := firstDoor(t, lang.EN, Params{CheckHall: func(Place) error { return hall }, CheckDatabase: func(Place) error { return base },
		TestPrinter: func(Place) error { return paper },
		Move:        func(p Place) error { moved = append(moved, p); return nil }})
	said := func() string { return d.page.said.Text() }
	press(t, d, w.T("door.place.own"))
	press(t, d, w.T("door.place.next"))
	require.Equal(t, w.T("door.place.no_folder"), said())

	d.page.folder.SetText(" /srv/hall ")
	hall = fault.New("setup.missing", fault.Args{"field": "id"}).At("hall.yaml:3")
	press(t, d, w.T("door.place.check"))
	require.Contains(t, said(), "hall.yaml:3")
	lookgolden.Golden(t, "fault-en", look.ShotStage(d.stage))
	press(t, d, w.T("door.place.next"))
	require.Empty(t, moved)

	hall = nil
	press(t, d, w.T("door.place.check"))
	require.Equal(t, w.T("door.place.hall_good"), said())
	press(t, d, w.T("door.place.server"))
	press(t, d, w.T("door.place.next"))
	require.Equal(t, w.T("door.place.no_database"), said())
	d.page.base.SetText("postgres://kiosk@db/hall")
	base = fault.New("store.unreachable", fault.Args{"server": "db"})
	press(t, d, w.T("door.place.test"))
	require.Equal(t, w.Error(base), said())
	base = nil
	press(t, d, w.T("door.place.test"))
	require.Equal(t, w.T("door.place.database_good"), said())
	press(t, d, w.T("door.place.print"))
	require.Equal(t, w.T("door.place.no_printer"), said())
	d.page.printer.SetText("tcp://10.0.0.9:9100")
	press(t, d, w.T("door.place.print"))
	require.Equal(t, w.Error(paper), said())
	paper = nil
	press(t, d, w.T("door.place.print"))
	require.Equal(t, w.T("door.place.printer_sent"), said())
	press(t, d, w.T("language.zh-CN"))
	press(t, d, lang.For(lang.ZH).T("door.large"))
	require.Equal(t, "tcp://10.0.0.9:9100", d.page.printer.Text(), "what was written stays")
	press(t, d, lang.For(lang.ZH).T("door.place.next"))
	require.Equal(t, []Place{{Folder: "/srv/hall", Database: "postgres://kiosk@db/hall", Printer: "tcp://10.0.0.9:9100"}}, moved)
}

// TestTheDoorFitsItsScreens: the smallest desk's and the upright kiosk's, in both languages, with large text too.
func TestTheDoorFitsItsScreens(t *testing.T) {
	for _, l := range []lang.Language{lang.ZH, lang.EN} {
		for name, screen := range map[string]fyne.Size{"desk": fyne.NewSize(1366, 768), "kiosk": fyne.NewSize(1080, 1920)} {
			require.LessOrEqual(t, Size.Width, screen.Width)
			require.LessOrEqual(t, Size.Height, screen.Height-60, "bars")
			d := firstDoor(t, l, Params{CheckHall: good, CheckDatabase: good})
			press(t, d, lang.For(l).T("door.large"))
			d.win.Resize(screen)
			d.stage.Adopt()
			if name == "desk" {
				lookgolden.Golden(t, "large-"+string(l), look.ShotStage(d.stage))
			}
			for _, p := range look.Pressables(d.win.Canvas()) {
				at := fyne.CurrentApp().Driver().AbsolutePositionForObject(p)
				require.LessOrEqual(t, at.X+p.Size().Width, screen.Width, p.Text)
			}
			press(t, d, lang.For(l).T("door.place.next"))
			press(t, d, lang.For(l).T("door.seat.counter"))
			lookgolden.Golden(t, "windows-"+name+"-"+string(l), look.ShotStage(d.stage))
		}
	}
}

// TestTheHallCanBeChangedLater from the seats' page.
func TestTheHallCanBeChangedLater(t *testing.T) {
	d := firstDoor(t, lang.ZH, Params{CheckHall: good, CheckDatabase: good, Place: Place{Folder: "/srv/hall"}})
	press(t, d, lang.For(lang.ZH).T("door.place.next"))
	require.Nil(t, d.page)
	press(t, d, lang.For(lang.ZH).T("door.place.change"))
	require.Equal(t, Place{Folder: "/srv/hall"}, d.page.place())
}

// TestWhoeverOnlyLookedGoesBack to the seats, also while the server of the hall does not answer; at the first start there
// is nowhere to go back to.
func TestWhoeverOnlyLookedGoesBack(t *testing.T) {
	w, down := lang.For(lang.EN), false
	d := firstDoor(t, lang.EN, Params{CheckHall: good, Place: Place{Database: "postgres://kiosk@db/hall"},
		CheckDatabase: func(Place) error {
			if down {
				return fault.New("store.unreachable", fault.Args{"server": "db"})
			}
			return nil
		},
		Move: func(Place) error { t.Error("nothing was chosen"); return nil }})
	require.False(t, d.page.backButton().Visible())
	press(t, d, w.T("door.place.next"))
	require.Nil(t, d.page)
	press(t, d, w.T("door.place.change"))
	down = true
	press(t, d, w.T("door.place.next"))
	require.NotNil(t, d.page, "it is said what is wrong")
	press(t, d, w.T("common.back"))
	require.Nil(t, d.page)
	press(t, d, w.T("door.place.change"))
	lookgolden.Golden(t, "back-en", look.ShotStage(d.stage))
}
