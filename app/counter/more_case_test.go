package counter

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/queue"
)

// pick chooses a line of the open menu by the words that it contains.
func (r *room) pick(words string) {
	r.t.Helper()
	require.NotNil(r.t, r.state().Sheet, words)
	for _, o := range r.state().Sheet.Options {
		if strings.Contains(o.Name[0].Text, words) {
			r.press(o.Key)
			return
		}
	}
	require.Fail(r.t, "not in the menu", "%s: %v", words, r.state().Sheet.Options)
}

// longCase brings an item with a limit in workdays to acceptance.
func (r *room) longCase() queue.Visit {
	r.t.Helper()
	v := r.issue("", nil, promised)
	r.press("F2", "F5")
	for range 20 {
		if _, ask := r.asking(); ask {
			r.press("1")
			continue
		}
		if r.state().Sheet != nil {
			r.press("Return")
			continue
		}
		if strings.Contains(r.state().acts(), "accept*") {
			break
		}
		r.press("Space")
	}
	r.press("F8")
	got := r.visit(v.Ticket.ID)
	require.Equal(r.t, queue.Processing, got.Cases[0].State, r.state().Bar.Title)
	return got
}

func TestReceiptWithoutADecision(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.issue("", nil, fund)
	r.press("F2", "F5", "Ctrl+M")
	r.pick("收件")
	c := r.visit(v.Ticket.ID).Cases[0]
	require.NotEmpty(t, c.Receipt)
	require.Equal(t, []string{"receipt " + c.Receipt}, r.paper.printed)
	require.Contains(t, r.words(), "收件凭证 "+c.Receipt)
	_, owed := c.Duty(queue.DutySilence)
	require.True(t, owed)
}

func TestSpecialProcedureStopsTheClockOnPaper(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.longCase()
	r.press("Ctrl+M")
	r.pick("特别程序")
	require.Equal(t, SheetSpecial, r.state().Sheet.Kind)
	r.press("Down", "Down", "Return")
	require.NotEmpty(t, r.state().Sheet.Fields[0].Wrong, "the applicant is told how long it takes")
	r.seat.present.sheetText(0, "10")
	r.seat.present.sheetOK()
	r.live.settle(t)
	c := r.visit(v.Ticket.ID).Cases[0]
	require.Equal(t, queue.Suspended, c.State)
	require.Equal(t, r.hall.Setup().Procedures[2].ID, c.Clock.Procedure)
	require.Equal(t, "2026-000001", c.Clock.Document)
	m := r.paper.more[len(r.paper.more)-1]
	require.Equal(t, PaperSpecial, m.Kind)
	require.Equal(t, c.Clock.Document, m.Number)
	require.Equal(t, catalog.Limit{N: 10, Unit: catalog.UnitWorkdays}, m.Days)
	require.Contains(t, r.words(), "特别程序告知书 2026-000001")
	require.Equal(t, "特别程序", r.state().Clocks[0].Word, "what stopped a clock is beside it")

	r.press("Ctrl+M")
	r.pick("继续计时")
	require.Equal(t, queue.Processing, r.visit(v.Ticket.ID).Cases[0].State)
}

func TestExtensionNeedsAReasonAndAnApproval(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.longCase()
	was := v.Cases[0].Clock.Due
	r.press("Ctrl+M")
	r.pick("延长办理期限")
	fields := func(texts ...string) {
		for i, s := range texts {
			r.seat.present.sheetText(i, s)
		}
		r.seat.present.sheetOK()
		r.live.settle(t)
	}
	fields("99")
	require.NotEmpty(t, r.state().Sheet.Fields[0].Wrong)
	fields("3")
	require.NotEmpty(t, r.state().Sheet.Fields[1].Wrong)
	fields("3", "周主任")
	c := r.visit(v.Ticket.ID).Cases[0]
	require.True(t, c.Clock.Due.After(was))
	m := r.paper.more[len(r.paper.more)-1]
	require.Equal(t, PaperExtension, m.Kind)
	require.Equal(t, "周主任", m.Approver)
	require.Equal(t, "案情复杂，需要调查", m.Reason)
	require.Contains(t, r.words(), "延长期限告知书")
	require.NotContains(t, r.seat.present.menu(c), "extend", "the law allows one extension")
}

