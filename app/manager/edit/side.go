package edit

import (
	"fyne.io/fyne/v2"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/say"
	"onevisit/catalog"
)

// showSide draws the right side: what a reviewer would mark, or the try-out.
func (e *Editor) showSide() {
	if e.bench.bundle != nil {
		e.side.SetContent(look.Pad(look.Col(10, e.bundleSide()...), 0, 10, 10, 0))
		return
	}
	review := look.NewButton(e.t("review"), look.Plain, func() { e.turn(false) }).Height(40)
	try := look.NewButton(e.t("try"), look.Plain, func() { e.turn(true) }).Height(40)
	review.SetOn(!e.try)
	try.SetOn(e.try)
	objs := []fyne.CanvasObject{look.GridFill(2, 8, review, try)}
	cat, it, err := e.bench.compiled()
	switch {
	case err != nil:
		objs = append(objs, e.faults(err)...)
	case e.try:
		objs = append(objs, e.tryOut(it)...)
	default:
		objs = append(objs, e.findings(cat)...)
	}
	e.side.SetContent(look.Pad(look.Col(10, objs...), 0, 10, 10, 0))
}

func (e *Editor) turn(try bool) {
	e.try = try
	e.showSide()
	e.p.Stage.Adopt()
	e.side.ScrollToTop()
}

// faults are what keeps the item from being published at all.
func (e *Editor) faults(err error) []fyne.CanvasObject {
	objs := []fyne.CanvasObject{look.NewPara(e.t("not_yet"), look.Body, look.RedInk).Bold()}
	list := []error{err}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		list = joined.Unwrap()
	}
	for _, f := range list {
		objs = append(objs, finding(look.Bad, e.p.Words().T("severity.error"), e.p.Words().Error(f), ""))
	}
	return objs
}

// findings are what a reviewer would mark; they stop nothing.
func (e *Editor) findings(cat *catalog.Catalog) []fyne.CanvasObject {
	w := e.p.Words()
	list := catalog.Lint(cat)
	if len(list) == 0 {
		return []fyne.CanvasObject{look.NewLight(look.Green, e.t("no_findings"), look.Body)}
	}
	objs := []fyne.CanvasObject{look.NewPara(e.t("findings", lang.Args{"n": len(list)}), look.Body, look.Ink).Bold()}
	kinds := map[catalog.Severity]look.Kind{catalog.SeverityError: look.Bad, catalog.SeverityWarning: look.Warn, catalog.SeverityInfo: look.Info}
	for _, f := range list {
		objs = append(objs, finding(kinds[f.Severity], w.T("severity."+string(f.Severity)), say.Finding(w, f), say.Mend(w, f)))
	}
	return objs
}

func finding(kind look.Kind, tag, text, mend string) fyne.CanvasObject {
	objs := []fyne.CanvasObject{look.Start(look.NewTag(tag, kind)), look.NewPara(text, look.Body, look.Ink)}
	if mend != "" {
		objs = append(objs, look.NewPara(mend, look.Small, look.Soft))
	}
	return look.NewPanel(look.Fill, 8, 0, look.Col(4, objs...)).Padding(8, 10, 8, 10)
}
