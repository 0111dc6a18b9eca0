package setup_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/catalog/format/yaml"
	"onevisit/queue"
	"onevisit/queue/setup"
	"onevisit/queue/workday"
)

const hall = `id: test-hall
name: 测试大厅
name_en: Test hall
zone: Asia/Shanghai
phone: "12345"
complain: "12345"
lines:
- {id: A, name: 社保, departments: [医保局, 人社局], target: 15m, service: 8m}
- {id: B, name: 户籍, departments: [公安局]}
windows:
- {id: "1", name: 综合, lines: [A, B]}
- {id: "2", name: 户籍, lines: [B]}
hours:
  mon: ["09:00-12:00", "13:30-17:30"]
  tue: ["09:00-12:00", "13:30-17:30"]
  fri: ["09:00-12:00"]
rules:
  head_start: {elder: 10m, military: 15m}
  recall_interval: 5s
`

const year2026 = `year: 2026
source: 国办发明电〔2025〕7号
off:
- {date: 2026-10-01, name: 国庆节}
work:
- {date: 2026-10-10, name: 调休}
`

func folder(hall string, years map[string]string) fstest.MapFS {
	f := fstest.MapFS{"hall.yaml": {Data: []byte(hall)}}
	for name, text := range years {
		f["workdays/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	return f
}

func usual(hall string) fstest.MapFS { return folder(hall, map[string]string{"2026.yaml": year2026}) }

func TestLoad(t *testing.T) {
	s, err := setup.Load(usual(hall))
	require.NoError(t, err)
	require.Equal(t, "test-hall", s.ID)
	require.Equal(t, catalog.Text{ZH: "测试大厅", EN: "Test hall"}, s.Name)
	require.False(t, s.Sample)
	require.Equal(t, "12345", s.Complain)
	require.Equal(t, queue.Line{ID: "A", Name: catalog.Text{ZH: "社保"}, Departments: []string{"医保局", "人社局"}, Target: 15, Service: 8}, s.Lines[0])
	require.Equal(t, 20, s.Lines[1].Target, "our default")
	require.Equal(t, queue.WindowClosed, s.Windows[1].State)
	require.True(t, s.Windows[0].Serves("B"))

	want := setup.Defaults()
	want.HeadStart = map[queue.Priority]time.Duration{queue.PriorityElder: 10 * time.Minute, queue.PriorityMilitary: 15 * time.Minute}
	want.RecallInterval = 5 * time.Second
	require.Equal(t, want, s.Rules)

	off, err := s.Calendar.IsWorkday("2026-10-01")
	require.NoError(t, err)
	require.False(t, off)
	require.Len(t, s.Calendar.Spans("2026-10-10"), 2, "a worked Saturday has Monday's hours when nothing else is said")
	require.Empty(t, s.Calendar.Spans("2026-10-14"), "a Wednesday, closed here")
	require.Equal(t, []int{2026}, s.Calendar.Years())
}

func TestLoadRefusesAFolderThatIsNoHall(t *testing.T) {
	swap := func(old, by string) fstest.MapFS { return usual(strings.Replace(hall, old, by, 1)) }
	years := func(name, text string) fstest.MapFS { return folder(hall, map[string]string{name: text}) }
	for _, c := range []struct {
		name   string
		folder fstest.MapFS
		want   fault.Code
		where  string
	}{
		{"no hall.yaml", fstest.MapFS{"workdays/2026.yaml": {Data: []byte(year2026)}}, setup.CodeUnreadable, "hall.yaml"},
		{"unknown key", swap("phone:", "fone:"), "yaml.unknown_key", "hall.yaml:5"},
		{"unknown weekday", swap("  tue:", "  tuesday:"), "yaml.unknown_key", "hall.yaml:15"},
		{"unknown rule", swap("recall_interval:", "recall_pause:"), "yaml.unknown_key", "hall.yaml:19"},
		{"no id", swap("id: test-hall\n", ""), setup.CodeBadValue, "hall.yaml:1"},
		{"id outside the QR's letters", swap("test-hall", "测试"), setup.CodeBadValue, "hall.yaml:1"},
		{"no name", swap("name: 测试大厅\n", ""), setup.CodeMissing, "hall.yaml:1"},
		{"unknown zone", swap("Asia/Shanghai", "Asia/Nowhere"), workday.CodeBadZone, "hall.yaml:1"},
		{"no zone", swap("zone: Asia/Shanghai\n", ""), workday.CodeBadZone, "hall.yaml:1"},
		{"bad span", swap("09:00-12:00", "09:00-9:30"), workday.CodeBadSpan, "hall.yaml:14"},
		{"past midnight", swap("13:30-17:30", "22:00-01:00"), workday.CodeBadSpan, "hall.yaml:14"},
		{"pattern of no day", swap("rules:", "workday_pattern: monday\nrules:"), setup.CodeBadValue, "hall.yaml:1"},
		{"pattern of a closed day", swap("rules:", "workday_pattern: wed\nrules:"), workday.CodeNoHours, "hall.yaml:14"},
		{"line twice", swap("{id: B,", "{id: A,"), setup.CodeDuplicate, "hall.yaml:9"},
		{"line of two letters", swap("{id: B,", "{id: BB,"), setup.CodeBadValue, "hall.yaml:9"},
		{"line without a name", swap("name: 户籍, dep", "dep"), setup.CodeMissing, "hall.yaml:9"},
		{"department in two lines", swap("[公安局]", "[公安局, 医保局]"), setup.CodeDepartment, "hall.yaml:9"},
		{"half a minute", swap("target: 15m", "target: 90s"), setup.CodeBadValue, "hall.yaml:8"},
		{"window twice", swap(`{id: "2"`, `{id: "1"`), setup.CodeDuplicate, "hall.yaml:12"},
		{"window without lines", swap("lines: [B]", "lines: []"), setup.CodeMissing, "hall.yaml:12"},
		{"window with a line twice", swap("lines: [B]", "lines: [B, B]"), setup.CodeDuplicate, "hall.yaml:12"},
		{"window serving an unknown line", swap("lines: [B]", "lines: [C]"), setup.CodeUnknownLine, "hall.yaml:12"},
		{"line that nobody serves", swap("lines: [A, B]", "lines: [B]"), setup.CodeUnserved, "hall.yaml:8"},
		{"unknown class", swap("elder:", "vip:"), setup.CodeBadValue, "hall.yaml:18"},
		{"head start of a day", swap("elder: 10m", "elder: 24h"), setup.CodeBadValue, "hall.yaml:18"},
		{"negative interval", swap("recall_interval: 5s", "recall_interval: -5s"), setup.CodeBadValue, "hall.yaml:18"},
		{"no call at all", swap("recall_interval: 5s", "max_calls: 0"), setup.CodeBadValue, "hall.yaml:18"},
		{"clock of its own", swap("recall_interval: 5s", "clock_start: noon"), setup.CodeBadValue, "hall.yaml:18"},
		{"order of its own", swap("recall_interval: 5s", "order: lottery"), setup.CodeBadValue, "hall.yaml:18"},
		{"ratio of nothing", swap("recall_interval: 5s", "ratio: 0"), setup.CodeBadValue, "hall.yaml:18"},
		{"place of its own", swap("recall_interval: 5s", "restore_place: roof"), setup.CodeBadValue, "hall.yaml:18"},
		{"grace of days", swap("recall_interval: 5s", "restore_grace: 25h"), setup.CodeBadValue, "hall.yaml:18"},
		{"undo after an hour", swap("recall_interval: 5s", "undo_within: 1h"), setup.CodeBadValue, "hall.yaml:18"},
		{"booked for tomorrow", swap("recall_interval: 5s", "appointment_early: 24h"), setup.CodeBadValue, "hall.yaml:18"},
		{"return elsewhere", swap("recall_interval: 5s", "return_to: home"), setup.CodeBadValue, "hall.yaml:18"},
		{"negative cap", swap("service: 8m", "cap: -1"), setup.CodeBadValue, "hall.yaml:8"},
		{"tickets at no time", swap("service: 8m", `tickets: ["9:00-11:00"]`), setup.CodeBadValue, "hall.yaml:8"},
		{"tickets out of order", swap("service: 8m", `tickets: ["13:00-14:00", "09:00-10:00"]`), setup.CodeBadValue, "hall.yaml:8"},
		{"unknown skill", swap("lines: [B]}", "lines: [B], skills: [fly]}"), setup.CodeBadValue, "hall.yaml:12"},
		{"skill that nobody has", swap("hours:", "skills: [{id: sign, name: 手语}]\nhours:"), setup.CodeUnusedSkill, "hall.yaml:13"},
		{"lead for a line not served", swap("lines: [B]}", "lines: [B], lead: {A: 5m}}"), setup.CodeBadValue, "hall.yaml:12"},
		{"lead of a day", swap("lines: [B]}", "lines: [B], lead: {B: 24h}}"), setup.CodeBadValue, "hall.yaml:12"},
		{"no workday table", folder(hall, nil), setup.CodeNoYears, "workdays"},
		{"file of another year", years("2027.yaml", year2026), setup.CodeBadYear, "workdays/2027.yaml:1"},
		{"day of another year", years("2026.yaml", strings.Replace(year2026, "2026-10-01", "2025-10-01", 1)), setup.CodeBadValue, "workdays/2026.yaml:4"},
		{"no such day", years("2026.yaml", strings.Replace(year2026, "2026-10-01", "2026-02-29", 1)), setup.CodeBadValue, "workdays/2026.yaml:4"},
		{"off and work", years("2026.yaml", strings.Replace(year2026, "2026-10-10", "2026-10-01", 1)), setup.CodeDuplicate, "workdays/2026.yaml:6"},
		{"unknown key in a year", years("2026.yaml", "yaer: 2026\n"), "yaml.write_instead", "workdays/2026.yaml:1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := setup.Load(c.folder)
			require.Nil(t, s)
			var places []string
			for _, f := range faults(err) {
				if f.Code == c.want {
					places = append(places, f.Where)
				}
			}
			require.Contains(t, places, c.where, "%v", err)
		})
	}
}

func TestLoadReportsAllFaultsAtOnce(t *testing.T) {
	text := strings.NewReplacer("{id: B,", "{id: A,", "lines: [B]", "lines: [Z]", "Asia/Shanghai", "Mars/Base").Replace(hall)
	_, err := setup.Load(folder(text, map[string]string{"2026.yaml": year2026, "2030.yaml": year2026}))
	for _, code := range []fault.Code{setup.CodeDuplicate, setup.CodeUnknownLine, workday.CodeBadZone, setup.CodeBadYear} {
		require.True(t, fault.Has(err, code), "%s in %v", code, err)
	}
	for _, f := range faults(err) {
		require.NotEmpty(t, f.Where, "%v has no place", f)
	}
}

// faults takes joined errors apart, however deep.
func faults(err error) []*fault.Error {
	var f *fault.Error
	var joined interface{ Unwrap() []error }
	switch {
	case err == nil:
		return nil
	case errors.As(err, &joined):
		var out []*fault.Error
		for _, e := range joined.Unwrap() {
			out = append(out, faults(e)...)
		}
		return out
	case errors.As(err, &f):
		return []*fault.Error{f}
	}
	return nil
}

func TestCheckAgainst(t *testing.T) {
	s, err := setup.Load(usual(hall))
	require.NoError(t, err)
	item := func(id, department, line string) *catalog.Item {
		return &catalog.Item{ID: id, Name: catalog.Text{ZH: id}, Department: catalog.Text{ZH: department}, Line: line, Where: id + ".yaml:3"}
	}
	good, err := catalog.New("1", []*catalog.Item{item("one", "医保局", ""), item("two", "无关局", "B")})
	require.NoError(t, err)
	require.NoError(t, setup.CheckAgainst(s, good))

	bad, err := catalog.New("1", []*catalog.Item{item("three", "税务局", ""), item("four", "医保局", "Z")})
	require.NoError(t, err)
	err = setup.CheckAgainst(s, bad)
	require.True(t, fault.Has(err, setup.CodeNoLine))
	require.True(t, fault.Has(err, setup.CodeUnknownLine))
	require.ErrorContains(t, err, "three.yaml:3")
}

func TestLoadReadsRulesSkillsAndHours(t *testing.T) {
	text := strings.NewReplacer(
		"  recall_interval: 5s\n", `  order: ratio
  ratio: 3
  auto_no_show: 0s
  restore_place: front
  restore_grace: 14m
  hold_limit: 20m
  undo_within: 5s
  pause_rehome: false
  return_to: window
  appointment_early: 1h
  appointment_late: 0s
`, "service: 8m", `service: 8m, cap: 80, tickets: ["08:50-11:30", "13:30-16:50"]`,
		"lines: [A, B]}", "lines: [A, B], skills: [sign], lead: {A: 5m}}",
		"hours:", "skills: [{id: sign, name: 手语, items: [x]}]\nhours:").Replace(hall)
	s, err := setup.Load(usual(text))
	require.NoError(t, err)
	r := s.Rules
	require.Equal(t, []any{queue.OrderRatio, 3, queue.PlaceFront, queue.ReturnToWindow, false},
		[]any{r.Order, r.Ratio, r.RestorePlace, r.ReturnTo, r.PauseRehome})
	require.Equal(t, []time.Duration{0, 14 * time.Minute, 20 * time.Minute, 5 * time.Second, time.Hour, 0},
		[]time.Duration{r.AutoNoShow, r.RestoreGrace, r.HoldLimit, r.UndoWithin, r.AppointmentEarly, r.AppointmentLate})
	require.Equal(t, 80, s.Lines[0].Cap)
	require.Equal(t, "08:50-11:30, 13:30-16:50", s.Lines[0].Hours.String())
	require.Equal(t, []string{"sign"}, s.Windows[0].Skills)
	require.Equal(t, map[string]time.Duration{"A": 5 * time.Minute}, s.Windows[0].Lead)
	require.Equal(t, "sign", s.SkillFor("x"))

	usual, err := setup.Load(usual(hall))
	require.NoError(t, err)
	d := setup.Defaults()
	d.HeadStart, d.RecallInterval = usual.Rules.HeadStart, usual.Rules.RecallInterval
	require.Equal(t, d, usual.Rules, "what is not written is the default")
}

// The sample hall that is shipped is the first hall anybody opens.
func TestTheSampleHallLoads(t *testing.T) {
	folder := os.DirFS(filepath.Join("..", "..", "assets", "hall"))
	s, err := setup.Load(folder)
	require.NoError(t, err)
	cat, err := yaml.Load(folder, ".")
	require.NoError(t, err)
	require.NoError(t, setup.CheckAgainst(s, cat), "every item has a line")
	require.True(t, s.Sample)
	require.NotEmpty(t, s.Caution.EN)
	require.Contains(t, s.Calendar.Years(), 2026)
	require.GreaterOrEqual(t, len(s.Windows), len(s.Lines))
}
