package counter

import (
	"strings"

	"fyne.io/fyne/v2"

	"onevisit/app/look"
)

// materialRow is one material: state box, name, what to look at, what it means.
type materialRow struct {
	v            *view
	index        int
	ground       *look.Panel
	mark         *look.Mark
	name, detail *look.Text
	hint         *look.Tag
	which        *look.Choice
	right        *look.Text
}

func newMaterialRow(v *view) *materialRow {
	r := &materialRow{v: v}
	r.mark = look.NewMark(look.MarkOpen, look.MarkCounter)
	box := look.NewTile(look.None, 8, look.PadAll(r.mark, 6), func() {
		if v.asks != nil {
			v.asks.pickRow(r.index, true)
		}
	})
	r.name, r.detail = look.NewText("", look.Body, look.Ink), look.NewText("", look.Small, look.Soft)
	r.hint = look.NewTag("", look.Info)
	r.which = look.NewChoice("", nil, -1, func(i int) {
		if v.heard() {
			v.asks.pickWhich(r.index, i)
		}
	})
	r.right = look.NewText("", look.Body, look.Soft).Whole()
	row := look.Row(12, box, look.Grow(look.Col(1, look.Row(8, r.name, r.hint), r.detail)), r.which, r.right)
	r.ground = look.NewPanel(look.None, 8, 0, row).Padding(0, 16, 0, 10)
	return r
}

// Object is what the list shows.
func (r *materialRow) Object() fyne.CanvasObject { return r.ground }

func (r *materialRow) set(i int, s Row) {
	r.index = i
	r.mark.Set(s.Mark.look())
	r.name.SetText(s.Name)
	r.name.SetBold(s.Tone == Bad)
	r.name.SetSize(look.Body)
	if s.Tone == Bad {
		r.name.SetSize(look.Lead)
	}
	r.detail.SetText(s.Detail)
	show(r.detail, s.Detail != "")
	r.hint.Set(s.Hint, look.Info)
	r.right.SetText(s.Right)
	ground, name, soft, right := look.None, look.Ink, look.Soft, look.Soft
	switch s.Tone {
	case Bad:
		ground, soft, right = look.RedSoft, look.RedInk, look.RedInk
	case Soon:
		right = look.AmberInk
	case Dim:
		name, soft, right = look.Soft, look.Faint, look.Faint
	case Plain, Good, Info:
	}
	r.ground.SetFill(ground)
	r.name.SetColor(name)
	r.detail.SetColor(soft)
	r.right.SetColor(right)
	show(r.hint, s.Hint != "")
	on, names := -1, make([]string, 0, len(s.Choices))
	for k, c := range s.Choices {
		names = append(names, c.Text)
		if c.On {
			on = k
		}
	}
	r.which.Set("", names, on)
	show(r.which, len(names) > 0)
	r.ground.Refresh()
}

// look is a mark as the shared widget calls it.
func (m Mark) look() look.MarkState {
	switch m {
	case MarkOK:
		return look.MarkOK
	case MarkMissing:
		return look.MarkMissing
	case MarkWrong:
		return look.MarkWrong
	case MarkUnclear, MarkFix, MarkAsk:
		return look.MarkUnclear
	case MarkLater:
		return look.MarkLater
	case MarkShared, MarkPledge, MarkWaived:
		return look.MarkShared
	case MarkNone:
	}
	return look.MarkOpen
}

func show(o fyne.CanvasObject, on bool) {
	if o.Visible() == on {
		return
	}
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// firstLine splits a message into its first line and the rest, which becomes one line.
func firstLine(s string) (first, rest string) {
	first, rest, _ = strings.Cut(s, "\n")
	return first, strings.ReplaceAll(rest, "\n", " ")
}
