package manager

import (
	"fyne.io/fyne/v2"

	"onevisit/app/lang"
	"onevisit/app/manager/edit"
	"onevisit/catalog"
)

// makeEditor makes the catalog's editor; there is one a seat, made when it is first opened.
func (s *Seat) makeEditor() (*edit.Editor, error) {
	s.stage.Keys().On(func() { s.view.catalog.back() }, fyne.KeyEscape)
	return edit.New(edit.Params{Stage: s.stage, Words: func() *lang.Words { return s.p.Words }, Runner: s.p.Runner, Hall: s.p.Hall,
		Author: func() string { return s.who.ID }, Drafts: s.p.Drafts, Log: s.p.Log, Closed: func() {
			s.view.catalog.closeEditor()
			s.show()
		}})
}

// reviewed is what a reviewer would mark in the catalog that holds now.
func (s *Seat) reviewed() []catalog.Finding {
	if cat := s.p.Hall.Catalog(); cat != s.linted {
		s.lint, s.linted = catalog.Lint(cat), cat
	}
	return s.lint
}
