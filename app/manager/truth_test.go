package manager

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"onevisit/app/lang"
	"onevisit/queue"
	"onevisit/queue/oversight/figures"
	"onevisit/queue/storetest"
)

// evening is a person who is given a notice on the day before.
func (o *office) evening() queue.Case {
	o.at("03-03 15:00")
	o.open("1")
	v := o.issue(storetest.Simple)
	o.call("1", v)
	o.notify("1", v.Cases[0])
	o.finish("1", v)
	o.at("17:30")
	_, err := o.CloseDay(o.t.Context(), queue.Act{})
	require.NoError(o.t, err)
	return v.Cases[0]
}

// live plays the day, with what goes wrong on a day. What each does to the figures stands beside it.
func (o *office) live() {
	late := o.evening()
	ctx, t := o.t.Context(), o.t
	o.at("03-04 09:00")
	o.open("1", "3")
	one := o.issue(storetest.Simple)
	o.at("09:05")
	two := o.issue(storetest.Simple)
	o.at("09:10")
	three := o.issue(storetest.Simple, storetest.Gap) // two items on one ticket
	o.call("1", one)                                  // waited 10
	o.at("09:12")
	four := o.issue(storetest.Bare)
	o.accept("1", one.Cases[0], "id-card")
	o.at("09:20")
	o.call("3", four) // waited 8
	o.accept("3", four.Cases[0])
	o.at("09:30")
	o.finish("3", four) // by mistake
	o.undo("3", four)
	o.at("09:35")
	o.finish("3", four) // served 15
	o.at("09:40")
	o.done("1", one.Cases[0]) // 28 minutes, on the spot
	o.finish("1", one)        // served 30
	o.did(o.CallTicket(ctx, by("1"), two.Ticket.ID))
	o.undo("1", two) // called by mistake
	o.at("09:45")
	o.call("1", two)
	o.notify("1", two.Cases[0])
	o.at("09:55")
	o.finish("1", two) // served 10
	o.at("09:56")
	o.did(o.CallTicket(ctx, by("1"), three.Ticket.ID))
	o.at("09:58")
	o.open("2")
	o.did(o.Move(ctx, by("1"), three.Ticket.ID, queue.Transfer{Window: "2"}))
	o.at("10:08")
	o.call("2", three) // waited 46 and 10
	o.at("10:10")
	o.accept("2", three.Cases[0], "id-card")
	o.accept("2", three.Cases[1], "id-card", "income") // the bank card follows
	o.at("10:30")
	o.finish("2", three) // served 22
	o.at("10:40")
	five := o.issue(storetest.Simple)
	o.at("10:45")
	o.did(o.Cancel(ctx, by("1"), five.Ticket.ID, "left")) // by mistake
	o.undo("1", five)
	o.at("11:00")
	o.did(o.Return(ctx, by("1"), two.Cases[0].ID)) // is back with what was missing
	o.at("11:10")
	o.call("1", two) // waited 40 and 10
	o.at("11:15")
	o.accept("1", two.Cases[0], "id-card")
	o.at("11:20")
	o.finish("1", two)          // served 10 and 10
	o.done("2", three.Cases[0]) // 70 minutes: late
	o.at("11:25")
	o.did(o.CallTicket(ctx, by("1"), five.Ticket.ID)) // waited 45
	o.at("11:28")
	o.did(o.MarkNoShow(ctx, by("1"), five.Ticket.ID))
	o.at("13:10")
	o.done("1", two.Cases[0]) // 55 minutes: lunch does not count
	o.at("14:00")
	again := o.did(o.Return(ctx, by("1"), late.ID)) // with a notice of yesterday
	o.at("14:05")
	o.call("1", again) // waited 5
	o.notify("1", late)
	o.at("14:15")
	o.finish("1", again) // served 10
	o.at("16:00")
	o.issue(storetest.Simple) // waits still
	o.at("16:30")
	seven := o.issue(storetest.Bare)
	o.at("16:40")
	o.call("3", seven) // waited 10, is served still
	o.at("16:50")
	require.Equal(t, "2026-03-04", o.Today())
}

