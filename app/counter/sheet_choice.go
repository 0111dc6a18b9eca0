package counter

import (
	"strings"

	"onevisit/catalog"
)

// reasons are the preset reasons of a sheet. Presets spare the input method; anything else can be typed.
func (p *presenter) reasons(s *sheet) []string {
	switch {
	case s.kind == SheetPaper:
		return p.presets(string(s.standing))
	case s.plan != nil && s.plan.reasons != nil:
		return s.plan.reasons()
	}
	return nil
}

// presets are the reasons that are said most often; they are translations, numbered from 1.
func (p *presenter) presets(kind string) []string {
	var out []string
	for _, n := range []string{"1", "2", "3", "4", "5", "6"} {
		if key := "counter.reason." + kind + "." + n; p.words.Has(key) {
			out = append(out, p.words.T(key))
		}
	}
	return out
}

// reasonOf is the reason as it is noted: what was typed, else the chosen preset.
func (p *presenter) reasonOf(s *sheet) (string, bool) {
	if t := strings.TrimSpace(s.text()); t != "" {
		return t, true
	}
	if all := p.reasons(s); s.reason >= 0 && s.reason < len(all) {
		return all[s.reason], true
	}
	return "", false
}

// options are the lines of a sheet that can be chosen.
func (p *presenter) options(s *sheet) []Option {
	var out []Option
	switch {
	case s.plan != nil && s.plan.options != nil:
		out = s.plan.options()
		for i := range out {
			if i < 9 && !s.plan.focus { // with a field in focus digits are typed
				out[i].Key = string(rune('1' + i))
			}
		}
	case s.kind == SheetSearch:
		for _, h := range s.hits {
			out = append(out, p.hitOption(h))
		}
	}
	return out
}

// hitOption is an item found, with the pieces that matched where they are shown.
func (p *presenter) hitOption(h catalog.Hit) Option {
	o := Option{Name: parts(h, p.text(h.Item.Name)), Detail: parts(h, p.text(h.Item.Department)), Tag: p.kindWords(h.Item)}
	switch h.Field {
	case catalog.FieldAlias, catalog.FieldID, catalog.FieldCode:
		o.Detail = append(append(o.Detail, Part{Text: " · "}), parts(h, h.Text)...)
	}
	return o
}

// parts splits a name at the pieces that a search found.
func parts(h catalog.Hit, name string) []Part {
	if h.Text != name {
		return []Part{{Text: name}}
	}
	r := []rune(name)
	var out []Part
	at := 0
	for _, g := range h.Ranges {
		if g[0] < at || g[1] > len(r) {
			continue
		}
		if g[0] > at {
			out = append(out, Part{Text: string(r[at:g[0]])})
		}
		out = append(out, Part{Text: string(r[g[0]:g[1]]), Hit: true})
		at = g[1]
	}
	if at < len(r) {
		out = append(out, Part{Text: string(r[at:])})
	}
	return out
}