// menu are the names of what can be done about a case.
func (p *presenter) menu(c queue.Case) []string {
	var out []string
	for _, d := range p.caseDeeds(c) {
		out = append(out, d.name)
	}
	return out
}

func TestResultGoesByPostComesBackAndIsSignedFor(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.longCase()
	r.press("Ctrl+M")
	r.pick("办结")
	r.press("Ctrl+M")
	r.pick("邮寄")
	r.press("Return")
	require.NotEmpty(t, r.state().Sheet.Fields[0].Wrong)
	r.seat.present.sheetText(0, "Y-12")
	r.press("Return", "Ctrl+M")
	r.pick("记单号")
	r.seat.present.sheetText(0, "EMS")
	r.seat.present.sheetText(1, "EA123456785CN")
	r.press("Return")
	r.seat.present.sheetOK()
	r.live.settle(t)
	d := r.visit(v.Ticket.ID).Cases[0].Delivery
	require.Equal(t, queue.Sent, d.State)
	require.Equal(t, "EA123456785CN", d.Tracking)
	require.Equal(t, PaperDelivery, r.paper.more[len(r.paper.more)-1].Kind)
	r.press("Ctrl+M")
	r.pick("退回来了")
	r.press("2", "Return")
	require.Equal(t, "无人签收", r.visit(v.Ticket.ID).Cases[0].Delivery.Why)
	r.press("Ctrl+M")
	r.pick("待领")
	r.press("Ctrl+M")
	r.pick("提醒")
	require.Equal(t, 1, r.visit(v.Ticket.ID).Cases[0].Delivery.Reminders)
	r.press("Ctrl+M")
	r.pick("送达回证")
	r.pick("代理人")
	c := r.visit(v.Ticket.ID).Cases[0]
	require.Equal(t, queue.Delivered, c.State)
	require.Equal(t, queue.SignedAgent, c.Delivery.By)
	require.Contains(t, r.words(), "送达回证")
}

func TestWithdrawalGivesThePapersBack(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.longCase()
	r.press("Ctrl+M")
	r.pick("申请人撤回")
	r.press("1", "Return")
	require.Equal(t, queue.Withdrawn, r.visit(v.Ticket.ID).Cases[0].State)
	m := r.paper.more[len(r.paper.more)-1]
	require.Equal(t, PaperWithdrawal, m.Kind)
	require.Equal(t, CauseApplicant, m.Cause)
	require.NotEmpty(t, m.Number)
}

func TestAPaperThatWasToFollowIsBrought(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.issue("", nil, fund)
	r.press("F2", "F5", "1", "2", "Space", "Return", "F9")
	require.NotEmpty(t, r.visit(v.Ticket.ID).Cases[0].Missing)
	r.press("Ctrl+M")
	r.pick("容缺材料")
	r.press("1")
	require.Empty(t, r.visit(v.Ticket.ID).Cases[0].Missing)
}

// TestEveryStateHasItsDeeds opens the menu in every state and finds words for each line.
func TestEveryStateHasItsDeeds(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	delivery := func(s queue.DeliveryState) *queue.Delivery { return &queue.Delivery{State: s} }
	for _, c := range []queue.Case{
		{State: queue.Checking}, {State: queue.Incomplete}, {State: queue.Processing, Missing: []string{"x"}, Outcome: catalog.AcceptWithGap},
		{State: queue.Suspended, Clock: queue.CaseClock{Paused: queue.PauseOutage}}, {State: queue.Done},
		{State: queue.Done, Delivery: delivery(queue.Ready)}, {State: queue.Done, Delivery: delivery(queue.ToPost)},
		{State: queue.Done, Delivery: delivery(queue.Sent)}, {State: queue.Done, Delivery: delivery(queue.ComeBack)},
		{State: queue.Delivered, Receipt: "1"}, {State: queue.Refused}, {State: queue.Withdrawn},
	} {
		deeds := r.seat.present.menu(c)
		require.NotEmpty(t, deeds, c.State)
		require.LessOrEqual(t, len(deeds), 9, "a digit for each")
		for _, d := range deeds {
			require.True(t, r.seat.present.words.Has("counter.more."+d), d)
			require.True(t, lang.For(lang.EN).Has("counter.more."+d), d)
		}
		require.Len(t, slices.Compact(slices.Sorted(slices.Values(deeds))), len(deeds), c.State)
	}
}

