package counter

import (
	"strings"

	"fyne.io/fyne/v2"

	"onevisit/app/look"
)

// sheetView shows the sheet of a state over the window. A sheet of another kind or other words is opened anew; choices
// and search results change in place.
type sheetView struct {
	v       *view
	open    *look.Sheet
	closing bool
	head    string // kind, title and lead of what is open

	entries []*look.Entry
	wrong   []*look.Text // what is not right about a field
	asked   int
	toggle  *look.Button
	ok      *look.Button
	reasons pool[*look.Button]
	list    *look.List
	rows    []Option
	none    *look.Para
	side    *sidePane
	state   *Sheet
}

// Sizes of sheets in pixels at scale 1.
const (
	sheetWidth   = 560
	searchWidth  = 980
	searchHeight = 560
	searchLeft   = 440 // of the column with the list
	helpWidth    = 1080
	optionRows   = 6
	menuRows     = 9
	optionLine   = 52
)

func (s *sheetView) apply(st State) {
	if s.v.stage == nil {
		return
	}
	if st.Sheet == nil {
		s.close()
		return
	}
	head := string(st.Sheet.Kind) + "\n" + st.Sheet.Title + "\n" + st.Sheet.Detail + "\n" + string(st.Language)
	if s.open == nil || !s.open.Open() || head != s.head {
		s.close()
		s.build(st.Sheet)
		s.head = head
	}
	s.update(st.Sheet)
}

// close takes the sheet away without telling the presenter, who knows.
func (s *sheetView) close() {
	if s.open == nil {
		return
	}
	s.closing = true
	s.open.Close()
	s.closing = false
	s.open, s.head = nil, ""
}

// build opens the sheet.
func (s *sheetView) build(st *Sheet) {
	*s = sheetView{v: s.v, state: st}
	s.ok = look.NewButton(st.OK.Text, look.Primary, func() { s.v.asks.sheetOK() }).Key(st.OK.Key).Height(48).TextSize(16)
	buttons := []*look.Button{}
	if st.Cancel.Text != "" {
		buttons = append(buttons, look.NewButton(st.Cancel.Text, look.Plain, func() { s.v.asks.closeSheet() }).Key(st.Cancel.Key).Height(48))
	}
	buttons = append(buttons, s.ok)
	if st.OK.Rank == Grave {
		s.ok.SetKind(look.Danger)
	}
	o := look.SheetOptions{Title: st.Title, Lead: st.Detail, Content: s.content(st), Buttons: buttons, Width: sheetWidth, Keys: s.key,
		OnClose: func() {
			if !s.closing && s.v.asks != nil {
				s.v.asks.closeSheet()
			}
		}}
	if st.two() {
		o.Width, o.Height = searchWidth, searchHeight
	}
	if st.Kind == SheetKeys {
		o.Width = helpWidth
	}
	if st.Focus && len(s.entries) > 0 {
		o.Focus = s.entries[0]
	}
	s.open = s.v.stage.Sheet(o)
	if o.Focus != nil && st.Kind == SheetDate { // a date that is offered is typed over
		s.entries[0].SelectAll()
	}
}

// content are the parts that the sheet has.
func (s *sheetView) content(st *Sheet) fyne.CanvasObject {
	var parts []fyne.CanvasObject
	if st.two() {
		return s.search(st)
	}
	if st.Help != nil {
		return helpTable(st.Help, s.v.scale, func(c Command) {
			s.v.asks.closeSheet()
			s.v.press(c)
		})
	}
	if len(st.Lines) > 0 {
		return linesPane(st.Lines)
	}
	if len(st.Options) > 0 {
		parts = append(parts, look.Fixed(s.options(), 0, float32(s.optionRows(st)*optionLine)*s.v.scale))
	}
	if len(st.Reasons) > 0 {
		s.reasons = pool[*look.Button]{box: look.Wrap(8), make: func(i int) *look.Button {
			return look.NewButton("", look.Plain, func() { s.v.asks.sheetReason(i) }).Height(40)
		}}
		parts = append(parts, s.reasons.box)
	}
	if st.Toggle.Text != "" {
		s.toggle = look.NewButton(st.Toggle.Text, look.Plain, func() { s.v.asks.sheetToggle() }).Key(st.Toggle.Key).Height(40)
		parts = append(parts, look.Start(s.toggle))
	}
	if len(st.Fields) > 0 {
		parts = append(parts, s.fields(st))
	}
	if len(parts) == 0 {
		return nil
	}
	return look.Col(16, parts...)
}

