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
	v, err := b.hall.CheckIn(t.Context(), queue.Act{}, made.Code)
	require.NoError(t, err)
	b.know(v)
	_, body = b.get("/b/" + made.Code)
	require.Contains(t, body, v.Ticket.Label, "whoever has signed in sees the number")
	require.Contains(t, body, "http-equiv", "and how it moves on")
	require.NotContains(t, body, "Bank card", "but nothing of what the window does with it")

	for _, wrong := range []string{"100000000", "x", "9"} {
		code, _ = b.get("/b/" + wrong)
		require.Equal(t, http.StatusNotFound, code, wrong)
	}
	b.clock.Add(48 * time.Hour)
}

// TestAMovedAppointmentLeadsToTheNewOne, however often it was moved; the paper at home names the first.
func TestAMovedAppointmentLeadsToTheNewOne(t *testing.T) {
	b := newBench(t)
	slots, err := b.hall.Slots(t.Context(), "A", b.hall.BookingDays()[1])
	require.NoError(t, err)
	code, first := "", ""
	for i := 2; i < 5; i++ {
		made, err := b.hall.Book(t.Context(), queue.BookRequest{Items: []string{storetest.Gap}, From: slots[i].From, Instead: code})
		require.NoError(t, err)
		if code = made.Code; first == "" {
			first = code
		}
	}
	for lang, want := range map[string]string{"zh-CN": "已经改过时间", "en": "This appointment was moved"} {
		status, body := b.get("/b/" + first + "?lang=" + lang)
		require.Equal(t, http.StatusOK, status)
		require.Contains(t, body, `<p class="label">`+slots[4].From.Format("15:04"))
		require.Contains(t, body, want)
		require.Contains(t, body, slots[2].From.Format("15:04"), "when the old one was")
		require.Contains(t, body, code, "the new code")
		require.NotContains(t, body, "已取消")
	}
	_, body := b.get("/b/" + code)
	require.NotContains(t, body, "已经改过时间")
	_, err = b.hall.DropBooking(t.Context(), queue.Act{}, code)
	require.NoError(t, err)
	_, body = b.get("/b/" + first)
	require.Contains(t, body, "已取消", "the new one was cancelled")
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
