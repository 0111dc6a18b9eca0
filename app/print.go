package app

import (
	"context"
	"time"

	"onevisit/app/kiosk"
	"onevisit/app/lang"
	"onevisit/app/paper"
	"onevisit/app/say"
	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/queue"
)

// printing puts tickets and forms on paper for the seats: first saved, then printed. Without a printer the file is the
// paper, and that is not an error.
type printing struct {
	station *Station
	live    *queue.Live
	words   func() *lang.Words
}

// Ticket prints a ticket.
func (p *printing) Ticket(ctx context.Context, v queue.Visit, reprint bool) (string, error) {
	h := p.station.Hall
	items := make([]*catalog.Item, 0, len(v.Cases))
	verdicts := map[string]catalog.Verdict{}
	for _, c := range v.Cases {
		it, err := h.Catalog().Item(c.Item)
		if err != nil {
			return "", err
		}
		items = append(items, it)
		if c.Precheck != nil {
			verdict, err := it.Check(*c.Precheck)
			if err != nil {
				return "", err
			}
			verdicts[it.ID] = verdict
		}
	}
	wait := p.live.WaitOf(v.Ticket.ID)
	t := paper.TicketFrom(h.Setup(), v, items, verdicts, &wait, queue.QRText(h.Setup(), v.Ticket))
	t.Reprint = reprint
	job, err := paper.TicketJob(t, p.words(), p.width(), v.Ticket.Day)
	if err != nil {
		return "", err
	}
	return p.print(ctx, p.station.Tickets, job)
}

// width is the width of the ticket paper in dots.
func (p *printing) width() int {
	if d := p.station.devices().Dots; d != 0 {
		return d
	}
	return paper.Dots80
}

// Acceptance prints the acceptance notice.
func (p *printing) Acceptance(ctx context.Context, _ queue.Visit, c queue.Case, v catalog.Verdict) (string, error) {
	return p.form(ctx, c, v, paper.AcceptanceFrom)
}

// Gap prints the acceptance with a gap and the applicant's promise, or the pledge: they are two different papers.
func (p *printing) Gap(ctx context.Context, _ queue.Visit, c queue.Case, v catalog.Verdict) (string, error) {
	if v.Outcome == catalog.AcceptOnPledge {
		return p.form(ctx, c, v, paper.PledgeFrom)
	}
	return p.form(ctx, c, v, paper.GapFrom)
}

// Refusal prints the refusal.
func (p *printing) Refusal(ctx context.Context, _ queue.Visit, c queue.Case, v catalog.Verdict) (string, error) {
	return p.form(ctx, c, v, paper.RefusalFrom)
}

// Notice prints the one-time notice, with the day until which the correction is awaited.
func (p *printing) Notice(ctx context.Context, _ queue.Visit, c queue.Case, v catalog.Verdict) (string, error) {
	h := p.station.Hall
	var due time.Time
	if n := h.Setup().Rules.CorrectionDays; n > 0 {
		var err error
		due, err = h.Setup().Calendar.Deadline(h.Now(), catalog.Limit{N: n, Unit: catalog.UnitWorkdays})
		if err != nil {
			return "", err
		}
	}
	return p.form(ctx, c, v, func(s *queue.Setup, it *catalog.Item, c queue.Case, v catalog.Verdict, clerk string) paper.Form {
		return paper.NoticeFrom(s, it, c, v, due, clerk)
	})
}

type makeForm func(*queue.Setup, *catalog.Item, queue.Case, catalog.Verdict, string) paper.Form

func (p *printing) form(ctx context.Context, c queue.Case, v catalog.Verdict, build makeForm) (string, error) {
	h := p.station.Hall
	it, err := h.ItemOf(ctx, c)
	if err != nil {
		return "", err
	}
	clerk := p.station.Config.Clerk
	f, err := paper.Numbered(ctx, h, queue.Act{Window: c.Window, Clerk: clerk}, build(h.Setup(), it, c, v, clerk), c.ID, 1)
	if err != nil {
		return "", err
	}
	p.applicant(ctx, c, clerk, &f)
	// Legal papers are Chinese, whatever the screen shows.
	job, err := paper.FormJob(f, lang.For(lang.ZH), p.width(), h.Today())
	if err != nil {
		return "", err
	}
	return p.print(ctx, p.station.Forms, job)
}

