package manager

import (
	"reflect"

	"fyne.io/fyne/v2"

	"onevisit/app/look"
)

// windowSheet is the open sheet of a window. It follows the hall while it is open.
type windowSheet struct {
	id     string
	sheet  *look.Sheet
	light  *look.Light
	names  []*look.Text
	values []*look.Para
	ltitle *look.Para
	strip  *look.Strip
	lane   []look.Lane
	note   *look.Para
	open   *look.Button
	pause  *look.Button
	close  *look.Button
	call   *look.Button
	callDo command
	back   *look.Button
}

// applyWindow opens, follows or closes the sheet of a window.
func (v *view) applyWindow(s *windowState) {
	if v.sheet != nil && (s == nil || s.id != v.sheet.id) {
		old := v.sheet
		v.sheet = nil
		old.sheet.Close()
	}
	if s == nil || v.stage == nil {
		return
	}
	if v.sheet == nil {
		v.sheet = v.newWindowSheet(*s)
	}
	v.sheet.apply(*s)
}

func (v *view) newWindowSheet(s windowState) *windowSheet {
	w := &windowSheet{id: s.id, light: look.NewLight(s.state, s.word, look.Lead).Bold(), ltitle: look.NewPara(s.laneTitle, look.Small, look.Soft),
		note: look.NewPara("", look.Small, look.Soft), strip: look.NewStrip(0, s.from, s.till, s.lane, s.marks)}
	do := func(what verb) func() { return func() { v.asks.do(command{verb: what, window: w.id}) } }
	w.open = look.NewButton(s.open, look.Plain, do(verbOpen))
	w.pause = look.NewButton(s.pause, look.Plain, do(verbPause))
	w.close = look.NewButton(s.close, look.Plain, do(verbClose))
	w.call = look.NewButton(s.call, look.Plain, func() { v.asks.do(w.callDo) })
	w.back = look.NewButton(s.back, look.Quiet, func() { w.sheet.Close() })
	objs := []fyne.CanvasObject{look.Start(w.light), look.Gap(0, 2)}
	for range s.facts {
		name, value := look.NewText("", look.Body, look.Soft), look.NewPara("", look.Body, look.Ink)
		w.names, w.values = append(w.names, name), append(w.values, value)
		objs = append(objs, look.RowTop(16, look.Fixed(name, 120, 0), look.Grow(value)))
	}
	if len(s.lane) > 0 {
		objs = append(objs, look.Gap(0, 4), w.ltitle, w.strip)
	}
	objs = append(objs, w.note)
	w.apply(s)
	w.sheet = v.stage.Sheet(look.SheetOptions{Title: s.title, Width: 700, Content: look.Col(6, objs...),
		Buttons: []*look.Button{w.open, w.call, w.pause, w.close, w.back}, OnClose: func() {
			if v.sheet == w {
				v.sheet = nil
				v.asks.choose(func(c *choices) { c.window = "" })
			}
		}})
	return w
}

func (w *windowSheet) apply(s windowState) {
	w.light.Set(s.state, s.word)
	for i, f := range s.facts {
		if i < len(w.values) {
			w.names[i].SetText(f[0])
			w.values[i].SetText(f[1])
		}
	}
	w.ltitle.SetText(s.laneTitle)
	if !reflect.DeepEqual(coarse(w.lane), coarse(s.lane)) {
		w.lane = s.lane
		w.strip.Set(s.from, s.till, s.lane, s.marks)
	}
	w.note.SetText(s.note)
	w.open.SetText(s.open)
	w.open.SetEnabled(s.canOpen)
	w.pause.SetText(s.pause)
	w.pause.SetEnabled(s.canPause)
	w.close.SetText(s.close)
	w.close.SetEnabled(s.canClose)
	w.call.SetText(s.call)
	w.callDo = s.callDo
	w.back.SetText(s.back)
	if moved := show(w.note, s.note != ""); moved && w.sheet != nil {
		w.sheet.Refresh()
	}
}
