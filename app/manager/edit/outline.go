package edit

import (
	"fyne.io/fyne/v2"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/catalog"
)

// showOutline draws the parts of the item on the left: what is chosen there is in the form.
func (e *Editor) showOutline() {
	if e.bench.bundle != nil {
		e.putOutline(e.bundleOutline())
		return
	}
	w, it := e.p.Words(), e.bench.item
	objs := []fyne.CanvasObject{e.part(e.t("part_item"), "", place{})}
	section := func(title string, add func()) {
		objs = append(objs, look.Gap(0, 6), look.Row(4, look.Grow(look.Pad(heading(title), 0, 0, 0, 8)),
			look.NewButton("", look.Quiet, add).Icon(look.Plus).Height(36)))
	}
	section(e.t("part_asks", countOf(len(own(it.Situations)))), e.addAsk)
	for i, s := range it.Situations {
		if !s.BuiltIn {
			objs = append(objs, e.part(or(w.Text(s.Ask), e.t("unnamed")), "", place{partAsk, i}))
		}
	}
	section(e.t("part_materials", countOf(len(it.Materials))), e.addMaterial)
	for i := range it.Materials {
		m := &it.Materials[i]
		objs = append(objs, e.part(or(w.Text(m.Name), e.t("unnamed")), e.conditional(m.When), place{partMaterial, i}))
	}
	section(e.t("part_refusals", countOf(len(it.Refusals))), e.addRefusal)
	for i, r := range it.Refusals {
		if !r.BuiltIn {
			objs = append(objs, e.part(or(w.Text(r.Reason), e.t("unnamed")), "", place{partRefusal, i}))
		}
	}
	e.putOutline(objs)
}

func (e *Editor) putOutline(objs []fyne.CanvasObject) {
	e.left.Objects = []fyne.CanvasObject{look.Pad(look.Col(2, objs...), 0, 8, 0, 0)}
	e.left.Refresh()
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// own are the questions that the catalog itself asks.
func own(list []catalog.Situation) []catalog.Situation {
	var out []catalog.Situation
	for _, s := range list {
		if !s.BuiltIn {
			out = append(out, s)
		}
	}
	return out
}

func (e *Editor) conditional(when string) string {
	if when == "" {
		return ""
	}
	return e.t("sometimes")
}

func (e *Editor) part(name, sub string, at place) fyne.CanvasObject {
	b := look.NewButton(name, look.Quiet, func() { e.reveal(at) }).LeftText().Height(38)
	if sub != "" {
		b.Sub(sub).Height(50)
	}
	b.SetOn(e.at == at)
	return b
}

func (e *Editor) addAsk() {
	it := e.bench.item
	taken := func(id string) bool { _, ok := find(e.bench.questions(), id); return ok }
	it.Situations = append(it.Situations, catalog.Situation{ID: free("q", taken), Choices: yesNo()})
	e.at = place{partAsk, len(it.Situations) - 1}
	e.reshaped()
}

// yesNo are the answers that a new question begins with.
func yesNo() []catalog.Choice {
	zh, en := lang.For(lang.ZH), lang.For(lang.EN)
	return []catalog.Choice{{ID: "a1", Name: catalog.Text{ZH: zh.T("edit.yes"), EN: en.T("edit.yes")}},
		{ID: "a2", Name: catalog.Text{ZH: zh.T("edit.no"), EN: en.T("edit.no")}}}
}

func (e *Editor) addMaterial() {
	it := e.bench.item
	taken := func(id string) bool {
		for i := range it.Materials {
			if it.Materials[i].ID == id {
				return true
			}
		}
		return false
	}
	it.Materials = append(it.Materials, catalog.Material{ID: free("m", taken)})
	e.at = place{partMaterial, len(it.Materials) - 1}
	e.reshaped()
}

func (e *Editor) addRefusal() {
	it := e.bench.item
	taken := func(id string) bool {
		for _, r := range it.Refusals {
			if r.ID == id {
				return true
			}
		}
		return false
	}
	it.Refusals = append(it.Refusals, catalog.Refusal{ID: free("r", taken)})
	e.at = place{partRefusal, len(it.Refusals) - 1}
	e.reshaped()
}
