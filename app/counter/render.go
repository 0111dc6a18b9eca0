package counter

import (
	"fmt"
	"time"

	"onevisit/app/lang"
	"onevisit/app/say"
	"onevisit/catalog"
	"onevisit/queue"
)

// render puts the whole screen into words.
func (p *presenter) render() State {
	s := State{
		Language: p.words.Language(), Banner: p.banner, Toast: p.toast, Top: p.top(), Titles: p.titles(),
		Scan: Scan{p.t("scan.caption"), p.t("scan.hint")},
	}
	if p.live.Stale() && s.Banner.Text == "" {
		s.Banner = Note{Seq: -1, Text: p.t("note.stale"), Tone: Soon}
	}
	if len(p.unprinted) > 0 && s.Banner.Text == "" {
		s.Banner = p.owedNote()
	}
	if s.Front = p.front(); s.Front == nil {
		s.Ticket, s.Left = p.ticket(), p.left()
		p.middle(&s)
	}
	s.Next, s.Waiting = p.nextUp()
	s.Clocks, s.Held = p.clocks(), p.held()
	s.Others, s.Shut = p.others()
	s.Duty = p.duty()
	s.Alarm, s.AlarmAct = p.alarmLine()
	s.Call, s.Own, s.Help = p.callLine(), p.ownLine(), p.helpAct()
	s.Appearance = p.appears
	if p.sheet != nil {
		s.Sheet = p.renderSheet(p.sheet)
	}
	return s
}

// button is a button with its usual words.
func (p *presenter) button(c Command, on bool) Act {
	return Act{Cmd: c, Text: p.t("do." + string(c)), Key: keyName[c], On: on}
}

func (p *presenter) titles() Titles {
	count := func(title string, n int) string { // of lists that may scroll
		if n < 2 {
			return title
		}
		return fmt.Sprintf("%s %d", title, n)
	}
	return Titles{
		Why: p.t("next.why"), Queue: p.t("next.queue"), NoQueue: p.t("next.none"), Clocks: count(p.t("clocks.title"), len(p.live.Running(p.window))),
		NoClocks: p.t("clocks.none"), Held: count(p.t("held.title"), len(p.live.HeldBy(p.window))), Others: p.t("others.title"), Keys: p.t("keys.line"),
	}
}

func (p *presenter) windowName(w queue.Window) string {
	id := p.words.T("common.window", lang.Args{"id": w.ID})
	if name := p.text(w.Name); name != "" {
		return id + " · " + name
	}
	return id
}

func (p *presenter) top() Top {
	w, now := p.here(), p.hall.Now()
	waiting := p.waiting()
	longest := time.Duration(0)
	for _, t := range waiting {
		longest = max(longest, now.Sub(t.Arrived))
	}
	count := map[queue.Light]int{}
	for _, c := range p.live.Running("") {
		count[p.hall.Light(c)]++
	}
	light := func(l queue.Light) string {
		return fmt.Sprintf("%s %d", p.words.T("common.light."+string(l)), count[l])
	}
	pause := p.button(CmdPause, w.State != queue.WindowClosed)
	if w.State == queue.WindowPaused {
		pause.Text = p.t("do.go_on")
	}
	t := Top{
		Window: p.windowName(w), Waiting: p.t("top.waiting"), WaitingN: fmt.Sprint(len(waiting)),
		Longest: p.t("top.longest"), LongestN: p.minutes(longest), Green: light(queue.LightGreen),
		Yellow: light(queue.LightYellow), Red: light(queue.LightRed), Search: p.t("top.search"), Time: now.Format("15:04"),
		Pause: pause, Language: Act{Cmd: CmdLanguage, Text: p.words.T("language." + string(p.words.Language().Other())), On: true},
	}
	if p.clerk != "" {
		t.Clerk = p.clerkWords(p.clerk)
	}
	t.Login = p.button(CmdLogin, true)
	if p.clerk != "" {
		t.Login.Text = t.Clerk
	}
	if p.hall.Setup().Sample {
		t.Sample = p.words.T("common.sample")
	}
	return t
}

// front is the calm screen of a window that is closed, or paused with nobody in hand.
func (p *presenter) front() *Front {
	w := p.here()
	waiting := p.t("front.waiting", lang.Args{"n": len(p.waiting())})
	id := p.words.T("common.window", lang.Args{"id": p.window})
	switch {
	case w.State == queue.WindowPaused && p.visit == nil:
		a := p.button(CmdOpen, true)
		a.Text, a.Rank = p.t("do.go_on"), Primary
		detail := waiting
		if w.Why != "" {
			detail = w.Why + " · " + detail
		}
		return &Front{p.t("front.paused", lang.Args{"window": id}), detail + p.heldWords(), a}
	case w.State == queue.WindowClosed:
		a := p.button(CmdOpen, true)
		a.Rank = Primary
		return &Front{p.t("front.closed", lang.Args{"window": id}), waiting + p.heldWords(), a}
	}
	return nil
}

// ticket is the card of the visit in hand.
func (p *presenter) ticket() Ticket {
	if p.visit == nil {
		return Ticket{Caption: p.t("ticket.none"), Label: "—"}
	}
	t, now := p.visit.Ticket, p.hall.Now()
	c := Ticket{Label: t.Label, Precheck: p.precheckTag(t), Waited: p.t("ticket.waited", lang.Args{"time": p.minutes(t.Waited)})}
	if t.Priority != queue.PriorityNormal {
		c.Priority = Tag{p.t("ticket.priority", lang.Args{"class": p.t("class." + string(t.Priority))}), Info}
	}
	c.Tags = p.ticketTags(t)
	if who := p.personWords(); who != "" {
		c.Tags = append(c.Tags, Tag{who, Plain})
	}
	if len(p.notes) > 0 {
		c.Note = p.notes[0]
	}
	if t.State == queue.Called {
		c.Caption = p.t("ticket.called", lang.Args{"n": max(t.Calls, 1)})
		c.Service = p.t("ticket.since", lang.Args{"time": say.Stopwatch(now.Sub(t.CallAt))})
		return c
	}
	c.Caption = p.t("ticket.serving")
	c.Service = p.t("ticket.service", lang.Args{"time": say.Minutes(p.words, t.Served+now.Sub(t.Since))})
	return c
}

