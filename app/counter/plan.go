package counter

import (
	"slices"
	"strings"

	"onevisit/app/lang"
)

// plan is what a sheet says and does: things to choose, reasons, fields to type into. Its words are made when they are
// drawn, so that a change of language or of the queue shows at once. The title is "sheet.<kind>", the line below it
// "sheet.<kind>_detail", a field's caption "field.<name>".
type plan struct {
	args    func() lang.Args    // of title and detail; nil: none
	title   func() string       // instead of the words of the kind
	detail  func() string       // instead of the words of the kind
	options func() []Option     // one of which is chosen
	reasons func() []string     // presets that spare the input method; what is typed in the field "own" goes before
	lines   func() []string     // what the sheet only tells
	fields  []string            // names of what can be typed
	more    []string            // those of the fields that may stay empty
	toggle  string              // name of something that can be switched on, with its letter as key
	letter  string              // the key of toggle
	ok      string              // "do.<ok>" is on the button
	grave   bool                // it sends the applicant away
	menu    bool                // a digit chooses at once
	focus   bool                // the first field is typed into at once
	wide    func(*sheet) *Side  // what is known of the chosen option
	before  func(*sheet)        // asks for what is not known yet, before it is drawn
	typed   func(*sheet)        // hears every change of a field
	check   func(*sheet) string // says what is still lacking and sets sheet.wrong; "" for nothing
	do      func(*sheet)
}

// fieldOwn is the field for a reason in the clerk's own words.
const fieldOwn = "own"

// openPlan opens a sheet. With reasons to choose from, the first is chosen unless one must be chosen by hand.
func (p *presenter) openPlan(k SheetKind, reason int, pl *plan) *sheet {
	s := &sheet{kind: k, reason: reason, plan: pl, wrong: -1}
	s.texts = make([]string, max(1, len(pl.fields)))
	p.openSheet(s)
	return s
}

// field is what was typed into a field of the plan.
func (s *sheet) field(name string) string {
	for i, f := range s.plan.fields {
		if f == name {
			return strings.TrimSpace(s.texts[i])
		}
	}
	return ""
}

// setField fills a field beforehand.
func (s *sheet) setField(name, text string) *sheet {
	for i, f := range s.plan.fields {
		if f == name {
			s.texts[i] = text
		}
	}
	return s
}

// lacks notes that a field is not right yet and gives the sentence that says why.
func (s *sheet) lacks(name, why string) string {
	for i, f := range s.plan.fields {
		if f == name {
			s.wrong, s.asked = i, s.asked+1
		}
	}
	return why
}

// why is the reason as it is noted: what was typed, else the chosen preset.
func (s *sheet) why() string {
	if t := s.field(fieldOwn); t != "" {
		return t
	}
	if s.plan.reasons == nil {
		return ""
	}
	if all := s.plan.reasons(); s.reason >= 0 && s.reason < len(all) {
		return all[s.reason]
	}
	return ""
}

// planSheet puts a sheet with a plan into words.
func (p *presenter) planSheet(s *sheet, out *Sheet) {
	pl := s.plan
	var args lang.Args
	if pl.args != nil {
		args = pl.args()
	}
	key := "sheet." + string(s.kind)
	switch {
	case pl.title != nil:
		out.Title = pl.title()
	default:
		out.Title = p.t(key, args)
	}
	switch {
	case pl.detail != nil:
		out.Detail = pl.detail()
	case p.words.Has("counter." + key + "_detail"):
		out.Detail = p.t(key+"_detail", args)
	}
	if pl.ok != "" {
		out.OK.Text = p.t("do." + pl.ok)
	}
	if pl.grave {
		out.OK.Rank = Grave
	}
	out.Focus, out.Menu, out.FocusOn, out.FocusSeq = pl.focus, pl.menu, max(s.wrong, 0), s.asked
	for i, name := range pl.fields {
		f := Field{Hint: p.maybe("field." + name + "_hint"), Text: s.texts[i], Optional: name == fieldOwn || slices.Contains(pl.more, name)}
		if name != fieldOwn {
			f.Caption = p.t("field." + name)
		} else {
			f.Hint = p.t("sheet.own_words")
		}
		if i == s.wrong {
			f.Wrong = s.wrongWhy
		}
		out.Fields = append(out.Fields, f)
	}
	if pl.toggle != "" {
		out.Toggle = Toggle{Text: p.t("toggle." + pl.toggle), Key: pl.letter, On: s.on}
	}
	if pl.lines != nil {
		out.Lines = pl.lines()
		out.OK, out.Cancel = out.close(p)
	}
	if pl.wide != nil {
		out.Side = pl.wide(s)
	}
	if pl.options != nil {
		out.OK.On = len(out.Options) > 0
	}
	if out.None = p.maybe(key + "_none"); pl.fields != nil && strings.TrimSpace(s.texts[0]) == "" {
		out.None = p.maybe(key + "_nobody")
	}
}

// maybe is a sentence of this seat if there is one.
func (p *presenter) maybe(key string) string {
	if p.words.Has("counter." + key) {
		return p.t(key)
	}
	return ""
}

// planOK does what a sheet was opened for, unless something is lacking: then it stays and says so.
func (p *presenter) planOK(s *sheet) {
	if s.plan.check != nil {
		s.wrong = -1
		if s.wrongWhy = s.plan.check(s); s.wrongWhy != "" {
			p.sheet = s
			if s.wrong < 0 {
				p.warn(s.wrongWhy, Soon)
			}
			return
		}
	}
	if s.plan.do != nil {
		s.plan.do(s)
	}
}
