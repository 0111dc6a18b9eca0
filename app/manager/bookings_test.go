package manager

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/queue"
	"onevisit/queue/simulate"
)

// appointed books what is left of the day: two come, one gives it back, the others are awaited.
func appointed(t *testing.T) func(*queue.Hall, *simulate.Clock) {
	return func(h *queue.Hall, _ *simulate.Clock) {
		book := func(line string, n int, class queue.Priority, items ...string) queue.Booking {
			t.Helper()
			slots, err := h.Slots(t.Context(), line, h.Today())
			require.NoError(t, err)
			b, err := h.Book(t.Context(), queue.BookRequest{Items: items, Priority: class, From: slots[n].From})
			require.NoError(t, err)
			return b
		}
		it, err := h.Catalog().Item("gjj-tuixiu")
		require.NoError(t, err)
		l, _ := h.Setup().LineOf(it)
		come := book(l.ID, 0, "", "gjj-tuixiu")
		_, err = h.CheckIn(t.Context(), queue.Act{Window: "kiosk"}, come.Code)
		require.NoError(t, err)
		gone := book(l.ID, 0, "", "gjj-tuixiu")
		_, err = h.DropBooking(t.Context(), queue.Act{Window: "kiosk"}, gone.Code)
		require.NoError(t, err)
		book(l.ID, 0, "", "gjj-tuixiu")
		book(l.ID, 2, queue.PriorityElder, "gjj-tuixiu")
		for i, id := range []string{"jdc-zhuce", "nb-jiehun"} {
			other, err := h.Catalog().Item(id)
			require.NoError(t, err)
			line, _ := h.Setup().LineOf(other)
			book(line.ID, 3+i, "", id)
		}
	}
}

func TestTheAppointmentsOfTheDay(t *testing.T) {
	r := newRoom(t, lang.ZH, "10:42", appointed(t))
	require.False(t, r.seat.booked.began, "nothing is read before somebody looks")
	r.open(pageBookings)
	r.settle()
	v := r.seat.view.bookings
	s := r.state().bookings
	require.Contains(t, s.summary, "共 5 个预约：已到 1 个，没来 0 个")
	require.Len(t, s.people, 5)
	require.Equal(t, look.Green, s.people[0].state)
	require.Contains(t, s.people[0].word, "已签到")
	require.Equal(t, "还没到", s.people[1].word)
	for _, p := range s.people {
		require.True(t, strings.HasSuffix(p.number, " …"), "the secret part of a code is not shown")
	}
	require.Equal(t, "长者", func() string {
		for _, p := range s.people {
			if p.class != "" {
				return p.class
			}
		}
		return ""
	}())

	lines := v.lines.list
	line := -1
	for i, l := range lines {
		if l.booked == "3" {
			line = i
		}
	}
	require.GreaterOrEqual(t, line, 0)
	v.lines.table.Rows.OnTap(line)
	require.Len(t, v.people.list, 3, "those of the line")
	require.True(t, v.lines.list[line].chosen)
	at := v.people.list[0].time
	for i, x := range v.slots.list {
		if x.key == at {
			require.Equal(t, []string{"2", "1", "0"}, []string{x.booked, x.came, x.missed})
			v.slots.table.Rows.OnTap(i)
			break
		}
	}
	require.Len(t, v.people.list, 2, "those of the slot")
	v.lines.table.Rows.OnTap(line)
	require.Len(t, v.people.list, 5, "a second press shows all")

	free := r.seat.facts.bookings
	require.NotEmpty(t, free.slots)
	r.pass(90 * time.Minute)
	s = r.state().bookings
	require.Contains(t, s.summary, "没来 1")
	require.Equal(t, bookCount{key: "11:00", name: "11:00", booked: "2", came: "1", missed: "1", free: none, late: true}, s.slots[0],
		"an hour that is over and was empty is not shown")
	require.Equal(t, look.Late, s.people[1].state)
	require.Equal(t, "没来", s.people[1].word)

	r.seat.view.bookings.day.choice.Choose(1)
	r.settle()
	require.Equal(t, "没有预约", r.state().bookings.empty)
	require.NotEqual(t, r.hall.Today(), r.seat.facts.bookings.day)
	require.Contains(t, r.state().bookings.summary, "共 0 个预约")
}

// What is free is what can still be booked.
func TestWhatIsFreeCanBeBooked(t *testing.T) {
	r := newRoom(t, lang.EN, "10:42", appointed(t))
	r.open(pageBookings)
	r.settle()
	for _, l := range r.hall.Setup().Lines {
		slots, err := r.hall.Slots(t.Context(), l.ID, r.hall.Today())
		require.NoError(t, err)
		free := 0
		for _, s := range slots {
			free += s.Free()
		}
		lines, times, all := map[string]*tally{}, map[string]*tally{}, tally{}
		r.seat.talk().slotsOf(r.seat.facts, bookChoice{}, lines, times, &all)
		require.Equal(t, free, lines[l.ID].free, l.ID)
	}
}
