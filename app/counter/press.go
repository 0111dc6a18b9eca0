package counter

import (
	"slices"
	"strings"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/queue"
)

// commands tells what answers each command. Commands about the row under the cursor are in rowCommands.
func (p *presenter) commands() map[Command]func() {
	m := map[Command]func(){
		CmdOpen: p.open, CmdNext: p.next, CmdFinish: p.inHand(p.finish), CmdRecall: p.ifCalled(p.recall), CmdNoShow: p.ifCalled(p.noShow),
		CmdArrive: p.ifCalled(p.arrive), CmdTransfer: p.inHand(p.askTransfer), CmdHold: p.askHold, CmdPause: p.askPause,
		CmdAccept: p.ifOpen(p.accept), CmdGap: p.ifOpen(p.gap), CmdNotice: p.ifOpen(p.notice), CmdRefuse: p.ifOpen(p.askRefuse), CmdReprint: p.reprint,
		CmdUndo: p.undo, CmdCases: p.askCases, CmdQueue: p.askQueue, CmdMore: p.askMore, CmdJot: p.inHand(p.askJot), CmdPerson: p.inHand(p.askPerson),
		CmdLogin: p.askLogin, CmdRefer: p.inHand(p.askRefer), CmdCancel: p.inHand(p.askCancel), CmdRules: p.askRules, CmdSeen: p.seen, CmdHelp: p.askHelp, CmdAnswer: p.askAnswer, CmdLarger: func() { p.resize(1) }, CmdSmaller: func() { p.resize(-1) },
		CmdNormal: func() { p.appear(Appearance{p.appears.Colors, 1}) }, CmdColors: p.recolor,
		CmdCase: func() { p.turnCase(1) }, CmdCaseBack: func() { p.turnCase(-1) },
		CmdDone: p.done, CmdClock: p.toggleClock,
		CmdClockUp: func() { p.turnClock(-1) }, CmdClockDown: func() { p.turnClock(1) },
		CmdSearch:   func() { p.openSheet(&sheet{kind: SheetSearch, reason: -1}) },
		CmdKeys:     func() { p.openSheet(&sheet{kind: SheetKeys, reason: -1}) },
		CmdLanguage: p.switchWords, CmdEscape: p.escape,
		CmdUp: func() { p.moveRow(-1) }, CmdDown: func() { p.moveRow(1) }, CmdQuestions: p.askAgain,
	}
	for c := range p.rowCommands() {
		m[c] = func() { p.doRow(c) }
	}
	return m
}

// closedCommands are those that make sense while the window is closed, or paused with nobody in hand.
func (p *presenter) closedCommands() map[Command]func() {
	m := p.commands()
	return map[Command]func(){
		CmdOpen: p.open, CmdEnter: p.open, CmdPause: p.open, CmdNext: p.open, CmdLanguage: m[CmdLanguage], CmdKeys: m[CmdKeys],
		CmdUndo: p.undo, CmdEscape: m[CmdEscape], CmdDone: m[CmdDone], CmdClock: m[CmdClock], CmdClockUp: m[CmdClockUp], CmdClockDown: m[CmdClockDown],
		CmdLogin: p.askLogin, CmdLarger: m[CmdLarger], CmdSmaller: m[CmdSmaller], CmdNormal: m[CmdNormal], CmdColors: p.recolor, CmdCases: p.askCases, CmdSeen: p.seen,
		CmdHelp: p.askHelp, CmdAnswer: p.askAnswer, CmdSearch: m[CmdSearch], CmdReprint: p.reprint,
	}
}

// do answers a command, from a key or a button. What makes no sense now does nothing, or says why.
func (p *presenter) do(c Command) {
	if p.ctx == nil || p.ctx.Err() != nil {
		return
	}
	w := p.here()
	table := p.byCommand
	if w.State == queue.WindowClosed || w.State == queue.WindowPaused && p.visit == nil {
		table = p.byCommandClosed
	}
	if f, ok := table[c]; ok {
		f()
	}
	p.show()
}

