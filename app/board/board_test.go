package board

import (
	"context"
	"fmt"
	"image"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/look/lookgolden"
	"onevisit/assets"
	format "onevisit/catalog/format/yaml"
	"onevisit/queue"
	"onevisit/queue/memory"
	"onevisit/queue/setup"
	"onevisit/queue/simulate"
)

// sample is a hall in memory on a Wednesday morning.
func sample(t *testing.T) (*queue.Hall, *queue.Live, *simulate.Clock) {
	t.Helper()
	s, err := setup.Load(assets.Hall())
	require.NoError(t, err)
	cat, err := format.Load(assets.Hall(), ".")
	require.NoError(t, err)
	clock := simulate.NewClock(time.Date(2026, 11, 18, 10, 0, 0, 0, s.Calendar.Location()))
	h := queue.NewHall(memory.New(), s, cat, clock)
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	live, err := h.Live(ctx)
	require.NoError(t, err)
	return h, live, clock
}

// still is a projection that only changes when the test says so.
type still struct {
	*queue.Live
	told  func([]queue.Change)
	stale bool
	asked int // for a forecast
	long  bool
}

func (s *still) Stale() bool { return s.stale }

func (s *still) Wait(line string) queue.Wait {
	s.asked++
	if s.long {
		return queue.Wait{Ahead: 48, Low: 100 * time.Minute, High: 130 * time.Minute}
	}
	return s.Live.Wait(line)
}

// clockOf is the clock of a seat's hall.
func clockOf(t *testing.T, s *Seat) *simulate.Clock {
	t.Helper()
	h, ok := s.p.Hall.(clocked)
	require.True(t, ok)
	return h.clock
}

// clocked is a hall whose clock can be set.
type clocked struct {
	*queue.Hall
	clock *simulate.Clock
}

func (s *still) Subscribe(f func([]queue.Change)) func() {
	s.told = f
	return func() { s.told = nil }
}

func call(id int64, label, window string) queue.Change {
	return queue.Change{Kind: queue.EvCall, Ticket: &queue.Ticket{ID: id, Label: label, Line: label[:1], Window: window}}
}

func seat(t *testing.T, l lang.Language) (*Seat, *still, *look.Inline) {
	t.Helper()
	test.NewTempApp(t)
	h, live, clock := sample(t)
	st, run := &still{Live: live}, &look.Inline{}
	s, err := New(Params{Hall: clocked{h, clock}, Live: st, Words: lang.For(l), Runner: run})
	require.NoError(t, err)
	win := test.NewTempWindow(t, s.Content())
	win.Resize(fyne.NewSize(1920, 1080))
	s.Bind(win)
	s.Start(context.Background())
	t.Cleanup(s.Stop)
	return s, st, run
}

// TestTenCallsAtOnceEachGetTheirTime: however many come together, none is skipped and each stays for its time.
func TestTenCallsAtOnceEachGetTheirTime(t *testing.T) {
	s, live, run := seat(t, lang.ZH)
	var all []queue.Change
	for i := range 10 {
		all = append(all, call(int64(i+1), fmt.Sprintf("A%03d", i+1), fmt.Sprint(i%8+1)))
	}
	live.told(all)
	for i := range 10 {
		want := fmt.Sprintf("A%03d", i+1)
		require.Equal(t, want, s.view.label.Text())
		run.Advance(5 * time.Second)
		require.Equal(t, want, s.view.label.Text(), "it had not had its six seconds")
		run.Advance(time.Second)
	}
	require.Equal(t, "A010", s.view.label.Text(), "the last call stays until another comes")
	require.False(t, s.Busy())
	require.Equal(t, "A009", s.view.rows[0].label.Text())
	require.Equal(t, "A005", s.view.rows[4].label.Text())
}

