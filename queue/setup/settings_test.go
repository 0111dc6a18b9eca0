package setup_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog/fault"
	"onevisit/queue"
	"onevisit/queue/setup"
)

func set(path, value string) queue.Setting { return queue.Setting{Path: path, Value: value} }

func TestASettingStandsInsteadOfTheFile(t *testing.T) {
	files := usual(hall)
	s, err := setup.With(files, []queue.Setting{
		set("rules.max_calls", `"5"`), set("rules.head_start.elder", "20m"), set("rules.pause_rehome", `"false"`),
		set("rules.order", "ratio"), set("lines.A.target", `"25m"`), set("lines.B.cap", "80"),
		set("lines.B.tickets", `["09:00-11:00"]`), set("windows.2.lines", "[A, B]"), set("windows.2.name", `"甲: 乙"`),
		set("hours.tue", `[]`), set("name_en", `"Hall"`), set("phone", `"0755"`),
	})
	require.NoError(t, err)
	require.Equal(t, 5, s.Rules.MaxCalls)
	require.Equal(t, 20*time.Minute, s.Rules.HeadStart[queue.PriorityElder])
	require.Equal(t, 15*time.Minute, s.Rules.HeadStart[queue.PriorityMilitary], "the others stay")
	require.False(t, s.Rules.PauseRehome)
	require.Equal(t, queue.OrderRatio, s.Rules.Order)
	require.Equal(t, 25, s.Lines[0].Target)
	require.Equal(t, 80, s.Lines[1].Cap)
	require.Equal(t, "09:00-11:00", s.Lines[1].Hours.String())
	require.Equal(t, []string{"A", "B"}, s.Windows[1].Lines)
	require.Equal(t, "甲: 乙", s.Windows[1].Name.ZH)
	require.Empty(t, s.Calendar.Spans("2026-03-03"), "a Tuesday")
	require.Equal(t, "测试大厅", s.Name.ZH)
	require.Equal(t, "Hall", s.Name.EN)
	require.Equal(t, "0755", s.Phone)
	require.Equal(t, 5*time.Second, s.Rules.RecallInterval, "what is not set is the file's")

	again, err := setup.With(files, nil)
	require.NoError(t, err)
	plain, err := setup.Load(files)
	require.NoError(t, err)
	require.Equal(t, plain.Rules, again.Rules)
	require.Equal(t, 3, again.Rules.MaxCalls)
}

func TestALineMayGetHoursOfItsOwn(t *testing.T) {
	s, err := setup.With(usual(hall), []queue.Setting{set("lines.A.hours.sat", `["09:00-11:00"]`)})
	require.NoError(t, err)
	require.Len(t, s.Lines[0].Calendar.Spans("2026-03-07"), 1, "a Saturday")
	require.Empty(t, s.Calendar.Spans("2026-03-07"))
	require.Equal(t, s.Calendar.Spans("2026-03-02"), s.Lines[0].Calendar.Spans("2026-03-02"), "the other days stay")
	require.Nil(t, s.Lines[1].Calendar)
}

