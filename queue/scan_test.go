package queue_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
	"onevisit/queue/storetest"
)

func TestScanFindsWhatIsMeant(t *testing.T) {
	k := newKit(t)
	n := k.issue(storetest.Simple)
	qr := queue.QRText(k.setup, n)
	require.Equal(t, "OV1:TEST-HALL:"+n.Token, qr)
	for _, text := range []string{qr, strings.ToLower(qr), " " + n.Token + "\r\n", "a1", "A001", "a-01", "Ａ００１", "A 001"} {
		v, err := k.Scan(t.Context(), text)
		require.NoError(t, err, text)
		require.Equal(t, n.ID, v.Ticket.ID, text)
	}
	for text, code := range map[string]string{
		"":                        "queue.not_a_ticket",
		"hello":                   "queue.not_a_ticket",
		"OV1:TEST-HALL:SHORT":     "queue.not_a_ticket",
		"OV1:" + n.Token:          "queue.not_a_ticket",
		strings.Repeat("A", 5000): "queue.not_a_ticket",
		"A0000001":                "queue.not_a_ticket",
		"OV1:OTHER:" + n.Token:    "queue.other_hall",
		"A999":                    "queue.unknown_ticket",
		"Z1":                      "queue.unknown_ticket",
		"OV1:TEST-HALL:" + strings.Repeat("A", 26): "queue.unknown_ticket",
	} {
		_, err := k.Scan(t.Context(), text)
		require.ErrorContains(t, err, code, text)
	}
	k.clock.Add(24 * time.Hour)
	_, err := k.Scan(t.Context(), qr)
	require.Equal(t, storetest.Day, k.fails(err, queue.CodeOtherDay)["day"])
	_, err = k.FindToken(t.Context(), n.Token)
	require.NoError(t, err, "finding is not scanning: an old ticket is still there")
}

func FuzzScan(f *testing.F) {
	for _, s := range []string{"OV1:TEST-HALL:AAAA", "A001", "ａ１", "\x00", "OV1:", strings.Repeat("9", 300)} {
		f.Add(s)
	}
	k := newKit(f)
	f.Fuzz(func(t *testing.T, text string) {
		_, err := k.Scan(t.Context(), text)
		require.Error(t, err, "an empty hall has no ticket")
	})
}

func TestQRTextStaysInTheAlphanumericCharset(t *testing.T) {
	const charset = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
	s := &queue.Setup{ID: "hall_一次:x y"}
	for _, r := range queue.QRText(s, queue.Ticket{Token: "ABC"}) {
		require.Contains(t, charset, string(r))
	}
}
