package manager

import (
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/queue"
	"onevisit/queue/simulate"
)

func TestASettingIsChangedAndReset(t *testing.T) {
	r := newRoom(t, lang.ZH, "")
	r.open(pageSettings)
	r.seat.choose(func(c *choices) { c.group = groupRules })
	find := func(path string) settingsRow {
		for _, x := range r.state().settings.rows {
			if x.path == path {
				return x
			}
		}
		t.Fatal(path)
		return settingsRow{}
	}
	require.Equal(t, "3 次", find("rules.max_calls").value)
	e, ok := r.seat.talk().editOf(r.seat.facts, "rules.max_calls")
	require.True(t, ok)
	require.False(t, e.canReset)
	var said []string
	sheet := newEditSheet(r.seat.stage, e, func(c queue.SettingChange, done func(string)) {
		r.seat.change(c, r.seat.stored(c, e.title), func(wrong string) { said = append(said, wrong); done(wrong) })
	})
	sheet.entry.SetText("99")
	sheet.save.Press()
	require.Contains(t, said[0], "1 … 20", "what is allowed is said")
	require.True(t, sheet.sheet.Open(), "and the sheet stays open")
	require.Equal(t, 3, r.hall.Setup().Rules.MaxCalls)
	sheet.entry.SetText("4")
	sheet.save.Press()
	require.False(t, sheet.sheet.Open())
	require.Equal(t, 4, r.hall.Setup().Rules.MaxCalls)
	require.Contains(t, r.seat.stage.ToastText(), "已保存")
	r.settle()
	row := find("rules.max_calls")
	require.Equal(t, "4 次", row.value)
	require.True(t, row.changed)
	require.Contains(t, row.source, "修改")

	e, _ = r.seat.talk().editOf(r.seat.facts, "rules.max_calls")
	require.True(t, e.canReset)
	sheet = newEditSheet(r.seat.stage, e, func(c queue.SettingChange, done func(string)) { r.seat.change(c, r.seat.stored(c, e.title), done) })
	sheet.reset.Press()
	r.settle()
	require.Equal(t, 3, r.hall.Setup().Rules.MaxCalls)
	require.False(t, find("rules.max_calls").changed)
}

func TestEveryKindOfSettingCanBeTyped(t *testing.T) {
	r := newRoom(t, lang.ZH, "")
	for path, typed := range map[string]string{
		"rules.hold_limit": "45", "rules.recall_interval": "15", "rules.restore_grace": "0", "lines.A.tickets": "09:00-11:00，13:30-16:00",
		"hours.sat": "09:00-12:00", "name": "新大厅：“一”", "windows.2.lines": "A, B", "rules.order": "ratio", "rules.pause_rehome": "false",
		"lines.D.cap": "80",
	} {
		e, ok := r.seat.talk().editOf(r.seat.facts, path)
		require.True(t, ok, path)
		r.seat.change(queue.SettingChange{Path: path, Value: e.written(typed)}, "", func(wrong string) { require.Empty(t, wrong, path) })
	}
	s := r.hall.Setup()
	require.Equal(t, 45*time.Minute, s.Rules.HoldLimit)
	require.Equal(t, 15*time.Second, s.Rules.RecallInterval)
	require.Zero(t, s.Rules.RestoreGrace)
	require.Equal(t, "09:00-11:00, 13:30-16:00", s.Lines[0].Hours.String())
	require.Len(t, s.Calendar.Spans("2026-03-07"), 1, "a Saturday")
	require.Equal(t, "新大厅：“一”", s.Name.ZH)
	require.Equal(t, []string{"A", "B"}, s.Windows[1].Lines)
	require.Equal(t, queue.OrderRatio, s.Rules.Order)
	require.False(t, s.Rules.PauseRehome)
	require.Equal(t, 80, s.Lines[3].Cap)
	r.settle()
	w, _ := r.live.Window("2")
	require.Equal(t, []string{"A", "B"}, w.Lines)
}

