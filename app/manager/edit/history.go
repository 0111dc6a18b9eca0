package edit

import (
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/say"
	"onevisit/catalog/version"
	"onevisit/queue"
)

// History shows the versions of the catalog, the newest first: who made each and why, what it changed, and the way back.
func (e *Editor) History() {
	e.p.Runner.Go(func() {
		all, err := e.p.Hall.Editions(context.Background())
		e.p.Runner.Do(func() {
			if err != nil {
				e.p.Stage.Toast(look.Bad, e.p.Words().Error(err))
				return
			}
			e.showHistory(all)
		})
	})
}

func (e *Editor) showHistory(all []queue.Edition) {
	w, now := e.p.Words(), e.p.Hall.Now()
	kinds := map[string]look.Kind{queue.EditionNow: look.Good, queue.EditionAhead: look.Info, queue.EditionPast: look.Neutral,
		queue.EditionCancelled: look.Neutral}
	var objs []fyne.CanvasObject
	var sheet *look.Sheet
	for _, ed := range slices.Backward(all) {
		state := queue.EditionState(all, ed, now)
		sub := []string{w.T("version.kind." + string(ed.Kind)), e.t("from_day", lang.Args{"day": ed.From.Format(time.DateOnly)})}
		if ed.Author != "" {
			sub = append(sub, e.t("by", lang.Args{"author": ed.Author}))
		}
		if ed.Note != "" {
			sub = append(sub, ed.Note)
		}
		row := []fyne.CanvasObject{look.Grow(look.Col(1, look.NewText(e.t("version_n", lang.Args{"n": ed.N}), look.Body, look.Ink).Bold(),
			look.NewPara(strings.Join(sub, " · "), look.Small, look.Soft))), look.NewTag(w.T("version.state."+state), kinds[state])}
		if ed.N > 0 {
			row = append(row, look.NewButton(e.t("what_changed"), look.Plain, func() { e.compare(all, ed) }).Height(40))
		}
		switch state {
		case queue.EditionPast:
			row = append(row, look.NewButton(e.t("roll_back"), look.Plain, func() {
				sheet.Close()
				e.confirm(e.t("roll_back_title", lang.Args{"n": ed.N}), e.t("roll_back"), func(ctx context.Context, a queue.Act, note string) (queue.Edition, error) {
					return e.p.Hall.Rollback(ctx, a, ed.N, note)
				})
			}).Height(40))
		case queue.EditionAhead:
			row = append(row, look.NewButton(e.t("cancel_version"), look.Plain, func() {
				sheet.Close()
				e.confirm(e.t("cancel_title", lang.Args{"n": ed.N}), e.t("cancel_version"), func(ctx context.Context, a queue.Act, _ string) (queue.Edition, error) {
					return e.p.Hall.CancelEdition(ctx, a, ed.N)
				})
			}).Height(40))
		}
		objs = append(objs, look.Row(8, row...), look.Rule())
	}
	sheet = e.tell(e.t("history"), 820, look.Fixed(look.NewScroll(look.Pad(look.Col(6, objs...), 0, 10, 0, 0)), 0, 400))
}

// compare shows what a version changed in the one that it was made from.
func (e *Editor) compare(all []queue.Edition, ed queue.Edition) {
	e.p.Runner.Go(func() {
		base := ed.Base
		if before, ok := queue.Before(all, ed); ok && ed.Kind == queue.EditionRollback {
			base = before.N
		}
		d, err := e.p.Hall.CompareEditions(context.Background(), base, ed.N)
		e.p.Runner.Do(func() {
			if err != nil {
				e.p.Stage.Toast(look.Bad, e.p.Words().Error(err))
				return
			}
			e.tell(e.t("changes_of", lang.Args{"n": ed.N}), 720, e.diffBox(d))
		})
	})
}

func (e *Editor) diffBox(d version.Diff) fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, s := range say.Diff(e.p.Words(), d) {
		lines = append(lines, diffLine(e.p.Words(), s))
	}
	return look.Fixed(look.NewScroll(look.Pad(look.Col(3, lines...), 0, 10, 0, 0)), 0, 360)
}

// confirm asks who does it and why, and then does it.
func (e *Editor) confirm(title, yes string, do func(context.Context, queue.Act, string) (queue.Edition, error)) {
	author := look.NewEntry(e.t("author_hint")).Height(44).Limit(20)
	author.SetText(e.p.Author())
	note := look.NewEntry(e.t("note_hint")).Height(44).Limit(200)
	var sheet *look.Sheet
	no := look.NewButton(e.t("keep"), look.Plain, func() { sheet.Close() })
	ok := look.NewButton(yes, look.Danger, func() {
		who := strings.TrimSpace(author.Text())
		author.SetWrong(who == "")
		if who == "" {
			return
		}
		sheet.Close()
		e.act(func(ctx context.Context) (queue.Edition, error) {
			return do(ctx, queue.Act{Clerk: who}, strings.TrimSpace(note.Text()))
		}, e.p.Closed, nil)
	})
	sheet = e.p.Stage.Sheet(look.SheetOptions{Title: title, Content: look.Col(12, labelled(e.t("author"), author), labelled(e.t("note"), note)),
		Buttons: []*look.Button{no, ok}, Width: 560})
}
