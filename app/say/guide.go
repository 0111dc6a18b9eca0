package say

import (
	"onevisit/app/lang"
	"onevisit/catalog"
)

// Guide says an item as its guide does (办事指南), line by line. What the source does not state is shown as not stated.
func Guide(w *lang.Words, it *catalog.Item) []string {
	none := w.T("common.not_stated")
	or := func(s string) string {
		if s == "" {
			return none
		}
		return s
	}
	row := func(key, value string) string { return w.T("say.guide."+key) + ": " + or(value) }
	out := []string{
		w.Text(it.Name) + " (" + it.ID + ")",
		row("department", w.Text(it.Department)),
		row("kind", Kind(w, it)),
		row("statutory", Limit(w, it.Limit.Statutory)),
		row("promised", Limit(w, it.Limit.Promised)),
	}
	if it.Limit.Handling.Stated() {
		out = append(out, row("handling", Limit(w, it.Limit.Handling)))
	}
	out = append(out,
		row("conditions", Texts(w, it.Conditions, w.T("common.comma"))),
		row("fee", w.Text(it.Fee)),
		row("result", w.Text(it.Result)),
		row("basis", Texts(w, it.Basis, w.T("common.comma"))),
	)
	for _, s := range it.Situations {
		out = append(out, "  ? "+w.Text(s.Ask)+" ("+s.ID+")")
	}
	for i := range it.Materials {
		m := &it.Materials[i]
		line := "  - " + w.Text(m.Name)
		if len(m.AnyOf) > 0 {
			line += " · " + w.T("say.any_of", lang.Args{"names": AnyOf(w, m.AnyOf)})
		}
		if m.When != "" {
			line += " [" + m.When + "]"
		}
		out = append(out, line)
	}
	return append(out, row("source", it.Source.Text), row("caveat", it.Source.Caveat))
}
