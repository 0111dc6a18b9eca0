package store

import (
	"time"

	"gorm.io/gorm"

	"onevisit/catalog/fault"
	"onevisit/queue"
)

// care is what most cases do not have, as one JSON text.
type care struct {
	NotBefore time.Time         `json:"not_before,omitzero"`
	NoTable   int               `json:"no_table,omitempty"`
	Procedure string            `json:"procedure,omitempty"`
	Document  string            `json:"document,omitempty"`
	Expected  time.Time         `json:"expected,omitzero"`
	Steps     []queue.ClockStep `json:"steps,omitempty"`
	Receipt   string            `json:"receipt,omitempty"`
	Received  time.Time         `json:"received,omitzero"`
	Corrected time.Time         `json:"corrected,omitzero"`
	Returns   int               `json:"returns,omitempty"`
	Deemed    queue.Deemed      `json:"deemed,omitempty"`
	OnSpot    bool              `json:"on_spot,omitempty"`
	Expires   string            `json:"expires,omitempty"`
	Charged   string            `json:"charged,omitempty"`
	Broken    string            `json:"broken,omitempty"`
	Duties    []queue.Duty      `json:"duties,omitempty"`
	Delivery  *queue.Delivery   `json:"delivery,omitempty"`
}

func (c care) none() bool {
	return c.NoTable == 0 && c.Procedure == "" && c.Document == "" && len(c.Steps) == 0 && c.Receipt == "" &&
		c.Received.IsZero() && c.Corrected.IsZero() && c.Returns == 0 && c.Deemed == "" && !c.OnSpot && c.Expires == "" &&
		c.Charged == "" && c.Broken == "" && len(c.Duties) == 0 && c.Delivery == nil && c.NotBefore.IsZero() && c.Expected.IsZero()
}

func fromCare(c queue.Case) (string, error) {
	k := c.Clock
	r := care{NotBefore: k.NotBefore, NoTable: k.NoTable, Procedure: k.Procedure, Document: k.Document,
		Expected: k.Expected, Steps: k.Steps, Receipt: c.Receipt, Received: c.Received, Corrected: c.Corrected,
		Returns: c.Returns, Deemed: c.Deemed, OnSpot: c.OnSpot, Expires: c.Expires, Charged: c.Charged, Broken: c.Broken, Duties: c.Duties,
		Delivery: c.Delivery}
	return text(r, r.none())
}

// putCare fills in what the text holds.
func putCare(s string, c *queue.Case) error {
	if s == "" {
		return nil
	}
	var r care
	if err := parse(s, &r); err != nil {
		return err
	}
	k := &c.Clock
	k.NotBefore, k.NoTable, k.Procedure, k.Document = r.NotBefore, r.NoTable, r.Procedure, r.Document
	k.Expected, k.Steps = r.Expected, r.Steps
	c.Receipt, c.Received, c.Corrected, c.Returns, c.Deemed = r.Receipt, r.Received, r.Corrected, r.Returns, r.Deemed
	c.OnSpot, c.Expires, c.Charged, c.Broken = r.OnSpot, r.Expires, r.Charged, r.Broken
	c.Duties, c.Delivery = r.Duties, r.Delivery
	return nil
}

func (r *reader) Undated() ([]queue.Case, error) {
	rows, err := gorm.G[caseRow](r.db()).Where("no_table <> 0").Order("id").Find(r.ctx)
	if err != nil {
		return nil, err
	}
	return all(rows, caseRow.domain)
}

type alarmRow struct {
	ID     int64
	Rev    int64
	Key    string
	Kind   string
	Level  string
	At     int64
	Ticket int64
	CaseID int64
	Window string
	Clerk  string
	Detail string
	Steps  string
	Over   int64
}

// TableName tells GORM the table.
func (alarmRow) TableName() string { return "alarms" }

const alarmColumns = `id, rev, key, kind, level, at, ticket, case_id, "window", clerk, detail, steps, over`

var insertAlarmSQL = insertSQL("alarms", alarmColumns)

func fromAlarm(a queue.Alarm) (alarmRow, error) {
	r := alarmRow{ID: a.ID, Rev: a.Rev, Key: a.Key, Kind: string(a.Kind), Level: string(a.Level), At: micros(a.At),
		Ticket: a.Ticket, CaseID: a.Case, Window: a.Window, Clerk: a.Clerk, Over: micros(a.Over)}
	var err error
	if r.Detail, err = text(a.Detail, false); err != nil {
		return r, err
	}
	r.Steps, err = text(a.Steps, len(a.Steps) == 0)
	return r, err
}

func (r alarmRow) alarm() (queue.Alarm, error) {
	a := queue.Alarm{ID: r.ID, Rev: r.Rev, Key: r.Key, Kind: queue.AlarmKind(r.Kind), Level: queue.AlarmLevel(r.Level),
		At: moment(r.At), Ticket: r.Ticket, Case: r.CaseID, Window: r.Window, Clerk: r.Clerk, Over: moment(r.Over)}
	if err := parse(r.Detail, &a.Detail); err != nil {
		return a, err
	}
	return a, parse(r.Steps, &a.Steps)
}

func (r *reader) alarms(where string, args ...any) ([]queue.Alarm, error) {
	rows, err := gorm.G[alarmRow](r.db()).Where(where, args...).Order("id").Find(r.ctx)
	if err != nil {
		return nil, err
	}
	return all(rows, alarmRow.alarm)
}

func (r *reader) Alarm(id int64) (queue.Alarm, error) {
	found, err := r.alarms("id = ?", id)
	if err == nil && len(found) == 0 {
		err = fault.New(queue.CodeUnknownAlarm, nil)
	}
	if err != nil {
		return queue.Alarm{}, err
	}
	return found[0], nil
}

func (r *reader) AlarmOf(key string) (queue.Alarm, bool, error) {
	found, err := r.alarms("key = ?", key)
	if err != nil || len(found) == 0 {
		return queue.Alarm{}, false, err
	}
	return found[0], true, nil
}

// Alarms asks three indexed questions rather than one with OR, which would read every alarm there ever was.
func (r *reader) Alarms(since time.Time) ([]queue.Alarm, error) {
	us := micros(since)
	return r.alarms(`id IN (SELECT id FROM alarms WHERE over = 0 UNION SELECT id FROM alarms WHERE at >= ?
		UNION SELECT id FROM alarms WHERE over <> 0 AND over >= ?)`, us, us)
}

func (t *tx) PutAlarm(a *queue.Alarm) error {
	r, err := fromAlarm(*a)
	if err != nil {
		return err
	}
	if a.ID == 0 {
		r.Rev = 1
		a.Rev = 1
		a.ID, err = t.insert(insertAlarmSQL, []any{r.Rev, r.Key, r.Kind, r.Level, r.At, r.Ticket, r.CaseID, r.Window,
			r.Clerk, r.Detail, r.Steps, r.Over})
		return err
	}
	err = t.exec(`UPDATE alarms SET rev = rev + 1, level = ?, detail = ?, steps = ?, over = ? WHERE id = ? AND rev = ?`,
		r.Level, r.Detail, r.Steps, r.Over, r.ID, r.Rev)
	if err == nil {
		a.Rev++
	}
	return err
}
