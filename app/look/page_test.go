package look

import (
	"time"

	"fyne.io/fyne/v2"
)

// materialRow is a row as the counter would build it.
type materialRow struct {
	panel *Panel
	mark  *Mark
	name  *Text
	why   *Text
	end   *Text
}

func newMaterialRow() *materialRow {
	r := &materialRow{mark: NewMark(MarkOpen, MarkCounter), name: NewText("", Body, Ink), why: NewText("", Small, Soft), end: NewText("", Body, Soft)}
	r.panel = NewPanel(None, 0, 0, Row(14, r.mark, Grow(Col(0, r.name, r.why)), r.end)).Padding(0, 16, 0, 16)
	return r
}

func (r *materialRow) Object() fyne.CanvasObject { return r.panel }

// counterPage is a screen like the counter's, to try layouts and widgets together.
func counterPage() fyne.CanvasObject {
	bar := NewPanel(Surface, 0, 0, Row(24, NewText("3 号窗口 · 综合", Body, Ink).Bold(), NewText("工号 12", Body, Soft), Space(),
		Row(4, NewText("等候", Body, Ink), NewText("12", Body, Ink).Bold()), Row(4, NewText("最久", Body, Ink), NewText("14 分", Body, Ink).Bold()),
		Row(14, NewLight(Green, "正常 3", Body), NewLight(Yellow, "将到时 1", Body), NewLight(Late, "超时 0", Body)),
		NewText("Ctrl K 查事项", Body, Soft), NewTag("暂停 F12", Neutral), NewText("10:42", Body, Ink).Bold())).Padding(0, 20, 0, 20)
	serving := Card(Surface, 16, Col(10, NewText("正在办理", Body, Soft), NewNumeral("A017", Number, Ink), Wrap(8, NewTag("优先 · 长者", Info), NewTag("预检缺 1", Bad)),
		Row(8, Grow(NewText("等候 8 分", Body, Soft)), NewText("办理 2:14", Body, Soft))))
	left := Col(12, serving, NewButton("叫下一位 A018", Primary, nil).Key("F2"),
		Grid(2, 12, NewButton("重呼", Plain, nil).Key("F3"), NewButton("过号", Plain, nil).Key("F4"), NewButton("转移", Plain, nil).Key("F6"), NewButton("挂起", Plain, nil).Key("F7")),
		Space(), Card(Surface, 16, Col(8, NewText("扫码或输入号码", Body, Soft), NewScanEntry("随时扫码，自动打开", nil))))

	type item struct {
		m              MarkState
		name, why, end string
		c              fyne.ThemeColorName
	}
	items := []item{{MarkOK, "身份证", "验原件 1 · 有效期内", "自备", Soft}, {MarkMissing, "提前退休凭据", "缺：退休证 或 养老金证明，任一即可 · 人社 5 号窗口可开", "必须", RedInk},
		{MarkLater, "本人储蓄卡", "可后补 · 3 个工作日内（11 月 26 日前）", "可容缺", AmberInk}, {MarkShared, "退休审批信息", "数据共享取得，不向申请人收取", "免提交", Faint}}
	list := NewList(65, func() ListRow { return newMaterialRow() }, func(i int, row ListRow, _ bool) {
		r, ok := row.(*materialRow)
		if !ok {
			return
		}
		r.mark.Set(items[i].m)
		r.name.SetText(items[i].name)
		r.why.SetText(items[i].why)
		r.end.SetText(items[i].end)
		r.end.SetColor(items[i].c)
		r.name.SetBold(items[i].m == MarkMissing)
		if items[i].m == MarkMissing {
			r.panel.SetFill(RedSoft)
			r.why.SetColor(RedInk)
		}
		if items[i].m == MarkShared {
			r.name.SetColor(Faint)
			r.why.SetColor(Faint)
		}
	})
	list.RingAlways = true
	list.SetCount(len(items))
	list.Select(1)
	head := Pad(Col(10, RowBase(12, NewText("离退休提取住房公积金", Title, Ink).Bold(), NewText("即办件 · 一小时区 · 公积金中心", Body, Soft)),
		Wrap(8, NewChoice("", []string{"本人办理"}, 0, nil), NewChoice("", []string{"提前退休"}, 0, nil), NewChoice("跨省转入", []string{"否"}, 0, nil))), 16, 16, 16, 16)
	verdict := Card(RedSoft, 16, Row(16, Grow(Col(0, NewText("缺 1 项，暂不能受理", Title, RedInk).Bold(), NewText("告知书将一次列全：还缺什么、怎样算合格、到哪里开。", Body, Soft))),
		NewButton("受理", Raised, nil).Key("F8"), NewButton("出一次性告知书", Danger, nil).Key("F10")))
	mid := Col(12, Grow(Card(Surface, 0, Col(0, head, Rule(), Grow(list)))), verdict)

	clock := func(no, what string, s State, left, word string) fyne.CanvasObject {
		_, c := s.Look()
		return Row(12, Grow(Col(0, NewText(no, Body, Ink), NewText(what, Small, Soft))), Col(0, End(NewLight(s, left, 20).Bold()), NewText(word, Small, c).Right()))
	}
	right := Col(12, Card(Surface, 16, Col(10, Row(8, Grow(NewText("下一位 A018", Body, Ink).Bold()), NewText("为什么", Body, Soft)),
		NewPara("10:31 取号；前面没有更早的号，本窗口可办“居住证”。", 14, Soft),
		Row(8, Grow(NewText("A019", Body, Ink)), NewText("公积金 · 11 分", Body, Soft)), Row(8, Grow(NewText("B007", Body, Ink)), NewText("户籍 · 9 分 · 预检齐全", Body, Soft)))),
		Card(Surface, 16, Col(14, NewText("我的在办计时", Body, Ink).Bold(), clock("A009", "补换领护照", Yellow, "12:30", "剩余"), clock("A004", "超限运输许可", Green, "41:05", "剩余"), clock("B002", "等申请人补签字", Paused, "48:10", "已停表"))),
		Space(), NewText("空格 勾选 · ↑↓ 移动 · ? 按键", Small, Soft).Middle())
	return Col(0, Fixed(bar, 0, 48), Grow(PadAll(Split(16, []float32{264, 0, 280}, left, mid, right), 16)))
}

