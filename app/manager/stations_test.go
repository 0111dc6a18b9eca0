package manager

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/queue"
	"onevisit/queue/simulate"
)

// machines lets the seats of a hall tell of themselves: a board that has fallen silent, a kiosk without paper, one that
// was not switched on today, a counter that was closed in order.
func machines(t *testing.T) func(*queue.Hall, *simulate.Clock) {
	return func(h *queue.Hall, _ *simulate.Clock) {
		now := h.Now()
		put := func(s queue.Station, ago time.Duration) {
			s.Version, s.Since = "1.0", now.Add(-3*time.Hour)
			s.Heard = now.Add(-ago)
			require.NoError(t, h.Beat(t.Context(), s))
		}
		put(queue.Station{Machine: "hall-pc-01", Seat: queue.SeatManager}, 0)
		put(queue.Station{Machine: "hall-pc-02", Seat: queue.SeatCounter, Place: "1", Forms: queue.PrinterOK}, 0)
		put(queue.Station{Machine: "hall-pc-03", Seat: queue.SeatCounter, Place: "2", Forms: queue.PrinterLow}, 0)
		put(queue.Station{Machine: "hall-pc-04", Seat: queue.SeatCounter, Place: "6", Off: true}, 0)
		put(queue.Station{Machine: "kiosk-east", Seat: queue.SeatKiosk, Place: "kiosk-1", Printer: queue.PrinterOK}, 0)
		put(queue.Station{Machine: "kiosk-west", Seat: queue.SeatKiosk, Place: "kiosk-2", Printer: queue.PrinterEmpty}, 0)
		put(queue.Station{Machine: "signage-by-the-long-corridor", Seat: queue.SeatBoard, Stale: true}, 0)
	}
}

// seatRow finds a station's row on its page.
func (r *room) seatRow(t *testing.T, key string) stationRow {
	t.Helper()
	for _, x := range r.seat.talk().stations(r.seat.facts).rows {
		if x.key == key {
			return x
		}
	}
	require.Fail(t, "no station", key)
	return stationRow{}
}

// wrongAt are the alerts of the stations.
func (r *room) wrongAt() (titles []string) {
	for _, a := range r.seat.talk().stationAlerts(r.seat.facts, r.seat.choice) {
		titles = append(titles, a.title)
	}
	return titles
}

func TestTheStationsOfTheHall(t *testing.T) {
	r := newRoom(t, lang.ZH, "10:42", machines(t))
	require.ElementsMatch(t, []string{"2 号自助机：票打印机缺纸", "大屏显示的数据可能已旧"}, r.wrongAt())
	require.Equal(t, look.Green, r.seatRow(t, "kiosk-east/kiosk/kiosk-1").state)
	require.Equal(t, "打印机故障", r.seatRow(t, "kiosk-west/kiosk/kiosk-2").word)
	require.Equal(t, "纸快用完", r.seatRow(t, "hall-pc-03/counter/2").word)
	require.Equal(t, "已关闭", r.seatRow(t, "hall-pc-04/counter/6").word)
	r.open(pageStations)
	list := r.seat.view.stations.rows.list
	require.Equal(t, []look.State{look.Late, look.Yellow, look.Yellow}, []look.State{list[0].state, list[1].state, list[2].state},
		"what is wrong comes first")
	require.Equal(t, look.Closed, list[len(list)-1].state)

	r.pass(queue.SilentAfter + time.Minute)
	require.Contains(t, r.wrongAt(), "1 号自助机失联")
	require.NotContains(t, r.wrongAt(), "6 号窗口失联", "it was closed in order")
	r.seat.do(command{verb: verbStation, key: "kiosk-east/kiosk/kiosk-1"})
	sheet := r.seat.stage.TopSheet()
	require.NotNil(t, sheet)
	d, _ := r.seat.talk().stationDetail(r.seat.facts, "kiosk-east/kiosk/kiosk-1")
	require.Equal(t, "知道了，今天不再提醒", d.buttons[0].text)
	sheet.Close()
	r.seat.do(d.buttons[0].do)
	require.NotContains(t, r.wrongAt(), "1 号自助机失联", "it is dealt with")

	require.NoError(t, r.hall.Beat(t.Context(), queue.Station{Machine: "kiosk-east", Seat: queue.SeatKiosk, Place: "kiosk-1"}))
	r.pass(stationsEvery)
	require.Equal(t, "正常", r.seatRow(t, "kiosk-east/kiosk/kiosk-1").word, "it is back")
	r.pass(queue.SilentAfter + stationsEvery)
	require.Contains(t, r.wrongAt(), "1 号自助机失联", "and silent again: that is another matter")

	r.pass(23 * time.Hour)
	require.Equal(t, "今天没开", r.seatRow(t, "kiosk-east/kiosk/kiosk-1").word)
	require.Contains(t, r.wrongAt(), "1 号自助机今天没有开机")
	require.NotContains(t, r.wrongAt(), "1 号窗口今天没有开机", "a window that nobody sits at today is nothing wrong")
	r.pass(10 * time.Hour)
	require.Empty(t, r.wrongAt(), "nobody is missed at night")
}

