package paper

import (
	"io/fs"
	"math"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"
	"pgregory.net/rapid"

	"onevisit/app/lang"
	"onevisit/app/say"
	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/queue"
)

// TestNoticeNamesEveryFault holds the one-notice rule on paper: what the verdict finds is what the notice lists.
func TestNoticeNamesEveryFault(t *testing.T) {
	f := newFixture(t)
	for _, w := range words() {
		form := f.forms(t)[Notice]
		require.Len(t, form.Wanted, 3)
		pdf, err := PDF(form, w)
		require.NoError(t, err)
		got := pdfText(t, pdf)
		for _, p := range form.Wanted {
			require.NotEmpty(t, p.Faults)
			require.Contains(t, got, squeeze(w.Text(p.Name)))
			for _, x := range p.Faults {
				require.Contains(t, got, squeeze(say.Fault(w, x)))
			}
		}
	}
}

func TestGapAndPledgeAreTwoPapers(t *testing.T) {
	forms := newFixture(t).forms(t)
	require.Len(t, forms[Gap].Wanted, 1)
	require.Equal(t, "bank", forms[Gap].Wanted[0].Material)
	require.Len(t, forms[Pledge].Wanted, 1)
	require.Equal(t, "marriage", forms[Pledge].Wanted[0].Material)
}

// TestUnknownIsLeftBlank prints forms about which nothing is known: nothing is made up, and there is room to write.
func TestUnknownIsLeftBlank(t *testing.T) {
	setup := &queue.Setup{Name: text("某县政务服务大厅", "")}
	it := &catalog.Item{Name: text("事项", "")}
	due := time.Time{}
	w := lang.For(lang.ZH)
	form := NoticeFrom(setup, it, queue.Case{}, catalog.Verdict{}, due, "")
	pdf, err := PDF(form, w)
	require.NoError(t, err)
	got := pdfText(t, pdf)
	require.Contains(t, got, "某县政务告〔〕第号")
	require.Contains(t, got, "请在年月日以前")
	require.NotContains(t, got, "0001")
	require.NotContains(t, got, "示例")
	require.NotContains(t, got, "工号")

	v := factsOf(AcceptanceFrom(setup, it, queue.Case{}, catalog.Verdict{}, ""), w).values
	require.Equal(t, w.T("common.not_stated"), v["finish"])
	require.Equal(t, "", v["limit"])
}

func TestFinishOfAOneHourItemHasATimeOfDay(t *testing.T) {
	f := newFixture(t)
	f.c.Clock = queue.CaseClock{Limit: catalog.Limit{N: 60, Unit: catalog.UnitMinutes}, Due: f.c.Opened.Add(time.Hour)}
	form := AcceptanceFrom(f.setup, f.item, f.c, f.check(t), "")
	require.Equal(t, "2026 年 3 月 5 日 11:15", factsOf(form, lang.For(lang.ZH)).values["finish"])
}

func TestShortNames(t *testing.T) {
	for in, want := range map[string]string{
		"示范区政务服务中心（示例）": "示范区政务", "某县政务服务大厅": "某县政务", "便民服务站": "便民服务站", "大厅": "大厅", "": "",
	} {
		require.Equal(t, want, shortName(in), in)
	}
}

// TestTemplateTextsExist walks the built-in templates: each text is a key of both languages, and each placeholder in
// it is a fact that forms have.
func TestTemplateTextsExist(t *testing.T) {
	forms := newFixture(t).forms(t)
	hole := regexp.MustCompile(`\{([a-z_]+)\}`)
	for _, w := range words() {
		known := map[string]bool{}
		for _, f := range forms {
			facts := BuiltIn().facts(f, w)
			for k := range facts.values {
				known[k] = true
			}
			for _, rows := range facts.tables {
				for _, row := range rows {
					for k := range row {
						known[k] = true
					}
				}
			}
		}
		check := func(s string) {
			raw := s
			if regexp.MustCompile(`^[a-z]+\.`).MatchString(s) {
				require.True(t, w.Has(s), "%s: %s", w.Language(), s)
				raw = w.Raw(s)
			}
			for _, m := range hole.FindAllStringSubmatch(raw, -1) {
				require.True(t, known[m[1]], "%s: {%s} is no fact", s, m[1])
			}
		}
		for _, kind := range Kinds() {
			data, err := fs.ReadFile(templateFiles, "templates/"+string(kind)+".yaml")
			require.NoError(t, err)
			var tree yaml.Node
			require.NoError(t, yaml.Unmarshal(data, &tree))
			walk(&tree, check)
		}
	}
}

