package kiosk

import (
	"strings"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/say"
	"onevisit/queue"
)

// ticketPage shows the number.
func (p *presenter) ticketPage() (body, foot []Block) {
	if p.s.visit == nil {
		return nil, nil
	}
	t := p.s.visit.Ticket
	setup := p.hall.Setup()
	n := Number{Caption: p.t("ticket.caption"), Label: t.Label}
	if l, ok := setup.Line(t.Line); ok {
		n.Line = p.words.Text(l.Name)
	}
	for _, d := range p.s.drafts() {
		n.Tags = append(n.Tags, p.words.Text(d.item.Name))
	}
	if t.Priority != "" {
		n.Tags = append(n.Tags, p.t("priority.tag", lang.Args{"class": p.priorityName(t.Priority)}))
	}
	body = []Block{n}
	now, known := p.live.Ticket(t.ID)
	wait := p.s.wait
	if known && now.State == queue.Waiting {
		wait = p.live.WaitOf(t.ID)
	}
	if known && now.State == queue.Called {
		body = append(body, Picture{Icon: look.ArrowE, Tone: Good, Title: p.t("progress.called", lang.Args{"window": now.Window})})
	} else {
		at := wait.At
		if at.IsZero() {
			at = p.hall.Now()
		}
		body = append(body, Wait{Text: ahead(p.words, wait), At: p.t("wait.at", lang.Args{"time": at.Format("15:04")}), Mid: true},
			Note{Text: p.t("ticket.watch"), Mid: true, Big: true})
	}
	code := Code{Content: p.code(t), Size: 420, Title: p.t("ticket.qr"), Text: p.t("ticket.qr_detail")}
	if strings.HasPrefix(code.Content, "http") {
		code.Title = p.t("ticket.qr_phone")
	}
	if p.wide { // beside the number
		foot = append(foot, code, Gap{})
	} else {
		body = append(body, code)
	}
	foot = append(foot, p.printed("ticket")...)
	return body, append(foot, Buttons{Cols: 1, Items: []Button{{Text: p.t("ticket.done"), Kind: look.Primary, Press: Press{Do: DoDone}}}})
}

// printed says how far the printer is with what is on the screen. If it failed, that is said in its words, with what to
// do instead; nothing is lost.
func (p *presenter) printed(what string) []Block {
	switch p.s.paper {
	case paperPrinting:
		return []Block{Note{Text: p.t(what + ".printing"), Mid: true, Big: true}}
	case paperDone:
		return []Block{Note{Text: p.t(what + ".printed"), Mid: true, Big: true, Tone: Good}}
	case paperFailed:
		out := []Block{Note{Text: p.t(what + ".not_printed"), Mid: true, Big: true, Tone: Soon}}
		if p.s.why != "" {
			out = append(out, Note{Text: p.t("error.printer_why", lang.Args{"why": p.s.why}), Mid: true})
		}
		return out
	case paperNone:
	}
	return nil
}

// code is what the ticket's QR carries.
func (p *presenter) code(t queue.Ticket) string {
	if p.p.QR != nil {
		return p.p.QR(t)
	}
	return queue.QRText(p.hall.Setup(), t)
}

// listPage shows the list to take home as a code, whether it was printed or not.
func (p *presenter) listPage() (body, foot []Block) {
	all := p.s.checked()
	f, err := p.find()
	if err != nil {
		return nil, nil
	}
	title := p.t("list.printing")
	switch p.s.paper {
	case paperDone:
		title = p.t("list.printed")
	case paperFailed:
		title = p.t("list.not_printed")
	case paperNone, paperPrinting:
	}
	size := 620
	if p.low {
		size = 420
	}
	body = []Block{Title{Text: title, Lead: p.names(all)},
		Code{Content: p.listText(all, f), Size: size, Title: p.t("list.qr"), Text: p.t("list.qr_detail")}}
	return body, []Block{Note{Text: p.t("list.next"), Mid: true},
		Buttons{Cols: 1, Items: []Button{{Text: p.t("list.done"), Kind: look.Primary, Press: Press{Do: DoDone}}}},
		Buttons{Cols: 1, Low: true, Items: []Button{{Text: p.t("verdict.issue"), Icon: look.Ticket, Kind: look.Raised, Press: Press{Do: DoIssue}}}}}
}

