package queue_test

import (
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/queue"
	"onevisit/queue/storetest"
)

// slot finds the slot of a time of day.
func (k *kit) slot(line, day, clock string) queue.Slot {
	k.t.Helper()
	all, err := k.Slots(k.t.Context(), line, day)
	require.NoError(k.t, err)
	for _, s := range all {
		if s.From.Format("15:04") == clock {
			return s
		}
	}
	require.Fail(k.t, "no slot "+clock)
	return queue.Slot{}
}

func TestSlotsAreHalfHoursOfOpenDays(t *testing.T) {
	k := newKit(t)
	days := k.BookingDays()
	require.Len(t, days, 5)
	require.Equal(t, k.Today(), days[0])
	all, err := k.Slots(t.Context(), "A", days[1])
	require.NoError(t, err)
	require.Equal(t, "09:00", all[0].From.Format("15:04"))
	require.Len(t, all, 14, "seven hours, without the lunch break")
	require.Equal(t, 2, all[0].Cap, "half of what one and a half windows serve at ten minutes each")
	today, err := k.Slots(t.Context(), "A", days[0])
	require.NoError(t, err)
	for _, s := range today {
		require.True(t, s.From.After(k.Now()), "what is past cannot be booked")
	}
	_, err = k.Slots(t.Context(), "Z", days[1])
	k.fails(err, queue.CodeUnknownLine)
	none, err := k.Slots(t.Context(), "A", "2026-01-01")
	require.NoError(t, err)
	require.Empty(t, none)
}

func TestHoursOfTheLineBoundItsSlots(t *testing.T) {
	k := newKit(t)
	k.setup.Lines[0].Hours = queue.Hours{{From: 9 * time.Hour, To: 10 * time.Hour}}
	all, err := k.Slots(t.Context(), "A", k.BookingDays()[1])
	require.NoError(t, err)
	require.Len(t, all, 2)
}

// TestABookingBecomesATicket books, comes in time, signs in twice and gets one ticket.
func TestABookingBecomesATicket(t *testing.T) {
	k := newKit(t)
	k.setup.Rules.AppointmentEarly = 30 * time.Minute
	day := k.BookingDays()[1]
	s := k.slot("A", day, "10:00")
	r := queue.BookRequest{Key: "k", Items: []string{storetest.Simple}, From: s.From, At: "k1"}
	b, err := k.Book(t.Context(), r)
	require.NoError(t, err)
	again, err := k.Book(t.Context(), r)
	require.NoError(t, err)
	require.Equal(t, b, again, "a repeated press")
	require.Equal(t, 1, k.slot("A", day, "10:00").Taken)
	require.True(t, queue.IsBooking(k.setup, b.Code))
	require.True(t, queue.IsBooking(k.setup, b.Code[:1]+" "+b.Code[1:5]+" "+b.Code[5:]), "as it is printed")
	require.False(t, queue.IsBooking(k.setup, "A-017"))

	_, err = k.CheckIn(t.Context(), queue.Act{Window: "k1"}, b.Code)
	k.fails(err, queue.CodeBookingEarly)
	k.clock.Add(s.From.Add(-10 * time.Minute).Sub(k.Now()))
	k.setup.Lines[0].Cap = 1
	first := k.issue(storetest.Simple)
	v, err := k.CheckIn(t.Context(), queue.Act{Window: "k1"}, queue.BookingText(k.setup, b.Code))
	require.NoError(t, err, "who booked is let in beyond the cap")
	require.Equal(t, queue.PriorityAppointment, v.Ticket.Priority)
	require.True(t, v.Ticket.Appointment.Equal(s.From))
	require.Equal(t, 2, v.Ticket.Number)
	require.Equal(t, 1, first.Number)
	k.setup.Page = "http://10.0.0.5:8517"
	require.Contains(t, queue.BookingText(k.setup, b.Code), "/b/"+b.Code)
	web, err := k.Booking(t.Context(), queue.BookingText(k.setup, b.Code)+"?lang=en")
	require.NoError(t, err, "an address is read as well")
	require.Equal(t, v.Ticket.ID, web.Ticket)
	twice, err := k.CheckIn(t.Context(), queue.Act{Window: "k1"}, b.Code)
	require.NoError(t, err)
	require.Equal(t, v.Ticket.ID, twice.Ticket.ID)
	_, err = k.DropBooking(t.Context(), queue.Act{}, b.Code)
	k.fails(err, queue.CodeBookingOver)

	k.clock.Add(48 * time.Hour)
	other, err := k.Book(t.Context(), queue.BookRequest{Items: []string{storetest.Simple}, From: k.slot("A", k.BookingDays()[0], "15:00").From})
	require.NoError(t, err)
	k.clock.Add(7 * 24 * time.Hour)
	_, err = k.CheckIn(t.Context(), queue.Act{}, other.Code)
	k.fails(err, queue.CodeBookingOver)
}

