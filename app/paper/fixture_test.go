package paper

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/queue"
	"onevisit/queue/workday"
)

// fixture is one application in a sample hall, as a window has it.
type fixture struct {
	setup *queue.Setup
	item  *catalog.Item
	visit queue.Visit
	c     queue.Case
}

func words() []*lang.Words { return []*lang.Words{lang.For(lang.ZH), lang.For(lang.EN)} }

func text(zh, en string) catalog.Text { return catalog.Text{ZH: zh, EN: en} }

func newFixture(t *testing.T) fixture {
	t.Helper()
	hours := map[time.Weekday][]string{}
	for d := time.Monday; d <= time.Friday; d++ {
		hours[d] = []string{"09:00-12:00", "13:30-17:00"}
	}
	cal, err := workday.New(workday.Config{Zone: "Asia/Shanghai", Pattern: time.Monday, Hours: hours,
		Years: map[int]workday.Year{2026: {Source: "test"}}})
	require.NoError(t, err)
	setup := &queue.Setup{
		ID: "ov-sample", Name: text("示范区政务服务中心（示例）", "Demonstration District Service Centre (sample)"),
		Sample: true, Caution: text("示例大厅，不是现行规定", "Sample hall, not current law"), Calendar: cal,
		Address: text("示范区示例路 1 号政务服务中心一楼", "1 Sample Road, ground floor"), Phone: "0372-1234567", Complain: "12345",
		Lines: []queue.Line{{ID: "A", Name: text("社保公积金", "Social insurance and housing fund")}},
	}
	it := &catalog.Item{
		ID: "gjj-tuixiu", Code: "11410500001", Name: text("离退休提取住房公积金", "Housing fund withdrawal on retirement"),
		Department: text("公积金管理中心", "Housing Fund Centre"), Kind: catalog.KindPromised,
		Limit:      catalog.Limits{Promised: catalog.Limit{N: 3, Unit: catalog.UnitWorkdays}},
		Agent:      catalog.Agent{Policy: catalog.AgentAllowed},
		Basis:      []catalog.Text{text("《住房公积金管理条例》第二十四条", "Housing Fund Regulations, art. 24")},
		Conditions: []catalog.Text{text("账户已封存", "The account is closed")},
		Steps:      []catalog.Text{text("申请", "Application"), text("审核", "Examination"), text("转账", "Transfer")},
		Fee:        text("不收费", "Free of charge"), Result: text("提取资金到账", "Money transferred"),
		Situations: []catalog.Situation{
			{ID: "early", Ask: text("是否提前退休？", "Early retirement?"), Choices: []catalog.Choice{
				{ID: "yes", Name: text("提前退休", "Retired early")}, {ID: "no", Name: text("已到法定退休年龄", "At the legal age")}}},
		},
		Refusals: []catalog.Refusal{{ID: "loan", When: `early == "no"`,
			Reason: text("账户有未结清的公积金贷款", "The account has an open loan"),
			Basis:  text("《住房公积金管理条例》第二十六条", "Housing Fund Regulations, art. 26"),
			Office: text("示范市住房公积金管理中心", "Demonstration City Housing Fund Centre")}},
		Materials: []catalog.Material{
			{ID: "id-card", Name: text("居民身份证", "Identity card"), Take: catalog.TakeVerify, Originals: 1, NotExpired: true},
			{ID: "form", Name: text("住房公积金提取申请表", "Withdrawal form"), Take: catalog.TakeForm, Originals: 1},
			{ID: "retire", Name: text("提前退休凭据", "Proof of early retirement"), When: `early == "yes"`,
				AnyOf: []catalog.Text{text("退休证", "Retirement certificate"), text("养老金发放证明", "Proof of pension")},
				Take:  catalog.TakeOriginalCopy, Originals: 1, Copies: 2,
				Issuer: text("社会保险经办机构", "Social insurance agency"), Obtain: text("本大厅 5 号窗口当场打印", "Printed at window 5 of this hall")},
			{ID: "marriage", Name: text("婚姻状况声明", "Statement of marital status"), Take: catalog.TakeSigned, Pledge: true},
			{ID: "bank", Name: text("本人储蓄卡", "Own bank card"), Take: catalog.TakeCopy, Copies: 1,
				Later: catalog.Limit{N: 3, Unit: catalog.UnitWorkdays}},
			{ID: "register", Name: text("户籍登记信息", "Household register data"), From: catalog.FromGovernment},
		},
		Source: catalog.Source{Text: "test"},
	}
	cat, err := catalog.New("t", []*catalog.Item{it})
	require.NoError(t, err)
	it, err = cat.Item("gjj-tuixiu")
	require.NoError(t, err)
	at := time.Date(2026, 3, 5, 2, 15, 0, 0, time.UTC) // 10:15 in the hall
	ticket := queue.Ticket{ID: 17, Token: "K7Q2M9XWTR4D", Day: "2026-03-05", Line: "A", Number: 17, Label: "A017",
		Priority: queue.PriorityElder, Arrived: at, Items: []string{it.ID}}
	c := queue.Case{ID: 9, Ticket: 17, Label: "A017", Item: it.ID, Window: "3", Opened: at, Decided: at.Add(20 * time.Minute),
		Desk: catalog.Submission{Item: it.ID, On: "2026-03-05",
			Answers: map[string]string{"early": "yes", "applicant": "self"},
			Papers: map[string]catalog.Handed{
				"id-card": {Standing: catalog.Given, Expires: "2030-01-01"},
				"form":    {Standing: catalog.Given},
			}}}
	return fixture{setup: setup, item: it, visit: queue.Visit{Ticket: ticket, Cases: []queue.Case{c}}, c: c}
}