// walk gives every text value of a document that is not a field's name, a number or the name of a table.
func walk(n *yaml.Node, check func(string)) {
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i < len(n.Content); i += 2 {
			if v := n.Content[i].Value; v != "of" && v != "if" {
				walk(n.Content[i+1], check)
			}
		}
	case yaml.ScalarNode:
		if n.Tag == "!!str" {
			check(n.Value)
		}
	default:
		for _, c := range n.Content {
			walk(c, check)
		}
	}
}

func TestAHallsOwnWording(t *testing.T) {
	own, err := BuiltIn().With(fstest.MapFS{"receipt.yaml": {Data: []byte("title: 收据 {label}\nblocks:\n- text: 收到{item}的材料\n")}})
	require.NoError(t, err)
	forms := newFixture(t).forms(t)
	pdf, err := own.PDF(forms[Receipt], lang.For(lang.ZH))
	require.NoError(t, err)
	require.Contains(t, pdfText(t, pdf), "收据A017收到离退休提取住房公积金的材料")
	_, err = own.PDF(forms[Notice], lang.For(lang.ZH))
	require.NoError(t, err, "the other forms stay")

	for _, bad := range []string{"title: x\nblocks: []\n", "title: x\nblocks:\n- txt: y\n", "{"} {
		_, err := BuiltIn().With(fstest.MapFS{"notice.yaml": {Data: []byte(bad)}})
		require.ErrorContains(t, err, "notice.yaml", bad)
	}
	_, err = PDF(Form{Kind: "poem"}, lang.For(lang.ZH))
	require.True(t, fault.Has(err, CodeNoTemplate))
}

// TestPagesKeepRowsWhole puts random pieces on pages: all are there, in order, none over the edge, heads repeated,
// glued pieces together.
func TestPagesKeepRowsWhole(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		head := piece{high: 5, glue: true, draw: func(canvas, float64, float64) {}}
		var in []piece
		var got []int
		for i := range rapid.IntRange(1, 60).Draw(r, "n") {
			p := piece{high: rapid.Float64Range(1, 60).Draw(r, "high"), glue: rapid.IntRange(0, 3).Draw(r, "glue") == 0}
			p.draw = func(canvas, float64, float64) { got = append(got, i) }
			if rapid.Bool().Draw(r, "row") {
				p.head = &head
			}
			in = append(in, p)
		}
		for n, page := range pages(in, 100) {
			require.NotEmpty(r, page)
			require.LessOrEqual(r, height(page), 100.0)
			if n > 0 && page[0].draw != nil {
				before := len(got)
				page[0].draw(nil, 0, 0)
				if len(got) > before { // not a head
					require.Nil(r, page[0].head, "a table goes on without its head")
					got = got[:before]
				}
			}
			stack(nil, 0, 0, page)
		}
		for i := range in {
			require.Equal(r, i, got[i])
		}
		require.Len(r, got, len(in))
	})
	glue := piece{high: 30, glue: true, draw: func(canvas, float64, float64) {}}
	free := glue
	free.glue = false
	require.Len(t, pages([]piece{free, free, glue, free}, 100)[0], 2, "a heading moves with its paragraph")
	require.Len(t, pages([]piece{free, {high: math.Inf(1)}, free}, 100), 2, "a page break")
}

// footless is what stands between two parts of a cell that was cut at the page's end.
var footless = regexp.MustCompile(`(社会保险经办机构本大厅5号窗口当场打印)?第\d+页共\d+页示例大厅，不是现行规定(第一联申请人留存|第二联窗口存档)序号材料名称存在的问题怎样才合格开具单位与办法`)

// TestLongTablesRunOverPages prints sixty materials with long names, one of them longer than a page.
func TestLongTablesRunOverPages(t *testing.T) {
	f := newFixture(t).forms(t)[Notice]
	row := f.Wanted[0]
	f.Wanted = nil
	for i := range 60 {
		p := row
		p.Name = text(strings.Repeat("很长的材料名称", 1+i%4), "")
		p.Note = catalog.Text{}
		if i == 30 {
			p.Note = text(strings.Repeat("注意事项很多", 300)+"完", "")
		}
		f.Wanted = append(f.Wanted, p)
	}
	pdf, err := PDF(f, lang.For(lang.ZH))
	require.NoError(t, err)
	got := pdfText(t, pdf)
	require.GreaterOrEqual(t, strings.Count(got, "怎样才合格"), 5, "each page has the table's head")
	require.Equal(t, 2*60, strings.Count(got, "社会保险经办机构"), "each row once in each copy")
	require.Equal(t, 2*300, strings.Count(footless.ReplaceAllString(got, ""), "注意事项很多"), "no line of a row is lost")
}