// optionRows is how many options show before they scroll: what else the sheet has, and larger text, take room from them.
func (s *sheetView) optionRows(st *Sheet) int {
	most := optionRows
	switch {
	case st.Menu:
		most = menuRows
	case len(st.Reasons) > 0:
		most--
	}
	if s.v.tight {
		most -= 2
	}
	return min(len(st.Options), most)
}

// fields are what can be typed, below each other, each with its caption.
func (s *sheetView) fields(st *Sheet) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for i, f := range st.Fields {
		e, wrong := s.newEntry(i, f), look.NewText("", look.Small, look.RedInk)
		s.entries, s.wrong = append(s.entries, e), append(s.wrong, wrong)
		wrong.Hide()
		field := []fyne.CanvasObject{e, wrong}
		if f.Caption != "" {
			field = append([]fyne.CanvasObject{look.NewText(f.Caption, 14, look.Soft)}, field...)
		}
		rows = append(rows, look.Col(6, field...))
	}
	return look.Col(12, rows...)
}

func (s *sheetView) newEntry(i int, f Field) *look.Entry {
	e := look.NewEntry(f.Hint).Height(44)
	e.SetText(f.Text)
	e.OnChange = func(text string) {
		if t := strings.TrimLeft(text, " "); t != text { // the key that opened the sheet may still arrive as a character
			e.SetText(t)
			text = t
		}
		s.v.asks.sheetText(i, text)
	}
	e.OnSubmit = func(string) { s.submit(i) }
	return e
}

// submit goes to the next field that is still wanted, and after the last one presses the button.
func (s *sheetView) submit(i int) {
	for k := i + 1; k < len(s.entries); k++ {
		if e := s.entries[k]; e.Text() == "" && !s.state.Fields[k].Optional {
			s.v.stage.Canvas().Focus(e)
			return
		}
	}
	s.ok.Press()
}

// reasonKey is the key beside a reason: its digit, or, where digits choose an option or are typed, beside the chosen one
// the arrows that go to the next; where there is little room the words go before those.
func (st *Sheet) reasonKey(i int, tight bool) string {
	switch {
	case len(st.Options) == 0 && !st.Focus && i < 9:
		return string(rune('1' + i))
	case i != st.Reason || st.own() || tight:
		return ""
	case len(st.Options) > 0:
		return "←→"
	}
	return "↑↓"
}

// two reports whether the sheet has a second column.
func (st *Sheet) two() bool {
	return st.Kind == SheetSearch || st.Kind == SheetCases || st.Kind == SheetQueue
}

// options is the list to choose from.
func (s *sheetView) options() *look.List {
	s.list = look.NewList(optionLine, func() look.ListRow { return newOptionRow() }, func(i int, row look.ListRow, _ bool) {
		if o, ok := row.(*optionRow); ok && i < len(s.rows) {
			o.set(s.rows[i])
		}
	})
	s.list.RingAlways = true
	s.list.OnSelect = func(i int) {
		if s.v.heard() {
			s.v.asks.sheetPick(i)
		}
	}
	s.list.OnTap = func(i int) {
		if s.state.Menu {
			s.pickDigit(i)
		}
	}
	s.list.OnActivate = func(i int) {
		s.v.asks.sheetPick(i)
		s.ok.Press()
	}
	return s.list
}

// search is the sheet over all items: hits at the left, what the chosen one needs at the right.
func (s *sheetView) search(st *Sheet) fyne.CanvasObject {
	s.none = look.NewPara("", look.Body, look.Soft)
	s.side = newSidePane()
	left := look.Col(12, s.fields(st), s.none, look.Grow(s.options()))
	return look.Split(24, []float32{searchLeft * s.v.scale, 0}, left, look.Card(look.Paper, 16, s.side.root))
}

