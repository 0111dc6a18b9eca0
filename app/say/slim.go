package say

import (
	"context"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/catalog/slim"
	"onevisit/queue"
)

// Journal is where a tally reads what happened. *queue.Hall is one.
type Journal interface {
	Catalog() *catalog.Catalog
	Journal(ctx context.Context, since int64, limit int) ([]queue.Change, error)
}

// journalRows is how many rows of the journal are read at once.
const journalRows = 2000

// TallyOf counts what was asked for and what was missing at the counters, from the journal alone, from a business day on
// (YYYY-MM-DD; empty: from the beginning). A case that was checked several times counts as it was checked last.
func TallyOf(ctx context.Context, h Journal, from string) (*slim.Tally, error) {
	t, cat := slim.NewTally(), h.Catalog()
	asked := map[int64]catalog.Submission{}
	var order []int64
	for seq := int64(0); ; {
		rows, err := h.Journal(ctx, seq, journalRows)
		if err != nil {
			return nil, err
		}
		if len(rows) == 0 {
			break
		}
		for i := range rows {
			c := &rows[i]
			seq = c.Seq
			if c.Case == nil || c.Day < from {
				continue
			}
			switch c.Kind {
			case queue.EvCheck:
				if _, known := asked[c.Case.ID]; !known {
					order = append(order, c.Case.ID)
				}
				asked[c.Case.ID] = catalog.Submission{Item: c.Case.Item, Answers: c.Case.Desk.Answers}
			case queue.EvNotice:
				t.Notice(c.Case.Item, c.Case.Missing)
			}
		}
	}
	for _, id := range order {
		s := asked[id]
		it, err := cat.Item(s.Item)
		if err != nil {
			continue // no longer offered
		}
		var papers []string
		for _, l := range it.Lines(s.Answers) {
			if l.State == catalog.StateMissing || l.State == catalog.StateGap {
				papers = append(papers, l.Material)
			}
		}
		t.Check(s.Item, papers)
	}
	return t, nil
}

// Slim says the report line by line, for a terminal or a page.
func Slim(w *lang.Words, r slim.Report) []string {
	out := []string{w.T("slim.total", lang.Args{"items": r.Items, "materials": r.Materials, "papers": r.Papers, "cases": r.Cases,
		"notices": r.Notices, "saved": r.Saved})}
	for _, part := range SlimParts(r) {
		out = append(out, "", w.T("slim.part."+part.Key))
		if len(part.Lines) == 0 {
			out = append(out, "  "+w.T("slim.none"))
		}
		for _, l := range part.Lines {
			out = append(out, "  "+SlimLine(w, part.Key, l))
		}
	}
	return out
}

// SlimPart is one list of the report. Its words are keyed "slim.part.<Key>".
type SlimPart struct {
	Key   string
	Lines []slim.Line
}

// SlimParts are the lists of the report, those first that save most.
func SlimParts(r slim.Report) []SlimPart {
	return []SlimPart{{"fetch", r.Fetch}, {"catch_all", r.CatchAll}, {"missing", r.Missing}, {"same", r.Same}, {"asked", r.Asked}}
}

// SlimLine says one line of a list.
func SlimLine(w *lang.Words, key string, l slim.Line) string {
	args := lang.Args{"name": w.Text(l.Name), "items": len(l.Items), "asked": l.Asked, "missing": l.Missing, "saved": l.Saved,
		"by": w.Text(l.By), "names": Texts(w, l.Names, " / ")}
	if l.Why != "" {
		args["why"] = w.T("slim.why."+string(l.Why), args)
	}
	return w.T("slim.line."+key, args)
}