// TestTheScreenWaitsForTheVoice, but not for one that hangs.
func TestTheScreenWaitsForTheVoice(t *testing.T) {
	s, live, run := seat(t, lang.ZH)
	speaking := true
	s.p.Speaking = func() bool { return speaking }
	live.told([]queue.Change{call(1, "A001", "1"), call(2, "A002", "2"), call(3, "A003", "3")})
	run.Advance(11 * time.Second)
	require.Equal(t, "A001", s.view.label.Text())
	speaking = false
	run.Advance(time.Second)
	require.Equal(t, "A002", s.view.label.Text())
	speaking = true
	run.Advance(longestHold - time.Second)
	require.Equal(t, "A002", s.view.label.Text())
	run.Advance(time.Second)
	require.Equal(t, "A003", s.view.label.Text())
}

func TestRecallOfTheSameNumberIsNotListedTwice(t *testing.T) {
	s, live, run := seat(t, lang.ZH)
	live.told([]queue.Change{call(1, "A001", "3")})
	run.Advance(7 * time.Second)
	again := call(1, "A001", "3")
	again.Kind = queue.EvRecall
	live.told([]queue.Change{again})
	require.Equal(t, "A001", s.view.label.Text())
	require.Equal(t, s.p.Words.T("board.again"), s.view.please.Text())
	require.Empty(t, s.view.rows[0].label.Text())
}

// TestOnlyItsOwnLines: a board for one line says nothing of the others.
func TestOnlyItsOwnLines(t *testing.T) {
	s, live, _ := seat(t, lang.ZH)
	s.p.Lines = []string{"B"}
	live.told([]queue.Change{call(1, "A001", "3"), call(2, "B001", "5")})
	require.Equal(t, "B001", s.view.label.Text())
	require.Equal(t, "5", s.view.win.Text())
}

func TestQuietBoardSaysWhatToDo(t *testing.T) {
	s, _, _ := seat(t, lang.EN)
	require.True(t, s.view.calm.Visible())
	require.False(t, s.view.called.Visible())
	require.Equal(t, lang.For(lang.EN).T("board.quiet"), s.view.quiet.Text())
}

func TestLanguageSwitchesWhileItRuns(t *testing.T) {
	s, live, _ := seat(t, lang.ZH)
	live.told([]queue.Change{call(1, "A017", "3")})
	require.Equal(t, lang.For(lang.ZH).T("board.please"), s.view.please.Text())
	s.SetWords(lang.For(lang.EN))
	require.Equal(t, lang.For(lang.EN).T("board.please"), s.view.please.Text())
	require.Equal(t, "A017", s.view.label.Text())
}

// TestARestingBoardDrawsNothing: while nothing changes nothing is given to the screen, and the forecasts are not asked
// for either; a minute later the clock is.
func TestARestingBoardDrawsNothing(t *testing.T) {
	s, live, run := seat(t, lang.ZH)
	s.p.Hall.Setup().Notices = s.p.Hall.Setup().Notices[:1]
	s.p.Hall.Setup().Notices[0].EN = ""
	s.refresh()
	asked, before := live.asked, s.applied
	run.Advance(40 * time.Second)
	require.Equal(t, before, s.applied)
	require.Equal(t, asked, live.asked)
	clockOf(t, s).Set(clockOf(t, s).Now().Add(time.Minute))
	run.Advance(10 * time.Second)
	require.Equal(t, before+1, s.applied)
	require.Equal(t, "10:01", s.view.clock.Text())
	require.Greater(t, live.asked, asked)
}

// TestOldDataIsSaid and forgotten when the feed comes back; the calls of the meantime are shown.
func TestOldDataIsSaid(t *testing.T) {
	s, live, run := seat(t, lang.EN)
	notice := s.view.notice.Text()
	require.NotEmpty(t, notice)
	require.False(t, s.view.old.Visible())
	live.stale = true
	clockOf(t, s).Set(clockOf(t, s).Now().Add(3 * time.Minute))
	run.Advance(5 * time.Second)
	require.Equal(t, lang.For(lang.EN).T("board.stale", lang.Args{"time": "10:00"}), s.view.notice.Text())
	require.True(t, s.view.old.Visible())
	lookgolden.Golden(t, "stale-en", look.ShotStage(s.stage))
	live.stale = false
	live.told([]queue.Change{call(1, "A001", "3"), call(2, "A002", "4")})
	require.Equal(t, "A001", s.view.label.Text())
	require.False(t, s.view.old.Visible())
	run.Advance(6 * time.Second)
	require.Equal(t, "A002", s.view.label.Text())
}

