package setup_test

import (
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
	"onevisit/queue/setup"
)

// clockHall is a small hall with more lines in its hall.yaml.
func clockHall(rules, more string) fstest.MapFS {
	return fstest.MapFS{
		"hall.yaml": {Data: []byte(`id: t
name: 厅
zone: Asia/Shanghai
lines:
- {id: A, name: 甲, departments: [x], hours: {mon: ["08:30-18:00"], sat: ["09:00-12:00"]}}
- {id: B, name: 乙, departments: [y]}
windows:
- {id: "1", name: 窗, lines: [A, B]}
hours: {mon: ["09:00-12:00", "13:30-17:30"], tue: ["09:00-12:00"]}
rules: {` + rules + `}
` + more)},
		"workdays/2026.yaml": {Data: []byte("year: 2026\nsource: s\noff: []\nwork: []\n")},
	}
}

func TestClockRulesAreData(t *testing.T) {
	s, err := setup.Load(clockHall("", ""))
	require.NoError(t, err)
	require.Equal(t, setup.Defaults().ClockRules, s.Rules.ClockRules)
	require.Equal(t, 5, s.Rules.SilenceDays)
	require.Equal(t, 10, s.Rules.HandoverDays)
	s, err = setup.Load(clockHall("correction_effect: pause, correction_late: remind, gap_late: remind, silence_days: 1, "+
		"handover_days: 3, extend_days: 15, pickup_days: 0, pledge_days: 30, duty_yellow: 2, escalate_manager: 1h, escalate_supervision: 0, "+
		"escalate_unsettled: 24h, paused_long: 5m, table_month: 10, clock_drift: 30s", ""))
	require.NoError(t, err)
	require.Equal(t, queue.ClockRules{CorrectionEffect: queue.CorrectionPause, CorrectionLate: queue.LateRemind,
		GapLate: queue.LateRemind, SilenceDays: 1, HandoverDays: 3, ExtendDays: 15, PledgeDays: 30, DutyYellow: 2, EscalateManager: time.Hour,
		EscalateUnsettled: 24 * time.Hour, PausedLong: 5 * time.Minute, TableMonth: 10, ClockDrift: 30 * time.Second},
		s.Rules.ClockRules)
	for _, bad := range []string{"silence_days: 6", "handover_days: 11", "correction_effect: never", "gap_late: maybe",
		"table_month: 13", "clock_drift: -1m", "extend_days: -1"} {
		_, err = setup.Load(clockHall(bad, ""))
		require.Error(t, err, "%s: a place may be stricter than the law, never laxer", bad)
	}
}

func TestALineWithItsOwnOfficeHours(t *testing.T) {
	s, err := setup.Load(clockHall("", ""))
	require.NoError(t, err)
	saturday := time.Date(2026, 3, 7, 10, 0, 0, 0, s.Calendar.Location())
	require.True(t, s.Lines[0].Calendar.Open(saturday))
	require.False(t, s.Calendar.Open(saturday))
	require.Nil(t, s.Lines[1].Calendar)
}

func TestSpecialProceduresAreThoseOfTheLawAndOfTheHall(t *testing.T) {
	s, err := setup.Load(clockHall("", "procedures:\n- {id: consult, name: 征求意见, name_en: Consultation, basis: 条例第十九条}\n"))
	require.NoError(t, err)
	require.Len(t, s.Procedures, 9)
	p, ok := s.Procedure("hearing")
	require.True(t, ok)
	require.Equal(t, "听证", p.Name.ZH)
	require.NotEmpty(t, p.Basis.EN)
	_, ok = s.Procedure("consult")
	require.True(t, ok)
	_, ok = s.Procedure("tea")
	require.False(t, ok)
	for _, bad := range []string{"- {id: consult, name: 征求意见}", "- {id: hearing, name: 听证, basis: x}", "- {name: y, basis: x}"} {
		_, err = setup.Load(clockHall("", "procedures:\n"+bad+"\n"))
		require.Error(t, err, bad)
	}
}

func TestTheSampleHallWritesEveryClockRule(t *testing.T) {
	s, err := setup.Load(os.DirFS(filepath.Join("..", "..", "assets", "hall")))
	require.NoError(t, err)
	require.Equal(t, setup.Defaults().ClockRules, s.Rules.ClockRules)
}
