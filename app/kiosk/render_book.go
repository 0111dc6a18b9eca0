package kiosk

import (
	"strings"
	"time"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/say"
	"onevisit/queue"
)

// slotsOn is how many half hours stand on one page.
var slotsOn = counts{tall: 18, wide: 8, low: 6, lowWide: 4}

// bookPage shows the days, and the half hours of the one that is chosen.
func (p *presenter) bookPage() (body, foot []Block) {
	items := p.bookItems()
	if len(items) == 0 {
		return nil, nil
	}
	title := Title{Text: p.t("book.title"), Lead: p.itemNames(items)}
	if p.s.moving {
		title.Text = p.t("book.move", lang.Args{"day": p.dayName(p.s.booked.From, p.s.booked.From.Format(time.DateOnly)), "time": p.s.booked.From.Format("15:04")})
	}
	body = []Block{title}
	days := Tiles{Cols: 3, Size: Small}
	if p.wide && p.low {
		days.Cols = 5
	}
	for _, day := range p.bookingDays() {
		date, err := time.Parse(time.DateOnly, day)
		if err != nil {
			continue
		}
		name := p.dayName(date, day)
		if days.Cols > 3 && day != p.hall.Today() {
			name = say.Date(p.words, date)
		} else if at := strings.LastIndex(name, " "); p.large && at > 0 { // the weekday stays in one piece
			name = name[:at] + "\n" + name[at+1:]
		}
		days.Items = append(days.Items, Tile{Title: []Part{{Text: name}}, On: day == p.s.day,
			Press: Press{Do: DoDay, ID: day}})
	}
	body = append(body, days)
	from, to, pager := p.paged(len(p.s.slots), p.count(slotsOn), p.s.at)
	slots := Tiles{Cols: p.pick(3, 4), Size: Small}
	for _, s := range p.s.slots[from:to] {
		t := Tile{Title: []Part{{Text: s.From.Format("15:04")}}, Right: p.t("book.free", lang.Args{"n": s.Free()}),
			On: s.From.Equal(p.s.slot), Press: Press{Do: DoSlot, ID: s.From.Format(time.RFC3339)}}
		if s.Free() == 0 {
			t.Off, t.Right = true, p.t("book.full")
		}
		slots.Items = append(slots.Items, t)
	}
	if len(slots.Items) == 0 {
		body = append(body, Note{Text: p.t("book.day_over"), Big: true})
	} else {
		if !p.low { // there it would stand far above them
			body = append(body, Heading{p.t("book.times")})
		}
		body = append(body, slots)
	}
	body = append(body, pager...)
	text := p.t("book.choose")
	if !p.s.slot.IsZero() {
		key := "book.go"
		if p.s.moving {
			key = "book.move_go"
		}
		text = p.t(key, lang.Args{"day": p.dayName(p.s.slot, p.s.day), "time": p.s.slot.Format("15:04")})
	}
	return body, []Block{Note{Text: p.t("book.honest"), Mid: true}, Buttons{Cols: 1, Items: []Button{{Text: text, Icon: look.Calendar,
		Kind: look.Primary, Off: p.s.slot.IsZero() || p.s.working != DoNothing, Press: Press{Do: DoBook}}}}}
}

// dayName names a day the way people do who look at it from today.
func (p *presenter) dayName(t time.Time, day string) string {
	if day == p.hall.Today() {
		return p.t("book.today")
	}
	return say.DateLine(p.words, t)
}

// itemNames are items in one line; of those that the catalog has lost nothing is said.
func (p *presenter) itemNames(ids []string) string {
	var out []string
	for _, id := range ids {
		if it, err := p.hall.Catalog().Item(id); err == nil {
			out = append(out, p.words.Text(it.Name))
		}
	}
	return strings.Join(out, p.words.T("common.comma"))
}

// names are the items of a visit in one line.
func (p *presenter) names(all []*draft) string {
	out := make([]string, 0, len(all))
	for _, d := range all {
		out = append(out, p.words.Text(d.item.Name))
	}
	return strings.Join(out, p.words.T("common.comma"))
}

// bookedPage shows an appointment with the code that signs in with it.
func (p *presenter) bookedPage() (body, foot []Block) {
	b := p.s.booked
	if b == nil {
		return nil, nil
	}
	n := Number{Caption: say.DateLine(p.words, b.From), Label: b.From.Format("15:04")}
	if l, ok := p.hall.Setup().Line(b.Line); ok {
		n.Line = p.words.Text(l.Name)
	}
	for _, id := range b.Items {
		if it, err := p.hall.Catalog().Item(id); err == nil {
			n.Tags = append(n.Tags, p.words.Text(it.Name))
		}
	}
	done := Buttons{Cols: 1, Items: []Button{{Text: p.t("ticket.done"), Kind: look.Primary, Press: Press{Do: DoDone}}}}
	if b.Dropped {
		return []Block{Title{Text: p.t("booked.dropped")}, n}, []Block{done}
	}
	if p.s.dropping {
		return []Block{Title{Text: p.t("booked.drop_title"), Lead: p.t("booked.drop_lead")}, n}, []Block{
			Buttons{Cols: 1, Items: []Button{{Text: p.t("booked.keep"), Kind: look.Primary, Off: p.s.working != DoNothing, Press: Press{Do: DoOK}}}},
			Buttons{Cols: 1, Low: true, Items: []Button{{Text: p.t("booked.drop_yes"), Kind: look.Raised, Off: p.s.working != DoNothing, Press: Press{Do: DoDrop}}}}}
	}
	code := Code{Content: queue.BookingText(p.hall.Setup(), b.Code), Size: 420,
		Title: p.t("booked.code", lang.Args{"code": grouped(b.Code)}), Text: p.t("booked.code_detail")}
	body = []Block{Title{Text: p.t("booked.title"), Lead: p.t("booked.lead")}, n}
	if p.wide {
		foot = append(foot, code, Gap{})
	} else {
		body = append(body, code)
	}
	foot = append(foot, p.printed("booked")...)
	return body, append(foot, done, Buttons{Cols: 2, Low: true, Items: []Button{
		{Text: p.t("booked.move"), Icon: look.Calendar, Kind: look.Raised, Off: p.s.working != DoNothing, Press: Press{Do: DoBook}},
		{Text: p.t("booked.drop"), Kind: look.Raised, Off: p.s.working != DoNothing, Press: Press{Do: DoDrop}}}})
}

// grouped writes a code in groups of four from its end, as people read numbers out.
func grouped(code string) string {
	var out []string
	for len(code) > 4 {
		out = append([]string{code[len(code)-4:]}, out...)
		code = code[:len(code)-4]
	}
	return strings.Join(append([]string{code}, out...), " ")
}
