package counter

import (
	"fyne.io/fyne/v2"

	"onevisit/app/look"
)

// cardHeight keeps the buttons below the ticket where they are, whether somebody is in hand or not.
const cardHeight = 193

// leftColumn is the ticket in hand and what to do with it.
type leftColumn struct {
	root               *fyne.Container
	caption            *look.Text
	label              *look.Text
	priority, precheck *look.Tag
	waited, service    *look.Text
	times              *fyne.Container
	sample             *look.Tag
	acts               map[Command]*look.Button
	scanCaption        *look.Text
	scan               *look.Entry
	v                  *view
}

func newLeftColumn(v *view) *leftColumn {
	l := &leftColumn{v: v, acts: map[Command]*look.Button{}}
	l.caption = look.NewText("", look.Body, look.Soft)
	l.label = look.NewNumeral("", look.Number, look.Ink)
	l.priority, l.precheck = look.NewTag("", look.Info), look.NewTag("", look.Neutral)
	l.waited, l.service = look.NewText("", look.Body, look.Soft), look.NewText("", look.Body, look.Soft).Whole()
	l.times = look.Row(8, look.Grow(l.waited), l.service)
	card := look.MinSize(look.Card(look.Surface, 16, look.Col(10, l.caption, look.Start(l.label),
		look.Wrap(8, l.priority, l.precheck), l.times)), 0, cardHeight)

	for _, c := range []Command{CmdNext, CmdArrive, CmdFinish, CmdRecall, CmdNoShow, CmdTransfer, CmdHold} {
		kind := look.Plain
		if c == CmdNext {
			kind = look.Primary
		}
		l.acts[c] = look.NewButton("", kind, func() { v.press(c) }).LeftText()
		if c == CmdRecall || c == CmdNoShow || c == CmdTransfer || c == CmdHold { // two in a row
			l.acts[c].TextSize(14)
		}
	}
	a := l.acts
	l.sample = look.NewTag("", look.Warn)
	l.scanCaption = look.NewText("", look.Body, look.Soft)
	l.scan = look.NewScanEntry("", func(text string) {
		if v.asks != nil {
			v.asks.scan(text)
		}
	})
	scan := look.Card(look.Surface, 16, look.Col(8, l.scanCaption, l.scan))
	l.root = look.Col(12, card, a[CmdNext], a[CmdArrive], a[CmdFinish],
		look.Grid(2, 12, a[CmdRecall], a[CmdNoShow], a[CmdTransfer], a[CmdHold]), look.Space(), look.Start(l.sample), scan)
	return l
}

func (l *leftColumn) apply(s State) {
	l.caption.SetText(s.Ticket.Caption)
	l.label.SetText(s.Ticket.Label)
	if s.Ticket.Label == "—" {
		l.label.SetColor(look.Faint)
	} else {
		l.label.SetColor(look.Ink)
	}
	l.tag(l.priority, s.Ticket.Priority)
	l.tag(l.precheck, s.Ticket.Precheck)
	wider := len(s.Ticket.Service) != len(l.service.Text())
	l.waited.SetText(s.Ticket.Waited)
	l.service.SetText(s.Ticket.Service)
	if wider {
		l.times.Refresh()
	}
	for c, b := range l.acts {
		if a, ok := s.Left[c]; ok {
			setAct(b, a, look.Plain)
		}
	}
	serving := s.Left[CmdFinish].On || s.Left[CmdTransfer].On && !s.Left[CmdArrive].On
	l.v.setShown(l.acts[CmdArrive], !serving) // one place for the two: nobody arrives who is there
	l.v.setShown(l.acts[CmdFinish], serving)
	l.tag(l.sample, Tag{s.Top.Sample, Soon})
	l.scanCaption.SetText(s.Scan.Caption)
	l.scan.SetHint(s.Scan.Hint)
}

func (l *leftColumn) tag(t *look.Tag, s Tag) {
	t.Set(s.Text, s.Tone.kind())
	l.v.setShown(t, s.Text != "")
}