// TestNoticesTakeTurns in both languages, page by page.
func TestNoticesTakeTurns(t *testing.T) {
	s, _, run := seat(t, lang.ZH)
	seen := map[string]int{}
	notices := s.p.Hall.Setup().Notices
	for range 2 * len(notices) {
		seen[s.view.notice.Text()]++
		run.Advance(pageTime)
	}
	for _, n := range notices {
		require.Equal(t, 1, seen[n.ZH])
		require.Equal(t, 1, seen[n.EN])
	}
}

func TestArrowsPointWhereTheWindowsLie(t *testing.T) {
	s, live, run := seat(t, lang.ZH)
	require.Equal(t, Right, s.arrow("3"))
	s.p.Arrows = map[string]Arrow{"3": Left, "4": "nowhere"}
	require.Equal(t, Left, s.arrow("3"))
	require.Equal(t, NoArrow, s.arrow("4"))
	require.Equal(t, NoArrow, s.arrow("5"))
	live.told([]queue.Change{call(1, "A001", "3"), call(2, "A002", "5")})
	require.True(t, s.view.arrow.Visible())
	run.Advance(6 * time.Second)
	require.False(t, s.view.arrow.Visible())
}

// TestContrastFollowsTheHour changes the colours of the wall in the evening by itself.
func TestContrastFollowsTheHour(t *testing.T) {
	require.True(t, Night.dark(time.Time{}))
	require.False(t, Day.dark(time.Time{}))
	s, live, run := seat(t, lang.ZH)
	s.p.Contrast = Auto
	live.told([]queue.Change{call(1, "A017", "3"), call(2, "B006", "5")})
	run.Advance(10 * time.Second)
	require.False(t, s.dark)
	lookgolden.Golden(t, "day-zh", look.ShotStage(s.stage))
	clockOf(t, s).Set(time.Date(2026, 11, 18, 18, 0, 0, 0, s.p.Hall.Now().Location()))
	run.Advance(5 * time.Second)
	require.True(t, s.dark)
}

// TestGoldenBoard compares the board with the pictures that were looked at.
func TestGoldenBoard(t *testing.T) {
	for _, l := range []lang.Language{lang.ZH, lang.EN} {
		s, live, run := seat(t, l)
		lookgolden.Golden(t, "quiet-"+string(l), look.ShotStage(s.stage))
		for i := range 6 {
			live.told([]queue.Change{call(int64(i+1), fmt.Sprintf("%c%03d", 'A'+i%5, 17+i), fmt.Sprint(i*2+1))})
			run.Advance(6 * time.Second)
		}
		lookgolden.Golden(t, "called-"+string(l), look.ShotStage(s.stage))
	}
}

// TestNumberIsReadableFromTenMetres: a letter that is to be read from ten metres is at least 4 cm high; a 55-inch board
// of 1080 lines has 1.58 lines a millimetre, so the number is at least 64 pixels high. Ours is several times that.
func TestNumberIsReadableFromTenMetres(t *testing.T) {
	s, live, _ := seat(t, lang.ZH)
	live.told([]queue.Change{call(1, "A017", "3")})
	img := look.ShotStage(s.stage)
	require.Greater(t, inkHeight(img, image.Rect(80, 150, 1050, 560)), 200)
}

// inkHeight is the height in pixels of the light ink in an area.
func inkHeight(img image.Image, area image.Rectangle) int {
	top, bottom := -1, -1
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			if r, g, b, _ := img.At(x, y).RGBA(); r > 0xE000 && g > 0xE000 && b > 0xD000 {
				if top < 0 {
					top = y
				}
				bottom = y
				break
			}
		}
	}
	return bottom - top
}
