package counter

import (
	"context"
	"time"

	"onevisit/catalog"
	"onevisit/queue"
)

// Hall is what a counter does in the hall. *queue.Hall is one.
type Hall interface {
	Setup() *queue.Setup
	Catalog() *catalog.Catalog
	Now() time.Time
	Today() string

	OpenWindow(context.Context, queue.Act) (queue.Window, error)
	PauseWindow(ctx context.Context, a queue.Act, why string) (queue.Window, error)

	CallNext(context.Context, queue.Act) (queue.Visit, error)
	CallTicket(ctx context.Context, a queue.Act, ticket int64) (queue.Visit, error)
	Recall(ctx context.Context, a queue.Act, ticket int64) (queue.Visit, error)
	Start(ctx context.Context, a queue.Act, ticket int64) (queue.Visit, error)
	Hold(ctx context.Context, a queue.Act, ticket int64, why string) (queue.Visit, error)
	Resume(ctx context.Context, a queue.Act, ticket int64) (queue.Visit, error)
	Move(ctx context.Context, a queue.Act, ticket int64, to queue.Transfer) (queue.Visit, error)
	MarkNoShow(ctx context.Context, a queue.Act, ticket int64) (queue.Visit, error)
	Restore(ctx context.Context, a queue.Act, ticket int64) (queue.Visit, error)
	Finish(ctx context.Context, a queue.Act, ticket int64) (queue.Visit, error)
	Reprint(ctx context.Context, a queue.Act, ticket int64) (queue.Visit, error)
	Undo(ctx context.Context, a queue.Act, ticket int64) (queue.Visit, error)
	Return(ctx context.Context, a queue.Act, id int64) (queue.Visit, error)

	AddCase(ctx context.Context, a queue.Act, ticket int64, item string) (queue.Case, error)
	Check(ctx context.Context, a queue.Act, id int64, s catalog.Submission) (queue.Case, catalog.Verdict, error)
	Accept(ctx context.Context, a queue.Act, id int64) (queue.Case, error)
	Notify(ctx context.Context, a queue.Act, id int64) (queue.Case, error)
	Refuse(ctx context.Context, a queue.Act, id int64, reason string) (queue.Case, error)
	PauseClock(ctx context.Context, a queue.Act, id int64, why queue.PauseReason, note string) (queue.Case, error)
	ResumeClock(ctx context.Context, a queue.Act, id int64) (queue.Case, error)
	FinishCase(ctx context.Context, a queue.Act, id int64) (queue.Case, error)

	Visit(ctx context.Context, ticket int64) (queue.Visit, error)
	Scan(ctx context.Context, text string) (queue.Visit, error)
	Returning(ctx context.Context, text string) (queue.Case, error)
	Why(ctx context.Context, ticket int64) (queue.Reason, error)

	Elapsed(queue.Case) time.Duration
	Left(queue.Case) time.Duration
	Light(queue.Case) queue.Light
}

// Live is the projection a counter reads. *queue.Live is one. Its reads are served from memory.
type Live interface {
	Subscribe(func([]queue.Change)) (cancel func())
	Stale() bool
	Window(id string) (queue.Window, bool)
	Ticket(id int64) (queue.Ticket, bool)
	Waiting(lines ...string) []queue.Ticket
	WaitingFor(window string) []queue.Ticket
	HeldBy(window string) []queue.Ticket
	Running(window string) []queue.Case
}

// Paper prints what the applicant takes along and keeps a file of it. Each returns where the file lies; with an error
// and a path the printer failed but the file is kept.
type Paper interface {
	// Ticket prints the ticket; reprint marks the copy.
	Ticket(ctx context.Context, v queue.Visit, reprint bool) (path string, err error)
	// Acceptance prints the receipt of an accepted case.
	Acceptance(ctx context.Context, v queue.Visit, c queue.Case, verdict catalog.Verdict) (path string, err error)
	// Gap prints the receipt with the applicant's written promise (容缺受理, 告知承诺).
	Gap(ctx context.Context, v queue.Visit, c queue.Case, verdict catalog.Verdict) (path string, err error)
	// Notice prints the one-time notice.
	Notice(ctx context.Context, v queue.Visit, c queue.Case, verdict catalog.Verdict) (path string, err error)
	// Refusal prints the written refusal.
	Refusal(ctx context.Context, v queue.Visit, c queue.Case, verdict catalog.Verdict) (path string, err error)
}
