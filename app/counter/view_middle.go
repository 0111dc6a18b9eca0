package counter

import (
	"fyne.io/fyne/v2"

	"onevisit/app/look"
)

// missingTight is the size of what is missing where there is little room: still the largest thing on the screen.
const missingTight = 27

// rowHeight is the height of a material, in pixels at scale 1.
const rowHeight = 64

// middleColumn is the case in hand: answers, materials, verdict.
type middleColumn struct {
	root   *fyne.Container
	v      *view
	banner *look.Banner

	chips  pool[*look.Button]
	card   *look.Panel
	name   *look.Text
	detail *look.Text
	below  *look.Text // the detail where there is too little room beside the name
	pills  pool[*look.Choice]

	ask       *look.Panel
	question  *look.Para
	askDetail *look.Text
	number    *look.Text
	answers   pool[*look.Button]

	list  *look.List
	rows  []Row
	lead  int // rows before the first material: the question
	tools pool[*look.Button]
	cmds  []Command

	empty              fyne.CanvasObject
	emptyT, emptyD     *look.Para
	body               fyne.CanvasObject
	bar                *look.Panel
	barM, barT, barD   *look.Para
	rules              *look.Banner
	rulesAct           *look.Button
	acts               pool[*look.Button]
	barCmds            []Command
	headRule, toolRule fyne.CanvasObject
}

func newMiddleColumn(v *view) *middleColumn {
	m := &middleColumn{v: v}
	m.banner = look.NewBanner(look.Yellow, "", "", nil)
	m.chips = pool[*look.Button]{box: look.Wrap(8), make: func(i int) *look.Button {
		return look.NewButton("", look.Raised, func() {
			if v.asks != nil {
				v.asks.pickCase(i)
			}
		}).Height(36).TextSize(14)
	}}
	m.name, m.detail = look.NewText("", look.Title, look.Ink).Bold().Whole(), look.NewText("", look.Body, look.Soft)
	m.below = look.NewText("", look.Body, look.Soft)
	m.pills = pool[*look.Choice]{box: look.Wrap(8), make: func(i int) *look.Choice {
		return look.NewChoice("", nil, -1, func(choice int) {
			if v.heard() {
				v.asks.reanswer(i, choice)
			}
		})
	}}
	m.newAsk()
	m.list = look.NewList(rowHeight, func() look.ListRow { return newMaterialRow(v) }, m.fillRow)
	m.list.RingAlways = true
	m.list.OnSelect = func(i int) {
		if v.heard() {
			v.asks.pickRow(i+m.lead, false)
		}
	}
	m.tools = pool[*look.Button]{box: look.Wrap(4), make: func(i int) *look.Button {
		return look.NewButton("", look.Quiet, func() { v.press(m.cmds[i]) }).Height(32).TextSize(look.Small)
	}}
	head := look.Pad(look.Col(10, look.Col(0, look.RowBase(12, m.name, m.detail), m.below), m.pills.box), 16, 16, 14, 16)
	m.headRule, m.toolRule = look.Rule(), look.Rule()
	m.body = look.Col(0, head, m.headRule, m.ask, look.Grow(whole(m.list, v.step(rowHeight), func() int { return 1 })), m.toolRule, look.Pad(m.tools.box, 6, 8, 6, 8))
	m.emptyT, m.emptyD = look.NewPara("", look.Title, look.Ink).Bold().Middle(), look.NewPara("", look.Body, look.Soft).Middle()
	m.empty = look.Center(look.Fixed(look.Col(8, m.emptyT, m.emptyD), 520, 0))
	m.card = look.Card(look.Surface, 0, look.Stack(m.body, m.empty))
	m.newBar()
	m.rulesAct = look.NewButton("", look.Raised, func() { v.press(CmdRules) }).Height(36).TextSize(14)
	m.rules = look.NewBanner(look.Yellow, "", "", m.rulesAct)
	m.root = look.Col(12, m.banner, m.rules, m.chips.box, look.Grow(m.card), m.bar)
	m.banner.Hide()
	m.rules.Hide()
	return m
}

// newAsk makes the question that has to be answered first.
func (m *middleColumn) newAsk() {
	m.question, m.askDetail = look.NewPara("", look.Lead, look.SkyInk).Bold(), look.NewText("", look.Small, look.SkyInk)
	m.number = look.NewText("", look.Title, look.SkyInk).Bold().Whole()
	m.answers = pool[*look.Button]{box: look.Wrap(8), make: func(i int) *look.Button {
		return look.NewButton("", look.Raised, func() {
			if m.v.asks != nil {
				m.v.asks.answer(i)
			}
		}).Height(40)
	}}
	head := look.Row(12, look.Grow(look.Col(2, m.question, m.askDetail)), m.number)
	m.ask = look.NewPanel(look.SkySoft, 8, 0, look.Col(10, head, m.answers.box)).Padding(12, 16, 14, 16)
}

// newBar makes the verdict.
func (m *middleColumn) newBar() {
	m.barT, m.barD = look.NewPara("", look.Title, look.Ink).Bold().MaxLines(2), look.NewPara("", look.Body, look.Soft).MaxLines(2)
	m.acts = pool[*look.Button]{box: look.Row(12), make: func(i int) *look.Button {
		return look.NewButton("", look.Raised, func() { m.v.press(m.barCmds[i]) }).Height(52).TextSize(16).Bold()
	}}
	m.barM = look.NewPara("", look.Figure, look.RedInk).Bold().MaxLines(2)
	m.barM.Hide()
	m.bar = look.Card(look.Surface, 16, look.Col(8, m.barM, look.Row(16, look.Grow(look.Col(2, m.barT, m.barD)), m.acts.box)))
}

