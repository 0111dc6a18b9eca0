package counter

import (
	"slices"

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
	tags               pool[*look.Tag]
	waited, service    *look.Text
	note               *look.Para
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
	l.tags = pool[*look.Tag]{box: look.Wrap(8, l.priority, l.precheck), make: func(int) *look.Tag { return look.NewTag("", look.Info) }}
	l.note = look.NewPara("", look.Small, look.Soft).MaxLines(2)
	card := look.MinSize(look.Card(look.Surface, 16, look.Col(6, l.caption, look.Start(l.label),
		l.tags.box, l.times, l.note)), 0, cardHeight)

	for _, c := range []Command{CmdNext, CmdArrive, CmdFinish} {
		kind := look.Plain
		if c == CmdNext {
			kind = look.Primary
		}
		l.acts[c] = look.NewButton("", kind, func() { v.press(c) }).LeftText()
	}
	for _, c := range []Command{CmdRecall, CmdNoShow, CmdTransfer, CmdHold} { // two in a row
		l.acts[c] = look.NewButton("", look.Plain, func() { v.press(c) }).Height(40).TextSize(14).LeftText()
	}
	for _, c := range rareActs { // smaller, so that the usual ones stand out
		l.acts[c] = look.NewButton("", look.Quiet, func() { v.press(c) }).Height(32).TextSize(look.Small).LeftText()
	}
	a := l.acts
	rare := make([]fyne.CanvasObject, 0, len(rareActs))
	for _, c := range rareActs[:len(rareActs)-1] {
		rare = append(rare, a[c])
	}
	l.sample = look.NewTag("", look.Warn)
	l.scanCaption = look.NewText("", look.Body, look.Soft)
	l.scan = look.NewScanEntry("", func(text string) {
		if v.asks != nil {
			v.asks.scan(text)
		}
	})
	scan := look.Card(look.Surface, 16, look.Col(8, l.scanCaption, l.scan))
	l.root = look.Col(8, card, a[CmdNext], a[CmdArrive], a[CmdFinish],
		look.Grid(2, 8, a[CmdRecall], a[CmdNoShow], a[CmdTransfer], a[CmdHold]), look.Grid(2, 2, rare...), a[CmdUndo],
		look.Space(), look.Start(l.sample), scan)
	return l
}

// rareActs are what is done now and then; the last has a line of its own.
var rareActs = []Command{CmdCases, CmdMore, CmdPerson, CmdJot, CmdRefer, CmdCancel, CmdUndo}

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
	l.tags.use(l.v, len(s.Ticket.Tags), func(i int, t *look.Tag) { t.Set(s.Ticket.Tags[i].Text, s.Ticket.Tags[i].Tone.kind()) })
	l.note.MaxLines(2)
	if len(s.Ticket.Tags) > 0 {
		l.note.MaxLines(1)
	}
	if l.note.Text() != s.Ticket.Note {
		l.note.SetText(s.Ticket.Note)
		l.v.dirty = true
	}
	l.v.setShown(l.note, s.Ticket.Note != "" && !l.v.tight)
	size := look.Number
	if l.v.tight || len(s.Ticket.Tags) > 0 || s.Ticket.Note != "" { // the buttons below keep their room
		size = look.Figure
	}
	if s.Bar.Missing != "" || len(s.Ticket.Tags) > 0 && s.Ticket.Note != "" { // what is missing is the largest thing on the screen
		size = look.Title
	}
	l.label.SetSize(size)
	wider := len(s.Ticket.Service) != len(l.service.Text())
	l.waited.SetText(s.Ticket.Waited)
	l.service.SetText(s.Ticket.Service)
	if wider {
		l.times.Refresh()
	}
	for c, b := range l.acts {
		if a, ok := s.Left[c]; ok {
			quiet := look.Plain
			if slices.Contains(rareActs, c) {
				quiet = look.Quiet
			}
			if quiet == look.Quiet && l.v.tight && c != CmdUndo { // its words go before its key, which "?" shows
				a.Key = ""
			}
			setAct(b, a, quiet)
		}
	}
	l.v.setShown(l.acts[CmdUndo], s.Left[CmdUndo].On)
	serving := s.Left[CmdFinish].On || s.Left[CmdTransfer].On && !s.Left[CmdArrive].On
	l.v.setShown(l.acts[CmdArrive], !serving) // one place for the two: nobody arrives who is there
	l.v.setShown(l.acts[CmdFinish], serving)
	l.sample.Set(s.Top.Sample, look.Warn)
	l.v.setShown(l.sample, s.Top.Sample != "" && !s.Left[CmdUndo].On) // it gives way for the seconds of an undo
	l.scanCaption.SetText(s.Scan.Caption)
	l.scan.SetHint(s.Scan.Hint)
}

func (l *leftColumn) tag(t *look.Tag, s Tag) {
	t.Set(s.Text, s.Tone.kind())
	l.v.setShown(t, s.Text != "")
}