func TestARemedyRaisesACapAndMovesAWindow(t *testing.T) {
	r := newRoom(t, lang.ZH, "", func(h *queue.Hall, c *simulate.Clock) {
		c.Advance(2*time.Hour + 10*time.Minute)
		require.NoError(t, h.ChangeSettings(t.Context(), queue.Act{}, queue.SettingChange{Path: "lines.A.cap", Value: "2"}))
		for _, w := range []string{"1", "3", "5", "8"} {
			_, err := h.OpenWindow(t.Context(), queue.Act{Window: w})
			require.NoError(t, err)
		}
		issue(t, h, 2, "gjj-tuixiu")
		for _, w := range []string{"1", "3", "5"} {
			_, _ = h.CallNext(t.Context(), queue.Act{Window: w}) //nolint:errcheck // there are two people for three windows
		}
		c.Advance(3 * time.Minute)
	})
	at := func(k alertKind) alert {
		for _, a := range r.state().now.alerts {
			if a.kind == k {
				return a
			}
		}
		t.Fatal(k)
		return alert{}
	}
	a := at(alertFull)
	require.Equal(t, "再放 20 个号", a.button)
	r.seat.do(a.do)
	r.settle()
	require.Equal(t, 22, r.hall.Setup().Lines[0].Cap)
	require.Contains(t, r.seat.stage.ToastText(), "22 个号")
	issue(t, r.hall, 4, "gjj-tuixiu")
	r.pass(40 * time.Minute)
	a = at(alertLine)
	require.Equal(t, "8 号也办 A", a.button, "every window of the line is open, and 8 is idle")
	r.seat.do(a.do)
	r.settle()
	w, _ := r.live.Window("8")
	require.Equal(t, []string{"D", "A"}, w.Lines)
	v, err := r.hall.CallNext(t.Context(), queue.Act{Window: "8"})
	require.NoError(t, err)
	require.Equal(t, "A", v.Ticket.Line, "it really calls them")
}

func TestTheDayIsClosedAndOpenedFromTheSeat(t *testing.T) {
	r := newRoom(t, lang.ZH, "10:42")
	q := r.seat.talk().dayQuestion(r.seat.facts)
	require.True(t, q.closing)
	require.Contains(t, strings.Join(q.lines, "\n"), strconv.Itoa(r.live.Counts().Waiting)+" 人还在等")
	pressPrimary := func() {
		r.seat.openDay()
		r.seat.stage.Keys().Key(&fyne.KeyEvent{Name: fyne.KeyReturn})
		r.settle()
	}
	pressPrimary()
	b, err := r.hall.BusinessDay(t.Context())
	require.NoError(t, err)
	require.True(t, b.Closed)
	require.Zero(t, r.live.Counts().Waiting)
	require.Contains(t, r.seat.stage.ToastText(), "已闭馆")
	require.Equal(t, alertDay, r.state().now.alerts[0].kind, "closed in office hours")
	require.Equal(t, "开馆", r.state().day)
	pressPrimary()
	b, err = r.hall.BusinessDay(t.Context())
	require.NoError(t, err)
	require.False(t, b.Closed)
	require.Equal(t, "闭馆", r.state().day)
}

func TestABrokenPrinterIsSaidUntilItWorks(t *testing.T) {
	r := newRoom(t, lang.ZH, "")
	require.NoError(t, r.hall.Device(t.Context(), queue.Act{Window: "kiosk-1"}, "printer", "failed"))
	r.settle()
	require.Equal(t, "1 号自助机：打印机不能用", r.state().now.alerts[0].title)
	require.NoError(t, r.hall.Device(t.Context(), queue.Act{Window: "kiosk-1"}, "printer", "ok"))
	r.settle()
	require.Empty(t, r.state().now.alerts)
}

