package catalog

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

// Handed is one material as the applicant has it.
type Handed struct {
	Standing  Standing `json:"standing"`
	Which     int      `json:"which,omitempty"`     // index into any_of of the document brought; 0 is the first
	Originals int      `json:"originals,omitempty"` // how many; 0: as many as asked for
	Copies    int      `json:"copies,omitempty"`    // how many; 0: as many as asked for
	Expires   string   `json:"expires,omitempty"`   // YYYY-MM-DD or LongTerm, as the document says
	Issued    string   `json:"issued,omitempty"`    // YYYY-MM-DD
	Reason    string   `json:"reason,omitempty"`    // for unclear, wrong, waived, fillable: in the clerk's words
}

// Submission is what one person puts forward for one item: the answers about the situation and the papers.
type Submission struct {
	Item    string            `json:"item"`
	On      string            `json:"on"` // the day of the check, YYYY-MM-DD; may be empty if no paper has a date
	Answers map[string]string `json:"answers,omitempty"`
	Papers  map[string]Handed `json:"papers,omitempty"` // by material id
	// Pledged names materials that the applicant replaces by a written promise.
	Pledged []string `json:"pledged,omitempty"`
	// Gap says that the applicant promises in writing to bring the materials that may follow later (容缺).
	Gap bool `json:"gap,omitempty"`
}

// Clone returns a copy that shares nothing with s.
func (s Submission) Clone() Submission {
	c := s
	c.Answers = make(map[string]string, len(s.Answers))
	for k, v := range s.Answers {
		c.Answers[k] = v
	}
	c.Papers = make(map[string]Handed, len(s.Papers))
	for k, v := range s.Papers {
		c.Papers[k] = v
	}
	c.Pledged = append([]string(nil), s.Pledged...)
	return c
}
