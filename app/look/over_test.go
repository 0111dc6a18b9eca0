package look

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"
)

func TestSheet(t *testing.T) {
	under := NewButton("底下", Plain, nil)
	s, _, w := stage(t, Center(under))
	w.Canvas().Focus(under)
	pressed, closed, f2 := 0, 0, 0
	s.Keys().On(func() { f2++ }, fyne.KeyF2)
	ok, no := NewButton("确定", Primary, func() { pressed++ }), NewButton("取消", Plain, nil)
	sh := s.Sheet(SheetOptions{Title: "转移到哪个窗口？", Content: NewPara("选一个", Body, Soft), Buttons: []*Button{no, ok}, OnClose: func() { closed++ }})
	require.True(t, sh.Open())

	key(w.Canvas(), fyne.KeyReturn)
	require.Equal(t, 1, pressed, "Enter presses the primary button")
	key(w.Canvas(), fyne.KeyF2)
	require.Zero(t, f2, "the window's keys rest while a sheet is open")
	w.Canvas().FocusNext()
	require.Equal(t, fyne.Focusable(no), w.Canvas().Focused())
	w.Canvas().FocusNext()
	w.Canvas().FocusNext()
	require.Equal(t, fyne.Focusable(no), w.Canvas().Focused(), "Tab stays inside")
	key(w.Canvas(), fyne.KeyEscape)
	require.False(t, sh.Open())
	require.Equal(t, 1, closed)
	sh.Close()
	require.Equal(t, 1, closed, "closing twice does nothing")
	require.Equal(t, fyne.Focusable(under), w.Canvas().Focused(), "the focus comes back")
	key(w.Canvas(), fyne.KeyF2)
	require.Equal(t, 1, f2)
}

func TestSheetFitsAndStacks(t *testing.T) {
	s, _, w := stage(t, Gap(1, 1))
	a := s.Sheet(SheetOptions{Title: "一", Content: NewPara("很长的内容很长的内容很长的内容", Body, Ink), Width: 5000, Locked: true})
	key(w.Canvas(), fyne.KeyEscape)
	require.True(t, a.Open(), "locked")
	e := NewEntry("原因")
	s.Sheet(SheetOptions{Title: "二", Content: e, Focus: e})
	require.Equal(t, fyne.Focusable(e), w.Canvas().Focused())
	require.LessOrEqual(t, e.Size().Width, float32(560))
	s.CloseSheets()
	require.False(t, a.Open())
	require.Nil(t, s.TopSheet())
	require.Empty(t, w.Canvas().Overlays().List())
}

func TestToastDisappears(t *testing.T) {
	s, run, w := stage(t, Gap(1, 1))
	s.Toast(Good, "已叫 A017")
	require.Equal(t, "已叫 A017", s.ToastText())
	s.Toast(Bad, "打印机没有纸")
	run.Advance(5 * time.Second)
	require.Equal(t, "打印机没有纸", s.ToastText(), "the first toast's time does not end the second")
	require.Nil(t, w.Canvas().Focused())
	picture(t, "toast", w.Canvas().Capture())
	run.Advance(5 * time.Second)
	require.Empty(t, s.ToastText())
	require.Zero(t, run.Pending())
}

func TestStageTheme(t *testing.T) {
	x := NewText("办", 20, Ink)
	s, _, _ := stage(t, Center(x))
	s.SetTheme(New(Contrast, 1.5))
	require.Equal(t, float32(30), x.prim.TextSize)
	require.Equal(t, float32(1.5), s.Theme().Size(SizeScale))
	y := NewText("理", 20, Ink)
	s.SetContent(Center(y))
	require.Equal(t, float32(30), y.prim.TextSize, "new content wears the theme as well")
}

