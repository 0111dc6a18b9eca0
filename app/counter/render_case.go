package counter

import (
	"fmt"
	"strings"

	"onevisit/app/lang"
	"onevisit/app/say"
	"onevisit/catalog"
	"onevisit/queue"
)

// middle is the case in hand: heading, answers, rows, verdict.
func (p *presenter) middle(s *State) {
	if p.visit == nil {
		s.Empty = Empty{p.t("empty.idle"), p.t("empty.idle_detail")}
		if len(p.waiting()) == 0 {
			s.Empty = Empty{p.t("empty.nobody"), p.t("empty.nobody_detail")}
		}
		return
	}
	c, d, ok := p.current()
	if !ok {
		s.Empty = Empty{p.t("empty.no_case"), p.t("empty.no_case_detail")}
		return
	}
	if len(p.visit.Cases) > 1 {
		s.Chips = p.chips()
	}
	s.Item = Item{p.text(d.item.Name), p.itemDetail(d.item)}
	s.Pills = p.pills(d)
	s.Rows, s.Cursor = p.rows(c, d), d.cursor
	s.Bar = p.bar(c, d)
	s.Tools = p.tools(c, d)
	if change, ok := p.changes[c.ID]; ok {
		s.Rules, s.RulesAct = Note{Text: say.ChangedSince(p.words, change), Tone: Soon}, p.button(CmdRules, true)
	}
}

// tools are what can be noted about the row under the cursor; each is a letter as well.
func (p *presenter) tools(c queue.Case, d *desk) (out []Act) {
	l, ok := d.line()
	if ok && l.State != catalog.StateShared && (c.Open() || c.State == queue.Incomplete) {
		out = p.rowTools(l)
	}
	if c.Open() && d.verdict.Outcome != catalog.Refuse {
		out = append(out, p.button(CmdRefuse, true))
	}
	return out
}

func (p *presenter) rowTools(l catalog.Line) []Act {
	out := []Act{p.button(CmdWrong, true), p.button(CmdUnclear, true), p.button(CmdFix, true), p.button(CmdWaive, true)}
	if len(l.AnyOf) > 1 {
		out = append(out, p.button(CmdWhich, true))
	}
	if l.NotExpired || l.IssuedWithin.Stated() {
		out = append(out, p.button(CmdDate, true))
	}
	if l.CanPledge {
		out = append(out, p.button(CmdPledge, true))
	}
	return out
}

func (p *presenter) chips() []Chip {
	var out []Chip
	for i, c := range p.visit.Cases {
		chip := Chip{Text: fmt.Sprintf("%d  %s", i+1, p.itemName(c.Item)), On: i == p.cur, Mark: MarkNone}
		switch {
		case c.Open():
		case c.State == queue.Withdrawn: // neither done nor in the way
			chip.Tone = Dim
		case c.State == queue.Incomplete, c.State == queue.Refused:
			chip.Mark, chip.Tone = MarkMissing, Bad
		default:
			chip.Mark, chip.Tone = MarkOK, Good
		}
		out = append(out, chip)
	}
	return out
}

// kindWords is how an item is finished.
func (p *presenter) kindWords(it *catalog.Item) string {
	if it.Kind == catalog.KindUnstated {
		return ""
	}
	return p.t("kind." + string(it.Kind))
}

func (p *presenter) itemDetail(it *catalog.Item) string {
	var bits []string
	if k := p.kindWords(it); k != "" {
		bits = append(bits, k)
	}
	if it.OneHour {
		bits = append(bits, p.t("kind.one_hour"))
	}
	if d := p.text(it.Department); d != "" {
		bits = append(bits, d)
	}
	return strings.Join(bits, " · ")
}

// pills are the answers that were given; each can be changed.
func (p *presenter) pills(d *desk) []Pill {
	var out []Pill
	for _, s := range d.answered() {
		a := d.sub.Answers[s.ID]
		pill := Pill{On: -1}
		if s.Numeric() {
			pill.Prefix = p.short(s.Ask)
			pill.Choices, pill.On = []string{a + " " + p.text(s.Unit)}, 0
			out = append(out, pill)
			continue
		}
		for i, ch := range s.Choices {
			name := p.text(ch.Name)
			pill.Choices = append(pill.Choices, name)
			if ch.ID == a {
				pill.On = i
				if len([]rune(ch.Name.ZH)) <= 2 { // 是, 否, 有, 没有 say nothing by themselves
					pill.Prefix = p.short(s.Ask)
				}
			}
		}
		out = append(out, pill)
	}
	return out
}

// short is a question without its mark and without the word that makes it a question.
func (p *presenter) short(ask catalog.Text) string {
	return strings.TrimPrefix(strings.TrimRight(p.text(ask), "？?"), p.words.T("counter.ask.whether"))
}

// rows are the open question and the materials.
func (p *presenter) rows(c queue.Case, d *desk) []Row {
	out := make([]Row, 0, d.rows())
	if s, ask := d.asking(); ask {
		out = append(out, p.askRow(d, s))
	}
	for _, l := range d.lines {
		out = append(out, p.row(c, d, l))
	}
	return out
}

func (p *presenter) askRow(d *desk, s catalog.Situation) Row {
	r := Row{ID: s.ID, Ask: true, Mark: MarkAsk, Tone: Info, Name: p.text(s.Ask)}
	more := ""
	if n := d.undecided(); n > 0 {
		more = " · " + p.t("ask.more", lang.Args{"n": n})
	}
	if s.Numeric() {
		r.Detail = p.t("ask.number", lang.Args{"unit": p.text(s.Unit)}) + more
		typed := d.typed
		if typed == "" {
			typed = d.sub.Answers[s.ID]
		}
		if typed != "" {
			r.Right = typed + " " + p.text(s.Unit)
		} else {
			r.Right = "… " + p.text(s.Unit)
		}
		return r
	}
	r.Detail = p.t("ask.choose") + more
	for i, ch := range s.Choices {
		r.Choices = append(r.Choices, Choice{Text: p.text(ch.Name), Key: fmt.Sprint(i + 1), On: d.sub.Answers[s.ID] == ch.ID})
	}
	return r
}
