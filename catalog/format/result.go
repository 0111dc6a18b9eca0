// Package format is what the ways into and out of a catalog share: what an import says of every line.
package format

import (
	"onevisit/catalog"
	"onevisit/catalog/fault"
)

// Outcome tells what became of a line.
type Outcome string

// Outcomes. A line may be taken and changed; a line that is refused or passed over leaves nothing.
const (
	Taken   Outcome = "taken"
	Changed Outcome = "changed"
	Refused Outcome = "refused"
	Skipped Outcome = "skipped" // nothing in it, or nothing new
)

// Things that a line may say.
const (
	ThingItem      = "item"
	ThingMaterial  = "material"
	ThingSituation = "situation"
	ThingRefusal   = "refusal"
	ThingBundle    = "bundle"
)

// Note says of one line what was taken, changed or refused.
type Note struct {
	Where   string       `json:"where"` // file, sheet and line: list.xlsx/事项:12
	Outcome Outcome      `json:"outcome"`
	Thing   string       `json:"thing,omitempty"`
	Name    string       `json:"name,omitempty"` // of what was taken
	Item    string       `json:"item,omitempty"` // its item's id
	Code    fault.Code   `json:"code,omitempty"` // why it was changed, refused or passed over
	Args    fault.Args   `json:"args,omitempty"`
	Reason  *fault.Error `json:"-"` // the same, to be said in words
}

// Result is what an import found.
type Result struct {
	Items   []*catalog.Item   // what was taken; none if all or nothing was asked for and a line was refused
	Bundles []*catalog.Bundle // of formats that have them
	Notes   []Note            // in the order of the lines
}

// Note adds a note; its code and facts are those of its reason.
func (r *Result) Note(n Note) {
	if n.Reason != nil {
		n.Code, n.Args = n.Reason.Code, n.Reason.Args
	}
	r.Notes = append(r.Notes, n)
}

// Count tells how many lines were taken, changed, refused and passed over. A line that was changed twice counts once.
func (r *Result) Count() map[Outcome]int {
	out := map[Outcome]int{}
	type line struct {
		where   string
		outcome Outcome
	}
	seen := map[line]bool{}
	for _, n := range r.Notes {
		if k := (line{n.Where, n.Outcome}); !seen[k] {
			seen[k] = true
			out[n.Outcome]++
		}
	}
	return out
}
