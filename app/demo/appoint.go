package demo

import (
	"context"

	"onevisit/catalog"
	"onevisit/queue"
)

// Appoint books what a hall's day has in the afternoon, as people did from home on the days before: for every line two
// hours, an older person among them. Who booked the next hour of a line that the counter's window does not serve is there
// already, and somebody else gave an hour back. A line without two free hours has none.
func Appoint(ctx context.Context, h *queue.Hall, window string) error {
	w, _ := h.Setup().Window(window)
	came := false
	for i, l := range h.Setup().Lines {
		it, ok := itemOf(h, l.ID)
		if !ok {
			continue
		}
		slots, err := free(ctx, h, l.ID)
		if err != nil {
			return err
		}
		if len(slots) < 2 {
			continue
		}
		next, err := h.Book(ctx, queue.BookRequest{Items: []string{it.ID}, From: slots[0].From})
		if err != nil {
			return err
		}
		if !came && !w.Serves(l.ID) {
			if _, err := h.CheckIn(ctx, queue.Act{Window: "kiosk"}, next.Code); err != nil {
				return err
			}
			came = true
		}
		later := queue.BookRequest{Items: []string{it.ID}, From: slots[min(i+1, len(slots)-1)].From}
		if i == 0 {
			later.Priority = queue.PriorityElder
		}
		b, err := h.Book(ctx, later)
		if err != nil {
			return err
		}
		if i == len(h.Setup().Lines)-1 {
			if _, err := h.DropBooking(ctx, queue.Act{Window: "kiosk"}, b.Code); err != nil {
				return err
			}
		}
	}
	return nil
}

// free are today's slots of a line that can still be booked.
func free(ctx context.Context, h *queue.Hall, line string) ([]queue.Slot, error) {
	slots, err := h.Slots(ctx, line, h.Today())
	var out []queue.Slot
	for _, s := range slots {
		if s.Free() > 0 && s.From.After(h.Now()) {
			out = append(out, s)
		}
	}
	return out, err
}

// itemOf is the first item of the catalog that a line serves.
func itemOf(h *queue.Hall, line string) (*catalog.Item, bool) {
	for _, it := range h.Catalog().Items() {
		if l, ok := h.Setup().LineOf(it); ok && l.ID == line {
			return it, true
		}
	}
	return nil, false
}