func TestTheAlertOfAStationShowsTheStations(t *testing.T) {
	r := newRoom(t, lang.EN, "", func(h *queue.Hall, c *simulate.Clock) {
		c.Advance(2 * time.Hour)
		require.NoError(t, h.Beat(t.Context(), queue.Station{Machine: "west", Seat: queue.SeatKiosk, Place: "kiosk-2", Printer: queue.PrinterCover}))
	})
	card := r.seat.view.now.alerts[0]
	require.Equal(t, "Kiosk 2 · Ticket printer: Cover open", card.title.Text())
	card.button.Press()
	require.Equal(t, pageStations, r.seat.choice.page)
}

// What a kiosk says of its printer and what the printer says of itself is one matter.
func TestAPrinterIsToldOfOnce(t *testing.T) {
	kiosk := queue.Station{Machine: "west", Seat: queue.SeatKiosk, Place: "kiosk-2", Printer: queue.PrinterEmpty}
	r := newRoom(t, lang.ZH, "", func(h *queue.Hall, c *simulate.Clock) {
		c.Advance(2 * time.Hour)
		require.NoError(t, h.Device(t.Context(), queue.Act{Window: "kiosk-2"}, "printer", "failed"))
	})
	device := func() int { return len(r.seat.talk().deviceAlerts(r.seat.facts, r.seat.choice)) }
	require.Equal(t, 1, device(), "without a word of the machine the kiosk's counts")
	require.NoError(t, r.hall.Beat(t.Context(), kiosk))
	r.pass(stationsEvery)
	require.Zero(t, device())
	require.Equal(t, []string{"2 号自助机：票打印机缺纸"}, r.wrongAt())
	kiosk.Printer = queue.PrinterOK
	require.NoError(t, r.hall.Beat(t.Context(), kiosk))
	r.pass(stationsEvery)
	require.Zero(t, device(), "it has paper again")
	require.Empty(t, r.wrongAt())
}

// A machine whose clock is wrong is not silent as long as its words come.
func TestAMachineWithAWrongClock(t *testing.T) {
	now := time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC)
	slow := queue.Station{Machine: "a", Heard: now.Add(-time.Hour), Stale: true, Printer: queue.PrinterGone}
	f := noticed(stationFact{}, false, slow, now)
	require.True(t, f.silent(now), "nothing else is known at first")
	slow.Heard = slow.Heard.Add(time.Minute)
	next := noticed(f, true, slow, now.Add(time.Minute))
	require.False(t, next.silent(now.Add(time.Minute)))
	require.Equal(t, f.stale, next.stale, "since when goes on")
	require.Equal(t, f.fault, next.fault)
	still := noticed(next, true, slow, now.Add(5*time.Minute))
	require.True(t, still.silent(now.Add(5*time.Minute)), "no new word came")
	fast := noticed(stationFact{}, false, queue.Station{Heard: now.Add(time.Hour)}, now)
	require.Equal(t, now, fast.heard)
}
