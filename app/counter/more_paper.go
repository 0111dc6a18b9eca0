package counter

import (
	"time"

	"onevisit/catalog"
	"onevisit/queue"
)

// More is one of a case's rarer papers, with what its form says beyond the case. What is empty is left on the form as a
// blank to write on.
type More struct {
	Kind    PaperKind
	Case    queue.Case
	Verdict catalog.Verdict
	Number  string // of the paper, from its series
	Clerk   string
	At      time.Time

	Reason    string        // of an extension, a special procedure or a withdrawal, in words
	Cause     string        // of a withdrawal: CauseApplicant, CauseReturned
	Procedure string        // of a special procedure: its id in the law; empty with Other
	Other     string        // a procedure that the law's list has no word for
	Days      catalog.Limit // by how much is extended; how long the procedure takes
	Was       time.Time     // due before an extension
	Approver  string        // who approved an extension
	Way       queue.Way     // of a delivery
	By        queue.Signatory
	Tracking  string
}

// Causes of a withdrawal, as the form knows them.
const (
	CauseApplicant = "applicant" // the applicant wishes it
	CauseReturned  = "returned"  // incomplete papers go back; a new application is possible
)

// series is the running number of a kind of paper; "" for those that the hall numbers itself, and for tickets.
func (k PaperKind) series() queue.Series {
	return map[PaperKind]queue.Series{
		PaperReceipt: queue.SeriesReceipt, PaperRefusal: queue.SeriesRefusal, PaperExtension: queue.SeriesExtension,
		PaperSpecial: queue.SeriesSpecial, PaperWithdrawal: queue.SeriesWithdrawal, PaperDelivery: queue.SeriesDelivery,
	}[k]
}