func TestAnEscalatedAlarmIsAcknowledgedAndSettled(t *testing.T) {
	r := newRoom(t, lang.ZH, "")
	a, _, err := r.hall.Raise(t.Context(), queue.Alarm{Key: "k", Kind: queue.AlarmOverdue, Level: queue.AlarmRed,
		At: r.hall.Now(), Window: "3", Detail: queue.AlarmDetail{Label: "A009", Item: "gjj-tuixiu", Due: r.hall.Now()}})
	require.NoError(t, err)
	r.settle()
	require.Empty(t, r.state().now.alerts, "the window was told, and the clock itself is on the page")
	_, err = r.hall.Escalate(t.Context(), queue.Act{}, a.ID, queue.ToldClerk)
	require.NoError(t, err)
	r.settle()
	card := r.state().now.alerts[0]
	require.Equal(t, alertGrave, card.kind)
	require.Contains(t, card.title, "A009")
	require.Contains(t, card.detail, "转到主任")
	r.seat.do(card.do)
	r.settle()
	require.Empty(t, r.state().now.alerts, "it is seen")
	got, err := r.hall.Alarm(t.Context(), a.ID)
	require.NoError(t, err)
	require.False(t, got.Told().Seen.IsZero())
	require.Equal(t, "主任已知，正在处理", got.Told().Remedy)
	r.open(pageClocks)
	r.seat.choose(func(c *choices) { c.clocks = clocksAlarms })
	require.Len(t, r.state().clocks.rows, 1)
	d, ok := r.seat.talk().alarmDetail(r.seat.facts, a.ID)
	require.True(t, ok)
	require.Len(t, d.history, 2)
	require.Len(t, d.buttons, 1, "only settling is left")
	r.seat.do(d.buttons[0].do)
	r.settle()
	got, err = r.hall.Alarm(t.Context(), a.ID)
	require.NoError(t, err)
	require.False(t, got.Open())
}

func TestAWindowIsAskedToHurry(t *testing.T) {
	r := newRoom(t, lang.ZH, "10:42")
	c := r.seat.facts.clocks[0]
	r.seat.do(command{verb: verbNudge, window: c.Window, ticket: c.Ticket, id: c.ID})
	require.Contains(t, r.seat.stage.ToastText(), "留言")
	rows := rowsOf(t, r.hall)
	last := rows[len(rows)-1]
	require.Equal(t, queue.EvNote, last.Kind)
	require.Equal(t, "主任请优先办理", last.Why)
}

func TestAHallWithManagersAsksForALogin(t *testing.T) {
	put := func(h *queue.Hall, m queue.Member, password string) {
		_, err := h.PutMember(t.Context(), queue.Act{}, m, password)
		require.NoError(t, err)
	}
	r := newRoom(t, lang.ZH, "", func(h *queue.Hall, _ *simulate.Clock) {
		put(h, queue.Member{ID: "1", Name: "王五", Role: queue.RoleManager}, "correct horse")
	})
	v := r.seat.view
	require.True(t, v.gate.root.Visible())
	require.False(t, v.inside.Visible())
	r.seat.stage.Keys().Rune('6')
	require.Equal(t, pageNow, r.seat.choice.page, "keys do nothing outside")
	r.seat.do(command{verb: verbOpen, window: "1"})
	require.Empty(t, r.seen.acts)
	v.gate.id.SetText("1")
	v.gate.password.SetText("wrong horse")
	v.gate.enter.Press()
	r.shot("zh-gate")
	require.Equal(t, "工号或密码不对", v.gate.wrong.Text())
	require.True(t, v.gate.root.Visible())
	require.Empty(t, v.gate.password.Text())
	v.gate.password.SetText("correct horse")
	v.gate.enter.Press()
	require.False(t, v.gate.root.Visible())
	require.True(t, v.inside.Visible())
	require.Equal(t, "退出 · 王五", v.who.Text())
	r.seat.change(queue.SettingChange{Path: "rules.max_calls", Value: "4"}, "", func(wrong string) { require.Empty(t, wrong) })
	set, err := r.hall.Settings(t.Context())
	require.NoError(t, err)
	require.Equal(t, "1", set[0].By, "who did it is kept")
	v.who.Press()
	require.True(t, v.gate.root.Visible())
	_, err = r.hall.ClearPasswords(t.Context(), queue.Act{})
	require.NoError(t, err)
	r.settle()
	require.False(t, v.gate.root.Visible(), "nobody is locked out")
}

