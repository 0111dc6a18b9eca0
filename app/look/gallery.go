package look

import (
	"fyne.io/fyne/v2"
)

// GalleryWords are the texts that Gallery shows; the package has none of its own.
type GalleryWords struct {
	Title, Line, Paragraph, Number, Key, Hint, Option string
}

// Size of the gallery's page in pixels at which nothing is cut.
const (
	GalleryWidth  float32 = 1500
	GalleryHeight float32 = 1640
)

// Gallery shows every widget in every state on one page, for the eye and for tests.
func Gallery(p Palette, w GalleryWords) fyne.CanvasObject {
	left := Col(16, galleryText(w), galleryButtons(w), galleryTyping(w), galleryCharts(w))
	right := Col(16, gallerySigns(w), galleryCards(w), galleryRows(w), galleryDrawings(), RowTop(12, Grow(galleryTiles(w)), Grow(galleryLongRows(w))))
	page := RowTop(24, Grow(left), Grow(right))
	return Themed(Stack(NewPanel(Paper, 0, 0, nil), PadAll(page, 24)), New(p, 1))
}

// galleryText shows the sizes of type and what happens when it gets narrow.
func galleryText(w GalleryWords) fyne.CanvasObject {
	return Card(Surface, 16, Col(8,
		RowBase(12, NewText(w.Title, Title, Ink).Bold(), NewText(w.Line, Body, Soft)),
		Row(16, NewNumeral(w.Number, Number, Ink), NewNumeral(w.Number, Figure, JadeInk), NewText(w.Number, Lead, Ink).Bold(), NewText(w.Number, Body, Faint)),
		Fixed(NewText(w.Paragraph, Body, Ink), 200, 0),
		NewPara(w.Paragraph, Body, Soft),
		NewPara(w.Paragraph+w.Paragraph, Small, Soft).MaxLines(2),
	))
}

// galleryButtons shows every kind of button, at rest, with the focus and disabled.
func galleryButtons(w GalleryWords) fyne.CanvasObject {
	rows := []fyne.CanvasObject{}
	for _, k := range []ButtonKind{Primary, Danger, Plain, Raised, Quiet} {
		focused, off := NewButton(w.Option, k, nil).Key(w.Key), NewButton(w.Option, k, nil).Key(w.Key)
		focused.FocusGained()
		off.Disable()
		rows = append(rows, NewButton(w.Title, k, nil).Key(w.Key), NewButton(w.Option, k, nil), focused, off)
	}
	on := NewButton(w.Title, Quiet, nil).LeftText()
	on.SetOn(true)
	rows = append(rows, on, NewButton(w.Option, Plain, nil).Icon(Printer), NewButton(w.Option, Raised, nil).Sub(w.Line).Height(64), NewButton(w.Option, Plain, nil).Height(32).TextSize(Small))
	return Col(12, Grid(4, 12, rows...),
		NewButton(w.Title, Primary, nil).Height(128).TextSize(40),
		RowFill(28, Grow(NewButton(w.Title, Raised, nil).Height(112).TextSize(36).Bold().Icon(Ticket)), Fixed(NewButton(w.Option, Raised, nil).Height(112).TextSize(36).Bold(), 220, 0)))
}

// galleryTyping shows entries and choices.
func galleryTyping(w GalleryWords) fyne.CanvasObject {
	full, off, wrong := NewEntry(w.Hint), NewEntry(w.Hint), NewEntry(w.Hint)
	full.SetText(w.Line)
	full.FocusGained()
	full.anchor = 0
	off.SetText(w.Line)
	off.Disable()
	wrong.SetText(w.Number)
	wrong.SetWrong(true)
	a, b, c := NewChoice("", []string{w.Option}, 0, nil), NewChoice(w.Option, []string{w.Option}, -1, nil), NewChoice(w.Option, []string{w.Option}, 0, nil)
	b.FocusGained()
	c.SetEnabled(false)
	return Card(Surface, 16, Col(12, NewText(w.Hint, Body, Soft), Grid(2, 12, NewEntry(w.Hint).Icon(Search), full, off, wrong), Wrap(8, a, b, c)))
}

// gallerySigns shows lights, marks, tags and icons.
func gallerySigns(w GalleryWords) fyne.CanvasObject {
	lights, marks, tags := []fyne.CanvasObject{}, []fyne.CanvasObject{}, []fyne.CanvasObject{}
	for s := Green; s <= Closed; s++ {
		lights = append(lights, NewLight(s, w.Option, Body))
	}
	for s := MarkOpen; s <= MarkEmpty; s++ {
		marks = append(marks, NewMark(s, MarkCounter))
	}
	for k := Neutral; k <= Bad; k++ {
		tags = append(tags, NewTag(w.Option, k))
	}
	big := Row(16, NewMark(MarkOK, MarkKiosk), NewMark(MarkEmpty, MarkKiosk), NewMark(MarkLater, MarkKiosk), NewMark(MarkUnclear, MarkKiosk), NewMark(MarkWrong, MarkKiosk), NewMark(MarkMissing, MarkKiosk))
	return Card(Surface, 16, Col(12, Wrap(16, lights...), Row(12, NewLight(Yellow, w.Key, 20).Bold(), NewLight(Late, w.Key, 20).Bold(), NewLight(Paused, w.Key, 20).Bold()),
		Row(12, marks...), big, Wrap(8, tags...), drawings(shapes, 28)))
}

// galleryCards shows banners, a tile and a code.
func galleryCards(w GalleryWords) fyne.CanvasObject {
	tile := NewChoiceTile(Ticket, w.Title, w.Line, nil)
	tile.FocusGained()
	return Col(12, NewBanner(Late, w.Title, w.Line, NewButton(w.Option, Raised, nil).Height(40).Bold()), NewBanner(Yellow, w.Title, w.Line, nil),
		RowFill(12, Grow(tile), NewQR(w.Paragraph, 140)))
}

// galleryRows shows a list with a selected row and a table.
func galleryRows(w GalleryWords) fyne.CanvasObject {
	list := NewList(48, func() ListRow { return &optionRow{mark: NewIcon(Tick, 14, JadeInk), text: NewText("", Body, Ink)} },
		func(i int, row ListRow, _ bool) {
			if r, ok := row.(*optionRow); ok {
				r.set(w.Title, i == 1)
			}
		})
	list.SetCount(3)
	list.RingAlways = true
	list.Select(1)
	table := NewTable([]Column{{Title: w.Hint, Width: 90}, {Title: w.Option}, {Title: w.Key, Width: 80, Right: true}}, func(i int, c []*Cell) {
		c[0].Text(w.Number, Ink)
		c[1].Light(State(i), w.Option)
		c[2].Text(w.Key, Ink)
	})
	table.SetCount(4)
	return RowFill(12, Grow(Card(Surface, 0, list)), GrowBy(1.4, Card(Surface, 8, MinSize(table.Object(), 0, 200))))
}
