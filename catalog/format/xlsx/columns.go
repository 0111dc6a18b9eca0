package xlsx

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"onevisit/catalog"
	"onevisit/catalog/fault"
)

// Names of the sheets.
const (
	sheetItems      = "事项"
	sheetMaterials  = "材料"
	sheetSituations = "情形"
	sheetRefusals   = "不予受理"
	sheetHelp       = "填写说明"
)

// headID heads the column that ties the rows of the other sheets to an item.
const headID = "事项标识"

// itemColumns are the columns of an item, named as in the implementing list (实施清单) where it has them.
var itemColumns = slices.Concat(
	[]column[catalog.Item]{
		withCode(str(headID, "本大厅内不变的标识，字母、数字、- _ .；留空则自动生成", func(i *catalog.Item) *string { return &i.ID },
			"标识", "itemid", "id", "事项id", "itemidentifier")),
	},
	text("事项名称", "必填", func(i *catalog.Item) *catalog.Text { return &i.Name },
		"taskname", "实施事项名称", "事项", "办理项名称", "业务办理项名称", "主项名称", "政务服务事项名称", "服务事项名称", "name", "item"),
	[]column[catalog.Item]{
		{head: "别名", also: []string{"俗称", "关键词", "aliases"}, help: "老百姓的叫法，每行一个",
			get: func(i *catalog.Item) string {
				if len(i.Aliases) == 1 && strings.ContainsAny(i.Aliases[0], divides) {
					return joinLines(append(slices.Clone(i.Aliases), "")) // two lines, or it would be divided
				}
				return joinLines(i.Aliases)
			},
			set: func(i *catalog.Item, s string) *fault.Error { i.Aliases = splitWords(s); return nil }},
		withCode(str("实施编码", "国家政务服务平台的实施清单编码", func(i *catalog.Item) *string { return &i.Code },
			"taskcode", "事项编码", "业务办理项编码", "taskhandleitem", "办理项编码", "编码", "code")),
	},
	text("实施主体", "部门名称，必填", func(i *catalog.Item) *catalog.Text { return &i.Department },
		"实施部门", "部门", "所属部门", "deptname", "实施机构", "部门名称", "实施主体名称", "department", "责任部门", "办理部门"),
	[]column[catalog.Item]{
		str("队列", "本大厅的叫号队列；留空用部门的队列", func(i *catalog.Item) *string { return &i.Line }, "line"),
		oneOf("办件类型", "", func(i *catalog.Item) *catalog.Kind { return &i.Kind }, []word[catalog.Kind]{
			{catalog.KindImmediate, []string{"即办件", "即办", "1"}}, {catalog.KindPromised, []string{"承诺件", "承诺", "上报件", "2"}}},
			"projecttype", "kind"),
		yes("一小时办结", "", func(i *catalog.Item) *bool { return &i.OneHour }, "一小时办结区"),
	},
	limit("法定办结时限", "数字；单位写在下一列", func(i *catalog.Item) *catalog.Limit { return &i.Limit.Statutory },
		"法定时限", "anticipateday", "法定期限"),
	limit("承诺办结时限", "数字；单位写在下一列", func(i *catalog.Item) *catalog.Limit { return &i.Limit.Promised },
		"承诺时限", "promiseday", "承诺期限"),
	limit("办理时限", "来源没有说明是法定还是承诺的时限", func(i *catalog.Item) *catalog.Limit { return &i.Limit.Handling }, "办结时限", "时限"),
	[]column[catalog.Item]{
		oneOf("委托代办", "", func(i *catalog.Item) *catalog.AgentPolicy { return &i.Agent.Policy }, []word[catalog.AgentPolicy]{
			{catalog.AgentAllowed, []string{"可以代办", "是", "允许"}}, {catalog.AgentRelatives, []string{"限近亲属代办"}},
			{catalog.AgentForbidden, []string{"须本人办理", "否", "不允许"}}}, "代办"),
	},
	[]column[catalog.Item]{yes("监护人可代办", "未成年人等由监护人办理", func(i *catalog.Item) *bool { return &i.Agent.Guardian })},
	text("代办说明", "不能代办的理由", func(i *catalog.Item) *catalog.Text { return &i.Agent.Why }),
	texts("受理条件", "每行一条", func(i *catalog.Item) *[]catalog.Text { return &i.Conditions }, "acceptcondition", "申请条件", "办理条件", "conditions"),
	texts("办理流程", "每行一步", func(i *catalog.Item) *[]catalog.Text { return &i.Steps }, "handleflow", "流程", "办理程序", "steps"),
	texts("不计入时限的环节", "每行一个，如专家评审、公示", func(i *catalog.Item) *[]catalog.Text { return &i.Excluded }, "特别程序", "specialprocedure"),
	text("收费标准", "", func(i *catalog.Item) *catalog.Text { return &i.Fee }, "收费", "收费情况", "feestandard", "fee"),
	[]column[catalog.Item]{
		str("收费金额", "元，如 80 或 80.50；不是一个数的留空", func(i *catalog.Item) *string { return &i.FeeAmount }),
		records("免收情形", "每行一种：理由 | 英文 | 条件表达式", func(i *catalog.Item) *[]catalog.Exemption { return &i.FeeExempt }, exemptSlots),
		records("受理时段", "每行一段：起始日 | 截止日 | 月份 | 季度的第几个月；留空为每天", func(i *catalog.Item) *[]catalog.Period { return &i.Accepts }, periodSlots),
		records("不得索要", "每行一种材料：名称 | 英文 | 理由 | 英文", func(i *catalog.Item) *[]catalog.Unasked { return &i.NeverAsk }, unaskedSlots),
	},
	text("审批结果名称", "", func(i *catalog.Item) *catalog.Text { return &i.Result }, "resultname", "结果名称", "办理结果", "审批结果", "result"),
	text("结果有效期", "", func(i *catalog.Item) *catalog.Text { return &i.Validity }, "有效期", "有效期限"),
	text("送达方式", "", func(i *catalog.Item) *catalog.Text { return &i.Delivery }, "结果送达", "取件方式", "delivery"),
	texts("设定依据", "每行一条", func(i *catalog.Item) *[]catalog.Text { return &i.Basis }, "bylaw", "法律依据", "依据", "basis"),
	[]column[catalog.Item]{
		str("来源", "内容的出处", func(i *catalog.Item) *string { return &i.Source.Text }, "数据来源", "source"),
		str("来源类型", "official-page、mirror、secondary、repo、law", func(i *catalog.Item) *string { return &i.Source.Kind }),
		str("来源地区", "", func(i *catalog.Item) *string { return &i.Source.Region }),
		str("来源说明", "", func(i *catalog.Item) *string { return &i.Source.Caveat }),
		{head: "生效日期", also: []string{"effective", "实施日期"}, help: "YYYY-MM-DD",
			get: func(i *catalog.Item) string { return i.Effective }, set: setEffective},
	},
)

