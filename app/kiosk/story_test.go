package kiosk

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/queue"
)

// TestAVisit follows one person from the first touch to the ticket.
func TestAVisit(t *testing.T) {
	r := newRoom(t)
	r.people(4, "gjj-tuixiu")
	r.do(DoCheck)
	for _, c := range "ltxtq" { // by initials
		r.do(DoType, string(c))
	}
	tiles, ok := block[Tiles](r.state)
	require.True(t, ok)
	require.Equal(t, "gjj-tuixiu", tiles.Items[0].Press.ID)
	r.do(DoEnter)
	require.Equal(t, PageQuestion, r.state.Page)
	r.do(DoAnswer, "self")
	require.Equal(t, PageQuestion, r.state.Page)
	r.do(DoAnswer, "yes")
	require.Equal(t, PageMaterials, r.state.Page)

	cards, _ := block[Cards](r.state)
	require.Len(t, cards.Items, 3) // what the hall gets itself is not asked for
	for _, c := range cards.Items {
		require.Equal(t, Plain, c.Tone, "nothing is red before anything was said")
	}
	r.do(DoTick, "id-card")
	r.do(DoResult)
	v, _ := block[Verdict](r.state)
	require.Equal(t, Bad, v.Tone)
	require.Len(t, v.Facts, 2, "everything that is missing, at once")
	require.Contains(t, v.Facts[0].Detail, "5号窗口", "and where to get it")
	w, _ := block[Wait](r.state)
	require.Contains(t, w.Text, "前面 4 人")
	require.Contains(t, w.At, "10:42")

	r.do(DoBack)
	r.do(DoTick, "retire")
	r.do(DoResult)
	v, _ = block[Verdict](r.state)
	require.Equal(t, Soon, v.Tone, "a debit card may follow")

	r.do(DoPriority)
	r.do(DoClass, string(queue.PriorityElder))
	require.Equal(t, PageVerdict, r.state.Page)
	r.do(DoIssue)
	require.Equal(t, PageTicket, r.state.Page)
	r.settled()
	n, _ := block[Number](r.state)
	require.Equal(t, "A005", n.Label)
	require.Equal(t, []string{"A005"}, r.paper.tickets)
	tick, err := r.hall.FindLabel(t.Context(), "A005")
	require.NoError(t, err)
	require.Equal(t, queue.PriorityElder, tick.Ticket.Priority)
	require.Equal(t, 1, tick.Ticket.Gaps)
	require.Equal(t, "yes", tick.Cases[0].Precheck.Answers["early"])
	r.do(DoDone)
	require.True(t, r.p.pristine())
}

// TestSeveralItemsOneTicket merges further items and refuses the same one twice.
func TestSeveralItemsOneTicket(t *testing.T) {
	r := newRoom(t)
	r.item(DoDirect, "gjj-tuixiu")
	require.Equal(t, PageOffer, r.state.Page)
	r.do(DoAnother)
	r.do(DoItem, "gjj-tuixiu")
	require.Equal(t, PageFind, r.state.Page)
	require.NotEmpty(t, r.state.Banner.Title)
	r.do(DoItem, "cn-jiehun-2025")
	r.do(DoCheck) // thinks better of it
	r.do(DoAnswer, "self")
	r.do(DoAll)
	r.do(DoIssue)
	require.Equal(t, PageTicket, r.state.Page)
	v, err := r.hall.Visit(t.Context(), r.p.s.visit.Ticket.ID)
	require.NoError(t, err)
	require.Equal(t, []string{"gjj-tuixiu", "cn-jiehun-2025"}, v.Ticket.Items)
	require.Nil(t, v.Cases[0].Precheck, "not checked")
	require.NotNil(t, v.Cases[1].Precheck)
	require.Equal(t, 0, v.Ticket.Gaps)
}

// later is a runner that does nothing until told to: the time in which a person presses again.
type later struct{ todo []func() }

func (l *later) Go(f func())                               { l.todo = append(l.todo, f) }
func (l *later) Do(f func())                               { f() }
func (l *later) After(time.Duration, func()) (stop func()) { return func() {} }

func (l *later) work() {
	for len(l.todo) > 0 {
		f := l.todo[0]
		l.todo = l.todo[1:]
		f()
	}
}

func TestDoubleTapGivesOneTicket(t *testing.T) {
	slow := &later{}
	r := newRoom(t, func(p *Params) { p.Runner = slow })
	r.item(DoDirect, "gjj-tuixiu")
	key := r.p.s.key
	require.NotEmpty(t, key)
	r.do(DoIssue)
	r.do(DoIssue)
	r.do(DoBack) // nothing else either, until the hall has answered
	require.Equal(t, PageOffer, r.state.Page)
	require.Len(t, slow.todo, 1)
	slow.work()
	r.do(DoIssue)
	slow.work()
	require.Equal(t, PageTicket, r.state.Page)
	r.settled()
	require.Len(t, r.live.Waiting(), 1)
	require.Len(t, r.paper.tickets, 1)
}

