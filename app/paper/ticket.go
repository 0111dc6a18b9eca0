// Package paper makes what people take home: the queue ticket as a picture for thermal printers and the screen, the
// hall's forms as A4 PDF, and the printers that put both on paper without ever losing one.
package paper

import (
	"time"

	"onevisit/catalog"
	"onevisit/queue"
)

// Ticket is all that is printed on a queue ticket. Empty fields are left out.
type Ticket struct {
	Hall    catalog.Text
	Caution catalog.Text // of a sample hall: that its facts are not current law
	Label   string       // A017
	Line    catalog.Text
	Items   []catalog.Text
	// Wait is how many people are before and the honest range; nil if neither is known.
	Wait     *queue.Wait
	At       time.Time // when it was issued, in the hall's zone
	Priority queue.Priority
	// Precheck is what the pre-check at the kiosk said; nil without one.
	Precheck *Precheck
	QR       string // what the code carries: queue.QRText, or the address of the phone page
	Reprint  bool   // printed again (补打)
}

// Precheck is the result of a pre-check: nothing missing, or what.
type Precheck struct {
	Missing []catalog.Text
}

// TicketFrom collects what a ticket says about a visit. The verdicts are those of the pre-check, by item id, nil
// without one; wait is the forecast, nil if there is none; qr is the code's text.
func TicketFrom(setup *queue.Setup, v queue.Visit, items []*catalog.Item, verdicts map[string]catalog.Verdict,
	wait *queue.Wait, qr string) Ticket {
	t := Ticket{Hall: setup.Name, Label: v.Ticket.Label, Wait: wait, QR: qr,
		At: inHall(setup, v.Ticket.Arrived), Priority: v.Ticket.Priority}
	if setup.Sample {
		t.Caution = setup.Caution
	}
	if l, ok := setup.Line(v.Ticket.Line); ok {
		t.Line = l.Name
	}
	for _, it := range items {
		t.Items = append(t.Items, it.Name)
		verdict, checked := verdicts[it.ID]
		if !checked {
			continue
		}
		if t.Precheck == nil {
			t.Precheck = &Precheck{}
		}
		// A date that the window has to see is nothing that a person lacks.
		for _, l := range append(verdict.Missing(), verdict.Gaps()...) {
			t.Precheck.Missing = append(t.Precheck.Missing, l.Name)
		}
	}
	return t
}
