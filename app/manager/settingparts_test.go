package manager

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/queue"
	"onevisit/queue/setup"
	"onevisit/queue/simulate"
)

// nine lets it be nine o'clock.
func nine(_ *queue.Hall, c *simulate.Clock) { c.Advance(2 * time.Hour) }

// pick goes to the settings of a member.
func (r *room) pick(g settingsGroup, path string) {
	r.t.Helper()
	r.open(pageSettings)
	r.seat.choose(func(c *choices) { c.group = g; c.member = path })
}

// setting is a row of the settings page as it stands.
func (r *room) setting(path string) settingsRow {
	r.t.Helper()
	rows := r.state().settings.rows
	at := slices.IndexFunc(rows, func(x settingsRow) bool { return x.path == path })
	require.GreaterOrEqual(r.t, at, 0, path)
	return rows[at]
}

// lineOf gives a ticket for an item and tells its line.
func (r *room) lineOf(item string) string {
	r.t.Helper()
	v, err := r.hall.Issue(r.t.Context(), queue.IssueRequest{Items: []string{item}})
	require.NoError(r.t, err)
	return v.Ticket.Line
}

// add opens the sheet that adds a member, as its button does.
func (r *room) add(part setup.Part) (*addSheet, *[]string) {
	r.t.Helper()
	var wrong []string
	st := r.seat.talk().adding(r.seat.facts, part)
	v := newAddSheet(r.seat.stage, st, func(typed addTyped, done func(string)) {
		r.seat.changeAll(st.changes(r.seat.facts.fields, typed), "ok", func(w string) { wrong = append(wrong, w); done(w) })
	})
	return v, &wrong
}

func TestAWindowIsAddedAndRetiredFromTheSeat(t *testing.T) {
	r := newRoom(t, lang.ZH, "", nine)
	v, wrong := r.add(setup.PartWindows)
	require.Equal(t, "9", v.id.Text(), "the next number that is free")
	v.save.Press()
	require.NotEmpty(t, (*wrong)[0], "no name, no line")
	require.True(t, v.sheet.Open())
	v.name.SetText("增开窗口")
	v.nameEN.SetText("Extra counter")
	v.lists[0][1].Press()
	v.save.Press()
	require.Empty(t, (*wrong)[1])
	require.False(t, v.sheet.Open())
	w, ok := r.hall.Setup().Window("9")
	require.True(t, ok)
	require.Equal(t, []string{"B"}, w.Lines)
	r.settle()
	r.pick(groupWindows, "windows.9")
	require.Equal(t, "增开窗口", r.setting("windows.9.name").value)
	require.Contains(t, r.setting("windows.9").source, "修改")
	r.seat.change(queue.SettingChange{Path: "windows.9.name_en", Value: `"Renamed"`}, "", func(wrong string) { require.Empty(t, wrong) })
	r.settle()
	require.Equal(t, "Renamed", r.setting("windows.9.name_en").value)
	_, ok = r.live.Window("9")
	require.True(t, ok, "in the projection of every seat")

	_, err := r.hall.OpenWindow(t.Context(), queue.Act{Window: "9", Clerk: "9"})
	require.NoError(t, err)
	r.settle()
	st, ok := r.seat.talk().retirement(r.seat.facts, "windows.9", 0)
	require.True(t, ok)
	require.Contains(t, st.stop, "关闭窗口")
	_, err = r.hall.CloseWindow(t.Context(), queue.Act{Window: "9", Clerk: "9"})
	require.NoError(t, err)
	r.settle()
	r.seat.do(command{verb: verbEdit, set: "windows.9"})
	require.NotNil(t, r.seat.stage.TopSheet())
	r.seat.stage.CloseSheets()
	st, _ = r.seat.talk().retirement(r.seat.facts, "windows.9", 2)
	require.Empty(t, st.stop)
	require.Contains(t, strings.Join(st.lines, "\n"), "1、2、3 号窗口能办")
	require.Contains(t, strings.Join(st.lines, "\n"), "2 人回到队里")
	r.seat.changeAll(setup.Plan(r.seat.facts.fields).Retire(st.part, st.id, ""), "", func(wrong string) { require.Empty(t, wrong) })
	r.settle()
	_, ok = r.hall.Setup().Window("9")
	require.False(t, ok)
	set, err := r.hall.Settings(t.Context())
	require.NoError(t, err)
	require.Empty(t, set, "nothing is left of it")
}