func withCode[T any](c column[T]) column[T] { c.code = true; return c }

// divides are the marks between aliases in one line.
const divides = "、；;，"

// splitWords reads aliases: one a line, or divided as people do.
func splitWords(s string) []string {
	if !strings.Contains(s, "\n") {
		s = strings.Map(func(r rune) rune {
			if strings.ContainsRune(divides, r) {
				return '\n'
			}
			return r
		}, s)
	}
	return slices.DeleteFunc(splitLines(s), func(w string) bool { return w == "" })
}

// setEffective reads a date as written or as the number a spreadsheet keeps: days since the end of 1899.
func setEffective(i *catalog.Item, s string) *fault.Error {
	if n, err := strconv.Atoi(strings.TrimSuffix(s, ".0")); err == nil && n > 20_000 && n < 80_000 {
		i.Effective = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n).Format(time.DateOnly)
		return nil
	}
	plain := strings.NewReplacer("年", "-", "月", "-", "日", "", "/", "-", ".", "-").Replace(strings.TrimSuffix(s, " 00:00:00"))
	day, err := time.Parse("2006-1-2", plain)
	if err != nil {
		return badValue("生效日期", s)
	}
	i.Effective = day.Format(time.DateOnly)
	return nil
}

// paper is a material with what a list says of it beyond the material itself.
type paper struct {
	catalog.Material
	gap  bool       // 容缺后补, whose limit stands in a column of its own
	sets []numbered // the documents of the alternatives
}

