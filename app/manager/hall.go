package manager

import (
	"context"
	"time"

	"onevisit/catalog"
	"onevisit/queue"
)

// Hall is what a manager asks of the hall and does in it. *queue.Hall is one.
type Hall interface {
	Setup() *queue.Setup
	Catalog() *catalog.Catalog
	Now() time.Time
	Today() string

	Journal(ctx context.Context, since int64, limit int) ([]queue.Change, error)
	Elapsed(queue.Case) time.Duration
	Left(queue.Case) time.Duration
	Light(queue.Case) queue.Light

	OpenWindow(context.Context, queue.Act) (queue.Window, error)
	PauseWindow(ctx context.Context, a queue.Act, why string) (queue.Window, error)
	CloseWindow(context.Context, queue.Act) (queue.Window, error)
}

// Live is the projection a manager reads. *queue.Live is one. Its reads are served from memory.
type Live interface {
	Subscribe(func([]queue.Change)) (cancel func())
	Seq() int64
	Stale() bool
	Windows() []queue.Window
	Ticket(id int64) (queue.Ticket, bool)
	Waiting(lines ...string) []queue.Ticket
	WaitingFor(window string) []queue.Ticket
	Running(window string) []queue.Case
	Counts() queue.Counts
	Wait(line string) queue.Wait
	WaitWith(line, window string) queue.Wait
}
