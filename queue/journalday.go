package queue

import "context"

// Before tells the last journal row before a business day: who reads after it reads that day from its beginning. Days
// rise with the rows, so it is found in a few looks; where a machine's clock was once set back over midnight, the rows
// written then count to the day before or after.
func (h *Hall) Before(ctx context.Context, day string) (int64, error) {
	var seq int64
	err := h.store.View(ctx, func(r Reader) error {
		snap, err := lastRow(r)
		if err != nil {
			return err
		}
		low, high := int64(0), snap // rows up to low are before the day; those after high are not
		for low < high {
			middle := low + (high-low)/2
			rows, err := r.Since(middle, 1)
			if err != nil {
				return err
			}
			if len(rows) > 0 && rows[0].Day < day {
				low = rows[0].Seq
			} else {
				high = middle
			}
		}
		seq = low
		return nil
	})
	return seq, err
}

// lastRow finds the number of the last journal row by doubling steps.
func lastRow(r Reader) (int64, error) {
	exists := func(after int64) (bool, error) {
		rows, err := r.Since(after, 1)
		return len(rows) > 0, err
	}
	high := int64(1)
	for {
		more, err := exists(high)
		if err != nil {
			return 0, err
		}
		if !more {
			return high, nil
		}
		high *= 2
	}
}
