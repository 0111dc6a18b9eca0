package edit

import (
	"context"

	"fyne.io/fyne/v2"

	"onevisit/app/look"
	"onevisit/app/say"
	"onevisit/catalog/slim"
)

// reportLines is how many lines each list of the slimming report shows at most.
const reportLines = 12

// Report shows which papers the hall could do without, counted from the journal away from the screen.
func (e *Editor) Report() {
	e.p.Runner.Go(func() {
		tally, err := say.TallyOf(context.Background(), e.p.Hall, "")
		var r slim.Report
		if err == nil {
			r = slim.New(e.p.Hall.Catalog(), tally, reportLines)
		}
		e.p.Runner.Do(func() {
			if err != nil {
				e.p.Stage.Toast(look.Bad, e.p.Words().Error(err))
				return
			}
			e.showReport(r)
		})
	})
}

func (e *Editor) showReport(r slim.Report) {
	w := e.p.Words()
	objs := []fyne.CanvasObject{look.NewPara(say.Slim(w, r)[0], look.Body, look.Ink)}
	for _, part := range say.SlimParts(r) {
		objs = append(objs, look.Gap(0, 4), look.Rule(), heading(w.T("slim.part."+part.Key)))
		if len(part.Lines) == 0 {
			objs = append(objs, look.NewPara(w.T("slim.none"), look.Body, look.Soft))
		}
		for _, l := range part.Lines {
			objs = append(objs, look.NewPara(say.SlimLine(w, part.Key, l), look.Body, look.Ink))
		}
	}
	objs = append(objs, look.Gap(0, 4), look.NewPara(w.T("slim.note"), look.Small, look.Soft))
	e.tell(w.T("slim.title"), 860, look.Fixed(look.NewScroll(look.Pad(look.Col(6, objs...), 0, 10, 0, 0)), 0, 430))
}
