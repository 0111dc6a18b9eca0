package door

import (
	"errors"
	"testing"

	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/assets"
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
