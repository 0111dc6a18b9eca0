package demo

import (
	"errors"
	"fmt"
	"time"

	"onevisit/app/lang"
	"onevisit/app/say"
	"onevisit/queue"
)

// bookLater is a person without time today: reads what the item needs, and books a time on the next working day.
func (t *teller) bookLater() error {
	t.step("kiosk_guide")
	it, err := t.item()
	if err != nil {
		return err
	}
	k := t.Windows["kiosk"]
	// All that the tile says: a button of another page says the same in fewer words.
	if err := t.hands.press(k, t.words.T("kiosk.home.direct")+" "+t.words.T("kiosk.home.direct_sub")); err != nil {
		return err
	}
	if err := t.toItem(); err != nil {
		return err
	}
	if err := t.hands.press(k, t.words.T("kiosk.guide.button")); err != nil {
		return err
	}
	if err := t.hands.until("the guide", shows(k, t.words.T("kiosk.guide.check"))); err != nil {
		return err
	}
	if err := t.shoot("kiosk", "9-guide"); err != nil {
		return err
	}
	if err := t.hands.press(k, t.words.T("common.back")); err != nil {
		return err
	}
	days := t.Hall.BookingDays(it.ID)
	if len(days) < 2 {
		return errors.New("no day can be booked")
	}
	day, err := time.ParseInLocation(time.DateOnly, days[1], t.Hall.Now().Location())
	if err != nil {
		return err
	}
	for _, text := range []string{t.words.T("kiosk.book.button"), say.DateLine(t.words, day), "10:00"} {
		if err := t.hands.press(k, text); err != nil {
			return err
		}
	}
	book := t.words.T("kiosk.book.go", lang.Args{"day": say.DateLine(t.words, day), "time": "10:00"})
	if err := t.hands.until("the time", shows(k, book)); err != nil {
		return err
	}
	if err := t.shoot("kiosk", "10-book"); err != nil {
		return err
	}
	taken, err := t.taken(days[1], "10:00")
	if err != nil {
		return err
	}
	if err := t.hands.press(k, book); err != nil {
		return err
	}
	if err := t.hands.until("the appointment", shows(k, t.words.T("kiosk.booked.move"))); err != nil {
		return err
	}
	t.step("kiosk_booked")
	if now, err := t.taken(days[1], "10:00"); err != nil || now != taken+1 {
		return fmt.Errorf("the slot has %d instead of %d: %w", now, taken+1, err)
	}
	if err := t.shoot("kiosk", "11-booked"); err != nil {
		return err
	}
	return t.hands.press(k, t.words.T("kiosk.ticket.done"))
}

// taken is how many booked a slot of the item's line.
func (t *teller) taken(day, clock string) (int, error) {
	it, err := t.item()
	if err != nil {
		return 0, err
	}
	line, _ := t.Hall.Setup().LineOf(it)
	slots, err := t.Hall.Slots(t.ctx, line.ID, day)
	for _, s := range slots {
		if s.From.Format("15:04") == clock {
			return s.Taken, err
		}
	}
	return 0, errors.Join(err, errors.New("no such slot"))
}

// comesBack finishes the visit with the notice; its person is back with what was missing, scans the old ticket and waits
// at the old place.
func (t *teller) comesBack() error {
	c, k := t.Windows["counter"], t.Windows["kiosk"]
	w, _ := t.Live.Window(t.Stage.Window)
	if w.Ticket == 0 || len(t.report.Notices) == 0 {
		return errors.New("nobody has a notice")
	}
	v, err := t.visitOf(w.Ticket)
	if err != nil {
		return err
	}
	if err := t.hands.key(c, finishKey); err != nil {
		return err
	}
	if err := t.hands.until("the end of the visit", func() bool {
		now, _ := t.Live.Window(t.Stage.Window)
		return now.Ticket == 0
	}); err != nil {
		return err
	}
	if err := t.hands.scan(k, queue.QRText(t.Hall.Setup(), v.Ticket)); err != nil {
		return err
	}
	comeIn, anyway := t.words.T("kiosk.return.go"), t.words.T("kiosk.return.anyway")
	if err := t.hands.until("what was missing", shows(k, anyway)); err != nil {
		return err
	}
	it, err := t.Hall.ItemOf(t.ctx, v.Cases[0])
	if err != nil {
		return err
	}
	if err := t.hands.press(k, t.name(it, v.Cases[0].Missing[0])); err != nil {
		return err
	}
	t.step("kiosk_return", lang.Args{"label": v.Ticket.Label})
	if err := t.shoot("kiosk", "12-return"); err != nil {
		return err
	}
	if err := t.hands.pressAny(k, comeIn, anyway); err != nil {
		return err
	}
	if err := t.hands.until("the old place", func() bool {
		now, ok := t.Live.Ticket(v.Ticket.ID)
		return ok && now.State == queue.Waiting && find(k, t.words.T("kiosk.ticket.done")) != nil
	}); err != nil {
		return err
	}
	return t.hands.press(k, t.words.T("kiosk.ticket.done"))
}