func TestCasesAreFoundAndTakenUp(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	done := r.longCase()
	r.press("F1")
	r.issue("", nil, fund)
	r.press("Ctrl+O")
	require.Equal(t, done.Ticket.Label, strings.Fields(r.state().Sheet.Options[0].Name[0].Text)[0], "what this window has to do comes first")
	require.Contains(t, r.state().Sheet.Side.Detail, done.Cases[0].Number)
	r.seat.present.sheetText(0, "tuixiu")
	require.Len(t, r.state().Sheet.Options, 1, "found by the pinyin of the item")
	r.seat.present.sheetText(0, done.Cases[0].Number)
	require.Len(t, r.state().Sheet.Options, 1)
	r.seat.present.sheetOK()
	require.Equal(t, SheetMore, r.state().Sheet.Kind)
	r.pick("办结")
	require.Equal(t, queue.Done, r.visit(done.Ticket.ID).Cases[0].State, "a case is finished without its visit in hand")
}

func TestALightSpeaksAndStaysUntilSeen(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	r.accepted()
	for r.state().Clocks[0].Light == "green" {
		r.pass(time.Minute)
	}
	require.Equal(t, "yellow", r.state().Clocks[0].Light)
	require.Equal(t, []Chime{ChimeYellow}, r.chimes)
	require.Contains(t, r.words(), "快到时限")
	require.Nil(t, r.win.Canvas().Focused(), "nothing takes the keyboard")
	require.Nil(t, r.state().Sheet)
	for r.state().Clocks[0].Light == "yellow" {
		r.pass(time.Minute)
	}
	require.Equal(t, []Chime{ChimeYellow, ChimeRed}, r.chimes)

	c := r.seat.present.live.Running("3")[0]
	_, fresh, err := r.hall.Raise(t.Context(), queue.Alarm{Key: "x", Kind: "overdue", Level: queue.AlarmRed, At: r.hall.Now(), Window: "3",
		Case: c.ID, Detail: queue.AlarmDetail{Label: c.Label, Item: c.Item, Due: c.Clock.Due}})
	require.NoError(t, err)
	require.True(t, fresh)
	r.live.settle(t)
	require.Contains(t, r.state().Alarm.Text, c.Label)
	require.Equal(t, Bad, r.state().Alarm.Tone)
	r.press("Ctrl+Y")
	require.Empty(t, r.state().Alarm.Text, "it was acknowledged")
}

func TestChangedRulesAreSaid(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.issue("", nil, onePaper)
	items := r.hall.Catalog().Items()
	next := make([]*catalog.Item, len(items))
	for i, it := range items {
		next[i] = it
		if it.ID == onePaper {
			cp := *it
			cp.Materials = append(slices.Clone(it.Materials), catalog.Material{ID: "extra", Name: catalog.Text{ZH: "新增的证明", EN: "A new proof"}})
			next[i] = &cp
		}
	}
	require.NoError(t, r.hall.RecordCatalog(t.Context()))
	_, err := r.hall.Publish(t.Context(), queue.Act{Clerk: "1"}, queue.Publication{Items: next, Bundles: r.hall.Catalog().Bundles(), Kind: queue.EditionEdit})
	require.NoError(t, err)
	r.live.settle(t)
	r.press("F2", "F5")
	require.Equal(t, v.Ticket.Label, r.state().Ticket.Label)
	require.Len(t, r.state().Rows, 1, "the case goes by the rules that it was opened under")
	require.NotEmpty(t, r.state().Rules.Text)
	r.press("Ctrl+G")
	require.Equal(t, SheetRules, r.state().Sheet.Kind)
	require.Contains(t, strings.Join(r.state().Sheet.Lines, "\n"), "新增的证明")
	r.press("Return")
	require.Nil(t, r.state().Sheet)
}
