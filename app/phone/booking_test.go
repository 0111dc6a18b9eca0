package phone_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
	"onevisit/queue/storetest"
)

// TestAnAppointmentOnThePhone says when, what to bring, and what has become of it.
func TestAnAppointmentOnThePhone(t *testing.T) {
	b := newBench(t)
	slots, err := b.hall.Slots(t.Context(), "A", b.hall.BookingDays()[1])
	require.NoError(t, err)
	made, err := b.hall.Book(t.Context(), queue.BookRequest{Items: []string{storetest.Gap}, From: slots[2].From})
	require.NoError(t, err)
	code, body := b.get("/b/" + made.Code + "?lang=zh-CN")
	require.Equal(t, http.StatusOK, code)
	for _, want := range []string{"10:00", made.Code, "请带上", "ID card", "Bank card", `href="../g/` + storetest.Gap, "签到"} {
		require.Contains(t, body, want)
	}
	_, en := b.get("/b/" + made.Code + "?lang=en")
	require.Contains(t, en, "Please bring")

	other, err := b.hall.Book(t.Context(), queue.BookRequest{Items: []string{storetest.Gap}, From: slots[3].From})
	require.NoError(t, err)
	_, err = b.hall.DropBooking(t.Context(), queue.Act{}, other.Code)
	require.NoError(t, err)
	_, body = b.get("/b/" + other.Code)
	require.Contains(t, body, "已取消")

	b.clock.Add(made.From.Sub(b.hall.Now()))
	_, err = b.hall.CheckIn(t.Context(), queue.Act{}, made.Code)
	require.NoError(t, err)
	_, body = b.get("/b/" + made.Code)
	require.Contains(t, body, "已经签到")

	for _, wrong := range []string{"100000000", "x", "9"} {
		code, _ = b.get("/b/" + wrong)
		require.Equal(t, http.StatusNotFound, code, wrong)
	}
	b.clock.Add(48 * time.Hour)
}

// TestATicketSaysWhatToBring, with a way to the item's guide, also under an address in capitals.
func TestATicketSaysWhatToBring(t *testing.T) {
	b := newBench(t)
	v, err := b.hall.Issue(t.Context(), queue.IssueRequest{Items: []string{storetest.Gap}})
	require.NoError(t, err)
	for _, path := range []string{"/t/", "/T/"} {
		code, body := b.get(path + v.Ticket.Token)
		require.Equal(t, http.StatusOK, code)
		require.Contains(t, body, "请带上")
		require.Contains(t, body, "Bank card")
		require.Contains(t, body, `href="../g/`+storetest.Gap)
	}
}
