package xlsx_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/catalog/format/xlsx"
)

// list is what a department sends: one sheet, the item's cells merged, a title above, and all that goes wrong with lists.
const list = `某区政务服务事项实施清单,,,,,,,,,,
事项名称,实施编码,实施主体,办件类型,承诺办结时限,承诺办结时限单位,受理条件,材料名称,材料必要性,容缺时限,原件份数
老年人优待证办理,11350200MB000001X,民政局,即办件,1,工作日,"<p>年满60周岁</p><p>本市户籍&nbsp;居民</p>",身份证,必要,,1
,,,,,,,一寸照片,容缺后补,3个工作日,2
,,,,,,,未找到,未找到,未找到,未找到

未找到,未找到,未找到,,,,,,,,
残疾人证新办,1.13502E+18,残疾人联合会,承诺件,20,,无,申请表,1,,若干
残疾人证新办,,残疾人联合会,,,,,诊断证明,非必要,,
没有部门的事项,,,,,,,,,,
老年人优待证办理,11350200MB000001X,民政局,承诺件,5,工作日,,,,,
`

func read(t *testing.T, o xlsx.Options, files ...xlsx.File) *xlsx.Result {
	t.Helper()
	r, err := xlsx.Read(files, o)
	require.NoError(t, err)
	return r
}

// codes lists what is said of each line.
func codes(r *xlsx.Result) map[string][]string {
	out := map[string][]string{}
	for _, n := range r.Notes {
		line := n.Where[strings.LastIndex(n.Where, ":")+1:]
		s := string(n.Outcome)
		if n.Code != "" {
			s += " " + string(n.Code)
		}
		out[line] = append(out[line], s)
	}
	return out
}

func TestEveryLineIsAccountedFor(t *testing.T) {
	r := read(t, xlsx.Options{}, xlsx.File{Name: "list.csv", Data: []byte(list)})
	got := codes(r)
	require.ElementsMatch(t, []string{"taken", "taken", "changed xlsx.made_id", "changed xlsx.html"}, got["3"])
	require.Equal(t, []string{"taken"}, got["4"])
	require.Equal(t, []string{"skipped xlsx.not_found_row"}, got["5"])
	require.Equal(t, []string{"skipped xlsx.empty_row"}, got["6"])
	require.Equal(t, []string{"skipped xlsx.not_found_row"}, got["7"])
	require.Contains(t, got["8"], "changed xlsx.rounded")
	require.Contains(t, got["8"], "changed xlsx.no_unit")
	require.Contains(t, got["8"], "changed xlsx.bad_value")
	require.Equal(t, []string{"taken"}, got["9"])
	require.Equal(t, []string{"refused xlsx.no_department"}, got["10"])
	require.Equal(t, []string{"refused xlsx.duplicate"}, got["11"])
	require.Len(t, r.Items, 2)

	a, b := r.Items[0], r.Items[1]
	require.Equal(t, catalog.KindImmediate, a.Kind)
	require.Equal(t, catalog.Limit{N: 1, Unit: catalog.UnitWorkdays}, a.Limit.Promised)
	require.Equal(t, []catalog.Text{{ZH: "年满60周岁"}, {ZH: "本市户籍 居民"}}, a.Conditions)
	require.Equal(t, "11350200MB000001X", a.Code)
	require.Len(t, a.Materials, 2)
	require.Equal(t, catalog.Limit{N: 3, Unit: catalog.UnitWorkdays}, a.Materials[1].Later)
	require.Equal(t, 2, a.Materials[1].Originals)
	require.Empty(t, b.Code, "a rounded code is worse than none")
	require.False(t, b.Limit.Promised.Stated(), "a number without its unit is not a limit")
	require.True(t, b.Materials[1].Optional)
	_, err := catalog.New("v", r.Items)
	require.NoError(t, err)
}

func TestAllOrNothing(t *testing.T) {
	r, err := xlsx.Read([]xlsx.File{{Name: "list.csv", Data: []byte(list)}}, xlsx.Options{All: true})
	require.Equal(t, xlsx.CodeNotAll, fault.CodeOf(err))
	require.Empty(t, r.Items)
	require.Equal(t, 2, r.Count()[xlsx.Refused], "and still every line is accounted for")
}

func TestEncodings(t *testing.T) {
	want := read(t, xlsx.Options{}, xlsx.File{Name: "l.csv", Data: []byte(list)})
	gbk, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(list))
	require.NoError(t, err)
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(list))
	require.NoError(t, err)
	for name, data := range map[string][]byte{
		"gbk": gbk, "bom": []byte("\ufeff" + list), "utf16": utf16, "tab": []byte(strings.ReplaceAll(strings.ReplaceAll(list, "，", ""), ",", "\t")),
		"semicolon": []byte(strings.ReplaceAll(list, ",", ";")), "crlf": []byte(strings.ReplaceAll(list, "\n", "\r\n")),
	} {
		r := read(t, xlsx.Options{}, xlsx.File{Name: "l.csv", Data: data})
		if name == "semicolon" { // &nbsp; needs its quotation marks, which the cell has
			require.Len(t, r.Items, 2, name)
			continue
		}
		require.Equal(t, asYAML(t, want.Items), asYAML(t, r.Items), name)
	}
	_, err = xlsx.Read([]xlsx.File{{Name: "l.csv", Data: append(gbk, 0xFF, 0xFF, 0x80)}}, xlsx.Options{})
	require.Equal(t, xlsx.CodeEncoding, fault.CodeOf(err))
}