func TestABookingGivenBackFreesItsSlot(t *testing.T) {
	k := newKit(t)
	s := k.slot("A", k.BookingDays()[1], "09:30")
	book := func() (queue.Booking, error) {
		return k.Book(t.Context(), queue.BookRequest{Items: []string{storetest.Simple}, From: s.From})
	}
	a, err := book()
	require.NoError(t, err)
	_, err = book()
	require.NoError(t, err)
	_, err = book()
	k.fails(err, queue.CodeSlotFull)
	for range 2 {
		b, err := k.DropBooking(t.Context(), queue.Act{}, a.Code)
		require.NoError(t, err)
		require.True(t, b.Dropped)
	}
	_, err = k.CheckIn(t.Context(), queue.Act{}, a.Code)
	k.fails(err, queue.CodeBookingDropped)
	_, err = book()
	require.NoError(t, err)
	require.Zero(t, k.slot("A", k.BookingDays()[1], "09:30").Free())
}

// TestManyBookOneSlot gives each place once.
func TestManyBookOneSlot(t *testing.T) {
	k := newKit(t)
	s := k.slot("A", k.BookingDays()[2], "14:00")
	var wg sync.WaitGroup
	got := make(chan string, 50)
	for range 50 {
		wg.Go(func() {
			if b, err := k.Book(t.Context(), queue.BookRequest{Items: []string{storetest.Simple}, From: s.From}); err == nil {
				got <- b.Code
			}
		})
	}
	wg.Wait()
	close(got)
	codes := map[string]bool{}
	for c := range got {
		codes[c] = true
	}
	require.Len(t, codes, s.Cap)
}

func TestWhatIsNoBookingIsSaid(t *testing.T) {
	k := newKit(t)
	v, err := k.Issue(t.Context(), queue.IssueRequest{Items: []string{storetest.Simple}})
	require.NoError(t, err)
	for _, text := range []string{"", "-", "1-00000000", "9900000000", "x00000000", "000000000", "12345678", "110101199003070000", v.Ticket.Token} {
		_, err := k.Booking(t.Context(), text)
		k.fails(err, queue.CodeUnknownBooking)
	}
	_, err = k.Booking(t.Context(), "OV1B:OTHER:100000000")
	k.fails(err, queue.CodeOtherHall)
	_, err = k.Book(t.Context(), queue.BookRequest{Items: []string{storetest.Simple}, From: k.Now().Add(time.Minute)})
	k.fails(err, queue.CodeNoSlot)
	_, err = k.Book(t.Context(), queue.BookRequest{From: k.Now()})
	k.fails(err, queue.CodeNoItem)
}

// TestATicketsAddressIsScannedLikeItsCode: with a phone page the code carries an address, and every scanner reads it.
func TestATicketsAddressIsScannedLikeItsCode(t *testing.T) {
	k := newKit(t)
	v, err := k.Issue(t.Context(), queue.IssueRequest{Items: []string{storetest.Simple}})
	require.NoError(t, err)
	plain := queue.QRText(k.setup, v.Ticket)
	k.setup.Page = "https://hall.example.cn/ov"
	web := queue.QRText(k.setup, v.Ticket)
	require.Equal(t, "https://hall.example.cn/ov/t/"+v.Ticket.Token, web)
	for _, text := range []string{plain, web, web + "?lang=en", "HTTP://10.0.0.5:8517/T/" + v.Ticket.Token} {
		got, err := k.Scan(t.Context(), text)
		require.NoError(t, err, text)
		require.Equal(t, v.Ticket.ID, got.Ticket.ID)
	}
	for _, text := range []string{"https://hall.example.cn/", "https://hall.example.cn/t/ABC", "https://x/t/" + v.Ticket.Token + "Y"} {
		_, err := k.Scan(t.Context(), text)
		k.fails(err, queue.CodeNotATicket)
	}
}

