// Package say puts what the hall knows into sentences: limits, materials, verdicts, waits, clocks. Seats, forms and
// commands say the same thing in the same words because they all ask here.
package say

import (
	"fmt"
	"strings"
	"time"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/queue"
	"onevisit/queue/forecast"
)

// Limit says a time limit: "3 个工作日"; "" if none is stated.
func Limit(w *lang.Words, l catalog.Limit) string {
	if !l.Stated() {
		return ""
	}
	return w.T("common.unit."+string(l.Unit), lang.Args{"n": l.N})
}

// Texts joins names with "、" or ", ".
func Texts(w *lang.Words, texts []catalog.Text, joint string) string {
	parts := make([]string, len(texts))
	for i, t := range texts {
		parts[i] = w.Text(t)
	}
	return strings.Join(parts, joint)
}

// AnyOf says "退休证 或 养老金证明".
func AnyOf(w *lang.Words, texts []catalog.Text) string {
	return Texts(w, texts, " "+w.T("common.or")+" ")
}

// Take says what the counter takes of a material, with the numbers the source states: "验原件 1", "原件 1 · 复印件 2".
func Take(w *lang.Words, l catalog.Line) string {
	var parts []string
	add := func(key string, n int) {
		if n > 0 {
			parts = append(parts, w.T("say.take."+key+"_n", lang.Args{"n": n}))
		} else {
			parts = append(parts, w.T("say.take."+key))
		}
	}
	switch l.Take {
	case catalog.TakeOriginalCopy:
		add("original", l.Originals)
		add("copy", l.Copies)
	case catalog.TakeCopy:
		add("copy", max(l.Copies, 0))
	case catalog.TakeOriginal, catalog.TakeVerify, catalog.TakePhoto, catalog.TakeForm, catalog.TakeSigned:
		add(string(l.Take), l.Originals)
		if l.Copies > 0 {
			add("copy", l.Copies)
		}
	case catalog.TakeUnstated:
		if l.Originals > 0 {
			add("original", l.Originals)
		}
		if l.Copies > 0 {
			add("copy", l.Copies)
		}
	}
	if l.NotExpired {
		parts = append(parts, w.T("say.take.not_expired"))
	}
	if l.IssuedWithin.Stated() {
		parts = append(parts, w.T("say.take.issued_within", lang.Args{"limit": Limit(w, l.IssuedWithin)}))
	}
	return strings.Join(parts, " · ")
}

// Fault says one thing that is wrong with a material.
func Fault(w *lang.Words, f catalog.Fault) string { return fault(w, f, catalog.TakeUnstated) }

// FaultOf says one thing that is wrong with the material of a line: of photos and forms there are no originals.
func FaultOf(w *lang.Words, l catalog.Line, f catalog.Fault) string { return fault(w, f, l.Take) }

func fault(w *lang.Words, f catalog.Fault, take catalog.Take) string {
	key := string(f.Code)
	switch {
	case f.Code == catalog.FaultWrong && f.Date != "":
		key = "dated_later"
	case f.Code == catalog.FaultOriginals && take == catalog.TakePhoto:
		key = "too_few_photos"
	case f.Code == catalog.FaultOriginals && (take == catalog.TakeForm || take == catalog.TakeSigned):
		key = "too_few_forms"
	}
	s := w.T("check.fault."+key, lang.Args{"want": f.Want, "have": f.Have, "date": f.Date, "note": f.Note})
	if f.Reason != nil && f.Reason.ZH != "" {
		s = w.T("check.because", lang.Args{"fault": s, "reason": w.Text(*f.Reason)})
	}
	if f.Part != nil {
		s = w.T("check.of_document", lang.Args{"fault": s, "document": w.Text(*f.Part)})
	}
	return s
}

// Satisfy says what would satisfy a line and where to get it: the alternatives, the form, the issuer.
func Satisfy(w *lang.Words, l catalog.Line) string {
	var parts []string
	if len(l.AnyOf) > 0 {
		parts = append(parts, w.T("say.any_of", lang.Args{"names": AnyOf(w, l.AnyOf)}))
	}
	if t := Take(w, l); t != "" {
		parts = append(parts, t)
	}
	if s := w.Text(l.Obtain); s != "" {
		parts = append(parts, s)
	} else if s := w.Text(l.Issuer); s != "" {
		parts = append(parts, w.T("say.issuer", lang.Args{"issuer": s}))
	}
	return strings.Join(parts, " · ")
}

// Outcome says a verdict in one sentence.
func Outcome(w *lang.Words, v catalog.Verdict) string {
	n := 0
	switch v.Outcome {
	case catalog.Correct:
		n = len(v.Missing())
	case catalog.AcceptWithGap:
		n = len(v.Gaps())
	case catalog.AcceptOnPledge:
		n = len(v.Pledged())
	case catalog.CorrectOnTheSpot:
		n = len(v.Fixes())
	case catalog.Ask:
		n = len(v.Ask)
	case catalog.Accept, catalog.Refuse:
	}
	return w.T("say.outcome."+string(v.Outcome), lang.Args{"n": n})
}