// TestEveryFigureIsTrue compares the desk with what the day gives on paper.
func TestEveryFigureIsTrue(t *testing.T) {
	o := newOffice(t)
	o.live()
	r := o.desk(lang.ZH)

	// Waits until the last call: 5, 8, 10, 10, 45, 50, 56. Services: 10, 15, 20, 22, 30.
	tiles := [][3]string{}
	for _, f := range r.state().now.figures {
		tiles = append(tiles, [3]string{f.value, f.unit, f.detail})
	}
	require.Equal(t, [][3]string{
		{"10 / 56", "分", "今天已叫号 7 人"},
		{"60.0", "%", "3 / 5 次来访"},
		{"66.7", "%", "2 / 3 件"},
		{"1", "份", "一次性告知 2 份"},
		{"5 / 8", "", "在等 1 人 · 在办 1 人"},
	}, tiles)
	var windows [][5]string
	for _, w := range r.state().now.windows {
		windows = append(windows, [5]string{w.word, w.ticket, w.time, w.served, w.idle})
	}
	require.Equal(t, [][5]string{
		{"空闲，有人等", none, "2 小时 35 分", "4", "84 %"},
		{"空闲，有人等", none, "6 小时 20 分", "1", "94 %"},
		{"办理", "B002", "10 分", "1", "94 %"},
	}, windows)
	lines := r.state().now.lines.rows
	require.Equal(t, []string{"1", "50 / 20 分"}, []string{lines[0].waiting, lines[0].longest})
	require.Equal(t, []string{"0", none}, []string{lines[1].waiting, lines[1].longest})

	r.open(pageToday)
	counts := map[string]string{}
	for _, c := range r.state().figures.counts {
		counts[c.name] = c.value
	}
	for name, want := range map[string]string{"取号": "8 个", "在等": "1 人", "在办": "1 人", "挂起": "0 人", "完成来访": "5 人次", "过号未回": "1 人", "受理": "5 件",
		"其中容缺受理": "1 件", "一次性告知": "2 份", "不予受理": "0 件", "办结": "3 件", "在办计时": "2 件"} {
		require.Equal(t, want, counts[name], name)
	}
	require.Len(t, r.state().figures.counts, countRows, "the page has room for each")
	require.Equal(t, []time.Duration{10, 15, 20, 22, 30}, inMinutes(lengths(r.seat.facts.services)))
	require.Equal(t, []time.Duration{5, 8, 10, 10, 45, 50, 56}, inMinutes(lengths(r.seat.facts.waits)))
	require.Equal(t, [][2]any{{"ID card", 2}, {"Bank card", 1}}, lacksOf(r))
	r.open(pageClocks)
	require.Len(t, r.state().clocks.rows, 2)

	r.open(pageReport)
	r.seat.choose(func(c *choices) { c.by = figures.ByDay })
	r.run.Advance(time.Second)
	s := r.state().report
	want := [][2]string{{"8", ""}, {"10 / 56 分", "7 人"}, {"3", ""}, {"66.7 %", "2 / 3"}, {"66.7 %", "2 / 3"}, {none, "0 / 0"}, {"33.3 %", "1 / 3"},
		{"66.7 %", "2 / 3"}, {"20.0 %", "1 / 5"}, {"100.0 %", "1 / 1"}, {none, "0 / 0"}}
	var got [][2]string
	for _, f := range s.figures {
		got = append(got, [2]string{f.value, f.part})
	}
	require.Equal(t, want, got)
	require.Equal(t, []string{storetest.Day, "5", "3", "66.7 %", "66.7 %", none, "33.3 %", "66.7 %", "20.0 %", "100.0 %", none, "8", "10 / 56"},
		s.rows[1][:])

	// The command reads the same book.
	b, err := figures.Open(t.Context(), o.Hall, storetest.Day, storetest.Day)
	require.NoError(t, err)
	_, total := b.Report(figures.Query{From: storetest.Day, To: storetest.Day, By: figures.ByItem, Now: o.Now()})
	require.Equal(t, total, r.seat.facts.report.total)
	exported(t, r, s)

	// The files of the day after the evening before: its own figures, and nothing of today's.
	r.seat.choose(func(c *choices) { c.period = periodYesterday })
	r.run.Advance(time.Second)
	s = r.state().report
	require.Equal(t, []string{"1", "0 / 0 分", "0"}, []string{s.figures[0].value, s.figures[1].value, s.figures[2].value})

	// After closing what was to be finished on the spot is counted: three cases, none left overnight.
	o.at("17:05")
	r.settle()
	r.seat.choose(func(c *choices) { c.period = periodToday })
	r.run.Advance(time.Second)
	last := r.state().report.figures
	require.Equal(t, "0 / 3", last[len(last)-1].part)
}