// print keeps and prints a job. That no printer is set up is no failure: the file is what the person gets.
func (p *printing) print(ctx context.Context, to paper.Keep, job paper.Job) (string, error) {
	p.station.printing.RLock()
	defer p.station.printing.RUnlock()
	path, err := to.Print(ctx, job)
	if fault.Has(err, paper.CodeNoPrinter) && path != "" {
		err = nil
	}
	if err != nil {
		p.station.Log.Error("print", "job", job.Name, "error", err)
	}
	return path, err
}

// kioskPrinting is printing with what only a kiosk prints: the list to take home.
type kioskPrinting struct{ *printing }

// Ticket prints a ticket. Without a printer the kiosk must say so: the person takes the number from the screen.
func (p kioskPrinting) Ticket(ctx context.Context, v queue.Visit, reprint bool) (string, error) {
	path, err := p.printing.Ticket(ctx, v, reprint)
	return path, p.orNone(err)
}

// orNone adds that nothing was printed, because there is no printer.
func (p kioskPrinting) orNone(err error) error {
	if err == nil && p.station.Tickets.Next == nil {
		return fault.New(paper.CodeNoPrinter, nil)
	}
	return err
}

// List prints the list to take home.
func (p kioskPrinting) List(ctx context.Context, r kiosk.ListRequest) (string, error) {
	h := p.station.Hall
	f := paper.TakeHomeFrom(h.Setup(), r.Item, r.Submission, r.Verdict, r.QR, h.Now())
	job, err := paper.FormJob(f, p.words(), p.width(), h.Today())
	if err != nil {
		return "", err
	}
	path, err := p.print(ctx, p.station.Tickets, job)
	return path, p.orNone(err)
}

// Guide prints the guide of an item on the machine's A4 printer, with the code of the same guide for a phone.
func (p kioskPrinting) Guide(ctx context.Context, it *catalog.Item, w *lang.Words) error {
	h := p.station.Hall
	setup := h.Setup()
	var caution catalog.Text
	if setup.Sample {
		caution = setup.Caution
	}
	g := catalog.GuideOf(it, say.PlaceOf(setup, it), h.Catalog().Version())
	pdf, err := paper.GuideSheet(w, g, queue.ItemText(setup, it.ID, nil), caution, h.Now())
	if err != nil {
		return err
	}
	_, err = p.print(ctx, p.station.Forms, paper.Job{Name: "guide-" + it.ID, Day: h.Today(), PDF: pdf})
	return err
}

// Booking prints the confirmation of an appointment: a slip like a ticket, with the hour in the place of the number.
func (p kioskPrinting) Booking(ctx context.Context, b queue.Booking) (string, error) {
	h, w := p.station.Hall, p.words()
	t := paper.Ticket{Hall: h.Setup().Name, Label: b.From.Format("15:04"), At: h.Now(), Priority: b.Priority,
		QR: queue.BookingText(h.Setup(), b.Code)}
	date := say.DateLine(w, b.From)
	t.Line = catalog.Text{ZH: w.T("kiosk.booked.paper", lang.Args{"date": date, "code": b.Code})}
	if h.Setup().Sample {
		t.Caution = h.Setup().Caution
	}
	for _, id := range b.Items {
		it, err := h.Catalog().Item(id)
		if err != nil {
			return "", err
		}
		t.Items = append(t.Items, it.Name)
	}
	job, err := paper.TicketJob(t, w, p.width(), h.Today())
	if err != nil {
		return "", err
	}
	job.Name = "booking-" + b.Code
	path, err := p.print(ctx, p.station.Tickets, job)
	return path, p.orNone(err)
}