func (f fixture) check(t *testing.T) catalog.Verdict {
	t.Helper()
	v, err := f.item.Check(f.c.Desk)
	require.NoError(t, err)
	return v
}

// forms makes one of each kind, each from a case in which it is given.
func (f fixture) forms(t *testing.T) map[Kind]Form {
	t.Helper()
	due := time.Date(2026, 3, 12, 9, 0, 0, 0, time.UTC)
	f.c.Desk = f.c.Desk.Clone()
	papers := f.c.Desk.Papers
	papers["bank"] = catalog.Handed{Standing: catalog.Unclear, Reason: "卡号看不清"}
	f.c.Notice = "2026-000045"
	out := map[Kind]Form{Notice: NoticeFrom(f.setup, f.item, f.c, f.check(t), due, "12")}
	out[Receipt] = f.numbered(t, ReceiptFrom(f.setup, f.item, f.c, f.check(t), "12"))
	out[TakeHome] = TakeHomeFrom(f.setup, f.item, f.c.Desk, f.check(t), "OV1:OV-SAMPLE:K7Q2M9XWTR4D", f.c.Opened)

	papers["retire"] = catalog.Handed{Standing: catalog.Given, Which: 1}
	f.c.Desk.Pledged, f.c.Desk.Gap = []string{"marriage"}, true
	f.c.Number, f.c.GapDue = "2026-000123", due
	out[Gap] = GapFrom(f.setup, f.item, f.c, f.check(t), "12")
	out[Pledge] = PledgeFrom(f.setup, f.item, f.c, f.check(t), "12")

	papers["bank"], papers["marriage"] = catalog.Handed{Standing: catalog.Given}, catalog.Handed{Standing: catalog.Given}
	f.c.Clock = queue.CaseClock{Limit: f.item.Limit.Promised, Due: time.Date(2026, 3, 10, 9, 0, 0, 0, time.UTC)}
	out[Acceptance] = AcceptanceFrom(f.setup, f.item, f.c, f.check(t), "12")

	on := time.Date(2026, 3, 10, 1, 30, 0, 0, time.UTC)
	f.c.Outcome = catalog.Accept
	out[Extension] = ExtensionFrom(f.setup, f.item, f.c, Extend{Number: "2026-000003", On: on, Reason: "须向外省核对缴存记录",
		By: catalog.Limit{N: 10, Unit: catalog.UnitWorkdays}, Approver: "中心主任 李某"}, "12")
	out[Special] = SpecialFrom(f.setup, f.item, f.c, Interlude{Number: "2026-000004", On: on, From: on, Procedure: Appraisal,
		Days: catalog.Limit{N: 15, Unit: catalog.UnitWorkdays}, Reason: "笔迹鉴定由具备资质的机构进行"}, "12")
	out[Withdrawal] = WithdrawalFrom(f.setup, f.item, f.c, f.check(t), Return{Number: "2026-000005", On: on, Cause: ByApplicant,
		Reason: "改到户籍地办理"}, "12")
	out[Delivery] = DeliveryFrom(f.setup, f.item, f.c, Handover{Number: "2026-000006", At: on, Way: AtWindow, Receiver: "张某某",
		Documents: []Document{{Kind: Acceptance, Number: f.c.Number, Copies: 1}, {Name: f.item.Result}}}, "12")

	f.c.Desk.Answers["early"] = "no"
	f.c.Number, f.c.Refusal = "", "另附账户流水"
	out[Refusal] = f.numbered(t, RefusalFrom(f.setup, f.item, f.c, f.check(t), "12"))
	return out
}

// numbered gives a form the number that a hall's series gives it.
func (f fixture) numbered(t *testing.T, form Form) Form {
	t.Helper()
	form, err := Numbered(t.Context(), drawn("2026-000007"), queue.Act{Window: "3", Clerk: "12"}, form, f.c.ID, 1)
	require.NoError(t, err)
	return form
}

// drawn is a series whose next number this is.
type drawn string

func (d drawn) FormNumber(context.Context, queue.Act, int64, queue.Series, int) (string, error) {
	return string(d), nil
}
