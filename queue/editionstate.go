package queue

import (
	"slices"
	"time"
)

// States of a version, for lists.
const (
	EditionNow       = "now"
	EditionAhead     = "ahead"
	EditionPast      = "past"
	EditionCancelled = "cancelled"
)

// EditionState tells how one of the versions stands at a moment.
func EditionState(all []Edition, e Edition, at time.Time) string {
	now, ok := InEffect(all, at)
	switch {
	case !e.Cancelled.IsZero():
		return EditionCancelled
	case ok && now.N == e.N:
		return EditionNow
	case e.From.After(at):
		return EditionAhead
	}
	return EditionPast
}

// Before is the version that held until another came into effect; false for the first.
func Before(all []Edition, e Edition) (Edition, bool) {
	others := slices.DeleteFunc(slices.Clone(all), func(o Edition) bool { return o.N >= e.N })
	return InEffect(others, e.From)
}