func TestADeviceTellsTheManager(t *testing.T) {
	k := newKit(t)
	for range 2 {
		require.NoError(t, k.Device(t.Context(), queue.Act{Key: "once", Window: "k1"}, "printer", "failed"))
	}
	rows, err := k.Journal(t.Context(), 0, 10)
	require.NoError(t, err)
	require.Len(t, rows, 1)
	require.Equal(t, queue.EvDevice, rows[0].Kind)
	require.Equal(t, []string{"printer", "failed", "k1"}, []string{rows[0].Why, rows[0].To, rows[0].Window})
}

// TestOnePersonBooksAnItemOnce: until it is given back, kept or over. Who is not known is not compared.
func TestOnePersonBooksAnItemOnce(t *testing.T) {
	k := newKit(t)
	days := k.BookingDays()
	book := func(person, day, clock string, items ...string) (queue.Booking, error) {
		return k.Book(t.Context(), queue.BookRequest{Items: items, From: k.slot("A", day, clock).From, Person: person})
	}
	first, err := book("anna", days[1], "10:00", storetest.Simple)
	require.NoError(t, err)
	_, err = book("anna", days[2], "10:00", storetest.Gap, storetest.Simple)
	k.fails(err, queue.CodeBookedTwice)
	require.Zero(t, k.slot("A", days[2], "10:00").Taken, "a refusal takes no place")
	_, err = book("anna", days[2], "10:00", storetest.Gap)
	require.NoError(t, err, "another item")
	_, err = book("bert", days[1], "10:00", storetest.Simple)
	require.NoError(t, err, "another person")
	for range 2 {
		_, err = book("", days[2], "14:00", storetest.Simple)
		require.NoError(t, err, "nobody is known")
	}

	_, err = k.DropBooking(t.Context(), queue.Act{}, first.Code)
	require.NoError(t, err)
	second, err := book("anna", days[1], "11:00", storetest.Simple)
	require.NoError(t, err, "given back")
	_, err = book("anna", days[1], "11:30", storetest.Simple)
	k.fails(err, queue.CodeBookedTwice)
	k.clock.Set(second.From.Add(-10 * time.Minute))
	_, err = k.CheckIn(t.Context(), queue.Act{}, second.Code)
	require.NoError(t, err)
	third, err := book("anna", days[1], "15:00", storetest.Simple)
	require.NoError(t, err, "kept")
	k.clock.Set(third.From.Add(24 * time.Hour))
	_, err = book("anna", k.BookingDays()[1], "10:00", storetest.Simple)
	require.NoError(t, err, "missed")
}

func TestTheHallSaysHowLongSlotsAreAndHowFarAhead(t *testing.T) {
	k := newKit(t)
	k.setup.Rules.AppointmentSlot, k.setup.Rules.AppointmentDays = time.Hour, 12
	days := k.BookingDays()
	require.Len(t, days, 12)
	all, err := k.Slots(t.Context(), "A", days[11])
	require.NoError(t, err)
	require.Len(t, all, 7, "seven hours")
	require.Equal(t, time.Hour, all[0].To.Sub(all[0].From))
	require.Equal(t, 4, all[0].Cap, "half of what one and a half windows serve in an hour")
}

