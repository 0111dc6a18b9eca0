package catalog

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// Standing is how one material lies on the counter (DESIGN: given is not usable).
type Standing string

// Standings of a material on a case.
const (
	NotGiven Standing = ""
	Given    Standing = "given"
	Unclear  Standing = "unclear"  // cannot be read or judged
	Wrong    Standing = "wrong"    // not what is asked for
	Waived   Standing = "waived"   // not needed here, with a reason
	Fillable Standing = "fillable" // there, with a fault that can be mended on the spot: a field, a signature
)

// None as a number of originals, copies or signatures says that there is not one of them. Zero says that nobody counted.
const None = -1

// Handed is one material as the applicant has it.
type Handed struct {
	Standing  Standing `json:"standing"`
	Which     int      `json:"which,omitempty"`     // index into any_of of the document brought; 0 is the first
	Originals int      `json:"originals,omitempty"` // how many; 0: as many as asked for; None: not one
	Copies    int      `json:"copies,omitempty"`    // how many; 0: as many as asked for; None: not one
	Expires   string   `json:"expires,omitempty"`   // YYYY-MM-DD or LongTerm, as the document says
	Issued    string   `json:"issued,omitempty"`    // YYYY-MM-DD
	// Signatures is how many people have signed; 0: as many as asked for; None: nobody.
	Signatures int `json:"signatures,omitempty"`
	// Instead is the id of another document that was brought in place of the material (substitutes).
	Instead string `json:"instead,omitempty"`
	Reason  string `json:"reason,omitempty"` // for unclear, wrong, waived, fillable: in the clerk's words
	// Holder is whose paper it is, as it says; it is compared with the Submission's Person.
	Holder string `json:"holder,omitempty"`
}

// dated tells whether a date is said that has to be compared with the day.
func (h Handed) dated() bool { return h.Issued != "" || h.Expires != "" && h.Expires != LongTerm }

// Submission is what one person puts forward for one item: the answers about the situation and the papers.
type Submission struct {
	Item string `json:"item"`
	// On is the day of the check, YYYY-MM-DD; it may be empty if no paper has a date and the item no calendar.
	On      string  `json:"on"`
	Answers Answers `json:"answers,omitempty"` // by situation id
	// Papers are what was brought, by material id. A single document of an alternative made of several is under
	// PartKey(material, part); what is said of it goes before what is said of the material.
	Papers map[string]Handed `json:"papers,omitempty"`
	// Pledged names materials that the applicant replaces by a written promise.
	Pledged []string `json:"pledged,omitempty"`
	// Gap says that the applicant promises in writing to bring the materials that may follow later (容缺).
	Gap bool `json:"gap,omitempty"`
	// NoPromises says that no promise is taken of the applicant, who has broken one or has one overdue (失信主体不适用,
	// 国办发〔2020〕42号): nothing follows later, and nothing is replaced.
	NoPromises bool `json:"no_promises,omitempty"`
	// Person is the applicant's name as the identity document has it, to compare those on the other papers with; empty: no
	// name is compared.
	Person string `json:"person,omitempty"`
}

// Answers are the answers about a person's situation, by situation id: a choice's id, or a number as text.
type Answers map[string]string

// UnmarshalJSON also reads a number written as one, and true and false for the choices yes and no.
func (a *Answers) UnmarshalJSON(data []byte) error {
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil || raw == nil {
		*a = nil
		return err
	}
	*a = make(Answers, len(raw))
	for id, value := range raw {
		switch text := strings.TrimSpace(string(value)); {
		case text == "true":
			(*a)[id] = "yes"
		case text == "false":
			(*a)[id] = "no"
		case text != "" && strings.Trim(text, "-+.0123456789eE") == "":
			(*a)[id] = text
		default:
			var s string
			if err := json.Unmarshal(value, &s); err != nil {
				return err
			}
			(*a)[id] = s
		}
	}
	return nil
}

// Clone returns a copy that shares nothing with s.
func (s Submission) Clone() Submission {
	c := s
	c.Answers, c.Papers = make(Answers, len(s.Answers)), make(map[string]Handed, len(s.Papers))
	maps.Copy(c.Answers, s.Answers)
	maps.Copy(c.Papers, s.Papers)
	c.Pledged = slices.Clone(s.Pledged)
	return c
}
