package counter

import (
	"strings"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/queue"
)

// pauseReasons are why a clock may stand still, in the order of the sheet.
var pauseReasons = []queue.PauseReason{queue.PauseApplicant, queue.PauseSpecial, queue.PauseOutage}

// reasons are the preset reasons of a sheet. Presets spare the input method; anything else can be typed.
func (p *presenter) reasons(s *sheet) []string {
	kind := string(s.kind)
	switch s.kind {
	case SheetRefuse:
		if _, d, ok := p.current(); ok && len(d.verdict.Refused) > 0 {
			var out []string
			for _, r := range d.verdict.Refused {
				out = append(out, p.text(r.Reason))
			}
			return out
		}
	case SheetPaper:
		kind = string(s.standing)
	case SheetClock:
		var out []string
		for _, r := range pauseReasons {
			out = append(out, p.t("pause."+string(r)))
		}
		return out
	case SheetTransfer, SheetHold, SheetPause:
	default:
		return nil
	}
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
	if t := strings.TrimSpace(s.text); t != "" {
		return t, true
	}
	if all := p.reasons(s); s.reason >= 0 && s.reason < len(all) {
		return all[s.reason], true
	}
	return "", false
}

// destination is where a ticket can go.
type destination struct {
	to   queue.Transfer
	name string
	note string
}

// destinations are the lines, then the windows that are not closed.
func (p *presenter) destinations() []destination {
	var out []destination
	for _, l := range p.hall.Setup().Lines {
		if p.visit != nil && l.ID == p.visit.Ticket.Line {
			continue
		}
		out = append(out, destination{
			queue.Transfer{Line: l.ID},
			p.t("transfer.line", lang.Args{"line": l.ID, "name": p.text(l.Name)}),
			p.t("transfer.waiting", lang.Args{"n": len(p.live.Waiting(l.ID))}),
		})
	}
	for _, w := range p.hall.Setup().Windows {
		now, ok := p.live.Window(w.ID)
		if w.ID == p.window || !ok || now.State == queue.WindowClosed {
			continue
		}
		out = append(out, destination{queue.Transfer{Window: w.ID}, p.windowName(w), p.t("window." + string(now.State))})
	}
	return out
}

// options are the lines of a sheet that can be chosen.
func (p *presenter) options(s *sheet) []Option {
	var out []Option
	switch s.kind {
	case SheetTransfer:
		for _, d := range p.destinations() {
			out = append(out, Option{Name: []Part{{Text: d.name}}, Tag: d.note})
		}
	case SheetResume:
		for _, t := range p.live.HeldBy(p.window) {
			out = append(out, Option{Name: []Part{{Text: t.Label}}, Detail: []Part{{Text: p.ticketItems(t)}}, Tag: t.Why})
		}
	case SheetSearch:
		for _, h := range s.hits {
			out = append(out, p.hitOption(h))
		}
	default: // the other sheets have nothing to choose, or reasons
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