// exported compares the two files with the page.
func exported(t *testing.T, r *room, s *reportState) {
	t.Helper()
	data, err := s.book()
	require.NoError(t, err)
	f, err := excelize.OpenReader(bytes.NewReader(data))
	require.NoError(t, err)
	defer f.Close()
	cells := map[string]string{}
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		require.NoError(t, err)
		for _, row := range rows {
			if len(row) > 1 {
				cells[row[0]] = strings.Join(row[1:], "|")
			}
		}
	}
	for _, x := range s.figures {
		require.Equal(t, x.value+"|"+x.part+"|"+x.meaning, cells[x.name], x.name)
	}
	for _, x := range s.rows {
		require.Equal(t, strings.TrimRight(strings.Join(x[1:], "|"), "|"), strings.TrimRight(cells[x[0]], "|"), x[0])
	}
	p := s.sheets(r.seat.p.Words)
	for i, x := range s.figures {
		require.Equal(t, []string{x.name, x.value, x.part, x.meaning}, p.Parts[0].Rows[i])
	}
	for i, x := range s.rows {
		require.Equal(t, x[:len(p.Parts[1].Head)], p.Parts[1].Rows[i])
	}
	pdf, err := p.PDF(r.seat.p.Words)
	require.NoError(t, err)
	require.NotEmpty(t, pdf)
}

func inMinutes(list []time.Duration) []time.Duration {
	out := make([]time.Duration, len(list))
	for i, d := range list {
		out[i] = d / time.Minute
	}
	return out
}

// lacksOf is what was missing, and how often.
func lacksOf(r *room) (out [][2]any) {
	for _, l := range r.seat.facts.lacks {
		out = append(out, [2]any{r.seat.talk().material(l), l.cases})
	}
	return out
}

// TestAnEmptyDayHasNoFigures: nothing happened yet, and no figure pretends otherwise.
func TestAnEmptyDayHasNoFigures(t *testing.T) {
	o := newOffice(t)
	o.at("03-04 09:30")
	r := o.desk(lang.ZH)
	var values []string
	for _, f := range r.state().now.figures {
		values = append(values, f.value+f.unit)
	}
	require.Equal(t, []string{none, none, none, "0份", "0 / 0"}, values)
	for _, w := range r.state().now.windows {
		require.Equal(t, []string{"未开", none, none, "0", none}, []string{w.word, w.ticket, w.time, w.served, w.idle})
	}
	r.open(pageReport)
	r.run.Advance(time.Second)
	s := r.state().report
	require.Empty(t, s.rows)
	require.NotEmpty(t, s.empty, "an empty table says so")
	require.Equal(t, []string{"0", none, "0", none}, []string{s.figures[0].value, s.figures[1].value, s.figures[2].value, s.figures[3].value})
	_, err := s.book()
	require.NoError(t, err)
}

// TestTheDayBeginsAnewAtMidnight: what is still open then belongs to the day on which it came.
func TestTheDayBeginsAnewAtMidnight(t *testing.T) {
	o := newOffice(t)
	o.at("03-03 16:30")
	o.open("1")
	a, b := o.issue(storetest.Simple), o.issue(storetest.Simple)
	o.at("16:40")
	o.call("1", a)
	r := o.desk(lang.ZH)
	require.Equal(t, "0 / 2", r.state().now.figures[4].value)
	o.at("23:59")
	r.settle()
	require.Equal(t, "0 / 2", r.state().now.figures[4].value)
	o.at("03-04 00:01")
	r.settle()
	require.Equal(t, "0 / 0", r.state().now.figures[4].value)
	o.accept("1", a.Cases[0], "id-card")
	o.finish("1", a)
	r.settle()
	f := r.state().now.figures
	require.Equal(t, []string{none, none, "0 / 0"}, []string{f[0].value, f[1].value, f[4].value}, "a visit of yesterday")
	require.Empty(t, r.seat.facts.services)
	o.at("09:00")
	o.did(o.Cancel(t.Context(), by("1"), b.Ticket.ID, "left"))
	o.issue(storetest.Simple)
	r.settle()
	require.Equal(t, "0 / 1", r.state().now.figures[4].value)
	r.open(pageReport)
	r.seat.choose(func(c *choices) { c.by, c.period = figures.ByDay, periodWeek })
	r.run.Advance(time.Second)
	var days [][3]string
	for _, x := range r.state().report.rows[1:] {
		days = append(days, [3]string{x[0], x[11], x[12]})
	}
	require.Equal(t, [][3]string{{"2026-03-03", "2", "10 / 10"}, {"2026-03-04", "1", none}}, days)
}

