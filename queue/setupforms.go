package queue

import (
	"cmp"
	"slices"

	"onevisit/catalog"
)

// FormTexts are what forms say of the hall. What a hall does not write here is what it says of itself elsewhere.
type FormTexts struct {
	Name     catalog.Text // at the head: who issues the paper
	Seal     catalog.Text // over the place of the seal
	Address  catalog.Text
	Phone    string
	Complain string       // complaint line
	Footer   catalog.Text // a line of the hall's own at the foot of each page
}

// OnForms are the form texts with what the hall says of itself where it has none for forms.
func (s *Setup) OnForms() FormTexts {
	f := s.Forms
	f.Name = textOr(f.Name, s.Name)
	f.Seal, f.Address = textOr(f.Seal, f.Name), textOr(f.Address, s.Address)
	f.Phone, f.Complain = cmp.Or(f.Phone, s.Phone), cmp.Or(f.Complain, s.Complain)
	return f
}

// textOr is a text, or another one where there is none. A text is taken as a whole: the English of another name would be
// another name.
func textOr(t, or catalog.Text) catalog.Text {
	if t.ZH == "" && t.EN == "" {
		return or
	}
	return t
}

// Devices are what a machine of the hall has unless it says otherwise itself (station.yaml, flags).
type Devices struct {
	Tickets  string // the ticket printer's address, as paper.Open reads it; empty: none
	Dots     int    // width of the ticket printer: 576 (80 mm) or 384 (58 mm); 0: not said
	Forms    string // the printer of A4 forms; empty: none
	Contrast string // of boards: "night", "day" or "auto"; empty: not said
	AskID    bool   // kiosks ask for an identity number before they give a ticket
}

// Offers reports whether people may choose a language.
func (s *Setup) Offers(language string) bool {
	return len(s.Languages) == 0 || slices.Contains(s.Languages, language)
}