func TestALineGoesToAnotherAndComesBack(t *testing.T) {
	r := newRoom(t, lang.ZH, "", nine)
	r.pick(groupLines, "lines.D")
	require.Equal(t, "在用（点这里停用）", r.setting("lines.D").value)
	st, ok := r.seat.talk().retirement(r.seat.facts, "lines.D", 0)
	require.True(t, ok)
	require.Contains(t, st.toTitle, "不动产登记中心")
	sheet := newRetireSheet(r.seat.stage, st, func(to string, done func(string)) {
		r.seat.changeAll(setup.Plan(r.seat.facts.fields).Retire(st.part, st.id, to), "ok", func(wrong string) { require.Empty(t, wrong); done(wrong) })
	})
	require.True(t, sheet.yes.Disabled(), "first a line has to be chosen")
	sheet.to[4-1].Press() // E
	require.False(t, sheet.yes.Disabled())
	sheet.yes.Press()
	require.False(t, sheet.sheet.Open())
	r.settle()
	_, ok = r.hall.Setup().Line("D")
	require.False(t, ok)
	w, _ := r.hall.Setup().Window("7")
	require.Equal(t, []string{"E"}, w.Lines)
	require.Equal(t, "E", r.lineOf("cn-bdc-yiban"))
	row := r.setting("lines.D")
	require.Equal(t, "已停用（点这里恢复）", row.value)
	require.Len(t, r.state().settings.rows, 1, "of a retired one there is nothing else to set")
	require.Contains(t, r.state().settings.members[len(r.state().settings.members)-1].text, "停用")
	st, ok = r.seat.talk().retirement(r.seat.facts, "lines.D", 0)
	require.True(t, ok)
	require.True(t, st.restore)
	r.seat.changeAll(setup.Plan(r.seat.facts.fields).Restore(st.part, st.id), "", func(wrong string) { require.Empty(t, wrong) })
	r.settle()
	require.Equal(t, "D", r.lineOf("cn-bdc-yiban"))
	r.settle()
	st, ok = r.seat.talk().retirement(r.seat.facts, "lines.D", 0)
	require.True(t, ok)
	require.Contains(t, st.stop, "还有 1 人")
}

func TestLinesSkillsAndNoticesAreAddedFromTheSeat(t *testing.T) {
	r := newRoom(t, lang.ZH, "", nine)
	v, wrong := r.add(setup.PartLines)
	require.Equal(t, "F", v.id.Text())
	v.name.SetText("水电气")
	v.departments.SetText("供水公司、供电公司")
	v.save.Press()
	require.Contains(t, (*wrong)[0], "没有窗口办理队列 F")
	v.lists[0][0].Press()
	v.save.Press()
	line, ok := r.hall.Setup().Line("F")
	require.True(t, ok)
	require.Equal(t, []string{"供水公司", "供电公司"}, line.Departments)
	r.settle()
	v, wrong = r.add(setup.PartSkills)
	v.id.SetText("sign")
	v.name.SetText("x")
	v.lists[0][0].Press()
	v.save.Press()
	require.Contains(t, (*wrong)[0], "“sign”已经有了")
	v.id.SetText("blind")
	v.save.Press()
	require.Empty(t, (*wrong)[1])
	r.settle()
	v, wrong = r.add(setup.PartNotices)
	v.name.SetText("今天 16:00 闭馆")
	v.save.Press()
	require.Empty(t, (*wrong)[0])
	require.Equal(t, "今天 16:00 闭馆", r.hall.Setup().Notices[3].ZH)
	r.settle()
	r.pick(groupNotices, "notices.4")
	require.Equal(t, "今天 16:00 闭馆", r.setting("notices.4.text").value)
}

