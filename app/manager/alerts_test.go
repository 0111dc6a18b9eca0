package manager

import (
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/catalog"
	"onevisit/queue"
)

// talkTo is the presenter of the sample hall.
func talkTo(t *testing.T, l lang.Language) talk {
	t.Helper()
	h, _ := sampleHall(t, "", 1, l)
	return talk{Words: lang.For(l), setup: h.Setup(), cat: h.Catalog()}
}

func window(id string, state queue.WindowState, since time.Time, lines ...string) windowFact {
	return windowFact{Window: queue.Window{ID: id, State: state, Since: since, Lines: lines}}
}

func TestAlerts(t *testing.T) {
	zh := talkTo(t, lang.ZH)
	now := time.Date(2026, 3, 2, 10, 42, 0, 0, time.UTC)
	ago := func(d time.Duration) time.Time { return now.Add(-d) }
	line := func(f lineFact) []lineFact {
		f.Line = zh.setup.Lines[3]
		return []lineFact{f}
	}
	about := queue.Wait{Low: 10 * time.Minute, High: 22 * time.Minute}
	long := queue.Wait{Low: 30 * time.Minute, High: 50 * time.Minute}
	hour := func(light queue.Light, left time.Duration, one bool) []clockFact {
		return []clockFact{{Case: queue.Case{Label: "A009", Item: "gjj-tuixiu", Window: "3", OneHour: one}, light: light, left: left}}
	}
	for _, c := range []struct {
		name   string
		f      facts
		ch     choices
		kinds  []alertKind
		state  look.State
		says   string
		detail string
		do     command
	}{
		{name: "nothing", f: facts{open: true}},
		{name: "stale", f: facts{stale: true}, kinds: []alertKind{alertStale}, says: "可能已旧"},
		{name: "journal unreadable", ch: choices{readFail: true}, kinds: []alertKind{alertStale}, says: "可能已旧"},
		{name: "over target, a closed window helps",
			f: facts{open: true, lines: line(lineFact{waiting: 23, longest: 41 * time.Minute, over: 9, open: []string{"7"}, wait: long,
				remedy: remedy{window: "8", after: about}})},
			kinds: []alertKind{alertLine}, says: "D 不动产·车驾管·交通：23 人，最久 41 分，目标 25 分",
			detail: "开 8 号窗口后，新来的人约 10–25 分，现在约 30–50 分。", do: command{verb: verbOpen, window: "8"}},
		{name: "over target, every window is open",
			f:     facts{open: true, lines: line(lineFact{waiting: 3, longest: 30 * time.Minute, over: 1, open: []string{"7", "8"}, wait: long})},
			kinds: []alertKind{alertLine}, says: "最久 30 分", detail: "7、8"},
		{name: "within target", f: facts{open: true, lines: line(lineFact{waiting: 3, longest: 20 * time.Minute, open: []string{"7"}})}},
		{name: "no window", f: facts{open: true, lines: line(lineFact{waiting: 2, wait: queue.Wait{NoWindow: true},
			remedy: remedy{window: "7", paused: true, after: about}})},
			kinds: []alertKind{alertNoWindow}, says: "没有窗口开放", detail: "该窗口正在暂停", do: command{verb: verbOpen, window: "7"}},
		{name: "before the doors open nobody expects a window", f: facts{lines: line(lineFact{waiting: 2, over: 2, longest: 40 * time.Minute,
			wait: queue.Wait{NoWindow: true}})}},
		{name: "help at a kiosk", f: facts{now: now, helps: []help{{7, ago(2 * time.Minute), "kiosk-1"}}},
			kinds: []alertKind{alertHelp}, state: look.Yellow, says: "1 号自助机", detail: "2 分钟前", do: command{verb: verbHandled, key: "help 7"}},
		{name: "help dealt with", f: facts{now: now, helps: []help{{7, ago(2 * time.Minute), "kiosk-1"}}},
			ch: choices{handled: map[string]bool{"help 7": true}}},
		{name: "help long ago", f: facts{now: now, helps: []help{{7, ago(16 * time.Minute), "kiosk-1"}}}},
		{name: "yellow clock", f: facts{clocks: hour(queue.LightYellow, 12*time.Minute+30*time.Second, true)},
			kinds: []alertKind{alertSoon}, state: look.Yellow, says: "A009 一小时件剩 13 分，3 号窗口在办", detail: "离退休提取住房公积金",
			do: command{verb: verbNudge, window: "3"}},
		{name: "red clock", f: facts{clocks: hour(queue.LightRed, -3*time.Minute, true)},
			kinds: []alertKind{alertLate}, says: "已超 3 分", do: command{verb: verbNudge, window: "3"}},
		{name: "red promise", f: facts{clocks: hour(queue.LightRed, 0, false)},
			kinds: []alertKind{alertLate}, says: "承诺件已超期", do: command{verb: verbNudge, window: "3"}},
		{name: "yellow promise is no alarm", f: facts{clocks: hour(queue.LightYellow, time.Hour, false)}},
		{name: "idle while people wait", f: facts{now: now, windows: []windowFact{
			{Window: queue.Window{ID: "6", State: queue.WindowOpen, Since: ago(2 * time.Minute)}, waiting: 5}}},
			kinds: []alertKind{alertIdle}, state: look.Yellow, says: "6 号窗口空着 2 分，5 人在等",
			do: command{verb: verbPause, window: "6"}},
		{name: "just free", f: facts{now: now, windows: []windowFact{
			{Window: queue.Window{ID: "6", State: queue.WindowOpen, Since: ago(119 * time.Second)}, waiting: 5}}}},
		{name: "paused long", f: facts{now: now, open: true, windows: []windowFact{window("4", queue.WindowPaused, ago(15*time.Minute), "C")}},
			kinds: []alertKind{alertPaused}, state: look.Yellow, says: "4 号窗口已暂停 15 分", do: command{verb: verbOpen, window: "4"}},
		{name: "paused at lunch", f: facts{now: now, windows: []windowFact{window("4", queue.WindowPaused, ago(time.Hour), "C")}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := zh.alerts(c.f, c.ch)
			var kinds []alertKind
			for _, a := range got {
				kinds = append(kinds, a.kind)
			}
			require.Equal(t, c.kinds, kinds)
			if len(got) == 0 {
				return
			}
			want := c.state
			if want == look.Green {
				want = look.Late
			}
			require.Equal(t, want, got[0].state)
			require.Contains(t, got[0].title, c.says)
			require.Contains(t, got[0].detail, c.detail)
			require.Equal(t, c.do, got[0].do)
			require.Equal(t, c.do.verb == verbNone, got[0].button == "", "a button does something, and what does nothing is no button")
		})
	}
}

