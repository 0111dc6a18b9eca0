package counter

import (
	"slices"
	"strings"

	"onevisit/app/lang"
)

// unprinted is a paper that the printer did not give: the applicant is still to get it, however long the roll is being
// changed and whoever is called meanwhile.
type unprinted struct {
	kind   PaperKind
	number string
	again  func()
}

// settlePaper forgets that a paper is owed: it is out, or its printing failed anew.
func (p *presenter) settlePaper(k PaperKind, number string) {
	p.unprinted = slices.DeleteFunc(p.unprinted, func(u unprinted) bool { return u.kind == k && u.number == number })
}

// printOwed prints again all that did not come out; false if nothing is owed.
func (p *presenter) printOwed() bool {
	owed := slices.Clone(p.unprinted)
	p.banner.Text = ""
	for _, u := range owed {
		u.again()
	}
	return len(owed) > 0
}

// owedNote says what did not come out yet. It stays while other things are done, and leaves at Escape: the papers are
// still with their cases.
func (p *presenter) owedNote() Note {
	names := make([]string, 0, len(p.unprinted))
	for _, u := range p.unprinted {
		names = append(names, strings.TrimSpace(p.t("paper."+string(u.kind))+" "+u.number))
	}
	return Note{Seq: -2, Text: p.t("print.owed", lang.Args{"papers": strings.Join(names, p.words.T("common.comma")), "n": len(names)}), Tone: Soon}
}
