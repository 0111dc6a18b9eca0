package setup

import (
	"time"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/queue"
	"onevisit/queue/workday"
)

// clockDefaults are the rules of clocks, duties and alarms of a hall that does not write its own. The days of silence,
// handing over and extension are those of the 行政许可法 (arts. 32, 44, 42, all workdays by art. 82); that lateness of the
// applicant counts as withdrawal is a local rule (安阳市政务服务条例 arts. 23, 24); a warning one workday before is a
// published supervision practice. The rest no source fixes: our defaults.
func clockDefaults() queue.ClockRules {
	return queue.ClockRules{
		CorrectionEffect: queue.CorrectionRestart, CorrectionLate: queue.LateWithdraw, GapLate: queue.LateWithdraw,
		SilenceDays: 5, HandoverDays: 10, ExtendDays: 10, PickupDays: 3, PledgeDays: 60, DutyYellow: 1,
		EscalateManager: 15 * time.Minute, EscalateSupervision: 2 * time.Hour, EscalateUnsettled: 7 * time.Hour,
		PausedLong: 15 * time.Minute, TableMonth: 11, ClockDrift: 2 * time.Minute,
	}
}

func readClockRules(f rulesFile, out queue.ClockRules, r *report) queue.ClockRules {
	choice(r, f.Where, "rules.correction_effect", f.Effect, &out.CorrectionEffect, map[string]queue.CorrectionEffect{
		"restart": queue.CorrectionRestart, "pause": queue.CorrectionPause})
	late := map[string]queue.Late{"remind": queue.LateRemind, "withdraw": queue.LateWithdraw}
	choice(r, f.Where, "rules.correction_late", f.CorrectionLate, &out.CorrectionLate, late)
	choice(r, f.Where, "rules.gap_late", f.GapLate, &out.GapLate, late)
	// The law's own days may be made shorter by a place, never longer.
	number(r, f.Where, "rules.silence_days", f.SilenceDays, &out.SilenceDays, 1, 5, "1 … 5")
	number(r, f.Where, "rules.handover_days", f.HandoverDays, &out.HandoverDays, 1, 10, "1 … 10")
	number(r, f.Where, "rules.extend_days", f.ExtendDays, &out.ExtendDays, 0, 30, "0 … 30")
	number(r, f.Where, "rules.pickup_days", f.PickupDays, &out.PickupDays, 0, 365, "0 … 365")
	number(r, f.Where, "rules.pledge_days", f.PledgeDays, &out.PledgeDays, 0, 365, "0 … 365")
	number(r, f.Where, "rules.duty_yellow", f.DutyYellow, &out.DutyYellow, 0, 60, "0 … 60")
	const long = 30 * 24 * time.Hour
	number(r, f.Where, "rules.escalate_manager", f.Manager, &out.EscalateManager, 0, long, "0 … 720h")
	number(r, f.Where, "rules.escalate_supervision", f.Supervision, &out.EscalateSupervision, 0, long, "0 … 720h")
	number(r, f.Where, "rules.escalate_unsettled", f.Unsettled, &out.EscalateUnsettled, 0, long, "0 … 720h")
	number(r, f.Where, "rules.paused_long", f.PausedLong, &out.PausedLong, 0, 24*time.Hour, "0 … 24h")
	number(r, f.Where, "rules.table_month", f.TableMonth, &out.TableMonth, 0, 12, "0 … 12")
	number(r, f.Where, "rules.clock_drift", f.ClockDrift, &out.ClockDrift, 0, 24*time.Hour, "0 … 24h")
	return out
}

// procedures are those that the law itself keeps off the clock (行政许可法 art. 45).
func procedures() []queue.Procedure {
	basis := catalog.Text{ZH: "行政许可法第四十五条", EN: "Administrative Licensing Law, art. 45"}
	var out []queue.Procedure
	for _, p := range []struct{ id, zh, en string }{
		{"hearing", "听证", "Hearing"}, {"bidding", "招标", "Call for tenders"}, {"auction", "拍卖", "Auction"},
		{"inspection", "检验", "Inspection"}, {"testing", "检测", "Testing"}, {"quarantine", "检疫", "Quarantine"},
		{"appraisal", "鉴定", "Appraisal"}, {"expert-review", "专家评审", "Expert review"},
	} {
		out = append(out, queue.Procedure{ID: p.id, Name: catalog.Text{ZH: p.zh, EN: p.en}, Basis: basis})
	}
	return out
}

// readProcedures reads the special procedures: those of the law, and those that the hall adds with the law that says so.
func readProcedures(file hallFile, r *report) []queue.Procedure {
	out, seen := procedures(), map[string]string{}
	for _, p := range out {
		seen[p.ID] = "行政许可法"
	}
	for _, p := range file.Procedures {
		r.check(p.Where, "procedures.id", p.ID, windowID(p.ID), "A-Z a-z 0-9 -")
		r.need(p.Where, "procedures.name", p.Name.ZH != "")
		r.need(p.Where, "procedures.basis", p.Basis.ZH != "")
		r.once(seen, p.Where, "procedures.id", p.ID)
		out = append(out, queue.Procedure{ID: p.ID, Name: p.Name, Basis: p.Basis})
	}
	return out
}

// readLineHours gives lines with office hours of their own a calendar.
func readLineHours(file hallFile, s *queue.Setup, r *report) {
	for i, l := range file.Lines {
		if l.Hours.Where == "" || s.Calendar == nil || i >= len(s.Lines) {
			continue
		}
		c, err := s.Calendar.WithHours(l.Hours.week())
		for _, e := range parts(err) {
			where := l.Hours.Where
			if fault.Has(e, workday.CodeBadZone) {
				where = l.Where
			}
			r.at(where, e)
		}
		s.Lines[i].Calendar = c
	}
}
