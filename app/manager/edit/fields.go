package edit

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"onevisit/app/look"
	"onevisit/catalog"
)

// labelled puts a small heading above a field.
func labelled(label string, field fyne.CanvasObject) fyne.CanvasObject {
	return look.Col(3, look.NewText(capital(label), look.Small, look.Soft), field)
}

// capital begins a label with a capital letter: the names of fields stand in the middle of sentences too.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// pair puts two fields side by side.
func pair(a, b fyne.CanvasObject) fyne.CanvasObject { return look.Grid(2, 12, a, b) }

func heading(s string) fyne.CanvasObject { return look.NewText(s, look.Body, look.JadeInk).Bold() }

// field is a line of text.
func (e *Editor) field(label, value string, set func(string)) fyne.CanvasObject {
	return labelled(label, e.entry("", value, set))
}

func (e *Editor) entry(hint, value string, set func(string)) *look.Entry {
	return e.input(hint, value, func(s string) {
		set(s)
		e.edited()
	})
}

// input is entry for a field that tells of its change itself.
func (e *Editor) input(hint, value string, set func(string)) *look.Entry {
	in := look.NewEntry(hint).Height(40)
	in.SetText(value)
	in.OnChange = func(s string) { set(strings.TrimSpace(s)) }
	return in
}

// both is a text in Chinese and in English.
func (e *Editor) both(label string, t *catalog.Text) fyne.CanvasObject {
	return pair(e.field(label, t.ZH, func(s string) { t.ZH = s }), e.field(label+e.t("in_english"), t.EN, func(s string) { t.EN = s }))
}

// count is a number from 1 on; empty is not stated.
func (e *Editor) count(label string, n *int) fyne.CanvasObject {
	return e.countInto(label, *n, func(v int) {
		*n = v
		e.edited()
	})
}

// countInto is count for a number that set writes.
func (e *Editor) countInto(label string, n int, set func(int)) fyne.CanvasObject {
	text := ""
	if n > 0 {
		text = strconv.Itoa(n)
	}
	in := look.NewEntry(e.p.Words().T("common.not_stated")).Height(40).Limit(3)
	in.SetText(text)
	in.OnChange = func(s string) {
		v, err := strconv.Atoi(strings.TrimSpace(s))
		in.SetWrong(strings.TrimSpace(s) != "" && (err != nil || v < 1))
		set(max(v, 0))
	}
	return labelled(label, in)
}

// units are the units that a limit may have, in the order they are offered.
var (
	clockUnits = []catalog.Unit{catalog.UnitWorkdays, catalog.UnitDays, catalog.UnitMinutes}
	dateUnits  = []catalog.Unit{catalog.UnitMonths, catalog.UnitDays}
)

// limit is a length of time with its unit; an empty number is not stated.
func (e *Editor) limit(label string, l *catalog.Limit, units []catalog.Unit) fyne.CanvasObject {
	return e.limitInto(label, *l, units, func(v catalog.Limit) {
		*l = v
		e.edited()
	})
}

// limitInto is limit for a length that set writes.
func (e *Editor) limitInto(label string, l catalog.Limit, units []catalog.Unit, set func(catalog.Limit)) fyne.CanvasObject {
	names, at := make([]string, len(units)), 0
	for i, u := range units {
		names[i] = e.t("unit." + string(u))
		if l.Unit == u {
			at = i
		}
	}
	text := ""
	if l.Stated() {
		text = strconv.Itoa(l.N)
	}
	in := look.NewEntry(e.p.Words().T("common.not_stated")).Height(40).Limit(6)
	in.SetText(text)
	write := func() {
		n, err := strconv.Atoi(strings.TrimSpace(in.Text()))
		in.SetWrong(strings.TrimSpace(in.Text()) != "" && (err != nil || n < 1))
		now := catalog.Limit{}
		if err == nil && n > 0 {
			now = catalog.Limit{N: n, Unit: units[at]}
		}
		set(now)
	}
	in.OnChange = func(string) { write() }
	unit := look.NewChoice("", names, at, func(i int) {
		at = i
		write()
	})
	return labelled(label, look.Row(6, look.Grow(in), unit))
}

// option is one of a fixed list of words.
func option[T ~string](e *Editor, label string, value *T, words func(T) string, all ...T) fyne.CanvasObject {
	return optionInto(label, *value, func(v T) {
		*value = v
		e.reshaped()
	}, words, all...)
}

// optionInto is option for a word that set writes.
func optionInto[T ~string](label string, value T, set func(T), words func(T) string, all ...T) fyne.CanvasObject {
	names, at := make([]string, len(all)), 0
	for i, v := range all {
		names[i] = words(v)
		if v == value {
			at = i
		}
	}
	return labelled(label, look.Start(look.NewChoice("", names, at, func(i int) { set(all[i]) })))
}

// flag is a yes or a no.
func (e *Editor) flag(label string, on *bool) fyne.CanvasObject {
	return flagInto(label, *on, func(v bool) {
		*on = v
		e.edited()
	})
}

// flagInto is flag for an answer that set writes.
func flagInto(label string, on bool, set func(bool)) fyne.CanvasObject {
	var b *look.Button
	b = look.NewButton(capital(label), look.Plain, func() {
		on = !on
		b.SetOn(on)
		set(on)
	}).Height(40).Icon(tick(on))
	b.SetOn(on)
	return b
}

func tick(on bool) look.Shape {
	if on {
		return look.Tick
	}
	return look.Circle
}

// lines is a list of texts, a field each.
func (e *Editor) lines(label string, list *[]catalog.Text) fyne.CanvasObject {
	objs := []fyne.CanvasObject{look.NewText(capital(label), look.Small, look.Soft)}
	for i := range *list {
		drop := look.NewButton("", look.Quiet, func() {
			*list = append(append([]catalog.Text(nil), (*list)[:i]...), (*list)[i+1:]...)
			e.reshaped()
		}).Icon(look.Cross).Height(40)
		objs = append(objs, look.Row(6, look.Grow(e.entry("", (*list)[i].ZH, func(s string) { (*list)[i].ZH = s })), drop))
	}
	more := look.NewButton(e.t("add_line"), look.Quiet, func() {
		*list = append(*list, catalog.Text{})
		e.reshaped()
	}).Icon(look.Plus).Height(40)
	return look.Col(4, append(objs, look.Start(more))...)
}

// names is a list of words in one field, divided by a sign that names do not have.
func (e *Editor) names(label string, list []string, set func([]string)) fyne.CanvasObject {
	in := look.NewEntry(e.t("names_hint")).Height(40)
	in.SetText(strings.Join(list, e.t("names_sign")))
	in.OnChange = func(s string) {
		set(splitNames(s))
		e.edited()
	}
	return labelled(label, in)
}

// splitNames cuts at the signs that people divide a list with.
func splitNames(s string) []string {
	var out []string
	for _, p := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(";\uff1b|\n", r) }) {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}