// TestABookedDayIsOneOnWhichTheItemIsAccepted: who books a day on which the item is not accepted would come in vain.
func TestABookedDayIsOneOnWhichTheItemIsAccepted(t *testing.T) {
	k := newKit(t)
	all := k.BookingDays()
	last, err := strconv.Atoi(all[2][len("2006-01-"):])
	require.NoError(t, err)
	monthly := &catalog.Item{ID: "monthly", Name: catalog.Text{ZH: "按月事项"}, Department: catalog.Text{ZH: "dept-a"},
		Kind: catalog.KindImmediate, Accepts: []catalog.Period{{Until: last}}, Source: catalog.Source{Text: "test"},
		Materials: []catalog.Material{{ID: "id-card", Name: catalog.Text{ZH: "身份证"}}}}
	cat, err := catalog.New("v2", append(slices.Clone(storetest.Catalog(t).Items()), monthly))
	require.NoError(t, err)
	h := queue.NewHall(k.store, k.setup, cat, k.clock)
	require.Equal(t, all, h.BookingDays(storetest.Simple))
	require.Equal(t, all[:3], h.BookingDays(storetest.Simple, "monthly"))
	_, err = h.Book(t.Context(), queue.BookRequest{Items: []string{"monthly"}, From: k.slot("A", all[3], "09:30").From})
	require.Equal(t, all[3], k.fails(err, queue.CodeNotThatDay)["day"])
	require.Zero(t, k.slot("A", all[3], "09:30").Taken)
	_, err = h.Book(t.Context(), queue.BookRequest{Items: []string{"monthly"}, From: k.slot("A", all[2], "09:30").From})
	require.NoError(t, err)
}

// TestAnAppointmentIsMoved: one place is taken as before, the old paper still signs in, and whoever is known holds one.
func TestAnAppointmentIsMoved(t *testing.T) {
	k := newKit(t)
	days := k.BookingDays()
	book := func(person, instead, day, clock string) (queue.Booking, error) {
		return k.Book(t.Context(), queue.BookRequest{Items: []string{storetest.Simple}, From: k.slot("A", day, clock).From,
			Person: person, Instead: instead})
	}
	first, err := book("anna", "", days[1], "10:00")
	require.NoError(t, err)
	second, err := book("", queue.BookingText(k.setup, first.Code), days[2], "11:00")
	require.NoError(t, err, "by its code, by whoever holds it")
	require.Zero(t, k.slot("A", days[1], "10:00").Taken)
	require.Equal(t, 1, k.slot("A", days[2], "11:00").Taken)
	old, err := k.Booking(t.Context(), first.Code)
	require.NoError(t, err)
	require.True(t, old.Dropped)
	require.Equal(t, second.Code, old.Moved)

	_, err = book("anna", "", days[3], "10:00")
	k.fails(err, queue.CodeBookedTwice)
	require.Contains(t, err.Error(), days[2], "it is the new time that is said")
	third, err := book("anna", second.Code, days[2], "11:00")
	require.NoError(t, err, "her own, to the same time")
	require.Equal(t, 1, k.slot("A", days[2], "11:00").Taken)
	_, err = book("bert", second.Code, days[3], "10:00")
	k.fails(err, queue.CodeBookingDropped)
	require.Zero(t, k.slot("A", days[3], "10:00").Taken, "a refusal takes no place")
	_, err = book("", "1-23", days[3], "10:00")
	k.fails(err, queue.CodeUnknownBooking)

	for range 2 { // a full slot leaves the old appointment as it was
		_, err = book("", "", days[3], "09:00")
		require.NoError(t, err)
	}
	_, err = book("", third.Code, days[3], "09:00")
	k.fails(err, queue.CodeSlotFull)
	kept, err := k.Booking(t.Context(), third.Code)
	require.NoError(t, err)
	require.False(t, kept.Dropped)

	k.clock.Set(third.From.Add(-5 * time.Minute))
	v, err := k.CheckIn(t.Context(), queue.Act{}, first.Code)
	require.NoError(t, err, "the first paper is as good as the last")
	again, err := k.CheckIn(t.Context(), queue.Act{}, third.Code)
	require.NoError(t, err)
	require.Equal(t, v.Ticket.ID, again.Ticket.ID)
	_, err = book("", third.Code, days[3], "10:00")
	k.fails(err, queue.CodeBookingOver)
}
