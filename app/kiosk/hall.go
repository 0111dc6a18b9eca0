package kiosk

import (
	"context"
	"time"

	"onevisit/catalog"
	"onevisit/queue"
)

// Hall is what a kiosk does in the hall. *queue.Hall is one.
type Hall interface {
	Setup() *queue.Setup
	Catalog() *catalog.Catalog
	Now() time.Time
	Today() string

	Issue(context.Context, queue.IssueRequest) (queue.Visit, error)
	Help(context.Context, queue.Act) error
	Scan(ctx context.Context, text string) (queue.Visit, error)
	Why(ctx context.Context, ticket int64) (queue.Reason, error)
	Restore(ctx context.Context, a queue.Act, ticket int64) (queue.Visit, error)
	Visit(ctx context.Context, ticket int64) (queue.Visit, error)
	ItemOf(ctx context.Context, c queue.Case) (*catalog.Item, error)
	Returning(ctx context.Context, text string) (queue.Case, error)
	Return(ctx context.Context, a queue.Act, caseID int64) (queue.Visit, error)
	Device(ctx context.Context, a queue.Act, name, state string) error
	Attempt(ctx context.Context, place string, right func() bool) error

	BookingDays(items ...string) []string
	Slots(ctx context.Context, line, day string) ([]queue.Slot, error)
	Book(context.Context, queue.BookRequest) (queue.Booking, error)
	Booking(ctx context.Context, text string) (queue.Booking, error)
	CheckIn(ctx context.Context, a queue.Act, text string) (queue.Visit, error)
	DropBooking(ctx context.Context, a queue.Act, text string) (queue.Booking, error)
}

// Live is the projection a kiosk reads. *queue.Live is one. Its reads are served from memory.
type Live interface {
	Subscribe(func([]queue.Change)) (cancel func())
	Stale() bool
	Ticket(id int64) (queue.Ticket, bool)
	Waiting(lines ...string) []queue.Ticket
	Wait(line string) queue.Wait
	WaitOf(ticket int64) queue.Wait
}

// Paper prints what a person takes along and keeps a file of it. Each returns where the file lies; with an error and a
// path the printer failed but the file is kept.
type Paper interface {
	// Ticket prints the ticket; reprint marks the copy.
	Ticket(ctx context.Context, v queue.Visit, reprint bool) (path string, err error)
	// List prints the list of materials to take home.
	List(context.Context, ListRequest) (path string, err error)
	// Booking prints the confirmation of an appointment.
	Booking(context.Context, queue.Booking) (path string, err error)
}

// ListRequest is one item's list to take home: what was answered and ticked, and what the check said.
type ListRequest struct {
	Item       *catalog.Item
	Submission catalog.Submission
	Verdict    catalog.Verdict
	QR         string // leads back: scanned here, the item opens with what was answered; on a phone, its guide
}