func TestTheGravestComesFirst(t *testing.T) {
	zh := talkTo(t, lang.ZH)
	now := time.Date(2026, 3, 2, 10, 42, 0, 0, time.UTC)
	f := facts{now: now, open: true, stale: true, helps: []help{{1, now, ""}},
		windows: []windowFact{window("4", queue.WindowPaused, now.Add(-time.Hour), "C")},
		lines:   []lineFact{{Line: zh.setup.Lines[0], waiting: 1}}}
	var kinds []alertKind
	for _, a := range zh.alerts(f, choices{}) {
		kinds = append(kinds, a.kind)
	}
	require.Equal(t, []alertKind{alertStale, alertNoWindow, alertHelp, alertPaused}, kinds)
	require.Equal(t, "现在有 4 件事要处理", zh.present(f, choices{}).title)
	require.Equal(t, "一切正常", zh.present(facts{}, choices{}).title)
}

func TestTheRemedyIsAWindowThatServesTheLine(t *testing.T) {
	now := time.Time{}
	for i, c := range []struct {
		windows []windowFact
		want    remedy
	}{
		{nil, remedy{}},
		{[]windowFact{window("1", queue.WindowOpen, now, "A"), window("2", queue.WindowClosed, now, "B")}, remedy{}},
		{[]windowFact{window("1", queue.WindowPaused, now, "A"), window("2", queue.WindowClosed, now, "A", "B")}, remedy{window: "2"}},
		{[]windowFact{window("1", queue.WindowClosed, now, "A", "B"), window("2", queue.WindowClosed, now, "A")}, remedy{window: "2"}},
		{[]windowFact{window("1", queue.WindowPaused, now, "A")}, remedy{window: "1", paused: true}},
	} {
		require.Equal(t, c.want, remedyFor("A", c.windows), strconv.Itoa(i))
	}
}

