package paper

import (
	"time"

	"onevisit/catalog"
	"onevisit/queue"
)

// NoticeFrom makes the one-time notice (一次性告知书) of a case: every material that is missing or wrong, at once, and
// until when it can be brought. A zero due leaves the day blank.
func NoticeFrom(setup *queue.Setup, it *catalog.Item, c queue.Case, v catalog.Verdict, due time.Time, clerk string) Form {
	f, n := formOf(Notice, setup, it, c, v, clerk)
	f.Due = inHall(setup, due)
	f.Wanted = papers(n.Missing, n.Later)
	return f
}

// AcceptanceFrom makes the acceptance notice (受理通知书) of a case, with the promised finish of its clock.
func AcceptanceFrom(setup *queue.Setup, it *catalog.Item, c queue.Case, v catalog.Verdict, clerk string) Form {
	f, _ := formOf(Acceptance, setup, it, c, v, clerk)
	f.Due = inHall(setup, c.Clock.Due)
	f.ByClock = c.Clock.Limit.Unit == catalog.UnitMinutes
	if c.Clock.Limit.Stated() {
		f.Limit = c.Clock.Limit
	}
	return f
}

// GapFrom makes the acceptance with a gap (容缺受理通知书 with the applicant's 承诺书): what follows later and until when.
func GapFrom(setup *queue.Setup, it *catalog.Item, c queue.Case, v catalog.Verdict, clerk string) Form {
	f, n := formOf(Gap, setup, it, c, v, clerk)
	f.Due = inHall(setup, c.GapDue)
	f.Wanted = papers(n.Later)
	return f
}

// PledgeFrom makes the pledge (告知承诺书): what the office told, which proof the applicant's promise replaces, and the
// promise. It is printed beside the acceptance, which is decided on the spot.
func PledgeFrom(setup *queue.Setup, it *catalog.Item, c queue.Case, v catalog.Verdict, clerk string) Form {
	f, n := formOf(Pledge, setup, it, c, v, clerk)
	f.Due = inHall(setup, c.GapDue)
	f.Wanted = papers(n.Promised)
	return f
}

// RefusalFrom makes the refusal (不予受理决定书): the catalog's reasons with their basis and competent office, and the
// clerk's.
func RefusalFrom(setup *queue.Setup, it *catalog.Item, c queue.Case, v catalog.Verdict, clerk string) Form {
	f, n := formOf(Refusal, setup, it, c, v, clerk)
	f.Reason, f.Office, f.Basis = c.Refusal, c.Office, nil
	for _, r := range n.Reasons {
		f.Reasons = append(f.Reasons, r.Reason)
		if r.Basis.ZH != "" {
			f.Basis = append(f.Basis, r.Basis)
		}
	}
	if f.Office.ZH == "" {
		f.Office = n.Office
	}
	return f
}

// ReceiptFrom makes the receipt for papers that the window keeps (收件凭证): whatever was handed in, right or not.
func ReceiptFrom(setup *queue.Setup, it *catalog.Item, c queue.Case, v catalog.Verdict, clerk string) Form {
	f, n := formOf(Receipt, setup, it, c, v, clerk)
	f.Received = handedIn(n)
	return f
}

// TakeHomeFrom makes the list that a person takes home from the kiosk (材料清单): what is there, what is missing and
// where to get it. qr is what the code carries, at is the moment of the check.
func TakeHomeFrom(setup *queue.Setup, it *catalog.Item, s catalog.Submission, v catalog.Verdict, qr string, at time.Time) Form {
	c := queue.Case{Desk: s, Opened: at, Decided: at}
	f, n := formOf(TakeHome, setup, it, c, v, "")
	f.Wanted = papers(n.Missing, n.Later)
	f.QR = qr
	return f
}
