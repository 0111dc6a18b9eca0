package oversight_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog/fault"
	"onevisit/queue"
	"onevisit/queue/oversight"
	"onevisit/queue/storetest"
)

func TestWhichRatingsAreTaken(t *testing.T) {
	served := time.Date(2026, 3, 4, 9, 5, 0, 0, time.UTC)
	done := queue.Ticket{ID: 7, Label: "A007", State: queue.Completed, StartAt: served}
	with := func(state queue.TicketState, start time.Time) queue.Ticket {
		v := done
		v.State, v.StartAt = state, start
		return v
	}
	good := oversight.Rating{Ticket: 7, Grade: oversight.Satisfied}
	grade := func(g oversight.Grade) oversight.Rating { return oversight.Rating{Ticket: 7, Grade: g} }
	for name, c := range map[string]struct {
		rating oversight.Rating
		ticket queue.Ticket
		before bool
		want   fault.Code
	}{
		"served to the end":          {good, done, false, ""},
		"worst grade":                {grade(1), done, false, ""},
		"best grade":                 {grade(5), done, false, ""},
		"served, then left":          {good, with(queue.Cancelled, served), false, ""},
		"a comment as long as may":   {oversight.Rating{Ticket: 7, Grade: 3, Comment: strings.Repeat("好", 500)}, done, false, ""},
		"no grade":                   {grade(0), done, false, oversight.CodeBadGrade},
		"six":                        {grade(6), done, false, oversight.CodeBadGrade},
		"minus one":                  {grade(-1), done, false, oversight.CodeBadGrade},
		"twice":                      {good, done, true, oversight.CodeRatedAlready},
		"still waiting":              {good, with(queue.Waiting, time.Time{}), false, oversight.CodeNotServed},
		"still at the window":        {good, with(queue.Serving, served), false, oversight.CodeNotServed},
		"expired, never served":      {good, with(queue.Expired, time.Time{}), false, oversight.CodeNotServed},
		"another visit":              {good, queue.Ticket{ID: 8, State: queue.Completed, StartAt: served}, false, oversight.CodeOtherTicket},
		"a comment that is too long": {oversight.Rating{Ticket: 7, Grade: 3, Comment: strings.Repeat("好", 501)}, done, false, oversight.CodeLongComment},
	} {
		err := c.rating.Check(c.ticket, c.before)
		require.Equal(t, c.want, fault.CodeOf(err), name)
		require.Equal(t, c.want == "", err == nil, name)
	}
}

func TestBadRatingsAreFollowedUpWithinAWorkday(t *testing.T) {
	cal := storetest.Setup(t).Calendar
	friday := time.Date(2026, 3, 6, 16, 50, 0, 0, cal.Location())
	monday := time.Date(2026, 3, 9, 17, 0, 0, 0, cal.Location())
	for g := oversight.VeryDissatisfied; g <= oversight.VerySatisfied; g++ {
		by, err := oversight.Rating{Grade: g, At: friday}.ContactBy(cal, oversight.ContactWithin())
		require.NoError(t, err)
		require.Equal(t, g <= 2, g.Bad(), g)
		require.Equal(t, g.Bad(), !by.IsZero(), g)
		if g.Bad() {
			require.True(t, monday.Equal(by), "%v: over the weekend, until closing time", by)
		}
	}
	_, err := oversight.Rating{Grade: 1, At: friday.AddDate(5, 0, 0)}.ContactBy(cal, oversight.ContactWithin())
	require.Error(t, err, "a year without a table of holidays")
}
