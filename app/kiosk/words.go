package kiosk

import (
	"strconv"
	"strings"

	"onevisit/app/lang"
	"onevisit/app/say"
	"onevisit/catalog"
	"onevisit/queue"
)

// Sentences in plain words, for people who are here for the first time. What other seats say too comes from say.

// bring says what to bring of a material.
func bring(w *lang.Words, l catalog.Line) string {
	var out []string
	add := func(s string) {
		if s != "" {
			out = append(out, s)
		}
	}
	if len(l.AnyOf) > 0 && !namedByAny(w, l) {
		add(w.T("kiosk.bring.any", lang.Args{"names": say.AnyOf(w, l.AnyOf)}))
	} else if len(l.AnyOf) > 1 {
		add(w.T("kiosk.bring.one_of"))
	}
	add(take(w, l))
	add(w.Text(l.Note))
	if l.NotExpired {
		add(w.T("kiosk.bring.valid"))
	}
	if l.IssuedWithin.Stated() {
		add(w.T("say.take.issued_within", lang.Args{"limit": say.Limit(w, l.IssuedWithin)}))
	}
	return strings.Join(out, w.T("kiosk.stop"))
}

// cardDetail says under a material's name what counts and, while it is not there, where to get it.
func cardDetail(w *lang.Words, l catalog.Line, there bool) string {
	if s := details(w, l, there); s != "" {
		return s
	}
	return w.T("kiosk.bring.as_is")
}

// missDetail says of a missing material what counts and where to get it; "" if no source says more than its name.
func missDetail(w *lang.Words, l catalog.Line) string { return details(w, l, false) }

func details(w *lang.Words, l catalog.Line, there bool) string {
	s := []string{}
	if b := bring(w, l); b != "" {
		s = append(s, b)
	}
	if !there {
		for _, t := range []string{follow(w, l), get(w, l)} {
			if t != "" {
				s = append(s, t)
			}
		}
	}
	return strings.Join(s, w.T("kiosk.stop"))
}

// get says where a material can be had.
func get(w *lang.Words, l catalog.Line) string {
	if s := w.Text(l.Obtain); s != "" {
		return w.T("kiosk.bring.obtain", lang.Args{"where": s})
	}
	if s := w.Text(l.Issuer); s != "" {
		return w.T("say.issuer", lang.Args{"issuer": s})
	}
	return ""
}

// follow says that a missing material does not stop the item.
func follow(w *lang.Words, l catalog.Line) string {
	switch {
	case l.State == catalog.StateOption:
		return w.T("kiosk.bring.option")
	case l.CanPledge:
		return w.T("kiosk.bring.pledge")
	case l.Later.Stated():
		return w.T("kiosk.bring.later", lang.Args{"limit": say.Limit(w, l.Later)})
	}
	return ""
}

// paperName names a material; if any one of a few papers will do, those are its name.
func paperName(w *lang.Words, l catalog.Line) string {
	if namedByAny(w, l) {
		return say.AnyOf(w, l.AnyOf)
	}
	return w.Text(l.Name)
}

// namedByAny tells whether the papers of which one will do are short enough to stand as the name.
func namedByAny(w *lang.Words, l catalog.Line) bool {
	if len(l.AnyOf) == 0 {
		return false
	}
	wide := 0
	for _, r := range say.AnyOf(w, l.AnyOf) {
		wide++
		if r > 0x2e7f {
			wide++
		}
	}
	return wide <= 36
}

// take says in plain words what the window takes.
func take(w *lang.Words, l catalog.Line) string {
	key, n := string(l.Take), l.Originals
	switch l.Take {
	case catalog.TakeUnstated:
		if l.Originals == 0 && l.Copies == 0 {
			return ""
		}
		return say.Take(w, catalog.Line{Originals: l.Originals, Copies: l.Copies})
	case catalog.TakeOriginalCopy:
		if l.Originals > 1 || l.Copies > 1 {
			return say.Take(w, catalog.Line{Take: l.Take, Originals: l.Originals, Copies: l.Copies})
		}
		return w.T("kiosk.bring.original_copy")
	case catalog.TakeCopy:
		n = l.Copies
	case catalog.TakeOriginal, catalog.TakeVerify, catalog.TakePhoto, catalog.TakeForm, catalog.TakeSigned:
	}
	s := w.T("kiosk.bring." + key)
	if n > 1 {
		s = w.T("kiosk.bring."+key+"_n", lang.Args{"n": n})
	}
	if l.Take != catalog.TakeCopy && l.Copies > 0 {
		s += w.T("common.comma") + w.T("kiosk.bring.and_copies", lang.Args{"n": l.Copies})
	}
	return s
}

// finish says how long the item takes once everything is there; "" if no source says.
func finish(w *lang.Words, it *catalog.Item) string {
	switch {
	case it.OneHour:
		return w.T("kiosk.finish.one_hour")
	case it.Kind == catalog.KindImmediate:
		return w.T("kiosk.finish.immediate")
	case it.Limit.Promised.Stated():
		return w.T("kiosk.finish.promised", lang.Args{"limit": say.Limit(w, it.Limit.Promised)})
	case it.Limit.Handling.Stated():
		return w.T("kiosk.finish.handling", lang.Args{"limit": say.Limit(w, it.Limit.Handling)})
	case it.Limit.Statutory.Stated():
		return w.T("kiosk.finish.statutory", lang.Args{"limit": say.Limit(w, it.Limit.Statutory)})
	}
	return ""
}

// itemSub says under an item's name whose it is and how fast.
func itemSub(w *lang.Words, it *catalog.Item) string {
	s := w.Text(it.Department)
	if it.OneHour {
		s += " · " + w.T("kiosk.one_hour")
	}
	return s
}

// ahead says how many wait before and how long that takes.
func ahead(w *lang.Words, t queue.Wait) string {
	if t.Ahead == 0 && t.High <= 0 && !t.NoWindow {
		return w.T("kiosk.wait.now")
	}
	people := w.T("kiosk.wait.ahead", lang.Args{"n": t.Ahead})
	if t.Ahead == 0 {
		people = w.T("kiosk.wait.nobody")
	}
	if t.NoWindow && t.Ahead == 0 { // nobody before you, and nobody who serves you either
		return w.T("kiosk.wait.closed")
	}
	if t.NoWindow {
		return people + " · " + w.T("kiosk.wait.no_window")
	}
	return people + " · " + say.Wait(w, t)
}

// said says what was answered, in one line: 本人办理 · 提前退休.
func (d *draft) said(w *lang.Words) string {
	var out []string
	for _, q := range d.item.Situations {
		a := d.answers[q.ID]
		if a == "" || q.ID == d.again {
			continue
		}
		if q.Numeric() {
			out = append(out, strings.TrimRight(w.Text(q.Ask), "\uff1f?")+" "+a+" "+w.Text(q.Unit))
			continue
		}
		for _, c := range q.Choices {
			if c.ID == a {
				out = append(out, choiceSaid(w, q, c))
			}
		}
	}
	return strings.Join(out, " · ")
}

// choiceSaid says an answer so that it makes sense without its question: a bare yes or no takes the question along.
func choiceSaid(w *lang.Words, q catalog.Situation, c catalog.Choice) string {
	name := w.Text(c.Name)
	if len([]rune(c.Name.ZH)) > 1 {
		return name
	}
	return strings.TrimRight(w.Text(q.Ask), "\uff1f?") + w.T("kiosk.colon") + name
}

// count writes a number.
func count(n int) string { return strconv.Itoa(n) }