// update shows what changes while a sheet is open.
func (s *sheetView) update(st *Sheet) {
	s.state = st
	s.ok.SetText(st.OK.Text)
	s.ok.SetKey(st.OK.Key)
	s.ok.SetEnabled(st.OK.On)
	if s.reasons.box != nil {
		before := len(s.reasons.all)
		s.reasons.use(s.v, len(st.Reasons), func(i int, b *look.Button) {
			b.SetText(st.Reasons[i])
			b.SetOn(i == st.Reason && !st.own())
			b.SetKey(st.reasonKey(i, s.v.tight))
		})
		if before != len(s.reasons.all) {
			s.open.Refresh()
		}
	}
	if s.list != nil {
		s.rows = st.Options
		fill(s.list, len(s.rows))
		if len(s.rows) > 0 && s.list.Selected() != st.Cursor {
			s.list.Select(st.Cursor)
		}
	}
	if s.none != nil {
		s.none.SetText(st.None)
		was := s.none.Visible()
		show(s.none, len(st.Options) == 0)
		if s.side.set(st.Side) || was != s.none.Visible() {
			s.open.Refresh()
		}
	}
	if s.toggle != nil {
		s.toggle.SetOn(st.Toggle.On)
	}
	s.updateFields(st)
}

// updateFields shows what is typed and what is not right about it.
func (s *sheetView) updateFields(st *Sheet) {
	again := false
	for i, e := range s.entries {
		if i >= len(st.Fields) {
			break
		}
		f := st.Fields[i]
		if f.Text != e.Text() {
			e.SetText(f.Text)
		}
		e.SetWrong(f.Wrong != "")
		again = again || s.wrong[i].Text() != f.Wrong
		s.wrong[i].SetText(f.Wrong)
		show(s.wrong[i], f.Wrong != "")
	}
	if again {
		s.open.Refresh()
	}
	if st.FocusSeq != s.asked && st.FocusOn < len(s.entries) {
		s.asked = st.FocusSeq
		s.v.stage.Canvas().Focus(s.entries[st.FocusOn])
	}
}

// own reports whether a reason was typed, which goes before the presets.
func (st *Sheet) own() bool {
	n := len(st.Fields)
	return n > 0 && st.Fields[n-1].Caption == "" && st.Fields[n-1].Text != ""
}

// key hears the keys that the sheet's own widgets have no use for.
func (s *sheetView) key(e *fyne.KeyEvent) {
	typing := false
	for _, entry := range s.entries {
		typing = typing || s.v.stage.Canvas().Focused() == fyne.Focusable(entry)
	}
	switch {
	case e.Name == fyne.KeyUp:
		s.v.asks.sheetMove(-1)
	case e.Name == fyne.KeyDown:
		s.v.asks.sheetMove(1)
	case e.Name == fyne.KeyPageDown && s.side != nil:
		s.side.page(1)
	case e.Name == fyne.KeyPageUp && s.side != nil:
		s.side.page(-1)
	case typing: // digits and letters are text
	case len(e.Name) == 1 && e.Name >= "1" && e.Name <= "9":
		n := int(e.Name[0] - '1')
		if len(s.state.Options) > 0 {
			s.pickDigit(n)
		} else {
			s.v.asks.sheetReason(n)
		}
	case e.Name == fyne.KeyLeft:
		s.v.asks.sheetReason(s.state.Reason - 1)
	case e.Name == fyne.KeyRight:
		s.v.asks.sheetReason(s.state.Reason + 1)
	case s.toggle != nil && strings.EqualFold(string(e.Name), s.state.Toggle.Key):
		s.v.asks.sheetToggle()
	}
}

// pickDigit chooses the option of a digit; in a menu that is all that is needed.
func (s *sheetView) pickDigit(n int) {
	if n >= len(s.state.Options) {
		return
	}
	s.v.asks.sheetPick(n)
	if s.state.Menu {
		s.v.asks.sheetOK()
	}
}
