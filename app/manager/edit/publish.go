package edit

import (
	"context"
	"errors"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/say"
	"onevisit/catalog/version"
	"onevisit/queue"
)

// openPublish shows what would change, and asks from when on and why.
func (e *Editor) openPublish() {
	w, now := e.p.Words(), e.p.Hall.Catalog()
	clash := e.bench.bundleClashes(now)
	for _, it := range e.bench.clashes(now) {
		clash = append(clash, it.Name)
	}
	if len(clash) > 0 {
		lines := []fyne.CanvasObject{look.NewPara(e.t("clash"), look.Body, look.Ink)}
		for _, name := range clash {
			lines = append(lines, look.NewPara(w.Text(name), look.Body, look.RedInk))
		}
		e.tell(e.t("cannot_publish"), 640, look.Col(8, lines...))
		return
	}
	items := e.bench.items(now)
	bundles := e.bench.bundleList(now)
	draft, err := e.p.Hall.Fits(items, bundles)
	if err != nil {
		e.tell(e.t("cannot_publish"), 640, look.Col(8, e.faults(err)...))
		return
	}
	diff := version.Compare(now, draft)
	if diff.Empty() {
		e.p.Stage.Toast(look.Info, w.T("version.same"))
		return
	}
	var lines []fyne.CanvasObject
	for _, s := range say.Diff(w, diff) {
		lines = append(lines, diffLine(w, s))
	}
	author := look.NewEntry(e.t("author_hint")).Height(44).Limit(20)
	author.SetText(e.p.Author())
	from := look.NewEntry(e.t("from_hint")).Height(44).Limit(10)
	note := look.NewEntry(e.t("note_hint")).Height(44).Limit(200)
	var sheet *look.Sheet
	cancel := look.NewButton(e.t("keep"), look.Plain, func() { sheet.Close() })
	do := look.NewButton(e.t("publish_now"), look.Primary, func() {
		author.SetWrong(strings.TrimSpace(author.Text()) == "")
		if strings.TrimSpace(author.Text()) == "" {
			return
		}
		sheet.Close()
		e.publish(queue.Publication{Items: items, Bundles: bundles, Kind: queue.EditionEdit,
			From: strings.TrimSpace(from.Text()), Note: strings.TrimSpace(note.Text())}, strings.TrimSpace(author.Text()))
	})
	body := look.Col(12,
		look.NewPanel(look.Fill, 8, 0, look.Fixed(look.NewScroll(look.Pad(look.Col(3, lines...), 0, 10, 0, 0)), 0, 240)).Padding(10, 4, 10, 12),
		look.Grid(2, 12, labelled(e.t("from"), from), labelled(e.t("author"), author)),
		labelled(e.t("note"), note))
	sheet = e.p.Stage.Sheet(look.SheetOptions{Title: e.t("publish_title"), Lead: e.t("publish_lead"), Content: body,
		Buttons: []*look.Button{cancel, do}, Width: 760, Focus: from})
}

// diffLine colours a line by what it means for applicants.
func diffLine(w *lang.Words, s string) fyne.CanvasObject {
	color := look.Ink
	switch {
	case strings.HasSuffix(s, w.T("version.effect.looser")):
		color = look.JadeInk
	case strings.HasSuffix(s, w.T("version.effect.tighter")):
		color = look.AmberInk
	}
	if rest, inner := strings.CutPrefix(s, "  "); inner {
		return look.Pad(look.NewPara(rest, look.Body, color), 0, 0, 0, 16)
	}
	return look.NewPara(s, look.Body, color).Bold()
}

// publish makes the version, away from the screen: a large catalog takes a moment to store.
func (e *Editor) publish(p queue.Publication, author string) {
	if e.busy {
		return
	}
	e.busy = true
	e.act(func(ctx context.Context) (queue.Edition, error) {
		all, err := e.p.Hall.Editions(ctx)
		if err != nil {
			return queue.Edition{}, err
		}
		p.Base = queue.DraftBase(all, e.p.Hall.Now())
		return e.p.Hall.Publish(ctx, queue.Act{Clerk: author}, p)
	}, func() {
		e.bench.clear()
		e.keep()
		e.leave()
	}, func(c *queue.ScheduleClash) { e.askClash(c, p, author) })
}

// askClash tells where what is being published and the version that waits for its day change the same things to
// different ones, and asks which of the two holds on that day.
func (e *Editor) askClash(c *queue.ScheduleClash, p queue.Publication, author string) {
	lines := []fyne.CanvasObject{look.NewPara(e.p.Words().Error(c), look.Body, look.Ink)}
	for _, s := range say.Conflicts(e.p.Words(), c.Conflicts) {
		lines = append(lines, look.NewPara(s, look.Body, look.AmberInk))
	}
	lines = append(lines, look.NewPara(e.t("clash_choice"), look.Small, look.Soft))
	var sheet *look.Sheet
	choose := func(key string, wins version.Side) *look.Button {
		return look.NewButton(e.t(key), look.Plain, func() {
			sheet.Close()
			p.Wins = wins
			e.publish(p, author)
		})
	}
	sheet = e.p.Stage.Sheet(look.SheetOptions{Title: e.t("clash_title"), Width: 760,
		Content: look.Fixed(look.NewScroll(look.Pad(look.Col(8, lines...), 0, 10, 0, 0)), 0, float32(min(320, 40+32*len(lines)))),
		Buttons: []*look.Button{look.NewButton(e.t("keep"), look.Plain, func() { sheet.Close() }), choose("clash_waiting", version.Waiting),
			choose("clash_urgent", version.Urgent)}})
}

// act runs a verb on the versions and says what came of it. clash is told of one with the version that waits.
func (e *Editor) act(f func(context.Context) (queue.Edition, error), then func(), clash func(*queue.ScheduleClash)) {
	e.p.Runner.Go(func() {
		made, err := f(context.Background())
		e.p.Runner.Do(func() {
			e.busy = false
			if err != nil {
				e.p.Log.Warn("edit: publish", "err", err)
				var c *queue.ScheduleClash
				if errors.As(err, &c) && clash != nil {
					clash(c)
					return
				}
				e.p.Stage.Toast(look.Bad, e.p.Words().Error(err))
				e.show()
				return
			}
			key := "version.published"
			switch {
			case !made.Cancelled.IsZero():
				key = "version.cancelled"
			case made.From.After(e.p.Hall.Now()):
				key = "version.scheduled"
			}
			said := e.p.Words().T(key, lang.Args{"n": made.N, "items": made.Items, "day": made.From.Format(time.DateOnly)})
			if made.Rebased > 0 {
				said += e.p.Words().T("version.rebased", lang.Args{"n": made.Rebased})
			}
			e.p.Stage.Toast(look.Good, said)
			then()
		})
	})
}
