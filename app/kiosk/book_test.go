package kiosk

import (
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
)

// booking books the third half hour of tomorrow for an item and leaves the page that says so.
func booking(r *room, item string) queue.Booking {
	r.t.Helper()
	r.item(DoDirect, item)
	r.do(DoBook)
	require.Equal(r.t, PageBook, r.state.Page)
	r.do(DoDay, r.hall.BookingDays()[1])
	r.do(DoSlot, r.p.s.slots[2].From.Format(time.RFC3339))
	r.do(DoBook)
	require.Equal(r.t, PageBooked, r.state.Page)
	return *r.p.s.booked
}

// TestALaterTime books, comes on the day, scans and gets a number.
func TestALaterTime(t *testing.T) {
	r := newRoom(t)
	b := booking(r, "gjj-tuixiu")
	require.Equal(t, "10:00", b.From.Format("15:04"))
	require.Len(t, r.paper.booked, 1)
	code, _ := block[Code](r.state)
	require.Equal(t, queue.BookingText(r.hall.Setup(), b.Code), code.Content)
	r.do(DoDone)
	require.True(t, r.p.pristine())

	r.p.scanned(code.Content)
	require.Equal(t, PageBooked, r.state.Page, "it is not the day yet")
	r.clock.add(b.From.Add(-5 * time.Minute).Sub(r.clock.Now()))
	r.do(DoHome)
	r.do(DoSignIn)
	for _, c := range b.Code { // without the paper: by its digits
		r.p.typed(c)
	}
	r.do(DoEnter)
	require.Equal(t, PageTicket, r.state.Page)
	require.Equal(t, queue.PriorityAppointment, r.p.s.visit.Ticket.Priority)
	require.Len(t, r.paper.tickets, 1)
	r.do(DoDone)
	r.settled()
	r.p.scanned(code.Content)
	require.Equal(t, PageProgress, r.state.Page, "the second scan shows the same ticket")
	require.Len(t, r.paper.tickets, 1)
}

func TestABookingIsGivenBack(t *testing.T) {
	r := newRoom(t)
	b := booking(r, "gjj-tuixiu")
	r.do(DoDrop)
	require.False(t, r.p.s.booked.Dropped, "one tap beside another button cancels nothing")
	title, _ := block[Title](r.state)
	require.Contains(t, title.Text, "要取消")
	for _, rather := range []Do{DoOK, DoBack} {
		r.do(rather)
		require.Equal(t, PageBooked, r.state.Page)
		require.False(t, r.p.s.dropping)
		r.do(DoDrop)
	}
	r.do(DoDrop)
	require.True(t, r.p.s.booked.Dropped)
	require.False(t, r.p.s.dropping)
	r.do(DoDone)
	r.p.scanned(b.Code)
	require.Equal(t, PageHome, r.state.Page)
	require.NotEmpty(t, r.state.Banner.Title)
}

// TestAnAppointmentIsMoved by whoever has its code, to another day; the old paper still opens it.
func TestAnAppointmentIsMoved(t *testing.T) {
	r := newRoom(t)
	first := booking(r, "gjj-tuixiu")
	r.do(DoDone)
	r.p.scanned(first.Code)
	r.do(DoBook)
	require.Equal(t, PageBook, r.state.Page)
	title, _ := block[Title](r.state)
	require.Contains(t, title.Text, "10:00", "which appointment it is")
	r.do(DoBack)
	require.Equal(t, PageBooked, r.state.Page)
	r.do(DoBook)
	r.do(DoDay, r.hall.BookingDays()[2])
	r.do(DoSlot, r.p.s.slots[0].From.Format(time.RFC3339))
	r.do(DoBook)
	require.Equal(t, PageBooked, r.state.Page)
	require.NotEqual(t, first.Code, r.p.s.booked.Code)
	require.Equal(t, first.Items, r.p.s.booked.Items)
	require.Len(t, r.paper.booked, 2, "the new time on paper")
	slots, err := r.hall.Slots(t.Context(), "A", r.hall.BookingDays()[1])
	require.NoError(t, err)
	require.Zero(t, slots[2].Taken, "the old place is free")
	r.do(DoDone)
	r.p.scanned(first.Code)
	require.Equal(t, PageBooked, r.state.Page)
	require.False(t, r.p.s.booked.Dropped)
	require.Equal(t, "09:00", r.p.s.booked.From.Format("15:04"))
	r.do(DoBook)
	r.do(DoHome)
	require.True(t, r.p.pristine())
}

