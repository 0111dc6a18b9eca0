package counter

import (
	"strings"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/queue"
)

// row is one material as it stands.
func (p *presenter) row(c queue.Case, d *desk, l catalog.Line) Row {
	h := d.sub.Papers[l.Material]
	r := Row{ID: l.Material, Name: p.text(l.Name), Choices: p.kinds(l, h)}
	if pre, ok := d.pre[l.Material]; ok && pre.Standing == catalog.Given && l.State != catalog.StateOK && c.Open() {
		r.Hint = p.t("row.kiosk")
	}
	switch l.State {
	case catalog.StateOK:
		r.Mark, r.Right, r.Detail = MarkOK, p.t("right.own"), p.paperWords(l, h)
	case catalog.StateMissing:
		p.missingRow(&r, d.touched, l, h)
	case catalog.StateGap:
		p.gapRow(&r, d.touched, l)
	case catalog.StateFix:
		r.Mark, r.Tone, r.Right, r.Detail = MarkFix, Soon, p.t("right.fix"), p.faults(l, true)
	case catalog.StatePledged:
		r.Mark, r.Right, r.Detail = MarkPledge, p.t("right.pledge"), p.t("row.pledged")
	case catalog.StateShared:
		r.Mark, r.Tone, r.Right, r.Detail = MarkShared, Dim, p.t("right.shared"), p.t("row.shared")
	case catalog.StateOption:
		r.Mark, r.Right, r.Detail = MarkNone, p.t("right.option"), p.wantWords(l)
		if f := p.faults(l, false); f != "" {
			r.Detail = f
		}
	case catalog.StateWaived:
		r.Mark, r.Tone, r.Right, r.Detail = MarkWaived, Dim, p.t("right.waived"), h.Reason
	case catalog.StateOpen: // has no row until the question is answered
	}
	return r
}

// kinds are the documents of which one is enough, once one was brought.
func (p *presenter) kinds(l catalog.Line, h catalog.Handed) (out []Choice) {
	if len(l.AnyOf) < 2 || h.Standing == catalog.NotGiven {
		return nil
	}
	for i, a := range l.AnyOf {
		out = append(out, Choice{Text: p.text(a), On: i == h.Which})
	}
	return out
}

// missingRow is a material that is needed: calm until the clerk has looked at a paper, then the most visible thing.
func (p *presenter) missingRow(r *Row, touched bool, l catalog.Line, h catalog.Handed) {
	r.Right = p.t("right.must")
	if !touched {
		r.Mark, r.Detail = MarkNone, p.wantWords(l)
		return
	}
	r.Mark, r.Tone, r.Detail = MarkMissing, Bad, p.missingWords(l)
	if h.Standing == catalog.Wrong {
		r.Mark = MarkWrong
	}
	if h.Standing == catalog.Unclear {
		r.Mark = MarkUnclear
	}
}

// gapRow is a material that may follow, with its day.
func (p *presenter) gapRow(r *Row, touched bool, l catalog.Line) {
	limit, day := p.laterWords(l.Later)
	r.Mark, r.Right = MarkLater, p.t("right.later")
	if touched {
		r.Tone = Soon
	}
	r.Detail = p.t("row.later", lang.Args{"limit": limit})
	if day != "" {
		r.Detail = p.t("row.later_day", lang.Args{"limit": limit, "date": day})
	}
	if f := p.faults(l, false); f != "" {
		r.Detail = f + " · " + r.Detail
	} else if w := p.wantWords(l); w != "" {
		r.Detail = w + " · " + r.Detail
	}
}

// takeWords is what the counter takes of a material.
func (p *presenter) takeWords(l catalog.Line) []string {
	var bits []string
	if l.Take != catalog.TakeUnstated {
		bits = append(bits, p.t("take."+string(l.Take)))
	}
	if l.Originals > 0 {
		bits = append(bits, p.t("row.originals", lang.Args{"n": l.Originals}))
	}
	if l.Copies > 0 {
		bits = append(bits, p.t("row.copies", lang.Args{"n": l.Copies}))
	}
	return bits
}

// wantWords is what would satisfy a line, for one that was not looked at yet.
func (p *presenter) wantWords(l catalog.Line) string {
	var bits []string
	if w := p.anyWords(l); w != "" {
		bits = append(bits, w)
	}
	bits = append(bits, p.takeWords(l)...)
	if l.NotExpired {
		bits = append(bits, p.t("row.valid"))
	}
	if l.IssuedWithin.Stated() {
		bits = append(bits, p.t("row.issued_within", lang.Args{"limit": p.limitWords(l.IssuedWithin)}))
	}
	if n := p.text(l.Note); n != "" && len(bits) < 3 {
		bits = append(bits, n)
	}
	return strings.Join(bits, " · ")
}

// paperWords is what was seen of a material that is fine.
func (p *presenter) paperWords(l catalog.Line, h catalog.Handed) string {
	bits := p.takeWords(l)
	if len(l.AnyOf) > 1 && h.Which < len(l.AnyOf) {
		bits = append([]string{p.text(l.AnyOf[h.Which])}, bits...)
	}
	switch {
	case h.Expires == catalog.LongTerm:
		bits = append(bits, p.t("row.long_term"))
	case h.Expires != "":
		bits = append(bits, p.t("row.valid_until", lang.Args{"date": h.Expires}))
	}
	if h.Issued != "" {
		bits = append(bits, p.t("row.issued", lang.Args{"date": h.Issued}))
	}
	return strings.Join(bits, " · ")
}

// missingWords is what is wrong with a line, what would do and where to get it.
func (p *presenter) missingWords(l catalog.Line) string {
	var bits []string
	if f := p.faults(l, false); f != "" {
		bits = append(bits, f)
	} else {
		want := p.anyWords(l)
		if want == "" {
			want = strings.Join(p.takeWords(l), " · ")
		}
		if want == "" {
			want = p.text(l.Name)
		}
		bits = append(bits, p.t("row.missing", lang.Args{"what": want}))
	}
	switch {
	case p.text(l.Obtain) != "":
		bits = append(bits, p.text(l.Obtain))
	case p.text(l.Issuer) != "":
		bits = append(bits, p.t("row.issuer", lang.Args{"issuer": p.text(l.Issuer)}))
	}
	return strings.Join(bits, " · ")
}

// anyWords lists documents of which one is enough.
func (p *presenter) anyWords(l catalog.Line) string {
	if len(l.AnyOf) < 2 {
		return ""
	}
	names := make([]string, 0, len(l.AnyOf))
	for _, a := range l.AnyOf {
		names = append(names, p.text(a))
	}
	return p.t("row.any", lang.Args{"list": strings.Join(names, p.t("row.or"))})
}

// faults says every fault of a line; that it is simply not there is said elsewhere.
func (p *presenter) faults(l catalog.Line, mend bool) string {
	var bits []string
	for _, f := range l.Faults {
		if f.Code == catalog.FaultMissing {
			continue
		}
		s := p.words.T("check.fault."+string(f.Code), lang.Args{"want": f.Want, "have": f.Have, "date": f.Date})
		if f.Note != "" {
			s += p.t("row.colon") + f.Note
		}
		if f.Code == catalog.FaultDateNotShown && mend {
			s += p.t("row.press_date")
		}
		bits = append(bits, s)
	}
	return strings.Join(bits, " · ")
}