func TestABadSettingIsSaidAsTheFileWouldSayIt(t *testing.T) {
	for _, c := range []struct {
		name string
		s    []queue.Setting
		code fault.Code
	}{
		{"out of bounds", []queue.Setting{set("rules.max_calls", "0")}, setup.CodeBadValue},
		{"no such rule", []queue.Setting{set("rules.nonsense", "1")}, setup.CodeUnknownSetting},
		{"no such part", []queue.Setting{set("printers.1", "1")}, setup.CodeUnknownSetting},
		{"an identity", []queue.Setting{set("id", "x")}, setup.CodeUnknownSetting},
		{"an identity of a line", []queue.Setting{set("lines.A.id", "C")}, setup.CodeUnknownSetting},
		{"the zone", []queue.Setting{set("zone", "UTC")}, setup.CodeUnknownSetting},
		{"another class", []queue.Setting{set("rules.head_start.king", "1m")}, setup.CodeUnknownSetting},
		{"nobody serves the line", []queue.Setting{set("windows.1.lines", "[B]")}, setup.CodeUnserved},
		{"no such line", []queue.Setting{set("windows.1.lines", "[A, B, Z]")}, setup.CodeUnknownLine},
		{"no such skill", []queue.Setting{set("windows.1.skills", "[magic]")}, setup.CodeBadValue},
		{"spans out of order", []queue.Setting{set("lines.A.tickets", `["14:00-15:00", "09:00-10:00"]`)}, setup.CodeBadValue},
		{"more than one line of text", []queue.Setting{set("rules.max_calls", "3\norder: ratio")}, setup.CodeBadValue},
		{"a department twice", []queue.Setting{set("lines.B.departments", "[公安局, 医保局]")}, setup.CodeDepartment},
	} {
		_, err := setup.With(usual(hall), c.s)
		require.True(t, fault.Has(err, c.code), "%s: %v", c.name, err)
	}
	_, err := setup.With(usual(hall), []queue.Setting{set("rules.ratio", "many")})
	require.Error(t, err, "not a number")
	_, err = setup.With(usual(hall), []queue.Setting{set("lines.Q.cap", "7"), set("windows.99.lines", "[A]")})
	require.NoError(t, err, "a line that the files no longer have")
}

// What Fields says of a field is what the hall works by, and writing a field's own value back changes nothing.
func TestFieldsAreWhatTheHallWorksBy(t *testing.T) {
	files := usual(hall)
	changed := []queue.Setting{set("rules.max_calls", "4"), set("windows.2.lines", "[A, B]")}
	fields, err := setup.Fields(files, changed)
	require.NoError(t, err)
	by := map[string]setup.Field{}
	var all []queue.Setting
	for _, f := range fields {
		require.NotContains(t, by, f.Path)
		by[f.Path] = f
		if f.Kind != setup.KindMember && !strings.Contains(f.Path, ".hours.") && (f.Value != "" || f.Kind == setup.KindSpans) {
			all = append(all, set(f.Path, f.Kind.YAML(f.Value)))
		}
		if f.Kind == setup.KindChoice {
			require.Contains(t, f.Options, f.Value, f.Path)
		}
		if len(f.Path) > 6 && f.Path[:6] == "rules." {
			require.NotEmpty(t, f.Default, "%s: every rule has a default", f.Path)
		}
	}
	require.Equal(t, "4", by["rules.max_calls"].Value)
	require.Empty(t, by["rules.max_calls"].File)
	require.Equal(t, "3", by["rules.max_calls"].Default)
	require.True(t, by["rules.max_calls"].Changed)
	require.Equal(t, "5s", by["rules.recall_interval"].Value)
	require.Equal(t, "5s", by["rules.recall_interval"].File)
	require.Equal(t, "A, B", by["windows.2.lines"].Value)
	require.Equal(t, "B", by["windows.2.lines"].File)
	require.Equal(t, setup.KindLines, by["windows.2.lines"].Kind)
	require.Equal(t, "09:00-12:00, 13:30-17:30", by["hours.mon"].Value)
	require.Equal(t, setup.KindSpans, by["hours.mon"].Kind)
	require.Equal(t, setup.KindYesNo, by["rules.pause_rehome"].Kind)
	require.Equal(t, "10m", by["rules.head_start.elder"].Value)
	require.Equal(t, "20m", by["lines.B.target"].Value, "the default")

	one, err := setup.With(files, changed)
	require.NoError(t, err)
	two, err := setup.With(files, all)
	require.NoError(t, err)
	two.Rules.HeadStart, one.Rules.HeadStart = nil, nil // a head start of nothing is none
	require.Equal(t, one.Rules, two.Rules)
	require.Equal(t, one.Lines, two.Lines)
	require.Equal(t, one.Windows, two.Windows)
	require.Equal(t, one.Calendar.Spans("2026-03-02"), two.Calendar.Spans("2026-03-02"))
}
