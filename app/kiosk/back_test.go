package kiosk

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/look"
	"onevisit/queue"
)

// TestBackWithWhatWasMissing goes to the old place: no second wait, on the same day and on a later one.
func TestBackWithWhatWasMissing(t *testing.T) {
	for _, wait := range []time.Duration{time.Minute, 24 * time.Hour} {
		r := newRoom(t)
		r.people(0)
		code := noticed(r)
		r.clock.add(wait)
		r.people(4, "gjj-tuixiu")
		r.p.scanned(code)
		require.Equal(t, PageReturn, r.state.Page)
		cards, _ := block[Cards](r.state)
		require.NotEmpty(t, cards.Items)
		require.Equal(t, look.MarkEmpty, cards.Items[0].Mark)
		r.p.press(cards.Items[0].Press)
		cards, _ = block[Cards](r.state)
		require.Equal(t, look.MarkOK, cards.Items[0].Mark)
		r.do(DoComeIn)
		require.Equal(t, PageTicket, r.state.Page)
		require.Len(t, r.paper.tickets, 1)
		r.settled()
		require.Equal(t, r.p.s.visit.Ticket.ID, r.live.Waiting("A")[0].ID, "before everybody who came later")
	}
}

// TestANumberAloneOpensNobodysPapers: what was missing is shown to who has the ticket, not to who knows its number.
func TestANumberAloneOpensNobodysPapers(t *testing.T) {
	r := newRoom(t)
	r.people(0)
	noticed(r)
	r.do(DoProgress)
	r.do(DoType, "A001")
	r.do(DoEnter)
	require.Equal(t, PageProgress, r.state.Page)
	n, _ := block[Number](r.state)
	require.Empty(t, n.Tags)
	pic, _ := block[Picture](r.state)
	require.NotEmpty(t, pic.Detail, "but it says what to do")
}

// TestTheAddressInTheCodeIsReadHereToo: with a phone page the ticket's code is an address.
func TestTheAddressInTheCodeIsReadHereToo(t *testing.T) {
	r := newRoom(t)
	r.hall.Setup().Page = "https://hall.example.cn"
	r.people(1, "gjj-tuixiu")
	r.p.scanned(queue.QRText(r.hall.Setup(), r.live.Waiting()[0]))
	require.Equal(t, PageProgress, r.state.Page)
	n, _ := block[Number](r.state)
	require.NotEmpty(t, n.Tags)
}
