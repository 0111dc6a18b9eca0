package queue

import (
	"context"
	"fmt"
	"slices"
)

// Series names a running number of the hall's papers, which begins at 1 each year.
type Series string

// The series. Those of acceptance and of the one-time notice are drawn by Accept and Notify themselves; all others by
// FormNumber when their paper is made.
const (
	SeriesAccept     Series = "accept"     // 受理通知书, 容缺受理通知书, 告知承诺书: a case is accepted once
	SeriesNotice     Series = "notice"     // 一次性告知书
	SeriesRefusal    Series = "refusal"    // 不予受理决定书
	SeriesReceipt    Series = "receipt"    // 收件凭证
	SeriesExtension  Series = "extension"  // 延长期限告知书
	SeriesSpecial    Series = "special"    // 特别程序告知书
	SeriesWithdrawal Series = "withdrawal" // 撤回 / 退件单
	SeriesDelivery   Series = "delivery"   // 送达回证
)

// seriesStates are the states of a case in which a paper of a series may be made: nobody gets a refusal with a number
// of a case that was not refused. A receipt may be asked for at any time.
var seriesStates = map[Series][]CaseState{
	SeriesRefusal: {Refused},
	SeriesReceipt: {Checking, Incomplete, Accepted, AcceptedWithGap, Pledged, Processing, Suspended, Done, Delivered,
		Refused, Withdrawn},
	SeriesExtension:  {Accepted, AcceptedWithGap, Pledged, Processing, Suspended},
	SeriesSpecial:    {Accepted, AcceptedWithGap, Pledged, Processing, Suspended},
	SeriesWithdrawal: {Incomplete, Refused, Withdrawn},
	SeriesDelivery: {Incomplete, Accepted, AcceptedWithGap, Pledged, Processing, Suspended, Done, Delivered, Refused,
		Withdrawn},
}

// FormNumber gives the number of a case's paper, as 2026-000012. Turn counts the papers of that series on the case, from
// 1: a second extension or a second delivery is another paper. The number belongs to the case, the series and the turn:
// whoever asks again, for a reprint or because an answer was lost, gets the same one, and only the first time is in the
// journal. So the key of the act has nothing to protect and is not used.
// Faults: CodeUnknownCase; CodeIllegalCase if the case's state does not have such a paper, or not this turn yet.
func (h *Hall) FormNumber(ctx context.Context, a Act, id int64, series Series, turn int) (string, error) {
	a.Key = ""
	var number string
	err := h.do(ctx, a, VerbNumber, func(s *step) (Deed, error) {
		c, err := s.Case(id)
		if err != nil {
			return Deed{}, err
		}
		number, err = s.formNumber(c, series, turn)
		return Deed{Ticket: c.Ticket, Case: c.ID}, err
	})
	if err != nil {
		return "", err
	}
	return number, nil
}

// formNumber is FormNumber within a verb: the act and the number of its paper commit together.
func (s *step) formNumber(c Case, series Series, turn int) (string, error) {
	switch given := map[Series]string{SeriesAccept: c.Number, SeriesNotice: c.Notice}[series]; {
	case given != "":
		return given, nil
	case turn < 1 || !slices.Contains(seriesStates[series], c.State):
		return "", s.h.illegalCase(c, VerbNumber)
	}
	// What was drawn is kept beside the counters: one row per paper, year and serial in one number, 0 for none.
	scope := fmt.Sprintf("case/%d", c.ID)
	name := func(turn int) string { return fmt.Sprintf("%s/%d", series, turn) }
	kept, err := s.Raise(scope, name(turn), 0, 0)
	if err != nil || kept != 0 {
		return serial(kept), err
	}
	if turn > 1 {
		switch before, err := s.Raise(scope, name(turn-1), 0, 0); {
		case err != nil:
			return "", err
		case before == 0:
			return "", s.h.illegalCase(c, VerbNumber)
		}
	}
	n, err := s.Next(s.day[:4], string(series))
	if err != nil {
		return "", err
	}
	var year int64
	if _, err := fmt.Sscanf(s.day[:4], "%d", &year); err != nil {
		return "", err
	}
	if kept, err = s.Raise(scope, name(turn), year*perYear+int64(n), 0); err != nil {
		return "", err
	}
	number := serial(kept)
	s.log(EvPaper, string(c.State), string(c.State), string(series)+" "+number, nil, &c, nil)
	return number, nil
}

// perYear is more than a hall makes papers of one series in a year.
const perYear = 1_000_000_000

// serial writes a kept number as the hall's other numbers: the year, then at least six digits.
func serial(kept int64) string { return fmt.Sprintf("%d-%06d", kept/perYear, kept%perYear) }