func TestAFigureWithoutDataIsADash(t *testing.T) {
	zh := talkTo(t, lang.ZH)
	got := zh.figures(facts{})
	require.Equal(t, []string{none, none, none, "0", "0 / 0"}, []string{got[0].value, got[1].value, got[2].value, got[3].value, got[4].value})
	for _, g := range got[:3] {
		require.Empty(t, g.unit)
	}
	short := waited{wait: 9*time.Minute + 20*time.Second}
	got = zh.figures(facts{waits: []waited{short, {wait: 27*time.Minute + 40*time.Second}, short}, second: 1,
		counts: queue.Counts{Issued: 268, Completed: 214, DoneFirstVisit: 200, OneHourDone: 52, OneHourInTime: 51}})
	require.Equal(t, []string{"9 / 28", "93.5", "98.1", "1", "214 / 268"},
		[]string{got[0].value, got[1].value, got[2].value, got[3].value, got[4].value})
	require.True(t, got[3].bad)
}

func TestClockRows(t *testing.T) {
	zh := talkTo(t, lang.ZH)
	now := time.Date(2026, 3, 2, 10, 42, 0, 0, time.UTC)
	f := facts{now: now}
	at := func(d time.Duration) queue.CaseClock {
		return queue.CaseClock{Started: now.Add(-time.Hour), Due: now.Add(d)}
	}
	hour := at(10 * time.Minute)
	hour.Limit = catalog.Limit{N: 60, Unit: catalog.UnitMinutes}
	halted := hour
	halted.Paused, halted.PauseNote = queue.PauseApplicant, "等申请人补签字"
	for _, c := range []struct {
		name                 string
		clock                clockFact
		left, due, word, why string
		state                look.State
	}{
		{"an hour", clockFact{Case: queue.Case{Clock: hour}, light: queue.LightYellow, left: 10 * time.Minute}, "10 分", "10:52", "将到时", "", look.Yellow},
		{"an hour over", clockFact{Case: queue.Case{Clock: hour}, light: queue.LightRed, left: -65 * time.Second}, "超 1 分", "10:52", "超时", "", look.Late},
		{"halted", clockFact{Case: queue.Case{Clock: halted}, light: queue.LightPaused, left: 48 * time.Minute}, "48 分", none, "已停表", "等申请人补签字", look.Paused},
		{"days", clockFact{Case: queue.Case{Clock: at(73 * time.Hour)}, light: queue.LightGreen, days: 3}, "3 个工作日", "3 月 5 日", "正常", "", look.Green},
		{"last day", clockFact{Case: queue.Case{Clock: at(time.Hour)}, light: queue.LightYellow}, "今天到期", "11:42", "将到时", "", look.Yellow},
		{"over since this noon", clockFact{Case: queue.Case{Clock: at(-time.Hour)}, light: queue.LightRed}, "今天已超", "09:42", "超时", "", look.Late},
		{"days over", clockFact{Case: queue.Case{Clock: at(-50 * time.Hour)}, light: queue.LightRed, days: -2}, "超 2 个工作日", "2 月 28 日", "超时", "", look.Late},
		{"no limit stated", clockFact{Case: queue.Case{Clock: queue.CaseClock{Started: now}}}, "未写明", none, "时限未写明", "", look.Idle},
	} {
		r := zh.clockRow(f, c.clock)
		require.Equal(t, []string{c.left, c.due, c.word, c.why}, []string{r.left, r.due, r.word, r.why}, c.name)
		require.Equal(t, c.state, r.state, c.name)
	}
}
