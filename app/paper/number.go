package paper

import (
	"context"

	"onevisit/queue"
)

// Numbers gives the papers of a case their numbers; a queue.Hall does.
type Numbers interface {
	FormNumber(ctx context.Context, a queue.Act, id int64, series queue.Series, turn int) (string, error)
}

// Numbered is the form of a case with its number, drawn if it has none yet. Turn counts the papers of this kind on the
// case, from 1. To print a paper again is to ask for its number again: it is the same one. A form without a series of
// its own stays as it is.
// Faults: queue.CodeIllegalCase if the case's state has no such paper.
func Numbered(ctx context.Context, from Numbers, a queue.Act, f Form, id int64, turn int) (Form, error) {
	series := f.Kind.Series()
	if series == "" || f.Number != "" {
		return f, nil
	}
	var err error
	f.Number, err = from.FormNumber(ctx, a, id, series, turn)
	return f, err
}