// scanPage asks for a ticket: held before the scanner or typed.
func (p *presenter) scanPage() (body, foot []Block) {
	title := p.t("scan.progress")
	if p.s.signIn {
		title = p.t("scan.sign_in")
	}
	body = []Block{Title{Text: title, Lead: p.t("scan.lead")}, Gap{},
		Picture{Icon: look.Scan, Tone: Good, Title: p.t("scan.hold"), Detail: p.t("scan.or")}, Gap{},
		Field{Text: p.s.typed, Hint: p.t("scan.hint"), Icon: look.Ticket}}
	if p.s.banner.Title != "" { // the way to scan gives its room to what went wrong
		body = []Block{body[0], Gap{}, Note{Text: p.t("scan.or")}, Gap{}, body[4]}
	}
	k := p.numberPad(false)
	var letters []Key
	for _, l := range p.hall.Setup().Lines {
		letters = append(letters, Key{Text: l.ID, Press: Press{Do: DoType, ID: l.ID}})
	}
	if p.low && p.wide { // lower, and wider instead
		digits := func(s string) (keys []Key) {
			for _, d := range s {
				keys = append(keys, Key{Text: string(d), Press: Press{Do: DoType, ID: string(d)}})
			}
			return keys
		}
		letters = append(letters, Key{Icon: look.Backspace, Press: Press{Do: DoErase}})
		k.Rows = [][]Key{digits("12345"), digits("67890")}
	}
	k.Rows = append([][]Key{letters}, k.Rows...)
	return body, []Block{k, Buttons{Cols: 1, Items: []Button{
		{Text: p.t("scan.go"), Icon: look.Search, Kind: look.Primary, Off: p.s.typed == "" || p.s.working != DoNothing, Press: Press{Do: DoEnter}}}}}
}

// progressPage says where a ticket stands.
func (p *presenter) progressPage() (body, foot []Block) {
	l := p.s.found
	if l == nil {
		return nil, nil
	}
	t := l.visit.Ticket
	if now, ok := p.live.Ticket(t.ID); ok && now.Rev > t.Rev {
		t = now
	}
	n := Number{Caption: p.t("progress.caption"), Label: t.Label}
	if line, ok := p.hall.Setup().Line(t.Line); ok {
		n.Line = p.words.Text(line.Name)
	}
	if l.code {
		for _, c := range l.visit.Cases {
			if it, err := p.hall.Catalog().Item(c.Item); err == nil {
				tag := p.words.Text(it.Name)
				if c.State != queue.Checking {
					tag += p.t("colon") + p.words.T("state.case."+string(c.State))
				}
				n.Tags = append(n.Tags, tag)
			}
		}
	}
	pic, ok := p.standing(t), Button{Text: p.words.T("common.ok"), Kind: look.Primary, Press: Press{Do: DoDone}}
	body = []Block{n, Gap{}, pic}
	foot = []Block{Buttons{Cols: 1, Items: []Button{ok}}}
	switch t.State {
	case queue.Waiting:
		reason := l.reason
		reason.Ahead = p.live.WaitOf(t.ID).Ahead
		body = append(body, Note{Text: say.Why(p.words, reason), Mid: true})
	case queue.NoShow:
		ok.Kind = look.Raised
		foot = []Block{Buttons{Cols: 1, Items: []Button{{Text: p.t("progress.return"), Kind: look.Primary, Press: Press{Do: DoReturn}}}},
			Buttons{Cols: 1, Low: true, Items: []Button{ok}}}
	case queue.Called, queue.Serving, queue.Held, queue.Completed, queue.Cancelled, queue.Expired:
	}
	return append(body, Gap{}), foot
}

// standing says how a ticket stands, in a picture and a sentence.
func (p *presenter) standing(t queue.Ticket) Picture {
	pic := Picture{Icon: look.Clock, Title: p.t("progress."+string(t.State), lang.Args{"window": t.Window})}
	switch t.State {
	case queue.Waiting:
		w := p.live.WaitOf(t.ID)
		if w.At.IsZero() {
			w.At = p.hall.Now()
		}
		pic.Title = ahead(p.words, w)
		pic.Detail = strings.Join([]string{p.t("wait.at", lang.Args{"time": w.At.Format("15:04")}), p.t("ticket.watch")}, p.t("stop"))
	case queue.Called, queue.Serving:
		pic.Icon, pic.Tone = look.ArrowE, Good
	case queue.NoShow:
		pic.Icon, pic.Tone, pic.Detail = look.Bang, Soon, p.t("progress.no_show_detail")
	case queue.Held:
		pic.Icon = look.Pause
	case queue.Completed:
		pic.Icon, pic.Tone = look.Tick, Good
		if t.Outcome == queue.OutcomeReturned {
			pic.Title, pic.Detail = p.t("progress.notice"), p.t("progress.notice_detail")
		}
	case queue.Cancelled, queue.Expired:
		pic.Icon, pic.Tone = look.Bang, Soon
	}
	return pic
}
