package setup_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/queue"
	"onevisit/queue/setup"
)

// office is a hall whose managers change it, as the hall keeps their settings.
type office struct {
	t    *testing.T
	fs   fstest.MapFS
	have []queue.Setting
}

func (o *office) plan() setup.Plan {
	o.t.Helper()
	f, err := setup.Fields(o.fs, o.have)
	require.NoError(o.t, err)
	return f
}

// change makes changes and gives the hall as it is then.
func (o *office) change(all ...queue.SettingChange) (*queue.Setup, error) {
	o.t.Helper()
	next := slices.Clone(o.have)
	for _, c := range all {
		next = slices.DeleteFunc(next, func(s queue.Setting) bool { return s.Path == c.Path })
		if !c.Reset {
			next = append(next, queue.Setting{Path: c.Path, Value: c.Value})
		}
	}
	s, err := setup.With(o.fs, next)
	if err == nil {
		o.have = next
	}
	return s, err
}

func newOffice(t *testing.T) *office {
	return &office{t: t, fs: usual(hall + `skills:
- {id: sign, name: 手语}
notices:
- {text: 甲}
- {text: 乙, text_en: B}
`)}
}

const skilled = `- {id: "2", name: 户籍, lines: [B], skills: [sign]}`

func TestAWindowIsAddedRenamedAndRetired(t *testing.T) {
	o := &office{t: t, fs: usual(hall)}
	s, err := o.change(setup.Add(setup.Member{Part: setup.PartWindows, ID: "10", Name: catalog.Text{ZH: "新窗：“一”", EN: "New"}, Lines: []string{"A"}}),
		setup.Add(setup.Member{Part: setup.PartWindows, ID: "9", Name: catalog.Text{ZH: "又一"}, Lines: []string{"B"}}))
	require.NoError(t, err)
	require.Equal(t, []string{"1", "2", "9", "10"}, ids(s))
	w, _ := s.Window("10")
	require.Equal(t, catalog.Text{ZH: "新窗：“一”", EN: "New"}, w.Name)
	require.Equal(t, queue.WindowClosed, w.State)
	s, err = o.change(queue.SettingChange{Path: "windows.10.name", Value: `"改名"`}, queue.SettingChange{Path: "windows.10.lines", Value: "[A, B]"})
	require.NoError(t, err)
	w, _ = s.Window("10")
	require.Equal(t, "改名", w.Name.ZH)
	require.Equal(t, []string{"A", "B"}, w.Lines)
	s, err = o.change(o.plan().Retire(setup.PartWindows, "10", "")...)
	require.NoError(t, err)
	require.Equal(t, []string{"1", "2", "9"}, ids(s))
	require.Len(t, o.have, 1, "nothing is left of what was added")

	s, err = o.change(o.plan().Retire(setup.PartWindows, "2", "")...)
	require.NoError(t, err)
	require.Equal(t, []string{"1", "9"}, ids(s))
	at := slices.IndexFunc(o.plan(), func(f setup.Field) bool { return f.Path == "windows.2" })
	require.Equal(t, setup.Retired, o.plan()[at].Value)
	require.Equal(t, "户籍", o.plan()[at].Member.Name.ZH)
	s, err = o.change(o.plan().Restore(setup.PartWindows, "2")...)
	require.NoError(t, err)
	require.Equal(t, []string{"1", "2", "9"}, ids(s))
}

func TestALineIsAddedAndRetiredWithItsWindowsAndDepartments(t *testing.T) {
	o := &office{t: t, fs: usual(hall)}
	f := setup.Member{Part: setup.PartLines, ID: "F", Name: catalog.Text{ZH: "税务"}, Departments: []string{"税务局"}}
	_, err := o.change(setup.Add(f))
	require.True(t, fault.Has(err, setup.CodeUnserved), "%v", err)
	s, err := o.change(o.plan().AddLine(f, "1", "2")...)
	require.NoError(t, err)
	line, ok := s.Line("F")
	require.True(t, ok)
	require.Equal(t, []string{"税务局"}, line.Departments)
	require.Equal(t, 20, line.Target, "our default")
	require.Equal(t, []string{"A", "B", "F"}, s.Windows[0].Lines)

	_, err = o.change(o.plan().Retire(setup.PartLines, "B", "")...)
	require.NoError(t, err, "window 2 still serves F")
	_, err = o.change(o.plan().Restore(setup.PartLines, "B")...)
	require.NoError(t, err)

	s, err = o.change(o.plan().Retire(setup.PartLines, "B", "A")...)
	require.NoError(t, err)
	require.Len(t, s.Lines, 2)
	require.Equal(t, []string{"医保局", "人社局", "公安局"}, s.Lines[0].Departments)
	require.Equal(t, []string{"F", "A"}, s.Windows[1].Lines)
	s, err = o.change(o.plan().Restore(setup.PartLines, "B")...)
	require.NoError(t, err)
	require.Equal(t, []string{"公安局"}, s.Lines[1].Departments)
	require.Equal(t, []string{"医保局", "人社局"}, s.Lines[0].Departments)
	require.True(t, s.Windows[1].Serves("B"))

	s, err = o.change(o.plan().Retire(setup.PartLines, "F", "A")...)
	require.NoError(t, err)
	require.Len(t, s.Lines, 2)
	require.Equal(t, []string{"A", "B"}, s.Windows[0].Lines)
	for _, was := range o.have {
		require.NotContains(t, was.Path, "lines.F")
	}
}

