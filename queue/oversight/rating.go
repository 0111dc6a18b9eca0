package oversight

import (
	"time"
	"unicode/utf8"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/queue"
	"onevisit/queue/workday"
)

// Fault codes of ratings.
const (
	CodeBadGrade     fault.Code = "oversight.bad_grade"     // grade
	CodeRatedAlready fault.Code = "oversight.rated_already" // label
	CodeNotServed    fault.Code = "oversight.not_served"    // label
	CodeOtherTicket  fault.Code = "oversight.other_ticket"  // label
	CodeLongComment  fault.Code = "oversight.long_comment"  // n
)

// maxComment is the longest comment, in characters; our choice, enough for a page by hand.
const maxComment = 500

// Grade is one of the five grades of the national rating (国办发〔2019〕51号). The translations are keyed "rating.<n>".
type Grade int

// Grades.
const (
	VeryDissatisfied Grade = 1 // 非常不满意
	Dissatisfied     Grade = 2 // 不满意
	FairlySatisfied  Grade = 3 // 基本满意
	Satisfied        Grade = 4 // 满意
	VerySatisfied    Grade = 5 // 非常满意
)

// Bad reports a grade that has to be followed up (差评): the last two.
func (g Grade) Bad() bool { return g == VeryDissatisfied || g == Dissatisfied }

// Rating is what a visitor says of a visit.
type Rating struct {
	Ticket  int64     `json:"ticket"`
	Grade   Grade     `json:"grade"`
	At      time.Time `json:"at"`
	Comment string    `json:"comment,omitempty"`
}

// Check tells whether the rating of a visit may be taken: a grade of the five, a visit that was served and has ended,
// and none before it, for one visit has one rating. A visit that ended with a notice or a refusal may be rated as well.
func (r Rating) Check(t queue.Ticket, ratedBefore bool) error {
	switch {
	case r.Ticket != t.ID:
		return fault.New(CodeOtherTicket, fault.Args{"label": t.Label})
	case r.Grade < VeryDissatisfied || r.Grade > VerySatisfied:
		return fault.New(CodeBadGrade, fault.Args{"grade": int(r.Grade)})
	case t.Live() || t.StartAt.IsZero():
		return fault.New(CodeNotServed, fault.Args{"label": t.Label})
	case ratedBefore:
		return fault.New(CodeRatedAlready, fault.Args{"label": t.Label})
	case utf8.RuneCountInString(r.Comment) > maxComment:
		return fault.New(CodeLongComment, fault.Args{"n": maxComment})
	}
	return nil
}

// ContactWithin is how soon somebody who rated badly under a name is contacted: one workday (安阳市政务服务条例
// art. 52). Places differ; it is a default.
func ContactWithin() catalog.Limit { return catalog.Limit{N: 1, Unit: catalog.UnitWorkdays} }

// ContactBy is when a bad rating has to be followed up at the latest; the zero time for one that need not be. Errors as
// for Calendar.Deadline.
func (r Rating) ContactBy(cal *workday.Calendar, within catalog.Limit) (time.Time, error) {
	if !r.Grade.Bad() {
		return time.Time{}, nil
	}
	return cal.Deadline(r.At, within)
}
