package edit

import (
	"time"

	"fyne.io/fyne/v2"

	"onevisit/app/look"
	"onevisit/app/say"
	"onevisit/catalog"
)

// play is what the citizen of the try-out has answered and brought.
type play struct {
	answers map[string]string
	papers  map[string]catalog.Handed
}

func newPlay() play {
	return play{answers: map[string]string{}, papers: map[string]catalog.Handed{}}
}

// submission is what the citizen of the try-out hands in, as far as the draft still knows it.
func (p play) submission(it *catalog.Item, on time.Time) catalog.Submission {
	s := catalog.Submission{Item: it.ID, On: on.Format(time.DateOnly), Answers: map[string]string{}, Papers: map[string]catalog.Handed{}}
	for _, q := range it.Situations {
		if a, ok := p.answers[q.ID]; ok && (q.Numeric() || known(q, a)) {
			s.Answers[q.ID] = a
		}
	}
	for i := range it.Materials {
		if h, ok := p.papers[it.Materials[i].ID]; ok {
			s.Papers[it.Materials[i].ID] = h
		}
	}
	return s
}

// full is everything that a line asks for, in order.
func full(l catalog.Line) catalog.Handed {
	h := catalog.Handed{Standing: catalog.Given, Originals: max(l.Originals, 1), Copies: max(l.Copies, 1), Signatures: l.Signatures}
	if l.NotExpired {
		h.Expires = catalog.LongTerm
	}
	return h
}

// tryOut plays a citizen against the draft: the questions, the papers, and what the counter would say.
func (e *Editor) tryOut(it *catalog.Item) []fyne.CanvasObject {
	w, now := e.p.Words(), e.p.Hall.Now()
	redo := func() {
		e.showSide()
		e.p.Stage.Adopt()
	}
	sub := e.play.submission(it, now)
	v, err := it.Check(sub)
	if err != nil {
		return append(e.faults(err), e.again(redo))
	}
	objs := []fyne.CanvasObject{look.NewPara(e.t("try_lead"), look.Small, look.Soft),
		look.NewPanel(verdictFill(v), 8, 0, look.NewPara(say.Outcome(w, v), look.Lead, look.Ink).Bold()).Padding(8, 10, 8, 10)}
	for _, r := range v.Refused {
		objs = append(objs, look.NewPara(w.Text(r.Reason), look.Body, look.RedInk))
	}
	for _, q := range it.Situations {
		_, answered := sub.Answers[q.ID]
		if answered || len(v.Ask) > 0 && q.ID == v.Ask[0] {
			objs = append(objs, e.question(q, redo))
		}
	}
	for _, l := range v.Lines {
		if l.State != catalog.StateOpen {
			objs = append(objs, e.paper(l, now, redo))
		}
	}
	return append(objs, e.again(redo))
}

func (e *Editor) again(redo func()) fyne.CanvasObject {
	return look.Start(look.NewButton(e.t("try_again"), look.Plain, func() {
		e.play = newPlay()
		redo()
	}).Height(40))
}

func verdictFill(v catalog.Verdict) fyne.ThemeColorName {
	switch {
	case v.Accepts():
		return look.JadeSoft
	case v.Outcome == catalog.Ask:
		return look.SkySoft
	case v.Outcome == catalog.Refuse:
		return look.RedSoft
	}
	return look.AmberSoft
}

func (e *Editor) question(q catalog.Situation, redo func()) fyne.CanvasObject {
	w := e.p.Words()
	ask := look.NewPara(w.Text(q.Ask), look.Body, look.Ink).Bold()
	if q.Numeric() {
		in := look.NewEntry(w.Text(q.Unit)).Height(40).Limit(12)
		in.SetText(e.play.answers[q.ID])
		in.OnSubmit = func(s string) {
			e.play.answers[q.ID] = s
			redo()
		}
		ok := look.NewButton(e.t("answer_it"), look.Plain, func() { in.OnSubmit(in.Text()) }).Height(40)
		return look.Col(4, ask, look.Row(6, look.Grow(in), ok))
	}
	chips := make([]fyne.CanvasObject, 0, len(q.Choices))
	for _, c := range q.Choices {
		b := look.NewButton(w.Text(c.Name), look.Plain, func() {
			e.play.answers[q.ID] = c.ID
			redo()
		}).Height(40)
		b.SetOn(e.play.answers[q.ID] == c.ID)
		chips = append(chips, b)
	}
	return look.Col(4, ask, look.Wrap(6, chips...))
}

// paper is a material of the try-out: brought as the list asks for it, or not at all.
func (e *Editor) paper(l catalog.Line, now time.Time, redo func()) fyne.CanvasObject {
	w := e.p.Words()
	_, brought := e.play.papers[l.Material]
	detail := say.Satisfy(w, l)
	for _, f := range l.Faults {
		detail = say.Fault(w, f)
	}
	give := look.NewButton(e.t("bring"), look.Plain, func() {
		if brought {
			delete(e.play.papers, l.Material)
		} else {
			h := full(l)
			if l.IssuedWithin.Stated() {
				h.Issued = now.Format(time.DateOnly)
			}
			e.play.papers[l.Material] = h
		}
		redo()
	}).Height(40).Icon(tick(brought))
	give.SetOn(brought)
	text := []fyne.CanvasObject{look.NewPara(w.Text(l.Name), look.Body, look.Ink)}
	if detail != "" {
		text = append(text, look.NewPara(detail, look.Small, look.Soft))
	}
	row := []fyne.CanvasObject{look.NewMark(marks[l.State], look.MarkCounter), look.Grow(look.Col(1, text...))}
	if l.State == catalog.StateShared { // the hall obtains it: nobody brings it
		return look.RowTop(8, row...)
	}
	return look.RowTop(8, append(row, give)...)
}

// marks are what the states of a material look like at the counter.
var marks = map[catalog.State]look.MarkState{
	catalog.StateOK: look.MarkOK, catalog.StateWaived: look.MarkOK, catalog.StateMissing: look.MarkMissing, catalog.StateFix: look.MarkWrong,
	catalog.StateGap: look.MarkLater, catalog.StatePledged: look.MarkLater, catalog.StateShared: look.MarkShared,
	catalog.StateOption: look.MarkEmpty, catalog.StateOpen: look.MarkOpen,
}
