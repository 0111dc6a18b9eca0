package xlsx

import "onevisit/catalog/format"

// Result is what an import found, as in the package format.
type Result = format.Result

// Note says of one line what became of it, as in the package format.
type Note = format.Note

// Outcome tells what became of a line, as in the package format.
type Outcome = format.Outcome

// Outcomes, as in the package format.
const (
	Taken   = format.Taken
	Changed = format.Changed
	Refused = format.Refused
	Skipped = format.Skipped
)