// chartPage shows the three charts.
func chartPage() fyne.CanvasObject {
	var actual, forecast []Sample
	for i := 0; i <= 22; i++ {
		x := float64(i) / 4
		m := 4 + 5*x - 0.35*x*x
		actual = append(actual, Sample{x, m * 0.6, m, m*1.5 + 2})
	}
	for i := 22; i <= 36; i++ {
		x := float64(i) / 4
		m := 12 + 4*float64(i%9)/3
		forecast = append(forecast, Sample{x, m * 0.7, m, m * 1.4})
	}
	lines := NewLines(LineData{Actual: actual, Forecast: forecast, Target: 30, TargetIs: "目标 30 分", YMarks: []AxisMark{{0, "0"}, {15, "15"}, {30, "30 分"}},
		XMarks: []AxisMark{{0, "8:30"}, {5.5, "10:42"}, {9, "17:30"}}})
	bars := NewBars(120, []Bar{{"不动产税务", 23, "23 人", RedInk}, {"社保公积金", 12, "12 人", JadeInk}, {"户籍证件", 4, "4 人", ""}, {"市场准入", 0, "0 人", ""}})
	open := time.Date(2026, 11, 20, 8, 30, 0, 0, time.UTC)
	at := func(m int) time.Time { return open.Add(time.Duration(m) * time.Minute) }
	strip := NewStrip(80, open, at(540), []Lane{
		{"1 综合", []Span{{at(0), at(100), Green}, {at(100), at(110), Idle}, {at(110), at(200), Green}}},
		{"4 户籍", []Span{{at(10), at(60), Green}, {at(60), at(90), Paused}, {at(90), at(130), Yellow}, {at(130), at(200), Green}}},
		{"8 机动", nil}}, []AxisMark{{0, "8:30"}, {3 * 3600, "11:30"}, {9 * 3600, "17:30"}})
	return PadAll(Col(16, Grow(Card(Surface, 20, lines)), Card(Surface, 20, bars), Card(Surface, 20, strip)), 24)
}