func (m *middleColumn) apply(s State) {
	v := m.v
	m.applyBanner(s.Banner)
	v.setShown(m.rules, s.Rules.Text != "")
	m.rules.Set(look.Yellow, s.Rules.Text, "")
	setAct(m.rulesAct, s.RulesAct, look.Raised)
	v.setShown(m.chips.box, len(s.Chips) > 0)
	m.chips.use(v, len(s.Chips), func(i int, b *look.Button) {
		b.SetText(s.Chips[i].Text)
		b.SetOn(s.Chips[i].On)
		switch s.Chips[i].Mark {
		case MarkOK:
			b.Icon(look.Tick)
		case MarkMissing:
			b.Icon(look.Bang)
		default:
			b.Icon("")
		}
	})
	none := s.Item.Name == ""
	v.setShown(m.empty, none)
	v.setShown(m.body, !none)
	v.setShown(m.bar, !none)
	m.emptyT.SetText(s.Empty.Title)
	m.emptyD.SetText(s.Empty.Detail)
	if m.name.Text() != s.Item.Name || m.detail.Text() != s.Item.Detail {
		m.name.SetText(s.Item.Name)
		m.detail.SetText(s.Item.Detail)
		m.below.SetText(s.Item.Detail)
		v.dirty = true
	}
	v.setShown(m.detail, !v.tight)
	v.setShown(m.below, v.tight && !none)
	v.setShown(m.pills.box, len(s.Pills) > 0)
	m.pills.use(v, len(s.Pills), func(i int, c *look.Choice) { c.Set(s.Pills[i].Prefix, s.Pills[i].Choices, s.Pills[i].On) })
	m.applyRows(s)
	v.setShown(m.toolRule, len(s.Tools) > 0)
	v.setShown(m.tools.box, len(s.Tools) > 0)
	m.cmds = m.cmds[:0]
	for _, a := range s.Tools {
		m.cmds = append(m.cmds, a.Cmd)
	}
	m.tools.use(v, len(s.Tools), func(i int, b *look.Button) {
		v.dirty = v.dirty || b.Text() != s.Tools[i].Text
		setAct(b, s.Tools[i], look.Quiet)
	})
	m.applyBar(s.Bar)
}

func (m *middleColumn) applyBanner(n Note) {
	m.v.setShown(m.banner, n.Text != "")
	state := look.Yellow
	if n.Tone == Bad {
		state = look.Late
	}
	title, detail := firstLine(n.Text)
	m.banner.Set(state, title, detail)
}

func (m *middleColumn) applyRows(s State) {
	lead := 0
	if len(s.Rows) > 0 && s.Rows[0].Ask {
		lead = 1
		m.applyAsk(s.Rows[0], s.Cursor == 0)
	}
	m.v.setShown(m.ask, lead == 1)
	m.lead = lead
	m.rows = s.Rows[lead:]
	if m.list.Count() != len(m.rows) {
		m.list.SetCount(len(m.rows))
		m.v.dirty = true
	}
	m.list.Select(s.Cursor - lead) // fills the rows in view again
}

func (m *middleColumn) applyAsk(r Row, on bool) {
	m.question.SetText(r.Name)
	m.askDetail.SetText(r.Detail)
	m.number.SetText(r.Right)
	m.v.setShown(m.number, r.Right != "")
	m.v.setShown(m.answers.box, len(r.Choices) > 0)
	m.answers.use(m.v, len(r.Choices), func(i int, b *look.Button) {
		b.SetText(r.Choices[i].Text)
		b.SetKey(r.Choices[i].Key)
		b.SetOn(r.Choices[i].On)
	})
	m.ask.SetRing(on)
}

func (m *middleColumn) applyBar(b Bar) {
	ground, quiet := b.Tone.kind().Ground(), look.Raised
	if b.Tone == Plain || b.Tone == Dim {
		ground, quiet = look.Surface, look.Plain
	}
	m.bar.SetFill(ground)
	if m.barM.Text() != b.Missing {
		m.barM.SetText(b.Missing)
		m.v.dirty = true
	}
	m.v.setShown(m.barM, b.Missing != "")
	short := b.Missing != "" && m.v.tight // the list keeps some room
	m.barM.SetSize(look.Figure)
	m.barT.SetSize(look.Title)
	if short {
		m.barM.SetSize(missingTight)
		m.barT.SetSize(look.Lead)
	}
	m.v.setShown(m.barD, !short)
	if m.barT.Text() != b.Title || m.barD.Text() != b.Detail {
		m.v.dirty = m.v.dirty || m.lines(b)
	}
	m.barT.SetText(b.Title)
	m.barT.SetColor(b.Tone.kind().InkColor())
	m.barD.SetText(b.Detail)
	m.barCmds = m.barCmds[:0]
	for _, a := range b.Acts {
		m.barCmds = append(m.barCmds, a.Cmd)
	}
	m.acts.use(m.v, len(b.Acts), func(i int, btn *look.Button) {
		m.v.dirty = m.v.dirty || btn.Text() != b.Acts[i].Text
		setAct(btn, b.Acts[i], quiet)
	})
}

// lines reports whether a text of another length may wrap differently.
func (m *middleColumn) lines(b Bar) bool {
	return len(m.barT.Text()) != len(b.Title) || len(m.barD.Text()) != len(b.Detail)
}

func (m *middleColumn) fillRow(i int, row look.ListRow, _ bool) {
	if r, ok := row.(*materialRow); ok && i < len(m.rows) {
		r.set(i+m.lead, m.rows[i])
	}
}
