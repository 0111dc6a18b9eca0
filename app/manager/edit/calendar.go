package edit

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"onevisit/app/look"
	"onevisit/catalog"
)

// periods is when in the calendar an item is accepted: a row a period, none for any day.
func (e *Editor) periods(label string, list *[]catalog.Period) fyne.CanvasObject {
	objs := []fyne.CanvasObject{look.NewText(capital(label), look.Small, look.Soft)}
	if len(*list) == 0 {
		objs = append(objs, look.NewPara(e.t("any_day"), look.Body, look.Ink))
	}
	for i := range *list {
		objs = append(objs, e.period(list, i))
	}
	more := look.NewButton(e.t("add_period"), look.Quiet, func() {
		*list = append(*list, catalog.Period{From: 1, Until: 15})
		e.reshaped()
	}).Icon(look.Plus).Height(40)
	return look.Col(6, append(objs, look.Start(more))...)
}

func (e *Editor) period(list *[]catalog.Period, i int) fyne.CanvasObject {
	p := &(*list)[i]
	quarter := look.NewChoice("", []string{e.t("quarter.0"), e.t("quarter.1"), e.t("quarter.2"), e.t("quarter.3")},
		min(max(p.QuarterMonth, 0), 3), func(n int) {
			p.QuarterMonth = n
			e.reshaped()
		})
	months := look.NewEntry(e.t("months_hint")).Height(40)
	months.SetText(monthsText(p.Months))
	months.OnChange = func(s string) {
		m, ok := monthsOf(s)
		months.SetWrong(!ok)
		if ok {
			p.Months = m
			e.edited()
		}
	}
	drop := look.NewButton("", look.Quiet, func() {
		*list = slices.Delete(slices.Clone(*list), i, i+1)
		e.reshaped()
	}).Icon(look.Cross).Height(40)
	return look.NewPanel(look.Fill, 8, 0, look.Col(6,
		look.Row(8, look.Grow(labelled(e.t("months"), months)), labelled(e.t("quarter"), quarter), drop),
		pair(e.day(e.t("from_day_of_month"), &p.From), e.day(e.t("until_day_of_month"), &p.Until)))).Padding(6, 8, 6, 8)
}

// day is a day of a month; empty is the first or the last.
func (e *Editor) day(label string, n *int) fyne.CanvasObject {
	in := look.NewEntry(e.t("day_hint")).Height(40).Limit(2)
	if *n > 0 {
		in.SetText(strconv.Itoa(*n))
	}
	in.OnChange = func(s string) {
		s = strings.TrimSpace(s)
		v, err := strconv.Atoi(s)
		in.SetWrong(s != "" && (err != nil || v < 1 || v > 31))
		if s == "" || err == nil && v >= 1 && v <= 31 {
			*n = v
			e.edited()
		}
	}
	return labelled(label, in)
}

func monthsText(months []int) string {
	out := make([]string, len(months))
	for i, m := range months {
		out[i] = strconv.Itoa(m)
	}
	return strings.Join(out, " ")
}

// monthsOf reads the numbers of months; false if one is none.
func monthsOf(s string) ([]int, bool) {
	var out []int
	for _, f := range strings.FieldsFunc(s, func(r rune) bool { return r < '0' || r > '9' }) {
		m, err := strconv.Atoi(f)
		if err != nil || m < 1 || m > 12 {
			return nil, false
		}
		out = append(out, m)
	}
	return out, true
}

// unasked is a list of papers that may not be asked for, each with the rule that forbids it.
func (e *Editor) unasked(label string, list *[]catalog.Unasked) fyne.CanvasObject {
	objs := []fyne.CanvasObject{look.NewText(capital(label), look.Small, look.Soft)}
	for i := range *list {
		u := &(*list)[i]
		drop := look.NewButton("", look.Quiet, func() {
			*list = slices.Delete(slices.Clone(*list), i, i+1)
			e.reshaped()
		}).Icon(look.Cross).Height(40)
		objs = append(objs, look.Row(6, look.Grow(e.entry(e.t("document"), u.Name.ZH, func(s string) { u.Name.ZH = s })),
			look.Grow(e.entry(e.t("reason_hint"), u.Reason.ZH, func(s string) { u.Reason.ZH = s })), drop))
	}
	more := look.NewButton(e.t("add_line"), look.Quiet, func() {
		*list = append(*list, catalog.Unasked{})
		e.reshaped()
	}).Icon(look.Plus).Height(40)
	return look.Col(4, append(objs, look.Start(more))...)
}

// exemptions is who does not pay, each with its condition.
func (e *Editor) exemptions(label string, list *[]catalog.Exemption) fyne.CanvasObject {
	objs := []fyne.CanvasObject{look.NewText(capital(label), look.Small, look.Soft)}
	for i := range *list {
		x := &(*list)[i]
		drop := look.NewButton("", look.Quiet, func() {
			*list = slices.Delete(slices.Clone(*list), i, i+1)
			e.reshaped()
		}).Icon(look.Cross).Height(40)
		objs = append(objs, look.Row(6, look.Grow(e.entry(e.t("reason_hint"), x.Reason.ZH, func(s string) { x.Reason.ZH = s })), drop),
			e.whenForm(e.t("exempt_when"), e.t("exempt_always"), &x.When))
	}
	more := look.NewButton(e.t("add_line"), look.Quiet, func() {
		*list = append(*list, catalog.Exemption{})
		e.reshaped()
	}).Icon(look.Plus).Height(40)
	return look.Col(6, append(objs, look.Start(more))...)
}