// kioskPage is a screen like the kiosk's.
func kioskPage() fyne.CanvasObject {
	material := func(m MarkState, fill fyne.ThemeColorName, name, sub string, c fyne.ThemeColorName) fyne.CanvasObject {
		return NewTile(fill, 20, Pad(Row(32, NewMark(m, MarkKiosk), Grow(Col(0, NewPara(name, 38, Ink).Bold(), NewPara(sub, 30, c)))), 24, 36, 24, 36), nil)
	}
	verdict := NewPanel(Surface, 28, 44, Col(16, NewPara("还差 1 样，今天可能办不成", 52, RedInk).Bold(),
		NewPara("差：退休证 或 养老金证明。\n备齐这一样再来，一次就能办好，办结约 1 小时。", 30, Soft),
		Row(16, NewTagSize("前面 12 人 · 约 15–25 分", Neutral, 30), NewText("10:42 估计", 30, Faint))))
	return Pad(Col(20, Row(36, NewButton("上一步", Quiet, nil).Icon(Left).Height(72).TextSize(30), Space(), NewButton("大字", Quiet, nil).Height(72).TextSize(30), NewButton("English", Quiet, nil).Height(72).TextSize(30)),
		NewPara("离退休提取住房公积金", 58, Ink).Bold(), NewPara("本人办理 · 提前退休　　点一点您今天带来的材料", 30, Soft),
		material(MarkOK, Surface, "身份证", "带原件就行，看过还您", Soft), material(MarkEmpty, RedSoft, "退休证 或 养老金证明", "任带一样。没有？一楼人社 5 号窗口当场可开", RedInk),
		material(MarkOK, Surface, "本人储蓄卡", "没带也能先办，3 个工作日内补上", Soft), NewText("其他信息由我们自己核对，不用您跑。", 30, Soft), Space(), verdict,
		NewButton("先去 5 号窗口开，回来不用重排 · 取号", Primary, nil).Height(128).TextSize(40),
		RowFill(28, Grow(NewButton("带清单回家（打印 / 扫码）", Raised, nil).Height(128).TextSize(40).Bold()), Fixed(NewButton("请人帮忙", Raised, nil).Height(128).TextSize(40).Bold(), 320, 0)),
		NewText("48 秒没有操作将回到首页", 30, Soft).Middle()), 32, 56, 48, 56)
}

// startPage is a screen like the kiosk's first.
func startPage() fyne.CanvasObject {
	return PadAll(Col(24, NewPara("您好，要办什么？", 64, Ink).Bold(), NewChoiceTile(Ticket, "取号", "现在就办", nil), NewChoiceTile(Checklist, "先查材料", "看看带齐了没有", nil),
		NewChoiceTile(Scan, "扫码签到", "有预约或回执", nil), NewChoiceTile(Progress, "查进度", "办到哪一步了", nil), NewChoiceTile(Hand, "请人帮忙", "工作人员马上过来", nil)), 56)
}

// boardPage is a screen like the board's.
func boardPage() fyne.CanvasObject {
	called := NewPanel(Jade, 24, 56, Col(0, Space(), NewText("请", 56, OnSoft), NewNumeral("A017", 300, OnColor),
		RowBase(28, NewText("到", 72, OnColor), NewNumeral("3", 180, OnColor), NewText("号窗口", 72, OnColor), NewIcon(ArrowE, 110, OnColor)), Space()))
	last := []fyne.CanvasObject{NewText("刚刚叫过", 32, Soft)}
	for _, n := range []string{"B006", "A016", "C003", "A015", "B005"} {
		last = append(last, Fixed(NewPanel(Surface, 16, 0, Row(16, Grow(NewNumeral(n, 56, Ink)), NewText("5 号窗口", 56, Soft))).Padding(0, 40, 0, 40), 0, 112))
	}
	var lines []fyne.CanvasObject
	for i, n := range []string{"A 社保公积金", "B 户籍证件", "C 市场准入", "D 不动产税务"} {
		c := Ink
		if i == 3 {
			c = AmberInk
		}
		lines = append(lines, Grow(NewPanel(Surface, 16, 0, Col(6, NewText(n, 28, Soft), RowBase(12, NewText("约 15–25 分", 44, c).Bold(), Space(), NewText("12 人", 28, Soft)))).Padding(24, 28, 24, 28)))
	}
	return Pad(Col(32, RowBase(16, NewText("区政务服务中心", 34, Ink).Bold(), Space(), NewText("11 月 21 日 星期六　10:42", 34, Soft)),
		Grow(RowFill(32, GrowBy(1.15, called), Grow(Col(16, last...)))), RowFill(20, lines...)), 48, 56, 48, 56)
}
