package queue

import (
	"context"
	"errors"
	"slices"
	"time"

	"onevisit/catalog/fault"
)

// Raise puts an alarm on record, told to the clerk or, where no window has it in hand, to the manager at once. An alarm
// whose key was raised before is only read: whoever watches may raise it again. It tells whether it is new.
func (h *Hall) Raise(ctx context.Context, al Alarm) (Alarm, bool, error) {
	have, ok, err := h.alarmOf(ctx, al.Key)
	if err != nil || ok {
		return have, false, err
	}
	raised := false
	out, err := h.alarmVerb(ctx, Act{Window: al.Window, Clerk: al.Clerk}, func(s *step) (Alarm, error) {
		if have, ok, err := s.AlarmOf(al.Key); err != nil || ok {
			return have, err
		}
		raised = true
		n := al
		to := ToldClerk
		if n.Window == "" {
			to = ToldManager
		}
		n.ID, n.At, n.Detail.Due = 0, storable(n.At), storable(n.Detail.Due)
		if n.Level == "" {
			n.Level = n.Kind.Level()
		}
		n.Steps, n.Over = []AlarmStep{{To: to, At: s.now}}, time.Time{}
		if n.Level == AlarmInfo { // told, and nobody has to do anything
			n.Over = s.now
		}
		return s.putAlarm(n, EvAlarm, "", string(to), string(n.Kind))
	})
	return out, raised && err == nil, err
}

// Acknowledge notes that whoever was told of an alarm last has seen it, and what is done about it; for something that was
// done and cannot be undone that settles it (AlarmKind.Fact). CodeUnknownAlarm, CodeAlarmOver.
func (h *Hall) Acknowledge(ctx context.Context, a Act, alarm int64, remedy string) (Alarm, error) {
	return h.openAlarm(ctx, a, alarm, func(s *step, n Alarm) (Alarm, error) {
		n.Steps = slices.Clone(n.Steps)
		last := &n.Steps[len(n.Steps)-1]
		if !last.Seen.IsZero() && remedy == "" {
			return n, nil // seen before
		}
		last.Seen, last.By, last.Remedy = s.now, s.act.Clerk, remedy
		if n.Kind.Fact() && remedy != "" {
			n.Over = s.now
		}
		return s.putAlarm(n, EvAlarmSeen, string(last.To), string(last.To), remedy)
	})
}

// Escalate tells the next one of an alarm: manager, then supervision list. One that has gone up meanwhile, or was told
// to the supervision list, stays as it is.
func (h *Hall) Escalate(ctx context.Context, a Act, alarm int64, from Told) (Alarm, error) {
	return h.openAlarm(ctx, a, alarm, func(s *step, n Alarm) (Alarm, error) {
		to, ok := from.Next()
		if !ok || n.Told().To != from {
			return n, nil
		}
		n.Steps = append(slices.Clone(n.Steps), AlarmStep{To: to, At: s.now})
		return s.putAlarm(n, EvAlarmUp, string(from), string(to), string(n.Kind))
	})
}

// Settle ends an alarm whose matter is settled. One that is over stays as it is.
func (h *Hall) Settle(ctx context.Context, a Act, alarm int64, why string) (Alarm, error) {
	n, err := h.openAlarm(ctx, a, alarm, func(s *step, n Alarm) (Alarm, error) {
		n.Over = s.now
		return s.putAlarm(n, EvAlarmOver, string(n.Told().To), "", why)
	})
	if fault.Has(err, CodeAlarmOver) {
		return h.Alarm(ctx, alarm)
	}
	return n, err
}

// Alarm is one alarm as it stands. CodeUnknownAlarm.
func (h *Hall) Alarm(ctx context.Context, id int64) (Alarm, error) {
	var n Alarm
	err := h.store.View(ctx, func(r Reader) (err error) {
		n, err = r.Alarm(id)
		return err
	})
	return h.localAlarm(n), err
}

// Alarms are those that are open, and those raised or settled since a moment, oldest first.
func (h *Hall) Alarms(ctx context.Context, since time.Time) ([]Alarm, error) {
	var out []Alarm
	err := h.store.View(ctx, func(r Reader) (err error) {
		out, err = r.Alarms(storable(since))
		return err
	})
	for i := range out {
		out[i] = h.localAlarm(out[i])
	}
	return out, err
}

func (h *Hall) alarmOf(ctx context.Context, key string) (n Alarm, ok bool, err error) {
	err = h.store.View(ctx, func(r Reader) (err error) {
		n, ok, err = r.AlarmOf(key)
		return err
	})
	return h.localAlarm(n), ok, err
}

func (h *Hall) openAlarm(ctx context.Context, a Act, id int64, f func(*step, Alarm) (Alarm, error)) (Alarm, error) {
	n, err := h.alarmVerb(ctx, a, func(s *step) (Alarm, error) {
		n, err := s.Alarm(id)
		switch {
		case err != nil:
			return n, err
		case !n.Open():
			return n, fault.New(CodeAlarmOver, nil)
		}
		return f(s, n)
	})
	if errors.As(err, &errKnown{}) { // a repeated press
		return h.Alarm(ctx, id)
	}
	return n, err
}

func (h *Hall) alarmVerb(ctx context.Context, a Act, f func(*step) (Alarm, error)) (Alarm, error) {
	var n Alarm
	err := h.do(ctx, a, VerbAlarm, func(s *step) (Deed, error) {
		var err error
		n, err = f(s)
		return Deed{Ticket: n.Ticket, Case: n.Case, Window: n.Window}, err
	})
	return h.localAlarm(n), err
}

// putAlarm writes an alarm and its journal row.
func (s *step) putAlarm(n Alarm, kind Kind, from, to, why string) (Alarm, error) {
	if err := s.PutAlarm(&n); err != nil {
		return n, err
	}
	cp := n
	s.rows = append(s.rows, &Change{At: s.now, Day: s.day, Kind: kind, From: from, To: to, Why: why, Clerk: s.act.Clerk,
		Window: s.act.Window, Alarm: &cp})
	return n, nil
}

func (h *Hall) localAlarm(n Alarm) Alarm {
	n.At, n.Over, n.Detail.Due = h.local(n.At), h.local(n.Over), h.local(n.Detail.Due)
	steps := slices.Clone(n.Steps)
	for i := range steps {
		steps[i].At, steps[i].Seen = h.local(steps[i].At), h.local(steps[i].Seen)
	}
	n.Steps = steps
	return n
}