// TestOneAppointmentForAPersonAndItem: who books is asked before, and may say nothing. A second appointment is refused
// with the time of the first, and how to move it.
func TestOneAppointmentForAPersonAndItem(t *testing.T) {
	r := newRoom(t, asking)
	choose := func(day int) {
		r.item(DoDirect, "gjj-tuixiu")
		r.do(DoBook)
		r.do(DoDay, r.hall.BookingDays()[day])
		r.do(DoSlot, r.p.s.slots[0].From.Format(time.RFC3339))
		r.do(DoBook)
		require.Equal(t, PagePerson, r.state.Page)
	}
	const young = "110101199003070011"
	choose(1)
	r.do(DoBack)
	require.Equal(t, PageBook, r.state.Page, "what was chosen stays")
	r.do(DoBook)
	r.p.scanned(young)
	require.Equal(t, PageBooked, r.state.Page)
	r.do(DoDone)

	choose(2)
	for _, c := range young {
		r.do(DoType, string(c))
	}
	r.do(DoEnter)
	require.Equal(t, PageBook, r.state.Page)
	require.Contains(t, r.state.Banner.Title, r.hall.BookingDays()[1], "the first appointment")
	require.Contains(t, r.state.Banner.Title, "09:00")
	r.do(DoHome)

	for range 2 { // nobody is compared who says nothing
		choose(2)
		r.do(DoSkip)
		require.Equal(t, PageBooked, r.state.Page)
		r.do(DoDone)
	}

	choose(3)
	r.p.scanned(elder)
	require.Equal(t, PagePriority, r.state.Page)
	r.do(DoClass, string(queue.PriorityElder))
	require.Equal(t, PageBooked, r.state.Page)
	require.Equal(t, queue.PriorityElder, r.p.s.booked.Priority)
}

// TestSomebodyWasFaster: the place that was free a moment ago is gone; the page says so and shows what is left.
func TestSomebodyWasFaster(t *testing.T) {
	r := newRoom(t)
	r.item(DoDirect, "gjj-tuixiu")
	r.do(DoBook)
	r.do(DoDay, r.hall.BookingDays()[1])
	s := r.p.s.slots[0]
	r.do(DoSlot, s.From.Format(time.RFC3339))
	for range s.Free() {
		_, err := r.hall.Book(t.Context(), queue.BookRequest{Items: []string{"gjj-tuixiu"}, From: s.From})
		require.NoError(t, err)
	}
	r.do(DoBook)
	require.Equal(t, PageBook, r.state.Page)
	require.NotEmpty(t, r.state.Banner.Title)
	require.Zero(t, r.p.s.slots[0].Free())
	require.True(t, r.p.s.slot.IsZero())
	r.do(DoSlot, s.From.Format(time.RFC3339))
	require.True(t, r.p.s.slot.IsZero(), "what is full cannot be chosen")
}

// TestAPrinterThatFailsIsReportedOnce to the manager, and once more when it works again.
func TestAPrinterThatFailsIsReportedOnce(t *testing.T) {
	r := newRoom(t)
	r.paper.err = errors.New("no paper")
	for range 2 {
		r.item(DoDirect, "gjj-tuixiu")
		r.do(DoIssue)
		require.Len(t, r.state.Foot, 3, "said, with the printer's own words")
		r.do(DoDone)
	}
	require.True(t, r.state.Bottom.Urgent, "the next person knows before")
	r.paper.err = nil
	r.item(DoDirect, "gjj-tuixiu")
	r.do(DoIssue)
	rows, err := r.hall.Journal(t.Context(), 0, 100)
	require.NoError(t, err)
	var said []string
	for _, row := range rows {
		if row.Kind == queue.EvDevice {
			said = append(said, row.Window+" "+row.Why+" "+row.To)
		}
	}
	require.Equal(t, []string{"k1 printer failed", "k1 printer ok"}, said)
}
