package edit

import (
	"slices"

	"fyne.io/fyne/v2"

	"onevisit/app/look"
	"onevisit/app/say"
	"onevisit/catalog"
)

// whenForm is a condition as rows of a question and the answers that count. One that rows cannot say is shown in words
// and stays as it is, unless it is thrown away. bare is what no rows mean.
func (e *Editor) whenForm(label, bare string, when *string) fyne.CanvasObject {
	asks := e.bench.questions()
	c, ok := parse(*when, asks)
	head := look.NewText(capital(label), look.Small, look.Soft)
	if !ok {
		drop := look.NewButton(e.t("when_again"), look.Plain, func() {
			*when = ""
			e.reshaped()
		}).Height(40)
		whole := *e.bench.item
		whole.Situations = asks
		return look.Col(4, head, e.locked(e.t("when_locked")),
			look.NewPara(say.When(e.p.Words(), &whole, *when), look.Body, look.SkyInk), look.Start(drop))
	}
	objs := []fyne.CanvasObject{head}
	if len(c.rows) == 0 {
		objs = append(objs, look.NewPara(bare, look.Body, look.Ink))
	}
	set := func() {
		*when = c.String()
		e.reshaped()
	}
	if len(c.rows) > 1 {
		at := 0
		if c.any {
			at = 1
		}
		objs = append(objs, look.Start(look.NewChoice("", []string{e.t("all_of"), e.t("any_of")}, at, func(i int) {
			c.any = i == 1
			set()
		})))
	}
	for i := range c.rows {
		objs = append(objs, e.whenRow(&c, i, asks, when))
	}
	if len(asks) == 0 {
		return look.Col(6, append(objs, look.NewPara(e.t("no_asks"), look.Small, look.Soft))...)
	}
	more := look.NewButton(e.t("add_condition"), look.Quiet, func() {
		c.rows = append(c.rows, firstRow(asks[0]))
		set()
	}).Icon(look.Plus).Height(40)
	return look.Col(6, append(objs, look.Start(more))...)
}

// firstRow is a new row about a question: its first answer, or its number beyond zero.
func firstRow(s catalog.Situation) row {
	if s.Numeric() {
		return row{ask: s.ID, op: ">", number: "0"}
	}
	return row{ask: s.ID, answers: []string{s.Choices[0].ID}}
}

func (e *Editor) whenRow(c *condition, i int, asks []catalog.Situation, when *string) fyne.CanvasObject {
	w, r := e.p.Words(), &c.rows[i]
	set := func() {
		*when = c.String()
		e.reshaped()
	}
	names, at := make([]string, len(asks)), -1
	for k, s := range asks {
		names[k] = w.Text(s.Ask)
		if s.ID == r.ask {
			at = k
		}
	}
	ask := look.NewChoice("", names, at, func(k int) {
		*r = firstRow(asks[k])
		set()
	})
	drop := look.NewButton("", look.Quiet, func() {
		c.rows = slices.Delete(c.rows, i, i+1)
		set()
	}).Icon(look.Cross).Height(40)
	if r.op != "" {
		ops := make([]string, len(numberOps))
		for k, op := range numberOps {
			ops[k] = e.t("op." + opName[op])
		}
		number := look.NewEntry("").Height(40).Limit(12)
		number.SetText(r.number)
		number.OnChange = func(s string) {
			r.number = s
			written := r.String()
			number.SetWrong(written == "")
			if written != "" {
				*when = c.String()
				e.edited()
			}
		}
		s, _ := find(asks, r.ask)
		return look.NewPanel(look.Fill, 8, 0, look.Row(8, ask, look.NewChoice("", ops, slices.Index(numberOps, r.op), func(k int) {
			r.op = numberOps[k]
			set()
		}), look.Fixed(number, 110, 40), look.NewText(w.Text(s.Unit), look.Body, look.Soft), look.Space(), drop)).Padding(6, 8, 6, 8)
	}
	s, _ := find(asks, r.ask)
	chips := make([]fyne.CanvasObject, 0, len(s.Choices))
	for _, a := range s.Choices {
		on := slices.Contains(r.answers, a.ID)
		chip := look.NewButton(w.Text(a.Name), look.Plain, func() {
			if on && len(r.answers) > 1 {
				r.answers = slices.DeleteFunc(r.answers, func(x string) bool { return x == a.ID })
			} else if !on {
				r.answers = append(r.answers, a.ID)
			}
			set()
		}).Height(40).Icon(tick(on))
		chip.SetOn(on)
		chips = append(chips, chip)
	}
	return look.NewPanel(look.Fill, 8, 0, look.Col(6, look.Row(8, look.Grow(look.Start(ask)), drop), look.Wrap(8, chips...))).Padding(6, 8, 6, 8)
}

// opName names a comparison where its words are looked up.
var opName = map[string]string{"<": "less", "<=": "at_most", ">": "more", ">=": "at_least", "==": "exactly"}