func TestFormsAndDevicesSayWhereTheyComeFrom(t *testing.T) {
	r := newRoom(t, lang.ZH, "", nine)
	r.pick(groupForms, "")
	require.Equal(t, "示范区政务服务中心（示例）", r.setting("forms.seal").value)
	require.Equal(t, "同大厅资料", r.setting("forms.seal").source)
	r.seat.change(queue.SettingChange{Path: "forms.seal", Value: `"审批专用章"`}, "", func(wrong string) { require.Empty(t, wrong) })
	r.settle()
	require.Equal(t, "审批专用章", r.setting("forms.seal").value)
	r.pick(groupDevices, "")
	require.Equal(t, "中文、English", r.setting("languages").value)
	e, ok := r.seat.talk().editOf(r.seat.facts, "devices.tickets")
	require.True(t, ok)
	require.Contains(t, e.hint, "tcp://")
	said := ""
	r.seat.change(queue.SettingChange{Path: e.path, Value: e.written("printer 1")}, "", func(wrong string) { said = wrong })
	require.Contains(t, said, "可以是")
	r.seat.change(queue.SettingChange{Path: e.path, Value: e.written("tcp://192.0.2.7:9100")}, "", func(wrong string) { require.Empty(t, wrong) })
	require.Equal(t, "tcp://192.0.2.7:9100", r.hall.Setup().Devices.Tickets)
	e, _ = r.seat.talk().editOf(r.seat.facts, "languages")
	require.Equal(t, []string{"zh-CN", "en"}, e.options)
}

// TestWhatIsLackingIsSaidInTheWordsOfTheSheet before the setup is asked.
func TestWhatIsLackingIsSaidInTheWordsOfTheSheet(t *testing.T) {
	r := newRoom(t, lang.ZH, "", nine)
	tk := r.seat.talk()
	st := tk.adding(r.seat.facts, setup.PartWindows)
	none := [][]string{nil, nil}
	require.Equal(t, "请写“窗口号”", tk.lacking(st, addTyped{chosen: none}))
	require.Equal(t, "请写“名称”", tk.lacking(st, addTyped{id: "9", name: " ", chosen: none}))
	require.Equal(t, "“办理队列”至少选一个", tk.lacking(st, addTyped{id: "9", name: "x", chosen: none}))
	require.Empty(t, tk.lacking(st, addTyped{id: "9", name: "x", chosen: [][]string{{"A"}, nil}}))
	notice := tk.adding(r.seat.facts, setup.PartNotices)
	require.Equal(t, "请写“内容”", tk.lacking(notice, addTyped{}))
	require.Empty(t, tk.lacking(notice, addTyped{name: "x"}))
}

// TestEveryFieldHasItsWords: name, value, source and the words of what can be chosen, in both languages.
func TestEveryFieldHasItsWords(t *testing.T) {
	for _, l := range []lang.Language{lang.ZH, lang.EN} {
		r := newRoom(t, l, "", nine)
		tk := r.seat.talk()
		for _, x := range r.seat.facts.fields {
			said := []string{tk.fieldName(x.Path), tk.rowName(x), tk.fieldValue(x, x.Value), tk.fieldSource(x)}
			if e, ok := tk.editOf(r.seat.facts, x.Path); ok {
				said = append(append(said, e.title, e.hint, e.unit), e.words...)
			} else {
				require.Equal(t, setup.KindMember, x.Kind)
			}
			for _, s := range said {
				require.NotContains(t, s, "〔", x.Path)
				require.NotContains(t, s, "{", x.Path)
			}
			require.NotEmpty(t, said[0], x.Path)
		}
	}
}