// TestAnHourAcrossLunchAndAPause: ten minutes before the pause, none until it ends after lunch, then the rest; what is
// over stands on the tile of the rate as well, which counts only what is finished.
func TestAnHourAcrossLunchAndAPause(t *testing.T) {
	o := newOffice(t)
	o.at("03-04 11:30")
	o.open("1")
	v := o.issue(storetest.Simple)
	o.call("1", v)
	o.accept("1", v.Cases[0], "id-card")
	o.finish("1", v)
	r := o.desk(lang.ZH)
	r.open(pageClocks)
	row := func(clock string) [4]string {
		o.at(clock)
		r.settle()
		rows := r.state().clocks.rows
		require.Len(t, rows, 1)
		return [4]string{rows[0].elapsed, rows[0].left, rows[0].due, rows[0].word}
	}
	require.Equal(t, [4]string{"10 分", "50 分", "13:30", "正常"}, row("11:40"))
	_, err := o.PauseClock(t.Context(), by("1"), v.Cases[0].ID, queue.PauseApplicant, "")
	require.NoError(t, err)
	require.Equal(t, [4]string{"10 分", "50 分", none, "已停表"}, row("12:30"))
	o.at("13:10")
	_, err = o.ResumeClock(t.Context(), by("1"), v.Cases[0].ID)
	require.NoError(t, err)
	require.Equal(t, [4]string{"50 分", "10 分", "14:00", "将到时"}, row("13:50"))
	require.Equal(t, [4]string{"65 分", "超 5 分", "14:00", "超时"}, row("14:05"))
	r.open(pageNow)
	hour := r.state().now.figures[2]
	require.Equal(t, []string{none, "0 / 0 件 · 在办超时 1"}, []string{hour.value, hour.detail})
	require.Contains(t, r.state().now.alerts[0].title, "A001 一小时件已超 5 分")
	o.done("1", v.Cases[0])
	r.settle()
	hour = r.state().now.figures[2]
	require.Equal(t, []string{"0.0", "0 / 1 件"}, []string{hour.value, hour.detail})
}

// TestAnActTakenBackLeavesNothing: a call and an end by mistake are in no figure, on no page.
func TestAnActTakenBackLeavesNothing(t *testing.T) {
	o := newOffice(t)
	o.at("03-04 09:00")
	o.open("1")
	v := o.issue(storetest.Simple)
	o.at("09:10")
	o.did(o.CallTicket(t.Context(), by("1"), v.Ticket.ID))
	o.undo("1", v)
	r := o.desk(lang.ZH)
	first := func() []string {
		f := r.state().now.figures
		return []string{f[0].value, f[0].detail, f[4].value}
	}
	require.Equal(t, []string{none, "今天已叫号 0 人", "0 / 1"}, first())
	o.at("09:20")
	o.call("1", v)
	o.accept("1", v.Cases[0], "id-card")
	o.at("09:30")
	o.finish("1", v)
	r.settle()
	require.Equal(t, []string{"20 / 20", "今天已叫号 1 人", "1 / 1"}, first())
	require.Len(t, r.seat.facts.services, 1)
	o.undo("1", v)
	r.settle()
	require.Equal(t, []string{"20 / 20", "今天已叫号 1 人", "0 / 1"}, first())
	require.Empty(t, r.seat.facts.services)
	r.open(pageReport)
	r.run.Advance(time.Second)
	require.Equal(t, "20 / 20 分", r.state().report.figures[1].value)
}
