package manager

import (
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/queue"
	"onevisit/queue/simulate"
)

// issue gives n people a ticket of an item.
func issue(t *testing.T, h *queue.Hall, n int, item string) {
	t.Helper()
	for range n {
		_, err := h.Issue(t.Context(), queue.IssueRequest{Items: []string{item}})
		require.NoError(t, err)
	}
}

// deserted is a hall at 9:40 in which six people have waited for half an hour and no window of their line is open.
func deserted(t *testing.T) func(*queue.Hall, *simulate.Clock) {
	return func(h *queue.Hall, c *simulate.Clock) {
		c.Advance(2*time.Hour + 10*time.Minute)
		_, err := h.OpenWindow(t.Context(), queue.Act{Window: "2", Clerk: "12"})
		require.NoError(t, err)
		issue(t, h, 6, "gjj-tuixiu")
		c.Advance(30 * time.Minute)
	}
}

func TestOneTapOpensTheWindowThatHelps(t *testing.T) {
	r := newRoom(t, lang.ZH, "", deserted(t))
	card := r.seat.view.now.alerts[0]
	require.Contains(t, card.title.Text(), "6 人在等，没有窗口开放")
	require.Equal(t, "开 5 号窗口", card.button.Text())
	card.button.Press()
	require.Equal(t, []string{"open 5 clerk "}, r.seen.acts)
	w, ok := func() (queue.Window, bool) { r.settle(); return r.live.Window("5") }()
	require.True(t, ok)
	require.Equal(t, queue.WindowOpen, w.State)
	require.Equal(t, "5 号窗口已开放", r.seat.stage.ToastText())
	require.Contains(t, card.title.Text(), "目标 20 分", "it is open now, but they have waited too long")
	require.False(t, r.seat.Busy())
	require.Equal(t, "开 1 号窗口", card.button.Text(), "the next one that helps")
}

func TestTheSheetOfAWindowOpensPausesAndCloses(t *testing.T) {
	r := newRoom(t, lang.ZH, "", deserted(t))
	v := r.seat.view
	v.now.openWindow(1)
	require.NotNil(t, v.sheet)
	v.sheet.pause.Press()
	r.settle()
	w, _ := r.live.Window("2")
	require.Equal(t, queue.WindowPaused, w.State)
	require.Equal(t, "值班主任暂停", w.Why)
	v.sheet.open.Press()
	r.settle()
	require.Equal(t, "open 2 clerk 12", r.seen.acts[1], "the clerk keeps the seat")
	v.sheet.open.Press()
	require.Len(t, r.seen.acts, 2, "an open window cannot be opened")
	v.sheet.close.Press()
	r.settle()
	w, _ = r.live.Window("2")
	require.Equal(t, queue.WindowClosed, w.State)
	require.Equal(t, []string{"pause 2: 值班主任暂停", "open 2 clerk 12", "close 2"}, r.seen.acts)
	v.sheet.back.Press()
	require.Nil(t, v.sheet)
	require.Empty(t, r.seat.choice.window)
	require.Nil(t, r.seat.stage.TopSheet())
}

func TestAWindowWithAPersonCannotBeClosed(t *testing.T) {
	r := newRoom(t, lang.ZH, "", func(h *queue.Hall, c *simulate.Clock) {
		deserted(t)(h, c)
		_, err := h.OpenWindow(t.Context(), queue.Act{Window: "5"})
		require.NoError(t, err)
		_, err = h.CallNext(t.Context(), queue.Act{Window: "5"})
		require.NoError(t, err)
	})
	r.seat.view.now.openWindow(4)
	r.seat.view.sheet.close.Press()
	require.Empty(t, r.seen.acts)
	require.Contains(t, r.seat.view.sheet.note.Text(), "A001")
	require.Equal(t, "已叫号", r.seat.view.sheet.light.Word())
}

func TestAFailedActIsSaid(t *testing.T) {
	r := newRoom(t, lang.ZH, "", deserted(t))
	require.NoError(t, r.hall.Close())
	r.seat.view.now.alerts[0].button.Press()
	require.NotEmpty(t, r.seat.stage.ToastText())
	require.NotContains(t, r.seat.stage.ToastText(), "已开放")
	require.False(t, r.seat.Busy())
}

func TestHelpIsShownUntilItIsDealtWith(t *testing.T) {
	r := newRoom(t, lang.EN, "", func(h *queue.Hall, c *simulate.Clock) {
		require.NoError(t, h.Help(t.Context(), queue.Act{Window: "kiosk-2"}))
		require.NoError(t, h.Help(t.Context(), queue.Act{Window: "3"}))
	})
	require.Equal(t, "Window 3: a citizen asks for help", r.seat.view.now.alerts[0].title.Text())
	r.seat.view.now.alerts[0].button.Press()
	require.Equal(t, "Kiosk 2: a citizen asks for help", r.seat.view.now.alerts[0].title.Text(), "the other one stays")
	r.seat.view.now.alerts[0].button.Press()
	require.Equal(t, "All is well", r.seat.view.title.Text())
	require.False(t, r.seat.view.now.grid.Visible())
}