// failing is a hall whose answer to the first press gets lost after the ticket was written.
type failing struct {
	*queue.Hall
	lost int
	keys []string
}

func (f *failing) Issue(ctx context.Context, q queue.IssueRequest) (queue.Visit, error) {
	f.keys = append(f.keys, q.Key)
	v, err := f.Hall.Issue(ctx, q)
	if f.lost > 0 {
		f.lost--
		return queue.Visit{}, errors.New("disk: timeout")
	}
	return v, err
}

func TestAPressThatFailedIsRepeatedWithItsKey(t *testing.T) {
	var f *failing
	r := newRoom(t, func(p *Params) {
		f = &failing{Hall: p.Hall.(*queue.Hall), lost: 1}
		p.Hall = f
	})
	r.item(DoDirect, "gjj-tuixiu")
	r.do(DoIssue)
	require.Equal(t, PageOffer, r.state.Page)
	require.NotEmpty(t, r.state.Banner.Title)
	require.NotContains(t, r.state.Banner.Title, "disk")
	require.NotEmpty(t, r.state.Banner.Detail, "and what to do")
	r.do(DoIssue)
	require.Equal(t, PageTicket, r.state.Page)
	require.Len(t, f.keys, 2)
	require.Equal(t, f.keys[0], f.keys[1])
	r.settled()
	require.Len(t, r.live.Waiting(), 1, "the first press had written it already")
}

func TestIdleWipesEverything(t *testing.T) {
	r := newRoom(t)
	start := r.state
	r.do(DoLanguage)
	r.do(DoLarge)
	r.do(DoContrast)
	r.item(DoCheck, "gjj-tuixiu")
	r.do(DoAnswer, "self")
	r.do(DoAnswer, "yes")
	r.do(DoTick, "id-card")
	r.do(DoResult)
	r.do(DoPriority)
	r.do(DoClass, string(queue.PriorityElder))
	for range 39 {
		r.p.tick()
	}
	require.False(t, r.state.Bottom.Urgent)
	r.p.tick()
	require.True(t, r.state.Bottom.Urgent)
	require.Contains(t, r.state.Bottom.Text, "20")
	r.do(DoNothing) // a touch anywhere
	require.False(t, r.state.Bottom.Urgent)
	for range 60 {
		r.p.tick()
	}
	require.Equal(t, start, r.state)
	require.Equal(t, freshSession(), r.p.s)
	require.True(t, r.p.pristine())
	for range 100 {
		r.p.tick()
	}
	require.Equal(t, start, r.state, "at rest nothing counts down")
}

// TestATicketGoesByItself: the page leaves only after the printer has finished, and visibly.
func TestATicketGoesByItself(t *testing.T) {
	slow := &later{}
	r := newRoom(t, func(p *Params) { p.Runner = slow })
	r.item(DoDirect, "gjj-tuixiu")
	r.do(DoIssue)
	slow.todo[0]()
	slow.todo = slow.todo[1:]
	require.Equal(t, PageTicket, r.state.Page)
	for range 200 {
		r.p.tick()
	}
	require.Equal(t, PageTicket, r.state.Page, "still printing")
	slow.work()
	r.p.tick()
	require.Contains(t, r.state.Bottom.Text, "29")
	for range 29 {
		r.p.tick()
	}
	require.Equal(t, PageHome, r.state.Page)
}

func TestAPrinterThatFailsLosesNothing(t *testing.T) {
	r := newRoom(t)
	r.paper.err = errors.New("no paper")
	r.item(DoDirect, "gjj-tuixiu")
	r.do(DoIssue)
	n, _ := block[Number](r.state)
	require.Equal(t, "A001", n.Label)
	note, ok := r.state.Foot[0].(Note)
	require.True(t, ok)
	require.Equal(t, lang.For(lang.ZH).T("kiosk.ticket.not_printed"), note.Text)
	_, err := r.hall.FindLabel(t.Context(), "A001")
	require.NoError(t, err)
}

// TestAtRestNothingIsDrawn but once a minute for the clock, and when the hall has news.
func TestAtRestNothingIsDrawn(t *testing.T) {
	r := newRoom(t)
	drawn := 0
	r.p.apply = func(s State) { r.state = s; drawn++ }
	r.p.tick()
	drawn = 0
	for range 59 {
		r.p.tick()
	}
	require.Zero(t, drawn, "even the state is not put together")
	r.clock.add(time.Minute)
	r.p.tick()
	require.Equal(t, 1, drawn)
}
