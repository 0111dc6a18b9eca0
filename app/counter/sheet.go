package counter

import (
	"onevisit/catalog"
	"onevisit/queue"
)

// sheet is what the open sheet is about. Its words are put together when it is drawn, so that a change of language or of
// the queue shows at once.
type sheet struct {
	kind     SheetKind
	cursor   int
	reason   int      // chosen preset, -1 for none
	texts    []string // typed, by field
	on       bool     // the toggle
	plan     *plan    // of most sheets; nil for those about a row, a search or a ticket
	wrong    int      // field that is not right yet, -1 for none
	wrongWhy string
	asked    int  // how often a field was asked for again
	scanned  bool // an identity card was scanned into it, and its Enter is still to come
	visit    queue.Visit
	caseID   int64
	material string
	standing catalog.Standing
	hits     []catalog.Hit
}

func (p *presenter) openSheet(s *sheet) {
	if len(s.texts) == 0 {
		s.texts = make([]string, 1)
	}
	p.sheet = s
	p.banner.Text = ""
}

// text is what was typed into the first field.
func (s *sheet) text() string { return s.texts[0] }

// closeSheet closes without doing anything.
func (p *presenter) closeSheet() {
	p.sheet = nil
	p.show()
}

// sheetText hears what is typed into a field.
func (p *presenter) sheetText(i int, text string) {
	s := p.sheet
	if s == nil || i >= len(s.texts) || s.texts[i] == text {
		return
	}
	s.texts[i] = text
	if i == s.wrong {
		s.wrong, s.wrongWhy = -1, ""
	}
	if s.plan != nil && s.plan.typed != nil {
		s.plan.typed(s)
	}
	if s.kind == SheetSearch {
		s.cursor = 0
		s.hits = p.hall.Catalog().Search(text, searchHits)
	}
	if s.kind == SheetDate {
		if _, ok := p.dateOf(text); ok && len(digitsOf(text)) == 8 {
			p.sheetOK()
			return
		}
	}
	p.show()
}

// searchHits is how many items a search shows: more than fit are not looked at but searched again.
const searchHits = 30

// sheetMove moves the choice of a sheet.
func (p *presenter) sheetMove(by int) {
	s := p.sheet
	if s == nil {
		return
	}
	if n := len(p.options(s)); n > 0 {
		s.cursor = min(max(s.cursor+by, 0), n-1)
	} else if n := len(p.reasons(s)); n > 0 {
		s.reason = min(max(s.reason+by, 0), n-1)
	}
	p.show()
}

// sheetPick chooses an option.
func (p *presenter) sheetPick(i int) {
	if s := p.sheet; s != nil && i >= 0 && i < len(p.options(s)) {
		s.cursor = i
		p.show()
	}
}

// sheetToggle switches the sheet's toggle.
func (p *presenter) sheetToggle() {
	if s := p.sheet; s != nil {
		s.on = !s.on
		p.show()
	}
}

// sheetReason chooses a preset reason.
func (p *presenter) sheetReason(i int) {
	if s := p.sheet; s != nil && i >= 0 && i < len(p.reasons(s)) {
		s.reason = i
		p.show()
	}
}

// sheetOK does what the sheet was opened for. A sheet that still lacks something opens again.
func (p *presenter) sheetOK() {
	s := p.sheet
	if s == nil {
		return
	}
	p.sheet = nil
	if s.plan != nil {
		p.planOK(s)
		p.show()
		return
	}
	why, _ := p.reasonOf(s)
	if f, ok := p.sheetDeeds(s, why)[s.kind]; ok {
		f()
	}
	p.show()
}

// sheetDeeds tells what each sheet is for. Those that only tell something are not in it.
func (p *presenter) sheetDeeds(s *sheet, why string) map[SheetKind]func() {
	return map[SheetKind]func(){
		SheetPaper: func() { p.edit(func(d *desk) error { return d.stand(s.material, s.standing, why) }) },
		SheetDate:  func() { p.dateOK(s) },
		SheetSearch: func() {
			if s.cursor < len(s.hits) && p.visit != nil {
				p.addOrSwap(s.caseID, s.hits[s.cursor].Item.ID)
			}
		},
		SheetTurn:    func() { p.callOut(s.visit.Ticket.ID) },
		SheetRestore: func() { p.restore(s.visit.Ticket.ID) },
		SheetReturn:  func() { p.comeBack(s.caseID) },
	}
}
