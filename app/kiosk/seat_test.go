package kiosk

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/queue"
)

// told is a projection whose news the test passes on itself: a runner that runs inline would draw from the projection's
// own goroutine.
type told struct {
	*queue.Live
	tell func([]queue.Change)
}

func (q *told) Subscribe(f func([]queue.Change)) (cancel func()) {
	q.tell = f
	return func() { q.tell = nil }
}

// newSeat is a kiosk in a window of its own.
func newSeat(t *testing.T, r *room, change ...func(*Params)) (*Seat, fyne.Window) {
	t.Helper()
	a := test.NewTempApp(t)
	p := r.params(change...)
	p.Live = &told{Live: r.live}
	s, err := New(p)
	require.NoError(t, err)
	w := a.NewWindow("")
	s.Bind(w)
	w.Resize(fyne.NewSize(1080, 1920))
	s.Start(t.Context())
	t.Cleanup(s.Stop)
	return s, w
}

// tap presses the button with a text, as a finger does.
func tap(t *testing.T, s *Seat, text string) {
	t.Helper()
	for _, reg := range s.view.region {
		for _, o := range reg.made {
			if b, ok := o.(*look.Button); ok && b.Text() == text {
				test.Tap(b)
				return
			}
		}
	}
	require.Fail(t, "no button "+text)
}

// keys types on the window's own keyboard.
func keys(w fyne.Window, text string) {
	for _, c := range text {
		w.Canvas().OnTypedRune()(c)
	}
}

func enter(w fyne.Window) { w.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyReturn}) }

func TestTheSeatIsAllThere(t *testing.T) {
	r := newRoom(t)
	s, w := newSeat(t, r)
	zh := lang.For(lang.ZH)
	s.present.press(Press{Do: DoDirect})
	keys(w, "ltxtq")
	r.clock.add(time.Second) // a person, not a scanner
	enter(w)
	require.Equal(t, PageOffer, s.view.state.Page)
	tap(t, s, zh.T("kiosk.offer.direct"))
	require.Equal(t, PageTicket, s.view.state.Page)
	require.Equal(t, []string{"A001"}, r.paper.tickets)
	require.False(t, s.Busy())
	tap(t, s, zh.T("kiosk.ticket.done"))
	require.Equal(t, PageHome, s.view.state.Page)

	r.settled()
	code := queue.QRText(r.hall.Setup(), r.live.Waiting()[0])
	keys(w, code) // without any pause: a scanner
	enter(w)
	require.Equal(t, PageProgress, s.view.state.Page)
	w.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
	require.Equal(t, PageHome, s.view.state.Page)

	s.SetWords(lang.For(lang.EN))
	require.Equal(t, lang.EN, s.view.state.Language)
	r.run.Advance(2 * time.Second)
	s.Stop()
	require.Zero(t, r.run.Pending())
}

// TestTheSecondTapOfADoubleTap does not press what has just appeared.
func TestTheSecondTapOfADoubleTap(t *testing.T) {
	r := newRoom(t)
	s, _ := newSeat(t, r, func(p *Params) { p.Settle = 300 * time.Millisecond })
	zh := lang.For(lang.ZH)
	press := func(x Press) { s.view.do(x) }
	r.clock.add(time.Second)
	press(Press{Do: DoDirect})
	press(Press{Do: DoItem, ID: "gjj-tuixiu"})
	require.Equal(t, PageFind, s.view.state.Page)
	r.clock.add(time.Second)
	press(Press{Do: DoItem, ID: "gjj-tuixiu"})
	r.clock.add(time.Second)
	tap(t, s, zh.T("kiosk.offer.direct"))
	tap(t, s, zh.T("kiosk.ticket.done"))
	require.Equal(t, PageTicket, s.view.state.Page)
	r.clock.add(time.Second)
	tap(t, s, zh.T("kiosk.ticket.done"))
	require.Equal(t, PageHome, s.view.state.Page)
}

// TestATouchAnywhereCounts also where there is nothing to press.
func TestATouchAnywhereCounts(t *testing.T) {
	r := newRoom(t)
	s, w := newSeat(t, r)
	s.present.press(Press{Do: DoCheck})
	r.run.Advance(50 * time.Second)
	require.True(t, s.view.state.Bottom.Urgent)
	test.TapCanvas(w.Canvas(), fyne.NewPos(4, 900))
	require.False(t, s.view.state.Bottom.Urgent)
}

// TestTheScreenTurns lays the page out anew for a lying screen and keeps what was done.
func TestTheScreenTurns(t *testing.T) {
	r := newRoom(t)
	s, w := newSeat(t, r)
	s.present.press(Press{Do: DoCheck})
	s.present.press(Press{Do: DoItem, ID: "gjj-tuixiu"})
	for _, size := range []fyne.Size{{Width: 1920, Height: 1080}, {Width: 800, Height: 600}, {Width: 540, Height: 960}} {
		w.Resize(size)
		require.Equal(t, size.Width > size.Height, s.present.wide)
		require.Equal(t, PageQuestion, s.view.state.Page)
		whole(t, s.view, "turned")
	}
}

// TestTheSeatFollowsTheHall shows what happens elsewhere, until it is stopped.
func TestTheSeatFollowsTheHall(t *testing.T) {
	r := newRoom(t)
	s, _ := newSeat(t, r)
	r.people(3, "gjj-tuixiu")
	live := s.live.(*told)
	live.tell(nil)
	lines, ok := block[Lines](s.view.state)
	require.True(t, ok)
	require.Contains(t, lines.Items[0].People, "3")
	s.Stop()
	require.Nil(t, live.tell)
}

func TestNewNeedsAHall(t *testing.T) {
	_, err := New(Params{})
	require.Error(t, err)
}
