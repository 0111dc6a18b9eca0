package counter

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/queue"
)

// TestACardFindsThePerson: who comes without the ticket is found by the card, if the hall still keeps who it was.
func TestACardFindsThePerson(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	who := queue.Person{Name: "张伟", IDNumber: "110101199003070038"}
	waits, over := r.issue("", nil, fund), r.issue("", nil, fund)
	for _, v := range []queue.Visit{over, waits} {
		require.NoError(t, r.hall.KeepPerson(t.Context(), queue.Act{Window: "3"}, v.Ticket.ID, who))
	}
	_, err := r.hall.Cancel(t.Context(), queue.Act{Window: "3"}, over.Ticket.ID, "left")
	require.NoError(t, err)
	r.live.settle(t)
	r.seat.present.scan("110101199003070011")
	require.Contains(t, r.state().Banner.Text, "没有")
	r.seat.present.scan(who.IDNumber)
	require.NotNil(t, r.state().Sheet)
	require.Equal(t, SheetTurn, r.state().Sheet.Kind)
	require.Equal(t, waits.Ticket.ID, r.seat.present.sheet.visit.Ticket.ID, "the one that goes on")
	r.press("Escape", "F2", "F5")
	r.seat.present.scan(who.IDNumber)
	require.Equal(t, SheetPerson, r.state().Sheet.Kind, "somebody is here: it is written down")
}
