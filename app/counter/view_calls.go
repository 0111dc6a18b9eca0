package counter

import "onevisit/app/look"

// callCard shows a colleague's call: a quiet line with a button. It takes no key but its own.
type callCard struct {
	v            *view
	root         *look.Panel
	text, detail *look.Para
	act          *look.Button
}

func newCallCard(v *view) *callCard {
	c := &callCard{v: v, text: look.NewPara("", 14, look.Ink).Bold().MaxLines(3), detail: look.NewPara("", look.Small, look.Soft).MaxLines(1)}
	c.act = look.NewButton("", look.Raised, func() { v.press(CmdAnswer) }).Height(36).TextSize(14)
	c.root = look.Card(look.AmberSoft, 12, look.Col(6, c.text, c.detail, look.Start(c.act)))
	c.root.Hide()
	return c
}

func (c *callCard) apply(x Call) {
	c.v.setShown(c.root, x.Text != "")
	c.v.dirty = c.v.dirty || c.text.Text() != x.Text
	c.text.SetText(x.Text)
	c.text.SetColor(x.Tone.kind().InkColor())
	c.root.SetFill(x.Tone.kind().Ground())
	c.detail.SetText(x.Detail)
	c.v.setShown(c.detail, !c.v.tight)
	setAct(c.act, x.Act, look.Raised)
}