func TestPeopleAreAddedAndSwitchedOff(t *testing.T) {
	r := newRoom(t, lang.ZH, "")
	r.open(pagePeople)
	require.Empty(t, r.state().people.rows)
	var wrong []string
	open := func(id string) *memberSheet {
		return newMemberSheet(r.seat.stage, r.seat.talk().memberOf(r.seat.facts, id), func(m queue.Member, password string, done func(string)) {
			_, err := r.hall.PutMember(t.Context(), r.seat.ownAct(), m, password)
			wrong = append(wrong, r.seat.p.Words.Error(err))
			done(r.seat.p.Words.Error(err))
		})
	}
	s := open("")
	s.save.Press()
	require.Contains(t, wrong[0], "没有写")
	require.True(t, s.sheet.Open())
	s.id.SetText("12")
	s.name.SetText("李四")
	s.windows[2].Press()
	s.save.Press()
	require.False(t, s.sheet.Open())
	r.settle()
	rows := r.state().people.rows
	require.Equal(t, []string{"12", "李四", "窗口人员", "3", "在岗"}, []string{rows[0].id, rows[0].name, rows[0].role, rows[0].windows, rows[0].word})
	s = open("12")
	require.True(t, s.id.Disabled())
	s.active.Press()
	s.save.Press()
	r.settle()
	require.Equal(t, "已停用", r.state().people.rows[0].word)
}

// A quiet hall costs next to nothing: the charts are drawn once a minute and not with every look, a window's row once a
// minute, and the hall is read once a minute.
func TestAQuietHallIsHardlyDrawnAgain(t *testing.T) {
	r := newRoom(t, lang.ZH, "10:42")
	r.open(pageToday)
	r.settle()
	reads, drawn, rows := r.seen.reads, 0, 0
	was := r.state()
	now := func() *nowState { return r.seat.talk().now(r.seat.facts, r.seat.choice) }
	before := now()
	for range 60 {
		r.clock.Advance(time.Second)
		r.run.Advance(time.Second)
		is, next := r.state(), now()
		if !reflect.DeepEqual(was.figures.chart, is.figures.chart) || !reflect.DeepEqual(was.figures.marks, is.figures.marks) ||
			!reflect.DeepEqual(coarse(was.figures.lanes), coarse(is.figures.lanes)) {
			drawn++
		}
		for i := range next.windows {
			if next.windows[i] != before.windows[i] {
				rows++
			}
		}
		was, before = is, next
	}
	require.LessOrEqual(t, drawn, 2)
	require.LessOrEqual(t, rows, 2*len(before.windows))
	require.LessOrEqual(t, r.seen.reads-reads, 4, "the hall is read once a minute, and when something happened")
}

// What every page says changes at most once a minute in a quiet hall, all of it together: each change is a frame.
func TestAQuietPageIsDrawnOnceAMinute(t *testing.T) {
	r := newRoom(t, lang.EN, "10:42", machines(t), appointed(t))
	for p := range pages {
		r.open(p)
		r.settle()
		was, drawn := r.state(), 0
		for range 60 {
			r.clock.Advance(time.Second)
			r.run.Advance(time.Second)
			if is := r.state(); !reflect.DeepEqual(was, is) {
				was = is
				drawn++
			}
		}
		require.LessOrEqual(t, drawn, 1, pageNames[p])
	}
}

func TestTheForecastGoesOnFromNowToClosing(t *testing.T) {
	r := newRoom(t, lang.ZH, "10:42")
	for m := range metrics {
		r.seat.choose(func(c *choices) { c.metric = m })
		d := r.state().now.chart.data
		require.NotEmpty(t, d.Actual, m)
		require.NotEmpty(t, d.Forecast, m)
		last := d.Forecast[len(d.Forecast)-1]
		require.LessOrEqual(t, last.X, d.XMax)
		require.Greater(t, last.X, d.XMax-0.6)
		for i, s := range d.Forecast {
			require.LessOrEqual(t, s.Low, s.Mid)
			require.LessOrEqual(t, s.Mid, s.High)
			require.LessOrEqual(t, s.High, d.YMax)
			require.True(t, i == 0 || s.X > d.Forecast[i-1].X)
		}
	}
	r.pass(8 * time.Hour)
	require.Empty(t, r.state().now.chart.data.Forecast, "after closing there is nothing to forecast")
}
