package app

import (
	"context"
	"time"

	"onevisit/queue"
	"onevisit/queue/oversight"
)

// guard watches over the hall from this station while a seat of the staff is open; the function it gives ends that.
// Kiosks and boards do not: they may not write what a guard writes.
func (st *Station) guard(ctx context.Context, live *queue.Live, seat string) (stop func()) {
	if seat == "kiosk" || seat == "board" {
		return func() {}
	}
	start := time.Now()
	return oversight.Start(ctx, st.Hall, live, oversight.Options{
		Steady: func() time.Duration { return time.Since(start) },
		Fail: func(err error) {
			if ctx.Err() == nil {
				st.Log.Warn("guard", "err", err)
			}
		},
	})
}