// TestOddInputNeverPanics fills forms with anything and prints them on both papers.
func TestOddInputNeverPanics(t *testing.T) {
	base := newFixture(t).forms(t)
	rapid.Check(t, func(r *rapid.T) {
		kind := rapid.SampledFrom(Kinds()).Draw(r, "kind")
		f := base[kind]
		odd := rapid.String()
		s := odd.Draw(r, "text") + rapid.SampledFrom([]string{"", "{item}", "𠮷\x00\xff", strings.Repeat("W", 300), "\u202e\u0300", "\uffff"}).Draw(r, "odd")
		f.Item, f.Hall, f.Reason, f.Applicant, f.Number, f.Clerk = text(s, s), text(s, ""), s, s, s, s
		f.QR = s
		if len(f.Wanted) > 0 {
			p := f.Wanted[0]
			p.Name, p.AnyOf, p.Obtain = text(s, s), []catalog.Text{text(s, s)}, text(s, s)
			p.Handed.Which = rapid.IntRange(-5, 5).Draw(r, "which")
			f.Wanted = append(f.Wanted[:0:0], p, p)
		}
		w := rapid.SampledFrom(words()).Draw(r, "words")
		switch rapid.IntRange(0, 5).Draw(r, "paper") {
		case 0: // a whole file; with a rare character it takes the large cut in, which costs time
			_, err := PDF(f, w)
			require.NoError(r, err)
			return
		case 1, 2, 3: // its pages
			c := composer{w: w, facts: BuiltIn().facts(f, w), style: a4For(w.Language()), code: f.QR}
			for _, page := range pages(c.form(BuiltIn().byKind[kind]), c.style.high) {
				stack(new(recorder), 0, 0, page)
			}
			return
		}
		_, err := Strip(f, w, rapid.SampledFrom([]int{Dots80, Dots58, 0}).Draw(r, "dots"))
		require.NoError(r, err)
	})
}

func TestStripForATicketPrinter(t *testing.T) {
	for _, w := range words() {
		job, err := FormJob(newFixture(t).forms(t)[TakeHome], w, Dots80, "2026-03-05")
		require.NoError(t, err)
		require.Equal(t, "takehome", job.Name)
		img, err := decode(Raster(job.Picture))
		require.NoError(t, err)
		edges(t, img)
		require.Equal(t, qrText, readQR(t, img))

		notice, err := FormJob(newFixture(t).forms(t)[Notice], w, Dots80, "2026-03-05")
		require.NoError(t, err)
		require.Equal(t, "notice-A017-2026-000045", notice.Name)
		require.Nil(t, notice.Picture, "a legal paper is A4")
	}
}

func TestManySeatsPrintAtOnce(t *testing.T) {
	forms := newFixture(t).forms(t)
	var wg sync.WaitGroup
	for _, kind := range Kinds() {
		for _, w := range words() {
			wg.Go(func() {
				pdf, err := PDF(forms[kind], w)
				if err != nil || len(pdf) < 1000 {
					t.Errorf("%s: %d bytes, %v", kind, len(pdf), err)
				}
			})
		}
	}
	wg.Wait()
}

func BenchmarkPDF(b *testing.B) {
	form := Form{Kind: Notice, Hall: text("示范区政务服务中心", ""), Item: text("离退休提取住房公积金", "")}
	for b.Loop() {
		if _, err := PDF(form, lang.For(lang.ZH)); err != nil {
			b.Fatal(err)
		}
	}
}

// TestAFormSaysWhatTheHallWroteForForms: name, seal, telephone and foot of the hall's own stand instead of its usual ones.
func TestAFormSaysWhatTheHallWroteForForms(t *testing.T) {
	f := newFixture(t)
	f.setup.Forms = queue.FormTexts{Name: text("区行政审批局", "Approval Bureau"), Seal: text("审批专用章（2）", "Approval seal"), Phone: "0755-1",
		Complain: "0755-2", Address: text("二楼西区", "Second floor"), Footer: text("回执请妥善保管", "Keep the receipt")}
	for _, w := range words() {
		form := f.forms(t)[Notice]
		pdf, err := PDF(form, w)
		require.NoError(t, err)
		got := pdfText(t, pdf)
		for _, want := range []string{w.Text(f.setup.Forms.Name), w.Text(f.setup.Forms.Seal), "0755-1", "0755-2", w.Text(f.setup.Forms.Address), w.Text(f.setup.Forms.Footer)} {
			require.Contains(t, got, squeeze(want))
		}
		require.NotContains(t, got, squeeze(w.Text(f.setup.Name)), "the hall's own name is on tickets and screens")
	}
}