func TestTheClockAlertShowsTheClocks(t *testing.T) {
	r := newRoom(t, lang.ZH, "10:42")
	r.seat.do(command{verb: verbClocks})
	require.Equal(t, pageClocks, r.seat.choice.page)
	rows := r.state().clocks.rows
	require.NotEmpty(t, rows)
	for _, row := range rows {
		require.Contains(t, []look.State{look.Yellow, look.Late}, row.state)
	}
	r.seat.view.clocks.filters[clocksPaused].Press()
	for _, row := range r.state().clocks.rows {
		require.NotEmpty(t, row.why)
	}
	r.seat.view.clocks.filters[clocksAll].Press()
	require.Len(t, r.state().clocks.rows, len(r.live.Running("")))
}

func TestAnotherLanguageKeepsThePage(t *testing.T) {
	r := newRoom(t, lang.ZH, "10:42")
	r.open(pageCatalog)
	r.seat.view.catalog.search.OnChange("退休")
	r.seat.view.catalog.list.Select(1)
	was := r.state().catalog.guide.id
	r.seat.SetWords(lang.For(lang.EN))
	require.Equal(t, pageCatalog, r.seat.view.page)
	require.Equal(t, "Catalog", r.seat.view.title.Text())
	require.Equal(t, was, r.state().catalog.guide.id)
	require.Equal(t, 1, r.seat.view.catalog.list.Selected())
	r.open(pageSettings)
	r.seat.view.settings.language.Press()
	require.Equal(t, "设置", r.seat.view.title.Text())
}

func TestTheCatalogIsSearchedAndFiltered(t *testing.T) {
	r := newRoom(t, lang.ZH, "")
	r.open(pageCatalog)
	all := len(r.state().catalog.items)
	require.Equal(t, len(r.hall.Catalog().Items()), all)
	r.seat.view.catalog.search.OnChange("gjj")
	require.Less(t, len(r.state().catalog.items), all)
	require.NotEmpty(t, r.state().catalog.items)
	r.seat.view.catalog.search.OnChange("没有这样的事项")
	require.Empty(t, r.state().catalog.items)
	require.Nil(t, r.state().catalog.guide)
	r.seat.view.catalog.search.OnChange("")
	r.seat.view.catalog.office.Choose(1)
	office := r.hall.Catalog().Departments()[0].ZH
	require.Len(t, r.state().catalog.items, len(r.hall.Catalog().Of(office)))
	r.seat.view.catalog.office.Choose(0)
	r.seat.view.catalog.faults.Press()
	require.Len(t, r.state().catalog.items, len(r.seat.lint))
	for i, row := range r.state().catalog.items { // every fault can be opened, also the second one of an item
		r.seat.view.catalog.list.Select(i)
		require.Equal(t, i, r.seat.view.catalog.list.Selected())
		require.Equal(t, row.id, r.state().catalog.guide.id)
	}
}

func TestChangesComeTogether(t *testing.T) {
	r := newRoom(t, lang.ZH, "")
	r.run.Advance(2 * time.Second)
	before := r.seen.reads
	for range 100 { // a hundred changes within a second
		r.live.f(nil)
		r.run.Advance(10 * time.Millisecond)
	}
	require.LessOrEqual(t, r.seen.reads-before, 5)
	require.GreaterOrEqual(t, r.seen.reads-before, 3)
	r.seat.Stop()
	require.Zero(t, r.live.subs)
	before = r.seen.reads
	r.run.Advance(10 * time.Second)
	require.Equal(t, before, r.seen.reads, "a stopped seat reads nothing")
}

func TestAJournalThatCannotBeReadIsSaid(t *testing.T) {
	r := newRoom(t, lang.ZH, "10:42")
	r.seen.fail = errors.New("disk")
	r.settle()
	require.Contains(t, r.seat.view.now.alerts[0].title.Text(), "可能已旧")
	require.Equal(t, "数据可能已旧", r.seat.view.fresh.Word())
	r.seen.fail = nil
	r.pass(time.Second)
	require.NotContains(t, r.seat.view.now.alerts[0].title.Text(), "可能已旧")
	r.live.old = true
	r.pass(time.Second)
	require.Contains(t, r.seat.view.now.alerts[0].title.Text(), "可能已旧")
}

func TestOnlyRowsThatChangedAreFilledAgain(t *testing.T) {
	filled := 0
	r := newRows([]look.Column{{}}, 40, func(string, []*look.Cell) { filled++ })
	l := r.table.Rows
	r.set([]string{"a", "b", "c"})
	l.Resize(look.Natural(l).AddWidthHeight(0, 40))
	filled = 0
	r.set([]string{"a", "b", "c"})
	require.Zero(t, filled)
	r.set([]string{"a", "x", "c"})
	require.LessOrEqual(t, filled, 1)
}

func TestADigitGoesToAPage(t *testing.T) {
	r := newRoom(t, lang.ZH, "")
	for i, key := range "987654321" {
		r.seat.stage.Keys().Rune(key)
		require.Equal(t, page(8-i), r.seat.view.page)
		for p, o := range r.seat.view.pages {
			require.Equal(t, page(p) == r.seat.view.page, o.Visible())
		}
	}
}

func TestTheChartShowsOneLine(t *testing.T) {
	r := newRoom(t, lang.ZH, "10:42")
	all := r.state().now.chart
	require.Contains(t, all.data.TargetIs, "最严")
	r.seat.view.now.chart.line.Choose(3)
	one := r.state().now.chart
	require.Equal(t, "C", r.seat.choice.line)
	require.Equal(t, "目标 25 分", one.data.TargetIs)
	require.NotEqual(t, all.data.Actual, one.data.Actual)
	r.seat.view.now.chart.line.Choose(0)
	require.Equal(t, all.data, r.state().now.chart.data)
}
