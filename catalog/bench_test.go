package catalog_test

import (
	"fmt"
	"strconv"
	"testing"

	"onevisit/catalog"
)

// bigItem has 40 materials, 8 questions and every kind of rule.
func bigItem() *catalog.Item {
	it := &catalog.Item{ID: "big", Name: catalog.Text{ZH: "大件事项"}, Agent: catalog.Agent{Policy: catalog.AgentRelatives}}
	for i := range 6 {
		it.Situations = append(it.Situations, catalog.Situation{ID: "q" + strconv.Itoa(i), Ask: catalog.Text{ZH: "问"},
			Choices: []catalog.Choice{{ID: "a", Name: catalog.Text{ZH: "甲"}}, {ID: "b", Name: catalog.Text{ZH: "乙"}}, {ID: "c", Name: catalog.Text{ZH: "丙"}}}})
	}
	it.Situations = append(it.Situations, catalog.Situation{ID: "height", Ask: catalog.Text{ZH: "高"}, Unit: catalog.Text{ZH: "米"}})
	for i := range 40 {
		m := catalog.Material{ID: "m" + strconv.Itoa(i), Name: catalog.Text{ZH: "材料"}, Originals: 1}
		switch i % 4 {
		case 1:
			m.When = fmt.Sprintf(`q%d == "a" or q%d in ["b", "c"] and height > %d.5`, i%6, (i+1)%6, i%3)
		case 2:
			m.NotExpired = true
		case 3:
			m.Later = catalog.Limit{N: 3, Unit: catalog.UnitWorkdays}
			m.When = `applicant != "self"`
		}
		it.Materials = append(it.Materials, m)
	}
	return it
}

func bigCatalog(b *testing.B) (*catalog.Item, catalog.Submission) {
	c, err := catalog.New("v", []*catalog.Item{bigItem()})
	if err != nil {
		b.Fatal(err)
	}
	it, err := c.Item("big")
	if err != nil {
		b.Fatal(err)
	}
	s := catalog.Submission{Item: "big", On: "2026-03-02", Papers: map[string]catalog.Handed{}, Answers: map[string]string{
		"q0": "a", "q1": "b", "q2": "c", "q3": "a", "q4": "b", "q5": "c", "height": "4.6", "applicant": "relative"}}
	for i := range 30 {
		s.Papers["m"+strconv.Itoa(i)] = catalog.Handed{Standing: catalog.Given, Expires: "2027-01-01"}
	}
	return it, s
}

func BenchmarkCheck40(b *testing.B) {
	it, s := bigCatalog(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := it.Check(s); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCheck40Unanswered(b *testing.B) {
	it, s := bigCatalog(b)
	s.Answers = nil
	b.ReportAllocs()
	for b.Loop() {
		if _, err := it.Check(s); err != nil {
			b.Fatal(err)
		}
	}
}

// provincialItems is as many as one province's hall lists (5,612), made from the sample items.
func provincialItems(b *testing.B) []*catalog.Item {
	sample := hall(b).Items()
	places := []string{"思明", "湖里", "集美", "海沧", "同安", "翔安", "鼓楼", "台江", "仓山", "晋安"}
	var out []*catalog.Item
	for i := range 5612 {
		it := *sample[i%len(sample)]
		it.ID = fmt.Sprintf("%s-%d", it.ID, i)
		it.Name.ZH += "（" + places[i%len(places)] + "）"
		out = append(out, &it)
	}
	return out
}

func BenchmarkNew5612(b *testing.B) {
	items := provincialItems(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := catalog.New("v", items); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSearch5612(b *testing.B) {
	c, err := catalog.New("v", provincialItems(b))
	if err != nil {
		b.Fatal(err)
	}
	for _, q := range []string{"公积金", "gjjtq", "结婚 登记", "d", "我要换护照"} {
		b.Run(q, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c.Search(q, 20)
			}
		})
	}
}

// BenchmarkQuestions reports how many questions a person answers until the list is certain, over every way to answer
// every item of the sample catalog, against asking all of them.
func BenchmarkQuestions(b *testing.B) {
	items := hall(b).Items()
	var m questionCount
	for b.Loop() {
		m = countQuestions(items)
	}
	b.ReportMetric(m.mean, "asked/person")
	b.ReportMetric(m.meanAll, "all/person")
	b.ReportMetric(float64(m.most), "asked-max")
	b.ReportMetric(float64(m.mostAll), "all-max")
}