func TestASkillGoesWithTheWindowsThatHaveIt(t *testing.T) {
	o := newOffice(t)
	o.fs["hall.yaml"].Data = []byte(replaceOnce(t, string(o.fs["hall.yaml"].Data), `- {id: "2", name: 户籍, lines: [B]}`, skilled))
	s, err := o.change(o.plan().Retire(setup.PartSkills, "sign", "")...)
	require.NoError(t, err)
	require.Empty(t, s.Skills)
	require.Empty(t, s.Windows[1].Skills)
	s, err = o.change(o.plan().Restore(setup.PartSkills, "sign")...)
	require.NoError(t, err)
	require.Equal(t, []string{"sign"}, s.Windows[1].Skills)
	k := setup.Member{Part: setup.PartSkills, ID: "blind", Name: catalog.Text{ZH: "盲文"}}
	_, err = o.change(setup.Add(k))
	require.True(t, fault.Has(err, setup.CodeUnusedSkill), "%v", err)
	s, err = o.change(o.plan().AddSkill(k, "1")...)
	require.NoError(t, err)
	require.Equal(t, []string{"blind"}, s.Windows[0].Skills)
}

func TestNoticesAreAddedChangedAndRetired(t *testing.T) {
	o := newOffice(t)
	o.fs["hall.yaml"].Data = []byte(replaceOnce(t, string(o.fs["hall.yaml"].Data), `- {id: "2", name: 户籍, lines: [B]}`, skilled))
	s, err := o.change(setup.Add(setup.Member{Part: setup.PartNotices, ID: "3", Name: catalog.Text{ZH: "丙", EN: "C"}}),
		queue.SettingChange{Path: "notices.1.text", Value: `"今天 16:00 闭馆"`})
	require.NoError(t, err)
	require.Equal(t, []catalog.Text{{ZH: "今天 16:00 闭馆"}, {ZH: "乙", EN: "B"}, {ZH: "丙", EN: "C"}}, s.Notices)
	s, err = o.change(o.plan().Retire(setup.PartNotices, "2", "")...)
	require.NoError(t, err)
	require.Equal(t, []catalog.Text{{ZH: "今天 16:00 闭馆"}, {ZH: "丙", EN: "C"}}, s.Notices)
	_, err = o.change(setup.Add(setup.Member{Part: setup.PartNotices, ID: "4", Name: catalog.Text{EN: "only English"}}))
	require.True(t, fault.Has(err, setup.CodeMissing), "%v", err)
}

func TestWhatIsAddedMustFit(t *testing.T) {
	for _, c := range []struct {
		name string
		m    setup.Member
		code fault.Code
	}{
		{"an id that is there", setup.Member{Part: setup.PartWindows, ID: "2", Name: catalog.Text{ZH: "x"}, Lines: []string{"A"}}, setup.CodeTaken},
		{"an id that cannot be spoken", setup.Member{Part: setup.PartWindows, ID: "九", Name: catalog.Text{ZH: "x"}, Lines: []string{"A"}}, setup.CodeBadValue},
		{"no name", setup.Member{Part: setup.PartWindows, ID: "9", Lines: []string{"A"}}, setup.CodeMissing},
		{"no line", setup.Member{Part: setup.PartWindows, ID: "9", Name: catalog.Text{ZH: "x"}}, setup.CodeMissing},
		{"a line that is not there", setup.Member{Part: setup.PartWindows, ID: "9", Name: catalog.Text{ZH: "x"}, Lines: []string{"Z"}}, setup.CodeUnknownLine},
		{"a line of two letters", setup.Member{Part: setup.PartLines, ID: "AA", Name: catalog.Text{ZH: "x"}}, setup.CodeBadValue},
		{"a department of another line", setup.Member{Part: setup.PartLines, ID: "F", Name: catalog.Text{ZH: "x"}, Departments: []string{"公安局"}}, setup.CodeDepartment},
	} {
		o := &office{t: t, fs: usual(hall)}
		_, err := o.change(setup.Add(c.m))
		require.True(t, fault.Has(err, c.code), "%s: %v", c.name, err)
	}
	_, err := setup.With(usual(hall), []queue.Setting{set("windows.9", "{name: x, lines: [A], id: \"8\"}")})
	require.NoError(t, err, "the path says who it is")
	_, err = setup.With(usual(hall), []queue.Setting{set("windows.9", "{name: x,\nlines: [A]}")})
	require.True(t, fault.Has(err, setup.CodeBadValue), "more than one line of text")
	_, err = setup.With(usual(hall), []queue.Setting{set("windows.7", setup.Retired), set("windows.7.name", "x"), set("notices.9.text", "x"), set("windows.1.lead.Z", "1m")})
	require.NoError(t, err, "members that the files no longer have")
}

func TestWhatComesFirstAtAWindowIsASetting(t *testing.T) {
	o := &office{t: t, fs: usual(replaceOnce(t, hall, `lines: [A, B]}`, `lines: [A, B], lead: {A: 5m}}`))}
	s, err := o.change(queue.SettingChange{Path: "windows.1.lead.B", Value: "10m"})
	require.NoError(t, err)
	require.Len(t, s.Windows[0].Lead, 2)
	_, err = o.change(queue.SettingChange{Path: "windows.1.lead.B", Value: "5h"})
	require.True(t, fault.Has(err, setup.CodeBadValue), "%v", err)
	_, err = o.change(queue.SettingChange{Path: "windows.2.lines", Value: "[A, B]"}, queue.SettingChange{Path: "windows.1.lines", Value: "[A]"})
	require.NoError(t, err)
	s, err = setup.With(o.fs, o.have)
	require.NoError(t, err)
	require.Len(t, s.Windows[0].Lead, 1, "a window that does not serve a line has nothing to take it first")
}

func ids(s *queue.Setup) []string {
	var out []string
	for _, w := range s.Windows {
		out = append(out, w.ID)
	}
	return out
}

func replaceOnce(t *testing.T, s, old, now string) string {
	t.Helper()
	require.Equal(t, 1, strings.Count(s, old))
	return strings.Replace(s, old, now, 1)
}