// ticketTags say what is special about a ticket besides its class.
func (p *presenter) ticketTags(t queue.Ticket) []Tag {
	var out []Tag
	if !t.Appointment.IsZero() {
		out = append(out, Tag{p.t("ticket.appointment", lang.Args{"time": t.Appointment.Format("15:04")}), Info})
	}
	if t.Companions > 0 {
		out = append(out, Tag{p.t("ticket.companions", lang.Args{"n": t.Companions}), Plain})
	}
	if t.Corrected {
		out = append(out, Tag{p.t("ticket.corrected"), Info})
	}
	if t.Returned {
		out = append(out, Tag{p.t("ticket.returned"), Plain})
	}
	if t.Back != "" && t.Back != p.window {
		out = append(out, Tag{p.t("ticket.back", lang.Args{"window": t.Back}), Info})
	} else if t.Moved {
		out = append(out, Tag{p.t("ticket.moved"), Plain})
	}
	if s, ok := p.hall.Setup().Skill(t.Skill); ok {
		out = append(out, Tag{p.text(s.Name), Info})
	}
	return out
}

// precheckTag says what the kiosk's pre-check found.
func (p *presenter) precheckTag(t queue.Ticket) Tag {
	switch {
	case t.Gaps < 0:
		return Tag{p.t("precheck.none"), Plain}
	case t.Gaps == 0:
		return Tag{p.t("precheck.complete"), Good}
	}
	return Tag{p.t("precheck.missing", lang.Args{"n": t.Gaps}), Bad}
}

// nextButton names whom F2 will call; with a decided visit in hand it finishes that first.
func (p *presenter) nextButton(open, decided bool) Act {
	next, label := p.button(CmdNext, open && (p.visit == nil || decided)), ""
	if waiting := p.waiting(); len(waiting) > 0 {
		label = waiting[0].Label
	}
	switch {
	case label == "" && p.visit == nil:
		next.On = false
		next.Text = p.t("do.nobody")
	case decided && p.goesBack() && label == "":
		next.Text = p.t("do.send_back", lang.Args{"window": p.visit.Ticket.Back})
	case label == "" && decided:
		next.Text = p.t("do.finish_only")
	case decided:
		next.Text = p.t("do.finish_next", lang.Args{"label": label})
	case label != "":
		next.Text = p.t("do.next_label", lang.Args{"label": label})
	}
	if next.On {
		next.Rank = Primary
	}
	return next
}

// left are the buttons of the left column.
func (p *presenter) left() map[Command]Act {
	open := p.here().State == queue.WindowOpen
	called := p.visit != nil && p.visit.Ticket.State == queue.Called
	serving := p.visit != nil && !called
	decided := serving && p.undecided() == 0
	arrive := p.button(CmdArrive, called)
	if called {
		arrive.Rank = Primary
	}
	hold := p.button(CmdHold, p.visit != nil)
	if p.visit == nil {
		n := len(p.live.HeldBy(p.window))
		hold.On = n > 0 && open
		hold.Text = p.t("do.resume")
	}
	finish := p.button(CmdFinish, decided)
	if p.goesBack() {
		finish.Text = p.t("do.send_back", lang.Args{"window": p.visit.Ticket.Back})
	}
	_, selected := p.selected()
	_, _, current := p.current()
	return map[Command]Act{
		CmdCases: p.button(CmdCases, true), CmdMore: p.button(CmdMore, current || selected), CmdPerson: p.button(CmdPerson, p.visit != nil),
		CmdJot: p.button(CmdJot, p.visit != nil), CmdRefer: p.button(CmdRefer, serving), CmdCancel: p.button(CmdCancel, p.visit != nil),
		CmdUndo: p.undoAct(),
		CmdNext: p.nextButton(open, decided), CmdArrive: arrive, CmdFinish: finish, CmdRecall: p.button(CmdRecall, called),
		CmdNoShow: p.button(CmdNoShow, called), CmdTransfer: p.button(CmdTransfer, p.visit != nil), CmdHold: hold,
	}
}

// goesBack reports whether the visit in hand goes back to the window that sent it here.
func (p *presenter) goesBack() bool {
	return p.visit != nil && p.visit.Ticket.Back != "" && p.visit.Ticket.Back != p.window
}

// minutes is a length of time in whole minutes.
func (p *presenter) minutes(d time.Duration) string {
	return p.words.T("common.minutes", lang.Args{"n": max(int(d.Minutes()), 0)})
}

// limitWords is a limit with its unit.
func (p *presenter) limitWords(l catalog.Limit) string {
	return p.words.T("common.unit."+string(l.Unit), lang.Args{"n": l.N})
}

// dateWords is a day as people say it; of another year with the year.
func (p *presenter) dateWords(t time.Time) string {
	args := lang.Args{"m": int(t.Month()), "d": t.Day(), "y": t.Year()}
	if t.Year() != p.hall.Now().Year() {
		return p.t("date.full", args)
	}
	return p.words.T("common.date", args)
}
