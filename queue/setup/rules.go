package setup

import (
	"maps"
	"slices"
	"strings"
	"time"

	"onevisit/queue"
)

// Defaults are the rules of a hall that does not write its own. No source fixes them, except that a due day is warned of
// one workday before (DueYellow, a published supervision practice): they are our defaults, and Settings says so.
func Defaults() queue.Rules {
	return queue.Rules{
		HeadStart: map[queue.Priority]time.Duration{}, MaxCalls: 3, RecallInterval: 10 * time.Second,
		AutoNoShow: time.Minute, RestorePlace: queue.PlaceAfter, RestoreAfter: 3, RestoreGrace: 30 * time.Minute,
		HoldLimit: 30 * time.Minute, UndoWithin: 10 * time.Second, PauseRehome: true, ReturnTo: queue.ReturnToLine,
		Order: queue.OrderHeadStart, Ratio: 2, AppointmentEarly: 30 * time.Minute, AppointmentLate: 15 * time.Minute,
		AppointmentSlot: 30 * time.Minute, AppointmentDays: 5,
		ClockStart: "acceptance", OneHourYellow: 15 * time.Minute, DueYellow: 1, CorrectionDays: 5,
		KeepPersons: 0, KeepOpenPersons: 90, ClockRules: clockDefaults(),
	}
}

// maxHeadStart keeps "waiting always helps" true within a morning: a class placed hours ahead would starve the others.
const maxHeadStart = 2 * time.Hour

func readRules(f rulesFile, r *report) queue.Rules {
	out := Defaults()
	for _, class := range slices.Sorted(maps.Keys(f.HeadStart)) {
		ahead := f.HeadStart[class]
		r.check(f.Where, "rules.head_start", string(class), class.Known() && class != queue.PriorityNormal,
			"elder, disabled, pregnant, military, appointment")
		r.check(f.Where, "rules.head_start."+string(class), ahead.String(), ahead >= 0 && ahead <= maxHeadStart, "0 … 2h")
		out.HeadStart[class] = ahead
	}
	number(r, f.Where, "rules.max_calls", f.MaxCalls, &out.MaxCalls, 1, 20, "1 … 20")
	number(r, f.Where, "rules.recall_interval", f.RecallInterval, &out.RecallInterval, 0, 10*time.Minute, "0 … 10m")
	number(r, f.Where, "rules.auto_no_show", f.AutoNoShow, &out.AutoNoShow, 0, time.Hour, "0 … 1h")
	choice(r, f.Where, "rules.restore_place", f.RestorePlace, &out.RestorePlace, map[string]queue.RestorePlace{
		"after": queue.PlaceAfter, "front": queue.PlaceFront, "end": queue.PlaceEnd})
	number(r, f.Where, "rules.restore_after", f.RestoreAfter, &out.RestoreAfter, 0, 1000, "0 … 1000")
	number(r, f.Where, "rules.restore_grace", f.RestoreGrace, &out.RestoreGrace, 0, 24*time.Hour, "0 … 24h")
	number(r, f.Where, "rules.hold_limit", f.HoldLimit, &out.HoldLimit, 0, 24*time.Hour, "0 … 24h")
	number(r, f.Where, "rules.undo_within", f.UndoWithin, &out.UndoWithin, 0, time.Minute, "0 … 1m")
	if f.PauseRehome != nil {
		out.PauseRehome = *f.PauseRehome
	}
	choice(r, f.Where, "rules.return_to", f.ReturnTo, &out.ReturnTo, map[string]queue.ReturnTo{
		"line": queue.ReturnToLine, "window": queue.ReturnToWindow})
	choice(r, f.Where, "rules.order", f.Order, &out.Order, map[string]queue.OrderPolicy{
		"head_start": queue.OrderHeadStart, "ratio": queue.OrderRatio})
	number(r, f.Where, "rules.ratio", f.Ratio, &out.Ratio, 1, 20, "1 … 20")
	number(r, f.Where, "rules.appointment_early", f.Early, &out.AppointmentEarly, 0, maxHeadStart, "0 … 2h")
	number(r, f.Where, "rules.appointment_late", f.Late, &out.AppointmentLate, 0, maxHeadStart, "0 … 2h")
	number(r, f.Where, "rules.appointment_slot", f.Slot, &out.AppointmentSlot, 10*time.Minute, maxHeadStart, "10m … 2h")
	number(r, f.Where, "rules.appointment_days", f.Days, &out.AppointmentDays, 1, 30, "1 … 30")
	number(r, f.Where, "rules.one_hour_yellow", f.OneHourYellow, &out.OneHourYellow, 0, time.Hour, "0 … 1h")
	number(r, f.Where, "rules.due_yellow", f.DueYellow, &out.DueYellow, 0, 60, "0 … 60")
	number(r, f.Where, "rules.correction_days", f.CorrectionDays, &out.CorrectionDays, 1, 365, "1 … 365")
	out.ClockRules = readClockRules(f, out.ClockRules, r)
	number(r, f.Where, "rules.keep_persons", f.KeepPersons, &out.KeepPersons, 0, 3650, "0 … 3650")
	number(r, f.Where, "rules.keep_open_persons", f.KeepOpen, &out.KeepOpenPersons, 0, 3650, "0 … 3650")
	if f.ClockStart != nil {
		out.ClockStart = *f.ClockStart
		r.check(f.Where, "rules.clock_start", out.ClockStart,
			slices.Contains([]string{"acceptance", "call", "ticket"}, out.ClockStart), "acceptance, call, ticket")
	}
	return out
}

// choice takes a written word over the default; what it stands for is one of some values.
func choice[T any](r *report, where, field string, written *string, out *T, values map[string]T) {
	if written == nil {
		return
	}
	v, ok := values[*written]
	r.check(where, field, *written, ok, strings.Join(slices.Sorted(maps.Keys(values)), ", "))
	*out = v
}

// number takes a written value over the default and checks its bounds.
func number[T int | time.Duration](r *report, where, field string, written, out *T, low, high T, allowed string) {
	if written == nil {
		return
	}
	*out = *written
	r.check(where, field, any(*written), *written >= low && *written <= high, allowed)
}
