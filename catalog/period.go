package catalog

import (
	"slices"
	"strconv"
	"strings"

	"onevisit/catalog/fault"
)

// Period is a part of the calendar in which an item is accepted, such as days 1–20 of every month, or the first month of
// a quarter up to the 15th. It knows days only: where the last day falls on a holiday, whether it moves is the hall's
// table of workdays to say.
type Period struct {
	Months       []int `json:"months,omitempty"`        // 1–12; empty: every month
	QuarterMonth int   `json:"quarter_month,omitempty"` // 1–3: the first, second or third month of each quarter; 0: any
	From         int   `json:"from_day,omitempty"`      // 1–31; 0: from the first
	Until        int   `json:"until_day,omitempty"`     // 1–31; 0, or beyond the month's end: to its last day
}

// RefusalCalendar is the id of the refusal on a day on which the item is not accepted.
const RefusalCalendar = "calendar"

func (p Period) month(m int) bool {
	return (len(p.Months) == 0 || slices.Contains(p.Months, m)) && (p.QuarterMonth == 0 || (m-1)%3 == p.QuarterMonth-1)
}

// days are the first and the last day of the period in a month; none if the first is after the last.
func (p Period) days(y, m int) (from, until int) {
	from, until = max(1, p.From), monthDays(y, m)
	if p.Until > 0 {
		until = min(until, p.Until)
	}
	return from, until
}

func (p Period) contains(c civil) bool {
	from, until := p.days(c.y, c.m)
	return p.month(c.m) && from <= c.d && c.d <= until
}

// next is the first day of the period on or after c. Every period that compiles has one within nine years: the longest
// wait is for a 29th of February around a year like 2100.
func (p Period) next(c civil) (civil, bool) {
	for range 9*12 + 1 {
		from, until := p.days(c.y, c.m)
		if from = max(from, c.d); p.month(c.m) && from <= until {
			return civil{c.y, c.m, from}, true
		}
		if c.d, c.m = 1, c.m+1; c.m > 12 {
			c.y, c.m = c.y+1, 1
		}
	}
	return civil{}, false
}

// NextDay returns the first day on or after on, both YYYY-MM-DD, on which the item is accepted by the calendar: on itself
// for an item that is always accepted. It is false for a day that is none.
func (it *Item) NextDay(on string) (string, bool) {
	c, ok := parseDay(on)
	if !ok {
		return "", false
	}
	if it.open(c) {
		return on, true
	}
	return it.next(c).String(), true
}

// open tells whether the item is accepted on the day.
func (it *Item) open(c civil) bool {
	return len(it.Accepts) == 0 || slices.ContainsFunc(it.Accepts, func(p Period) bool { return p.contains(c) })
}

func (it *Item) next(c civil) civil {
	var best civil
	for _, p := range it.Accepts {
		if d, ok := p.next(c); ok && (best == civil{} || d.before(best)) {
			best = d
		}
	}
	return best
}

// Text says the period.
func (p Period) Text() Text {
	var zh, en string
	switch {
	case len(p.Months) > 0:
		var names []string
		for _, m := range p.Months {
			if p.month(m) {
				names = append(names, strconv.Itoa(m))
			}
		}
		zh, en = "每年"+strings.Join(names, "、")+"月", "of month "+strings.Join(names, ", ")
	case p.QuarterMonth > 0:
		zh = "每季度第" + strconv.Itoa(p.QuarterMonth) + "个月"
		en = "of month " + strconv.Itoa(p.QuarterMonth) + " of each quarter"
	default:
		zh, en = "每月", "of each month"
	}
	from, until := strconv.Itoa(max(1, p.From)), strconv.Itoa(p.Until)
	if p.Until == 0 {
		return Text{ZH: zh + from + "日至月底", EN: "day " + from + " to the last day " + en}
	}
	return Text{ZH: zh + from + "日至" + until + "日", EN: "days " + from + "–" + until + " " + en}
}

// calendar checks the periods and prepares the refusal of a day outside them.
func (c *checker) calendar() {
	var zh, en []string
	for _, p := range c.it.Accepts {
		bad := func(field string, value any, allowed string) {
			c.add("", CodeBadField, fault.Args{"field": "accepts." + field, "value": value, "allowed": allowed})
		}
		for _, m := range p.Months {
			if m < 1 || m > 12 {
				bad("months", m, "1–12")
			}
		}
		if p.QuarterMonth < 0 || p.QuarterMonth > 3 {
			bad("quarter_month", p.QuarterMonth, "1–3")
		}
		for field, d := range map[string]int{"from_day": p.From, "until_day": p.Until} {
			if d < 0 || d > 31 {
				bad(field, d, "1–31")
			}
		}
		if _, ok := p.next(civil{2000, 1, 1}); !ok {
			bad("from_day", p.From, "≤ until_day, in a month that has it")
		}
		t := p.Text()
		zh, en = append(zh, t.ZH), append(en, t.EN)
	}
	c.it.closed = Refusal{ID: RefusalCalendar, BuiltIn: true, Reason: Text{
		ZH: "本事项" + strings.Join(zh, "、") + "受理", EN: "Accepted on " + strings.Join(en, "; ")}}
}