var materialColumns = slices.Concat(
	[]column[paper]{withCode(str("材料标识", "本事项内不变；留空则自动生成", func(p *paper) *string { return &p.ID }, "materialid"))},
	text("材料名称", "必填", func(p *paper) *catalog.Text { return &p.Name }, "materialname", "申请材料", "申请材料名称", "材料", "提交材料"),
	[]column[paper]{
		str("适用情形", "留空为必须；可写条件表达式，也可用一句话说明情形", func(p *paper) *string { return &p.When }, "情形", "适用条件", "situation", "when"),
	},
	texts("任选其一", "每行一种，提供其中任何一种即可", func(p *paper) *[]catalog.Text { return &p.AnyOf }),
	[]column[paper]{
		records("任选其一的组成", "每行一份：第几种 | 名称 | 英文 | 标识 | 验收方式 | 原件 | 复印件 | 须有效 | 出具时间 | 获取方式 | 英文",
			func(p *paper) *[]numbered { return &p.sets }, numberedSlots),
		records("可替代材料", "每行一种：名称 | 英文 | 理由 | 英文 | 标识", func(p *paper) *[]catalog.Substitute { return &p.Substitutes }, substituteSlots),
		records("不可替代材料", "每行一种：名称 | 英文 | 理由 | 英文 | 标识", func(p *paper) *[]catalog.Substitute { return &p.NotAccepted }, substituteSlots),
		oneOf("验收方式", "", func(p *paper) *catalog.Take { return &p.Take }, []word[catalog.Take]{
			{catalog.TakeOriginal, []string{"收原件", "1", "原件"}}, {catalog.TakeCopy, []string{"收复印件", "复印件"}},
			{catalog.TakeOriginalCopy, []string{"收原件及复印件", "3", "原件和复印件", "原件及复印件"}},
			{catalog.TakeVerify, []string{"验原件", "2", "验原件收复印件", "原件核验"}}, {catalog.TakePhoto, []string{"照片"}},
			{catalog.TakeForm, []string{"申请表", "申请表格文书"}}, {catalog.TakeSigned, []string{"签名声明"}}}, "take"),
		number("原件份数", "", func(p *paper) *int { return &p.Originals }, "原件", "pagenum", "原件数量"),
		number("复印件份数", "", func(p *paper) *int { return &p.Copies }, "复印件", "pagecopynum", "复印件数量"),
		number("签字人数", "", func(p *paper) *int { return &p.Signatures }),
		str("原件按何计数", "数字问题的标识：每一人或每一件各若干份", func(p *paper) *string { return &p.OriginalsPer }),
		str("复印件按何计数", "同上", func(p *paper) *string { return &p.CopiesPer }),
		str("签字按何计数", "同上", func(p *paper) *string { return &p.SignaturesPer }),
		yes("主要材料", "缺少时一律不能受理", func(p *paper) *bool { return &p.Main }),
		str("同一材料", "各事项中同一份材料用同一个词，一次办多件时只收一份", func(p *paper) *string { return &p.Same }),
		yes("须在有效期内", "", func(p *paper) *bool { return &p.NotExpired }),
	},
	limit("出具时间不超过", "如 6 月", func(p *paper) *catalog.Limit { return &p.IssuedWithin }),
	[]column[paper]{
		{head: "材料必要性", also: []string{"必要性", "isneed", "是否必要"}, pick: []string{"必要", "非必要", "容缺后补"}, get: necessity, set: setNecessity},
	},
	limit("容缺时限", "容缺后补的，多久以内补交", func(p *paper) *catalog.Limit { return &p.Later }, "补正时限", "容缺期限"),
	[]column[paper]{
		yes("告知承诺", "可以书面承诺代替", func(p *paper) *bool { return &p.Pledge }, "是否告知承诺"),
		{head: "免于提交", also: []string{"数据共享", "是否共享获取"}, help: "由大厅向政府部门获取，不向申请人要", pick: []string{"是", "否"},
			get: func(p *paper) string {
				if p.From == catalog.FromGovernment {
					return "是"
				}
				return string(p.From)
			},
			set: func(p *paper, s string) *fault.Error {
				v, ok := yesWords[s]
				if !ok {
					return badValue("免于提交", s)
				}
				if v {
					p.From = catalog.FromGovernment
				}
				return nil
			}},
	},
	text("出具单位", "", func(p *paper) *catalog.Text { return &p.Issuer }, "发证机关", "出具机构", "issuer"),
	text("获取方式", "去哪里、怎么取得", func(p *paper) *catalog.Text { return &p.Obtain }, "来源渠道说明", "sourceexplain", "obtain"),
	text("填报须知", "", func(p *paper) *catalog.Text { return &p.Note }, "fillexplain", "备注", "材料说明", "受理标准", "note"),
)

func necessity(p *paper) string {
	switch {
	case p.Optional:
		return "非必要"
	case p.Later.Stated():
		return "容缺后补"
	}
	return "必要"
}

func setNecessity(p *paper, s string) *fault.Error {
	switch s {
	case "1", "必要", "是", "必须":
	case "2", "非必要", "否", "非必须":
		p.Optional = true
	case "3", "容缺后补", "容缺", "可容缺":
		p.gap = true
	default:
		return badValue("材料必要性", s)
	}
	return nil
}

// option is a row of the sheet of situations: a question with one of its answers.
type option struct {
	situation catalog.Situation
	choice    catalog.Choice
}

var situationColumns = slices.Concat(
	[]column[option]{withCode(str("情形标识", "必填；条件表达式用它", func(o *option) *string { return &o.situation.ID }))},
	text("提问", "向申请人提出的问题", func(o *option) *catalog.Text { return &o.situation.Ask }),
	[]column[option]{withCode(str("选项标识", "每个选项一行；没有选项的是填数字的问题", func(o *option) *string { return &o.choice.ID }))},
	text("选项名称", "", func(o *option) *catalog.Text { return &o.choice.Name }),
	text("单位", "填数字的问题用：米、吨、人", func(o *option) *catalog.Text { return &o.situation.Unit }),
)

var refusalColumns = slices.Concat(
	[]column[catalog.Refusal]{
		withCode(str("不予受理标识", "必填", func(r *catalog.Refusal) *string { return &r.ID })),
		str("不予受理条件", "条件表达式，必填", func(r *catalog.Refusal) *string { return &r.When }),
	},
	text("不予受理理由", "必填", func(r *catalog.Refusal) *catalog.Text { return &r.Reason }),
	text("不予受理依据", "", func(r *catalog.Refusal) *catalog.Text { return &r.Basis }),
	text("有权受理的部门", "", func(r *catalog.Refusal) *catalog.Text { return &r.Office }),
)
