package paper

import (
	"time"

	"onevisit/app/lang"
	"onevisit/catalog"
)

// TestCode is what the code on a test page says.
const TestCode = "OV1:TEST"

// TestPage makes the job that tries a printer out: a slip like a ticket, so that width, darkness, hanzi and the code can
// be seen on the paper that tickets are on. dots is the width of a ticket printer; 0: that of 80 mm paper.
func TestPage(w *lang.Words, dots int, at time.Time) (Job, error) {
	if dots == 0 {
		dots = Dots80
	}
	say := func(key string) catalog.Text {
		return catalog.Text{ZH: lang.For(lang.ZH).T(key), EN: lang.For(lang.EN).T(key)}
	}
	t := Ticket{Hall: say("paper.test.title"), Label: "A012", Line: say("paper.test.line"), QR: TestCode, At: at,
		Items: []catalog.Text{say("paper.test.read"), say("paper.test.code")}}
	job, err := TicketJob(t, w, dots, at.Format(time.DateOnly))
	job.Name = "test"
	return job, err
}
