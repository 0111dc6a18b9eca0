package kiosk

import (
	"context"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
)

// asking lets the kiosk ask who comes; the hash stands for the keyed one.
func asking(p *Params) {
	p.Identify = func(_ context.Context, number string) (string, error) { return "hash of " + number[14:], nil }
}

func TestWhoComesIsAskedAndNeedNotAnswer(t *testing.T) {
	r := newRoom(t, asking)
	r.item(DoDirect, "gjj-tuixiu")
	r.do(DoIssue)
	require.Equal(t, PagePerson, r.state.Page)
	r.do(DoSkip)
	require.Equal(t, PageTicket, r.state.Page)
	require.Empty(t, r.p.s.person)
}

// TestAnElderIsAskedForPriority, whether the number is typed or read off the card; of the number nothing is left.
func TestAnElderIsAskedForPriority(t *testing.T) {
	for _, read := range []bool{true, false} {
		r := newRoom(t, asking)
		r.item(DoDirect, "gjj-tuixiu")
		r.do(DoIssue)
		if read {
			r.p.scanned(elder)
		} else {
			for _, c := range elder {
				r.do(DoType, string(c))
				f, _ := block[Field](r.state)
				require.NotContains(t, f.Text, "19490307")
			}
			r.do(DoEnter)
		}
		require.Equal(t, PagePriority, r.state.Page)
		require.NotContains(t, fmt.Sprintf("%+v %+v", r.p.s, r.state), elder)
		r.do(DoClass, string(queue.PriorityElder))
		require.Equal(t, PageTicket, r.state.Page)
		require.Equal(t, queue.PriorityElder, r.p.s.visit.Ticket.Priority)
	}
}

// TestOneNumberForAPersonAndItem: the second one is refused and the first is named.
func TestOneNumberForAPersonAndItem(t *testing.T) {
	r := newRoom(t, asking)
	for i := range 2 {
		r.item(DoDirect, "gjj-tuixiu")
		r.p.scanned("110101199003070011")
		require.Equal(t, PageOffer, r.state.Page, "the card may be read before it is asked for")
		r.do(DoIssue)
		if i == 0 {
			require.Equal(t, PageTicket, r.state.Page)
			r.do(DoDone)
		}
	}
	require.Equal(t, PageOffer, r.state.Page)
	require.Contains(t, r.state.Banner.Title, "A001")
}

func TestAWrongNumberIsSaidAndForgotten(t *testing.T) {
	r := newRoom(t, asking)
	r.item(DoDirect, "gjj-tuixiu")
	r.do(DoIssue)
	for range 18 {
		r.do(DoType, "1")
	}
	r.do(DoEnter)
	require.Equal(t, PagePerson, r.state.Page)
	require.NotEmpty(t, r.state.Banner.Title)
	require.Empty(t, r.p.s.typed)
}

func TestAMaskHidesTheBirthday(t *testing.T) {
	require.Equal(t, "110***********0057", masked("110101194903070057"))
	require.Equal(t, "1101", masked("1101"))
	require.Empty(t, masked(""))
}