// book makes a workbook of one sheet.
func book(t testing.TB, rows [][]any, change func(f *excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	for i, r := range rows {
		at, err := excelize.CoordinatesToCellName(1, i+1)
		require.NoError(t, err)
		require.NoError(t, f.SetSheetRow("Sheet1", at, &r))
	}
	if change != nil {
		change(f)
	}
	b, err := f.WriteToBuffer()
	require.NoError(t, err)
	return b.Bytes()
}

func TestMergedCellsAndNumbers(t *testing.T) {
	data := book(t, [][]any{
		{"实施清单（2026年）"},
		{"实施编码*", "事项 名称（必填）", "实施主体", "法定办结时限", "材料名称", "原件（份）", "生效日期", "来源渠道"},
		{1135020300000012345, "农药经营许可", "农业农村局", "20工作日", "申请表", 1, 46023, "10"},
		{nil, nil, nil, nil, "营业执照", 1},
		{nil, nil, nil, nil, "经营人员证明"},
		{"113502030000001299", "兽药经营许可", "农业农村局", "20个工作日", "申请表", 2, "2026年1月5日"},
	}, func(f *excelize.File) {
		for _, c := range []string{"A", "B", "C", "D"} {
			require.NoError(t, f.MergeCell("Sheet1", c+"3", c+"5"))
		}
		require.NoError(t, f.MergeCell("Sheet1", "A1", "H1"))
	})
	r := read(t, xlsx.Options{}, xlsx.File{Name: "list.xlsx", Data: data})
	require.Len(t, r.Items, 2)
	require.Len(t, r.Items[0].Materials, 3)
	require.Empty(t, r.Items[0].Code, "Excel has rounded it")
	require.Equal(t, "113502030000001299", r.Items[1].Code)
	require.Equal(t, catalog.Limit{N: 20, Unit: catalog.UnitWorkdays}, r.Items[0].Limit.Statutory)
	require.Equal(t, "2026-01-01", r.Items[0].Effective)
	require.Equal(t, "2026-01-05", r.Items[1].Effective)
	require.Contains(t, codes(r)["3"], "changed xlsx.rounded")
	require.Contains(t, codes(r)["2"], "changed xlsx.unknown_column")
	require.Equal(t, "list.xlsx/Sheet1:4", r.Items[0].Materials[1].Where)
}

// A condition in free words becomes a question, the same one for every material that has it.
func TestWordsBecomeQuestions(t *testing.T) {
	r := read(t, xlsx.Options{}, xlsx.File{Name: "l.csv", Data: []byte("事项名称,实施主体,材料名称,适用情形\n" +
		"税务登记,税务局,身份证,\n税务登记,税务局,委托书,委托他人办理\n税务登记,税务局,受托人身份证,委托他人办理\n税务登记,税务局,章程,\"case1 == \"\"yes\"\"\"\n")})
	require.Len(t, r.Items, 1)
	it := r.Items[0]
	require.Len(t, it.Situations, 1)
	require.Equal(t, "是否属于：委托他人办理？", it.Situations[0].Ask.ZH)
	require.Equal(t, `case1 == "yes"`, it.Materials[1].When)
	require.Equal(t, it.Materials[1].When, it.Materials[2].When)
}

// The same list brought in twice gives the same ids, and an item of the catalog keeps its own.
func TestIDsStay(t *testing.T) {
	file := xlsx.File{Name: "l.csv", Data: []byte("事项名称,实施主体\n农药经营许可,农业农村局\n取水许可,水利局\n")}
	a, b := read(t, xlsx.Options{}, file), read(t, xlsx.Options{}, file)
	require.Equal(t, a.Items[0].ID, b.Items[0].ID)
	c, err := catalog.New("v", sample(t))
	require.NoError(t, err)
	r := read(t, xlsx.Options{Existing: c}, file)
	require.Equal(t, "cn-nongyao-jingying", r.Items[0].ID)
	require.Equal(t, a.Items[1].ID, r.Items[1].ID)
}

// A material that cannot be taken takes its item with it: an item that asks for too little is worse than none.
func TestIncompleteItemIsRefused(t *testing.T) {
	r := read(t, xlsx.Options{}, xlsx.File{Name: "l.csv", Data: []byte("事项名称,实施主体,材料名称,原件份数\n甲事项,甲局,身份证,1\n甲事项,甲局,,2\n乙事项,甲局,身份证,1\n")})
	require.Len(t, r.Items, 1)
	require.Equal(t, "乙事项", r.Items[0].Name.ZH)
	require.Contains(t, codes(r)["2"], "refused xlsx.incomplete")
}

func TestTemplateIsReadAsEmpty(t *testing.T) {
	r, err := xlsx.Read([]xlsx.File{{Name: "t.xlsx", Data: workbook(t, nil)}}, xlsx.Options{All: true})
	require.NoError(t, err)
	require.Empty(t, r.Items)
	require.Empty(t, r.Notes)
}
