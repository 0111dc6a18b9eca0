package kiosk

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look/looksoak"
	"onevisit/queue"
)

// TestEightHoursLeaveNothingBehind lives a working day at the kiosk, second by second: somebody every ten minutes, who
// takes a number, goes home with a list, books, reads the guide, changes language and size, or walks away. What the second
// hour needed the eighth needs too, but for the tickets that the hall keeps. Nothing is drawn: the toolkit keeps what was
// drawn for a minute of real time, which a simulated day does not have.
func TestEightHoursLeaveNothingBehind(t *testing.T) {
	r := newRoom(t, func(p *Params) { p.Reader = mute{} })
	seconds := func(n int) {
		for range n {
			r.clock.add(time.Second)
			r.p.tick()
		}
	}
	people := []func(){
		func() {
			r.item(DoCheck, "gjj-tuixiu")
			r.do(DoAnswer, "self")
			r.do(DoAnswer, "yes")
			r.do(DoAll)
			r.do(DoIssue)
		},
		func() {
			r.do(DoLarge)
			r.item(DoCheck, "gjj-tuixiu")
			r.do(DoGuide)
			r.do(DoBack)
			r.do(DoAnswer, "self")
		},
		func() { r.do(DoLanguage); r.do(DoCheck); r.do(DoType, "g"); r.do(DoType, "j"); r.do(DoEnter) },
		func() { r.do(DoLow); r.item(DoDirect, "gjj-tuixiu"); r.do(DoBook) },
		func() { r.item(DoCheck, "chaoxian-1"); r.do(DoBack); r.do(DoBack); r.do(DoHelp) },
		func() {
			r.do(DoContrast)
			r.p.scanned(queue.ItemText(r.hall.Setup(), "gjj-tuixiu", map[string]string{"applicant": "self", "early": "yes"}))
			r.do(DoResult)
			r.do(DoList)
		},
	}
	hour := func() {
		for _, person := range people {
			person()
			r.settled()
			seconds(600)
			require.True(t, r.p.pristine(), "nothing of a person is left")
			require.Equal(t, lang.ZH, r.state.Language)
		}
		r.paper.tickets, r.paper.lists, r.paper.booked = nil, nil, nil
	}
	r.clock.add(-90 * time.Minute)
	looksoak.Day(t, 0, hour)
	require.False(t, r.p.faulty)
}
