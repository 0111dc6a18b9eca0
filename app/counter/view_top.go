package counter

import (
	"fyne.io/fyne/v2"

	"onevisit/app/look"
)

// topBar is the bar over the columns.
type topBar struct {
	root                                 *look.Panel
	window                               *look.Text
	waiting, waitingN, longest, longestN *look.Text
	green, yellow, red                   *look.Light
	login, search, pause, language       *look.Button
	time                                 *look.Text
	row                                  *fyne.Container
	words                                Top // what is shown
	large                                bool
	v                                    *view
}

func newTopBar(v *view) *topBar {
	t := &topBar{v: v}
	t.window = look.NewText("", look.Body, look.Ink).Bold().Least(120)
	t.waiting, t.longest = look.NewText("", look.Body, look.Ink).Whole(), look.NewText("", look.Body, look.Ink).Whole()
	t.waitingN, t.longestN = look.NewText("", look.Body, look.Ink).Bold().Whole(), look.NewText("", look.Body, look.Ink).Bold().Whole()
	t.green, t.yellow, t.red = look.NewLight(look.Green, "", look.Body), look.NewLight(look.Yellow, "", look.Body), look.NewLight(look.Late, "", look.Body)
	small := func(c Command) *look.Button {
		return look.NewButton("", look.Plain, func() { v.press(c) }).Height(32).TextSize(look.Small)
	}
	t.search, t.pause, t.language = small(CmdSearch), small(CmdPause), small(CmdLanguage)
	t.login = look.NewButton("", look.Quiet, func() { v.press(CmdLogin) }).Height(32).TextSize(look.Small)
	t.time = look.NewText("", look.Body, look.Ink).Bold().Whole()
	row := look.Row(16,
		look.Row(8, t.window, t.login), look.Space(),
		look.Row(6, t.waiting, t.waitingN), look.Row(6, t.longest, t.longestN),
		look.Row(14, t.green, t.yellow, t.red),
		look.Row(8, t.search, t.pause, t.language), t.time)
	t.root = look.NewPanel(look.Surface, 0, 0, look.MinSize(row, 0, 48)).Padding(0, 20, 0, 20)
	t.row = row
	return t
}

func (t *topBar) apply(s Top) {
	large := t.v.tight
	if s == t.words && large == t.large {
		return
	}
	t.words, t.large = s, large
	t.v.setShown(t.longest, !large) // the list of those who wait shows it as well
	t.v.setShown(t.longestN, !large)
	if large {
		s.Login.Key, s.Pause.Key = "", ""
	}
	t.window.SetText(s.Window)
	setAct(t.login, s.Login, look.Quiet)
	t.waiting.SetText(s.Waiting)
	t.waitingN.SetText(s.WaitingN)
	t.longest.SetText(s.Longest)
	t.longestN.SetText(s.LongestN)
	t.green.Set(look.Green, s.Green)
	t.yellow.Set(look.Yellow, s.Yellow)
	t.red.Set(look.Late, s.Red)
	t.search.SetText(s.Search)
	t.search.SetKey(keyName[CmdSearch])
	if large {
		t.search.SetKey("")
	}
	setAct(t.pause, s.Pause, look.Plain)
	setAct(t.language, s.Language, look.Plain)
	t.time.SetText(s.Time)
	t.row.Refresh()
}

// front is the calm screen of a window that is not open.
type front struct {
	root          *fyne.Container
	title, detail *look.Para
	act           *look.Button
	sample        *look.Tag
	call          *callCard
}

func newFront(v *view) *front {
	f := &front{title: look.NewPara("", look.Figure, look.Ink).Bold().Middle(), detail: look.NewPara("", look.Lead, look.Soft).Middle()}
	f.act = look.NewButton("", look.Primary, func() { v.press(CmdOpen) })
	f.sample = look.NewTag("", look.Warn)
	f.call = newCallCard(v)
	card := look.Fixed(look.Card(look.Surface, 48, look.Col(12, f.title, f.detail, look.Gap(0, 12), look.Fixed(f.act, 0, 64), look.Center(f.sample))), 560, 0)
	f.root = look.Center(look.Col(16, card, look.Fixed(f.call.root, 560, 0)))
	return f
}

// showFront shows the front, or the three columns.
func (v *view) showFront(s *Front, sample string, call Call) {
	v.setShown(v.front.root, s != nil)
	v.setShown(v.main, s == nil)
	if s == nil {
		return
	}
	v.setShown(v.front.sample, sample != "")
	v.front.sample.Set(sample, look.Warn)
	v.front.title.SetText(s.Title)
	v.front.detail.SetText(s.Detail)
	setAct(v.front.act, s.Act, look.Plain)
	v.front.call.apply(call)
}