func TestList(t *testing.T) {
	made, filled := 0, 0
	l := NewList(40, func() ListRow {
		made++
		return &optionRow{mark: NewIcon(Tick, 14, JadeInk), text: NewText("", Body, Ink)}
	}, func(i int, _ ListRow, _ bool) { filled++ })
	var selected, done []int
	l.OnSelect = func(i int) { selected = append(selected, i) }
	l.OnActivate = func(i int) { done = append(done, i) }
	_, _, w := stage(t, l)
	l.SetCount(100000)
	require.Less(t, made, 20, "rows are made for what is in view only")
	w.Canvas().Focus(l)
	require.Equal(t, 0, l.Selected())
	key(w.Canvas(), fyne.KeyDown)
	key(w.Canvas(), fyne.KeyDown)
	key(w.Canvas(), fyne.KeyUp)
	key(w.Canvas(), fyne.KeyReturn)
	require.Equal(t, []int{0, 1, 2, 1}, selected)
	require.Equal(t, []int{1}, done)
	require.True(t, l.ring.Visible())
	key(w.Canvas(), fyne.KeyEnd)
	require.Equal(t, 99999, l.Selected())
	require.Greater(t, l.scroll.Offset.Y, float32(3_900_000), "the selection is brought into view")
	require.Less(t, made, 25)
	before := filled
	l.UpdateItem(5)
	require.Equal(t, before, filled, "out of view, nothing to do")
	l.UpdateItem(99999)
	require.Equal(t, before+1, filled)
	l.SetCount(3)
	require.Equal(t, 2, l.Selected())
	l.SetCount(0)
	require.Equal(t, -1, l.Selected())
	require.False(t, l.ring.Visible())
}

func TestListTap(t *testing.T) {
	l := NewList(40, func() ListRow { return newMaterialRow() }, func(int, ListRow, bool) {})
	tapped := -1
	l.OnTap = func(i int) { tapped = i }
	_, _, w := stage(t, l)
	l.SetCount(5)
	test.TapCanvas(w.Canvas(), fyne.NewPos(100, 100))
	require.Equal(t, 2, tapped)
	require.Equal(t, 2, l.Selected())
	require.Equal(t, fyne.Focusable(l), w.Canvas().Focused())
}

func TestTable(t *testing.T) {
	cells := map[int][]*Cell{}
	tb := NewTable([]Column{{Title: "窗口", Width: 90}, {Title: "状态"}, {Title: "今日", Width: 60, Right: true}}, func(i int, c []*Cell) {
		cells[i] = c
		c[0].Text("3 综合", Ink)
		c[1].Light(Yellow, "空闲，有人等")
		c[2].Text("31", Ink)
	})
	stage(t, tb.Object())
	tb.SetCount(3)
	require.Equal(t, "空闲，有人等", cells[2][1].String())
	require.Equal(t, "31", cells[0][2].String())
	cells[0][1].Text("–", Soft)
	require.Equal(t, "–", cells[0][1].String())
	head, cell := tb.header[1], cells[0][1].hold
	d := fyne.CurrentApp().Driver()
	require.InDelta(t, d.AbsolutePositionForObject(head).X, d.AbsolutePositionForObject(cell).X, 0.6, "columns stand below their titles")
	tb.SetTitles("Window")
	require.Equal(t, "Window", tb.header[0].Text())
}

// TestColumnsFitTheirTexts: a column that fits is as wide as its widest text and its title, up to its width; one that
// wraps takes the rest on two lines, and says when that is not enough.
func TestColumnsFitTheirTexts(t *testing.T) {
	test.NewTempApp(t)
	rows := [][3]string{{"A", "短", "x"}, {"A long name that needs two lines here", "一个很长很长很长的状态", "1234567"}}
	tb := NewTableSize([]Column{{Title: "item", Wrap: true}, {Title: "state", Fit: true, Width: 90}, {Title: "n", Fit: true, Right: true}}, 42,
		func(i int, c []*Cell) {
			for k, s := range rows[i] {
				c[k].Text(s, Ink)
			}
		})
	w := test.NewTempWindow(t, tb.Object())
	w.Resize(fyne.NewSize(340, 200))
	tb.SetCount(2)
	tb.Fit()
	require.Equal(t, float32(90), tb.widths[1], "no wider than its width")
	wide := tb.widths[2]
	require.GreaterOrEqual(t, wide, tb.probe[2].natural())
	rows[1][2] = "1"
	tb.SetCount(2)
	tb.Fit()
	require.Less(t, tb.widths[2], wide)
	var cells []*Cell
	for _, s := range tb.Rows.rows {
		if r, ok := s.row.(*tableRow); ok && s.index == 1 {
			cells = r.cells
		}
	}
	require.Equal(t, rows[1][0], cells[0].String())
	require.False(t, cells[0].para.Shortened())
	require.Greater(t, HeightFor(cells[0].para, cells[0].para.Size().Width), float32(2*Body), "it stands on two lines")
	cells[0].Text("A much longer name that needs three lines and more than that in a narrow column, whatever one does", Ink)
	require.True(t, cells[0].para.Shortened())
	cells[0].Light(Late, "late")
	require.Equal(t, "late", cells[0].String())
}
