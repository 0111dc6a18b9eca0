package counter

import (
	"reflect"
	"strings"

	"fyne.io/fyne/v2"

	"onevisit/app/guide"
	"onevisit/app/look"
)

// helpTable is the sheet of keys. A line that is pressed with the mouse does what its key does.
func helpTable(columns [][]HelpLine, scale float32, press func(Command)) fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, lines := range columns {
		var rows []fyne.CanvasObject
		for _, l := range lines {
			keycap := look.NewPanel(look.Fill, 4, 0, look.NewText(l.Key, look.Small, look.Ink).Bold().Middle().Whole()).Padding(2, 6, 2, 6)
			var row fyne.CanvasObject = look.Pad(look.Row(8, look.Fixed(look.Start(keycap), 86*scale, 0), look.Grow(look.NewText(l.Text, look.Body, look.Ink))), 2, 6, 2, 6)
			if l.Cmd != "" {
				row = look.NewTile(look.None, 6, row, func() { press(l.Cmd) })
			}
			rows = append(rows, row)
		}
		out = append(out, look.Col(1, rows...))
	}
	return look.Grid(len(out), 12, out...)
}

// linesHeight is how high a sheet's paragraphs may be before they scroll.
const linesHeight = 420

// linesPane shows paragraphs that are only read.
func linesPane(lines []string) fyne.CanvasObject {
	rows := make([]fyne.CanvasObject, 0, len(lines))
	for _, l := range lines {
		rows = append(rows, look.NewPara(l, look.Body, look.Ink))
	}
	all := look.Col(10, rows...)
	return look.Fixed(look.NewScroll(look.Pad(all, 0, 12, 0, 0)), 0, min(linesHeight, look.HeightFor(all, sheetWidth-64)+8))
}

// partsLine is a text of which some pieces stand out.
type partsLine struct {
	box    *fyne.Container
	pieces []*look.Text
	ink    fyne.ThemeColorName
}

// lineParts is how many pieces a line can have; a line of more is shown plain.
const lineParts = 7

func newPartsLine(size float32, ink fyne.ThemeColorName) *partsLine {
	p := &partsLine{box: look.Row(0), ink: ink}
	for range lineParts {
		t := look.NewText("", size, ink).Least(0)
		p.pieces = append(p.pieces, t)
		p.box.Objects = append(p.box.Objects, t)
	}
	return p
}

func (p *partsLine) set(parts []Part) {
	if len(parts) > lineParts {
		var all strings.Builder
		for _, s := range parts {
			all.WriteString(s.Text)
		}
		parts = []Part{{Text: all.String()}}
	}
	longest := 0
	for i, s := range parts {
		if len(s.Text) > len(parts[longest].Text) {
			longest = i
		}
	}
	for i, t := range p.pieces {
		show(t, i < len(parts))
		if i >= len(parts) {
			continue
		}
		t.Whole()
		if i == longest { // the one that gives way where the line is too long
			t.Least(0)
		}
		t.SetText(parts[i].Text)
		t.SetBold(parts[i].Hit)
		t.SetColor(p.ink)
		if parts[i].Hit {
			t.SetColor(look.JadeInk)
		}
	}
	show(p.box, len(parts) > 0)
}

// optionRow is one line to choose.
type optionRow struct {
	row          fyne.CanvasObject
	key          *look.Text
	name, detail *partsLine
	tag          *look.Text
}

func newOptionRow() *optionRow {
	o := &optionRow{name: newPartsLine(look.Body, look.Ink), detail: newPartsLine(look.Small, look.Soft), tag: look.NewText("", look.Small, look.Soft)}
	o.key = look.NewText("", look.Small, look.Soft).Bold().Whole()
	o.row = look.Pad(look.Row(12, o.key, look.Grow(look.Col(0, o.name.box, o.detail.box)), o.tag), 0, 12, 0, 12)
	return o
}

// Object is what the list shows.
func (o *optionRow) Object() fyne.CanvasObject { return o.row }

func (o *optionRow) set(s Option) {
	o.name.set(s.Name)
	o.detail.set(s.Detail)
	o.key.SetText(s.Key)
	show(o.key, s.Key != "")
	o.tag.SetText(s.Tag)
	o.tag.SetColor(s.Tone.kind().InkColor())
	if s.Tone == Plain {
		o.tag.SetColor(look.Soft)
	}
	o.row.Refresh()
}

// sidePane is the guide of an item, or what is known of a ticket or a case.
type sidePane struct {
	root   *fyne.Container
	title  *look.Para
	detail *look.Para
	scroll *look.Scroll
	lines  *fyne.Container
	item   *Side
}

func newSidePane() *sidePane {
	p := &sidePane{title: look.NewPara("", look.Lead, look.Ink).Bold().MaxLines(2), detail: look.NewPara("", look.Small, look.Soft).MaxLines(2)}
	p.lines = look.Col(10)
	p.scroll = look.NewScroll(p.lines)
	p.root = look.Col(6, p.title, p.detail, look.Gap(0, 4), look.Grow(p.scroll))
	return p
}

// page scrolls by most of a page, for hands on the keyboard.
func (p *sidePane) page(by float32) {
	p.scroll.Dragged(&fyne.DragEvent{Dragged: fyne.Delta{DY: -by * p.scroll.Size().Height * 0.8}})
}

// set shows a side; it reports whether anything changed.
func (p *sidePane) set(s *Side) bool {
	if same(p.item, s) {
		return false
	}
	p.item = s
	p.lines.Objects = nil
	if s == nil {
		p.title.SetText("")
		p.detail.SetText("")
		p.scroll.SetContent(p.lines)
		return true
	}
	p.title.SetText(s.Title)
	p.detail.SetText(s.Detail)
	for _, o := range guide.Sections(s.Guide) {
		p.lines.Objects = append(p.lines.Objects, look.Pad(o, 0, 16, 0, 0)) // the bar of the scroll stands there
	}
	for _, l := range s.Lines {
		texts := []fyne.CanvasObject{look.NewPara(l.Name, look.Body, look.Ink).MaxLines(2)}
		if l.Detail != "" {
			texts = append(texts, look.NewPara(l.Detail, look.Small, look.Soft).MaxLines(2))
		}
		p.lines.Objects = append(p.lines.Objects, look.RowTop(12, look.Grow(look.Col(0, texts...)), look.NewText(l.Right, look.Small, look.Soft).Whole(), look.Gap(8, 0)))
	}
	p.scroll.SetContent(p.lines)
	return true
}

func same(a, b *Side) bool {
	if a == nil || b == nil {
		return a == b
	}
	return reflect.DeepEqual(a, b)
}
