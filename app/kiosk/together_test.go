package kiosk

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/queue"
	"onevisit/queue/memory"
)

// twins are two items that want the same identity card and ask the same question, and a bundle of both with a third
// that is not needed.
func twins(t *testing.T, p *Params) {
	t.Helper()
	text := func(s string) catalog.Text { return catalog.Text{ZH: s, EN: s} }
	ask := catalog.Situation{ID: "way", Ask: text("way?"), Choices: []catalog.Choice{{ID: "a", Name: text("way a")}, {ID: "b", Name: text("way b")}}}
	item := func(id, own string) *catalog.Item {
		return &catalog.Item{ID: id, Name: text(id), Department: catalog.Text{ZH: "公安局"}, Situations: []catalog.Situation{ask},
			Materials: []catalog.Material{{ID: "id", Name: text("identity card")}, {ID: "own", Name: text(own), When: `way == "a"`}},
			Source:    catalog.Source{Text: "test"}}
	}
	cat, err := catalog.NewWithBundles("v1", []*catalog.Item{item("one", "paper one"), item("two", "paper two"), item("three", "paper three")},
		[]*catalog.Bundle{{ID: "both", Name: text("both"), Source: catalog.Source{Text: "test"},
			Situations: []catalog.Situation{{ID: "size", Ask: text("how large?"), Unit: text("m")}},
			Components: []catalog.Component{{Item: "one"}, {Item: "two"}, {Item: "three", Exempt: "size <= 50"}, {Name: text("elsewhere")}}}})
	require.NoError(t, err)
	h := p.Hall.(*queue.Hall)
	hall := queue.NewHall(memory.New(), h.Setup(), cat, h2clock{h})
	live, err := hall.Live(t.Context())
	require.NoError(t, err)
	p.Hall, p.Live = hall, live
}

// h2clock is the clock of another hall.
type h2clock struct{ *queue.Hall }

// TestSeveralItemsOneList: a paper that two items want stands once, and a question is asked once.
func TestSeveralItemsOneList(t *testing.T) {
	r := newRoom(t, func(p *Params) { twins(t, p) })
	r.item(DoCheck, "one")
	r.do(DoAnswer, "a")
	r.do(DoTick, "id")
	r.do(DoResult)
	r.do(DoAnother)
	r.do(DoItem, "two")
	require.Equal(t, PageMaterials, r.state.Page, "the same question is not asked again")
	cards, _ := block[Cards](r.state)
	require.Len(t, cards.Items, 3)
	require.Contains(t, cards.Items[0].Detail, lang.For(lang.ZH).T("kiosk.together.uses", lang.Args{"n": 2}))
	r.p.press(cards.Items[0].Press) // it was ticked for the first item: now for none
	for _, d := range r.p.s.drafts() {
		require.False(t, d.ticked["id"])
	}
	r.p.press(cards.Items[0].Press)
	r.do(DoResult)
	v, _ := block[Verdict](r.state)
	require.Len(t, v.Items, 2)
	require.Len(t, v.Facts, 2)
	require.Equal(t, []Tone{Bad, Bad}, []Tone{v.Items[0].Tone, v.Items[1].Tone})
	r.do(DoBack)
	r.do(DoAll)
	r.do(DoIssue)
	require.Equal(t, PageTicket, r.state.Page)
	require.Equal(t, 0, r.p.s.visit.Ticket.Gaps)
	require.Equal(t, "a", r.p.s.visit.Cases[1].Precheck.Answers["way"])
}

// TestAChangedAnswerReachesTheOtherItems that took it over.
func TestAChangedAnswerReachesTheOtherItems(t *testing.T) {
	r := newRoom(t, func(p *Params) { twins(t, p) })
	r.do(DoCheck)
	r.do(DoBundle, "both")
	require.Equal(t, PageQuestion, r.state.Page)
	for _, c := range "40" {
		r.p.typed(c)
	}
	r.do(DoEnter)
	r.do(DoAnswer, "a")
	require.Equal(t, PageMaterials, r.state.Page, "one question for two items")
	require.Len(t, r.p.s.checked(), 2, "the third is exempt")
	cards, _ := block[Cards](r.state)
	require.Len(t, cards.Items, 3)
	r.do(DoBack)
	require.Equal(t, PageQuestion, r.state.Page)
	r.do(DoAnswer, "b")
	cards, _ = block[Cards](r.state)
	require.Len(t, cards.Items, 1)
	r.do(DoAll)
	note := fmt.Sprint(r.state.Body)
	require.Contains(t, note, "elsewhere", "what is not known here is named")

	r.do(DoBack)
	r.do(DoBack)
	r.do(DoBack) // to the bundle's own question
	require.Equal(t, "40", r.p.s.typed)
	r.do(DoClear)
	for _, c := range "60" {
		r.p.typed(c)
	}
	r.do(DoEnter)
	r.do(DoAnswer, "b") // what was gone back over is asked again
	require.Equal(t, PageMaterials, r.state.Page)
	require.Len(t, r.p.s.checked(), 3)
	r.do(DoBack)
	for r.state.Page == PageQuestion {
		r.do(DoBack)
	}
	require.Equal(t, PageFind, r.state.Page)
	require.Empty(t, r.p.s.drafts(), "put away as a whole")
	require.Nil(t, r.p.s.bundle)
}

// TestALargeCatalogIsSearchedOnce for each thing that is typed, and bounded.
func TestALargeCatalogIsSearchedOnce(t *testing.T) {
	text := func(s string) catalog.Text { return catalog.Text{ZH: s} }
	var items []*catalog.Item
	for i := range 5612 {
		items = append(items, &catalog.Item{ID: fmt.Sprintf("i%d", i), Name: text(fmt.Sprintf("事项%d", i)), Department: text("公安局"),
			Materials: []catalog.Material{{ID: "m", Name: text("身份证")}}, Source: catalog.Source{Text: "test"}})
	}
	cat, err := catalog.New("v1", items)
	require.NoError(t, err)
	r := newRoom(t, func(p *Params) {
		h := p.Hall.(*queue.Hall)
		p.Hall = queue.NewHall(memory.New(), h.Setup(), cat, h2clock{h})
	})
	r.do(DoCheck)
	for _, c := range "shixiang" {
		r.do(DoType, string(c))
	}
	require.Len(t, r.p.found(), mostHits)
	first := r.p.found()
	r.p.show()
	require.Same(t, &first[0], &r.p.found()[0], "drawn again, not searched again")
	r.do(DoClear)
	for _, c := range "qqqqqqqq" {
		r.do(DoType, string(c))
	}
	require.Empty(t, r.p.found())
	help := false
	for _, b := range r.state.Body {
		if x, ok := b.(Buttons); ok && x.Items[0].Press.Do == DoHelp {
			help = true
		}
	}
	require.True(t, help, "the empty result offers a person")
}
