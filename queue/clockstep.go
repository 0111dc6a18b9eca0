package queue

import (
	"errors"
	"time"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/queue/workday"
)

// StepKind is what changed a running clock.
type StepKind string

// Kinds of clock steps.
const (
	StepPause  StepKind = "pause"
	StepResume StepKind = "resume"
	StepExtend StepKind = "extend" // 延长办理期限, 行政许可法 art. 42
	StepTable  StepKind = "table"  // the year's table of holidays arrived, or was corrected
)

// ClockStep is one thing that changed a clock after its start, with the due time it led to: the visible history of a
// deadline. A clock that was never touched has none.
type ClockStep struct {
	At        time.Time     `json:"at"`
	Kind      StepKind      `json:"kind"`
	Reason    PauseReason   `json:"reason,omitempty"`    // of a pause and of the resume that ends it
	Procedure string        `json:"procedure,omitempty"` // special procedure: its id in Setup.Procedures
	Document  string        `json:"document,omitempty"`  // number of the paper that told the applicant
	Expect    catalog.Limit `json:"expect,omitzero"`     // how long the special procedure takes, as the applicant was told
	By        catalog.Limit `json:"by,omitzero"`         // extension
	Note      string        `json:"note,omitempty"`      // reason in words
	Clerk     string        `json:"clerk,omitempty"`
	Approver  string        `json:"approver,omitempty"` // who approved the extension
	Due       time.Time     `json:"due,omitzero"`       // due time from here on; zero: not known (Clock.NoTable)
}

// due computes a clock's due time from the start, the limit and every step. A limit that is not stated gives the zero
// time; a year without a table of holidays is an error (workday.CodeNoTable).
func (k *CaseClock) due(cal *workday.Calendar) (time.Time, error) {
	if !k.Limit.Stated() {
		return time.Time{}, nil
	}
	due, err := cal.Deadline(k.Started, k.Limit)
	for i := range k.Steps {
		if err == nil {
			due, err = k.moved(cal, due, i)
		}
	}
	return due, err
}

// moved is a due time after the step i.
func (k *CaseClock) moved(cal *workday.Calendar, due time.Time, i int) (time.Time, error) {
	switch s := k.Steps[i]; s.Kind {
	case StepResume:
		return cal.Extend(due, k.pausedBefore(i), s.At, k.Limit.Unit)
	case StepExtend:
		return cal.Later(due, s.By)
	case StepPause, StepTable:
	}
	return due, nil
}

// pausedBefore is when the pause began that the step i ends.
func (k *CaseClock) pausedBefore(i int) time.Time {
	for i--; i >= 0; i-- {
		if k.Steps[i].Kind == StepPause {
			return k.Steps[i].At
		}
	}
	return time.Time{}
}

// settle computes the due time of a clock whose due time is not known yet. Where it cannot be known it notes instead the
// year whose table is missing, and the earliest moment the clock can be due.
func (k *CaseClock) settle(cal *workday.Calendar) error {
	due, err := k.due(cal)
	return k.put(cal, due, err)
}

func (k *CaseClock) put(cal *workday.Calendar, due time.Time, err error) error {
	if year, missing := missingTable(err); missing {
		k.Due, k.NoTable, k.NotBefore = time.Time{}, year, storable(cal.NotBefore(k.Started, k.Limit))
		return nil
	}
	k.Due, k.NoTable, k.NotBefore = storable(due), 0, time.Time{}
	return err
}

// step adds a step to the clock's history and moves the due time by it. A due time is computed once and then only moved,
// so other office hours do not change a promise that was made; one that is not known is computed from the start. The
// history is copied, because a journal row may hold the old one.
func (k *CaseClock) step(cal *workday.Calendar, s ClockStep) error {
	k.Steps = append(k.Steps[:len(k.Steps):len(k.Steps)], s)
	last := len(k.Steps) - 1
	var err error
	switch {
	case !k.Due.IsZero():
		var due time.Time
		due, err = k.moved(cal, k.Due, last)
		err = k.put(cal, due, err)
	case k.NoTable != 0:
		err = k.settle(cal)
	}
	k.Steps[last].Due = k.Due
	return err
}

// missingTable tells the year without a table of holidays that an error names.
func missingTable(err error) (year int, ok bool) {
	if !fault.Has(err, workday.CodeNoTable) {
		return 0, false
	}
	var f *fault.Error
	if errors.As(err, &f) {
		year, _ = f.Args["year"].(int)
	}
	return year, true
}

// storable is a moment as every store keeps it.
func storable(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	return t.UTC().Truncate(time.Microsecond)
}