// askRefuse asks why the case in hand is refused. What the rules say comes first, with its basis and the office in
// charge; the decision tells the applicant how to have it reviewed.
func (p *presenter) askRefuse() {
	_, d, ok := p.deciding()
	if !ok {
		return
	}
	p.openPlan(SheetRefuse, 0, &plan{
		args: func() lang.Args { return lang.Args{"item": p.text(d.item.Name)} },
		ok:   "refuse", grave: true, fields: []string{fieldOwn}, detail: func() string { return p.refusalBasis(d) },
		reasons: func() []string {
			if len(d.verdict.Refused) == 0 {
				return p.presets("refuse")
			}
			var out []string
			for _, r := range d.verdict.Refused {
				out = append(out, p.text(r.Reason))
			}
			return out
		},
		do: func(s *sheet) { p.refuse(s.why()) },
	})
}

// refusalBasis is the legal basis of a refusal by rule, and the office that is in charge.
func (p *presenter) refusalBasis(d *desk) string {
	var bits []string
	for _, r := range d.verdict.Refused {
		if b := p.text(r.Basis); b != "" {
			bits = append(bits, b)
		}
		if o := p.text(r.Office); o != "" {
			bits = append(bits, p.t("sheet.refuse_office", lang.Args{"office": o}))
		}
	}
	if len(bits) == 0 {
		return p.t("sheet.refuse_detail")
	}
	return strings.Join(bits, " · ")
}

// turnCase takes the next case of the visit in hand, or the one before.
func (p *presenter) turnCase(by int) {
	if p.visit == nil || len(p.visit.Cases) == 0 {
		return
	}
	n := len(p.visit.Cases)
	p.pickCase((p.cur + by + n) % n)
}

// turnClock selects the next running clock, or the one before.
func (p *presenter) turnClock(by int) {
	running := p.live.Running(p.window)
	if len(running) == 0 {
		return
	}
	at := slices.IndexFunc(running, func(c queue.Case) bool { return c.ID == p.clock })
	p.clock = running[min(max(at+by, 0), len(running)-1)].ID
}

func (p *presenter) moveRow(by int) {
	if _, d, ok := p.current(); ok {
		d.move(by)
	}
}

// askAgain opens an answered question again.
func (p *presenter) askAgain() {
	if _, d, ok := p.editing(); ok {
		d.askNext()
	}
}

// rowCommands are the commands about the material under the cursor.
func (p *presenter) rowCommands() map[Command]func(catalog.Line) {
	say := func(s catalog.Standing) func(catalog.Line) {
		return func(l catalog.Line) { p.openSheet(&sheet{kind: SheetPaper, material: l.Material, standing: s}) }
	}
	return map[Command]func(catalog.Line){
		CmdToggle: p.toggle, CmdEnter: p.toggle,
		CmdWrong: say(catalog.Wrong), CmdUnclear: say(catalog.Unclear), CmdFix: say(catalog.Fillable), CmdWaive: say(catalog.Waived),
		CmdWhich: func(l catalog.Line) { p.edit(func(d *desk) error { return d.which(l) }) },
		CmdPledge: func(l catalog.Line) {
			if l.CanPledge {
				p.edit(func(d *desk) error { return d.pledge(l.Material) })
			}
		},
		CmdDate: func(l catalog.Line) {
			if l.NotExpired || l.IssuedWithin.Stated() {
				p.askDate(l.Material)
			}
		},
	}
}

// doRow answers a command about the row under the cursor. What the hall gets itself cannot be ticked.
func (p *presenter) doRow(c Command) {
	_, d, ok := p.editing()
	if !ok {
		return
	}
	if d.onQuestion() {
		if c == CmdEnter {
			p.answerTyped()
		}
		return
	}
	if l, ok := d.line(); ok && l.State != catalog.StateShared {
		p.byRow[c](l)
	}
}

// toggle turns the material under the cursor into given or back. A date that has to be seen is asked for at once; then
// the cursor goes to what wants attention next.
func (p *presenter) toggle(l catalog.Line) {
	given := false
	p.edit(func(d *desk) (err error) {
		given, err = d.toggle(l.Material)
		return err
	})
	if given {
		p.afterDate(l.Material)
	}
}

// escape closes what is open, the innermost first.
func (p *presenter) escape() {
	_, d, ok := p.current()
	switch {
	case p.banner.Text != "":
		p.banner.Text = ""
	case len(p.unprinted) > 0:
		p.unprinted = nil
	case ok && d.reopen != "":
		d.leaveQuestion()
	}
}

// switchWords changes to the other language.
func (p *presenter) switchWords() {
	p.setWords(lang.For(p.words.Language().Other()))
}