// Verdict says a verdict line by line, for a terminal or a log.
func Verdict(w *lang.Words, it *catalog.Item, v catalog.Verdict) []string {
	out := []string{w.Text(it.Name) + ": " + Outcome(w, v)}
	for _, r := range v.Refused {
		out = append(out, "  ✖ "+refusal(w, r, v.ComeOn))
	}
	for _, id := range v.Ask {
		for _, s := range it.Situations {
			if s.ID == id {
				out = append(out, "  ? "+w.Text(s.Ask)+" ("+s.ID+")")
			}
		}
	}
	for _, l := range v.Lines {
		s := "  " + Mark(l.State) + " " + w.Text(l.Name)
		if l.State == catalog.StatePledged {
			out = append(out, s+" · "+w.T("paper.covered.pledged"))
			continue
		}
		for _, f := range l.Faults {
			s += " · " + FaultOf(w, l, f)
		}
		if l.State == catalog.StateMissing || l.State == catalog.StateGap {
			if t := Satisfy(w, l); t != "" {
				s += " · " + t
			}
		}
		if l.State == catalog.StateGap {
			s += " · " + w.T("say.later", lang.Args{"limit": Limit(w, l.Later)})
		}
		out = append(out, s)
	}
	for _, n := range v.Names {
		out = append(out, "  ? "+NameLook(w, it, n))
	}
	return out
}

// refusal says a refusal with its basis and the competent office, and the next day if it is the calendar that is against it.
func refusal(w *lang.Words, r catalog.Refusal, comeOn string) string {
	parts := []string{w.Text(r.Reason)}
	if t := w.Text(r.Basis); t != "" {
		parts = append(parts, w.T("say.basis", lang.Args{"basis": t}))
	}
	if t := w.Text(r.Office); t != "" {
		parts = append(parts, w.T("say.office", lang.Args{"office": t}))
	}
	if r.ID == catalog.RefusalCalendar && comeOn != "" {
		parts = append(parts, w.T("say.come_on", lang.Args{"day": comeOn}))
	}
	return strings.Join(parts, " · ")
}

// Mark is the sign of a material's state, for places that have no room for words.
func Mark(s catalog.State) string {
	switch s {
	case catalog.StateOK, catalog.StateShared, catalog.StateWaived:
		return "✓"
	case catalog.StateMissing:
		return "✕"
	case catalog.StateGap, catalog.StatePledged:
		return "◷"
	case catalog.StateOption:
		return "○"
	case catalog.StateOpen, catalog.StateFix:
		return "?"
	}
	return "?"
}

// Wait says an honest range of waiting.
func Wait(w *lang.Words, wait queue.Wait) string { return waitAs(w, wait, "common.wait.range") }

// ShortWait is Wait for narrow places, such as a line's card on a wall.
func ShortWait(w *lang.Words, wait queue.Wait) string { return waitAs(w, wait, "common.wait.short") }

func waitAs(w *lang.Words, wait queue.Wait, key string) string {
	switch {
	case wait.NoWindow:
		return w.T("common.wait.no_window")
	case wait.High <= 0:
		return w.T("common.wait.none")
	}
	low, high := forecast.Display(wait.Low, wait.High)
	return w.T(key, lang.Args{"low": low, "high": high})
}

// LastMinutes is from when on a clock shows its seconds. Before that it says whole minutes: a screen that changes every
// second costs a machine without a graphics card a twentieth of a core, all day, and nobody reads the seconds of 41:05.
const LastMinutes = 15 * time.Minute //nolint:revive // named after what it is, not after its unit

// Left says what is left of a clock of minutes: "41 分", and "12:30" in the last minutes. The minute that has begun counts
// as left. What is over is said without a sign, in whole minutes, and from 100 minutes on in hours.
func Left(w *lang.Words, d time.Duration) string {
	switch {
	case d < 0:
		return Minutes(w, -d)
	case d <= LastMinutes:
		return Stopwatch(d)
	}
	return Minutes(w, d+time.Minute-1)
}

// Minutes says a length of time in whole minutes, from 100 minutes on in hours and minutes.
func Minutes(w *lang.Words, d time.Duration) string {
	m := max(int(d.Minutes()), 0)
	if m >= 100 {
		return w.T("common.hours_minutes", lang.Args{"h": m / 60, "m": m % 60})
	}
	return w.T("common.minutes", lang.Args{"n": m})
}

// Stopwatch says a length of time as a stopwatch shows it: "2:14".
func Stopwatch(d time.Duration) string {
	s := max(int(d.Seconds()), 0)
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// Date says a day without the year: "11 月 26 日".
func Date(w *lang.Words, t time.Time) string {
	return w.T("common.date", lang.Args{"m": int(t.Month()), "d": t.Day()})
}

// DateLine says date and weekday for the top of a screen.
func DateLine(w *lang.Words, t time.Time) string {
	return Date(w, t) + " " + w.T(fmt.Sprintf("common.weekday.%d", int(t.Weekday())))
}

// Kind says how an item is finished: "即办件 · 一小时区".
func Kind(w *lang.Words, it *catalog.Item) string {
	var parts []string
	if it.Kind != catalog.KindUnstated {
		parts = append(parts, w.T("say.kind."+string(it.Kind)))
	}
	if it.OneHour {
		parts = append(parts, w.T("say.one_hour"))
	}
	return strings.Join(parts, " · ")
}
