package xlsx

import "onevisit/catalog/format"

// What an import says is the same for every format.
type (
	Result  = format.Result
	Note    = format.Note
	Outcome = format.Outcome
)

// Outcomes, as in the package format.
const (
	Taken   = format.Taken
	Changed = format.Changed
	Refused = format.Refused
	Skipped = format.Skipped
)
