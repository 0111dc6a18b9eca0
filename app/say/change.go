package say

import (
	"strings"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/catalog/version"
)

// Changes says in what an item changed from one version of the catalog to another, a line each: "材料“退休证”：原件
// 2 份 → 1 份（放宽）". An item that is no longer offered has one line that says so.
func Changes(w *lang.Words, c version.ItemChange) []string {
	if c.Unkept {
		return []string{w.T("version.unkept")}
	}
	if c.New == nil && len(c.Changes) == 0 {
		return []string{w.T("version.gone")}
	}
	out := make([]string, len(c.Changes))
	for i, one := range c.Changes {
		out[i] = change(w, c, one)
	}
	return out
}

// ChangedSince says in one sentence that the rules of a case are no longer those it was opened under, and what became
// of them.
func ChangedSince(w *lang.Words, c version.ItemChange) string {
	if c.Unkept {
		return w.T("version.since_unkept")
	}
	if c.New == nil {
		return w.T("version.since_gone")
	}
	n := map[version.Effect]int{}
	for _, one := range c.Changes {
		n[one.Effect]++
	}
	return w.T("version.since", lang.Args{"n": len(c.Changes), "looser": n[version.EffectLooser], "tighter": n[version.EffectTight]})
}

// Diff says how a whole catalog changed, an item after the other; lines of an item are indented.
func Diff(w *lang.Words, d version.Diff) []string {
	var out []string
	refs := func(key string, list []version.Ref) {
		for _, r := range list {
			out = append(out, w.T(key, lang.Args{"name": w.Text(r.Name), "id": r.ID, "department": w.Text(r.Department)}))
		}
	}
	refs("version.item_added", d.Added)
	refs("version.item_removed", d.Removed)
	for _, it := range d.Changed {
		refs("version.item_changed", []version.Ref{it.Ref})
		for _, s := range Changes(w, it) {
			out = append(out, "  "+s)
		}
	}
	refs("version.bundle", d.Bundles)
	if len(out) == 0 {
		return []string{w.T("version.same")}
	}
	looser, tighter := d.Count()
	return append(out, w.T("version.total", lang.Args{"added": len(d.Added), "removed": len(d.Removed),
		"changed": len(d.Changed), "looser": looser, "tighter": tighter}))
}

// Conflicts says where an urgent version and one that waits for its day change the same thing to different things, a
// line each.
func Conflicts(w *lang.Words, list []version.Conflict) []string {
	out := make([]string, len(list))
	for i, c := range list {
		args := lang.Args{"item": w.Text(c.Ref.Name), "name": w.Text(c.Name), "field": w.T("version.field." + c.Field)}
		key := string(c.Thing)
		switch {
		case c.Whole:
			key = "bundle"
		case c.Field == version.Removed:
			key += "_" + version.Removed
		}
		out[i] = w.T("version.conflict."+key, args)
	}
	return out
}

// change says one difference.
func change(w *lang.Words, in version.ItemChange, c version.Change) string {
	args := lang.Args{"name": w.Text(c.Name), "field": w.T("version.field." + c.Field),
		"was": changed(w, in.Old, c.Field, c.Was), "now": changed(w, in.New, c.Field, c.Now)}
	if c.Was.ZH != c.Now.ZH && args["was"] == args["now"] { // it changed in the other language alone
		args["was"], args["now"] = changed(lang.For(lang.ZH), in.Old, c.Field, c.Was), changed(lang.For(lang.ZH), in.New, c.Field, c.Now)
	}
	key := "version." + string(c.Thing)
	switch {
	case c.Field == version.Added || c.Field == version.Removed:
		key += "_" + c.Field
	case c.Was == (catalog.Text{}) && flags[c.Field]:
		key += "_on"
	case c.Now == (catalog.Text{}) && flags[c.Field]:
		key += "_off"
	}
	s := w.T(key, args)
	if c.Effect != version.EffectNone {
		s += w.T("version.effect." + string(c.Effect))
	}
	return s
}

// flags are the fields that are a yes or a no.
var flags = map[string]bool{"one_hour": true, "optional": true, "pledge": true, "main": true, "not_expired": true,
	"agent.guardian": true}

// changed says one side of a difference in the words that the guide uses for the field.
func changed(w *lang.Words, it *catalog.Item, field string, t catalog.Text) string {
	if t == (catalog.Text{}) {
		switch field {
		case "when":
			return w.T("version.always")
		case "from":
			return w.T("version.from.applicant")
		}
		return w.T("common.not_stated")
	}
	switch field {
	case "limit.statutory", "limit.promised", "limit.handling", "later", "valid":
		if l, err := catalog.ParseLimit(t.ZH); err == nil {
			return Limit(w, l)
		}
	case "when":
		if it != nil {
			return When(w, it, t.ZH)
		}
	case "take":
		return w.T("version.take." + strings.ReplaceAll(t.ZH, "+", "_"))
	case "from":
		return w.T("version.from." + t.ZH)
	case "agent":
		return w.T("version.agent." + t.ZH)
	case "kind":
		return w.T("say.kind." + t.ZH)
	}
	return strings.ReplaceAll(w.Text(t), "\n", w.T("common.comma"))
}
