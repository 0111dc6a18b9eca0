package memory

import (
	"time"

	"onevisit/catalog/fault"
	"onevisit/queue"
)

func (d *data) Undated() ([]queue.Case, error) {
	var out []queue.Case
	for _, c := range d.cases {
		if c.MissingYear() != 0 {
			out = append(out, c)
		}
	}
	return out, nil
}

func (d *data) Alarm(id int64) (queue.Alarm, error) {
	if id < 1 || id > int64(len(d.alarms)) {
		return queue.Alarm{}, fault.New(queue.CodeUnknownAlarm, nil)
	}
	return d.alarms[id-1], nil
}

func (d *data) AlarmOf(key string) (queue.Alarm, bool, error) {
	id, ok := d.alarmKey[key]
	if !ok {
		return queue.Alarm{}, false, nil
	}
	return d.alarms[id-1], true, nil
}

func (d *data) Alarms(since time.Time) ([]queue.Alarm, error) {
	var out []queue.Alarm
	for _, a := range d.alarms {
		if a.Open() || !a.At.Before(since) || !a.Over.Before(since) {
			out = append(out, a)
		}
	}
	return out, nil
}

func (t *tx) PutAlarm(a *queue.Alarm) error {
	if a.ID == 0 {
		if _, twice := t.alarmKey[a.Key]; twice {
			return conflict("alarm raised before")
		}
		a.ID, a.Rev = int64(len(t.alarms))+1, 1
		t.alarms = append(t.alarms, *a)
		t.onFail(func() { t.alarms = t.alarms[:len(t.alarms)-1] })
		set(t, t.alarmKey, a.Key, a.ID)
		return nil
	}
	old, err := t.Alarm(a.ID)
	if err != nil {
		return err
	}
	if old.Rev != a.Rev {
		return conflict("alarm changed by somebody else")
	}
	a.Rev++
	t.onFail(func() { t.alarms[old.ID-1] = old })
	t.alarms[a.ID-1] = *a
	return nil
}
