package queue

import (
	"time"

	"onevisit/catalog/fault"
	"onevisit/catalog/version"
)

// ScheduleClash is the error of a version that changes the same fields as the one that waits for its day, and to
// different things. Nothing was published; Publication.Wins decides.
type ScheduleClash struct {
	Fault     *fault.Error // CodeScheduleClash
	Conflicts []version.Conflict
}

// Error is the fault's line for the log.
func (c *ScheduleClash) Error() string { return c.Fault.Error() }

// Unwrap gives the coded fault to errors.Is and errors.As.
func (c *ScheduleClash) Unwrap() error { return c.Fault }

// scheduled is the version that waits for its day; there is one at most.
func scheduled(all []Edition, at time.Time) (Edition, bool) {
	for _, e := range all {
		if e.Cancelled.IsZero() && e.From.After(at) {
			return e, true
		}
	}
	return Edition{}, false
}

// waiting are the facts of a fault about the version that waits.
func (s *step) waiting(e Edition) fault.Args {
	return fault.Args{"n": e.N, "day": s.h.Setup().Calendar.Day(e.From)}
}

// rebase replaces the version that waits for its day by one that makes the same changes in the one just made, and gives
// its number. It keeps its author, day and note.
func (s *step) rebase(all []Edition, waits, made Edition, wins version.Side) (int, error) {
	base, err := edition(all, waits.Base)
	if err != nil {
		return 0, err
	}
	var books [3]*version.Book
	for i, e := range []Edition{base, waits, made} {
		if books[i], err = version.Open(e.Content, s.Piece); err != nil {
			return 0, err
		}
	}
	urgent, err := books[2].Contents()
	if err != nil {
		return 0, err
	}
	joined, conflicts, err := version.Rebase(books[0], books[1], urgent, wins)
	if err != nil {
		return 0, err
	}
	args := s.waiting(waits)
	if len(conflicts) > 0 && wins == version.Undecided {
		args["count"] = len(conflicts)
		return 0, &ScheduleClash{Fault: fault.New(CodeScheduleClash, args), Conflicts: conflicts}
	}
	if _, err := s.h.Fits(joined.Items, joined.Bundles); err != nil {
		return 0, fault.Wrap(err, CodeScheduleBreaks, args)
	}
	packed, err := version.Pack(joined.Items, joined.Bundles)
	if err != nil {
		return 0, err
	}
	for hash, body := range packed.Pieces {
		if err := s.PutPiece(hash, body); err != nil {
			return 0, err
		}
	}
	again := waits
	again.N, again.Version, again.Content = made.N+1, versionName(made.N+1), packed.Root
	again.At, again.Base, again.Items = s.now, made.N, len(joined.Items)
	waits.Cancelled = s.now
	if err := s.PutEdition(waits); err != nil {
		return 0, err
	}
	return again.N, s.PutEdition(again)
}
