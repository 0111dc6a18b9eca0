package kiosk

import (
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/queue"
)

func TestAnAgentIsToldAtOnce(t *testing.T) {
	r := newRoom(t)
	r.item(DoCheck, "nb-jiehun")
	q, _ := r.p.s.cur.question()
	require.Equal(t, catalog.ApplicantSituation, q.ID, "asked first")
	r.do(DoAnswer, "agent")
	require.Equal(t, PageVerdict, r.state.Page)
	v, _ := block[Verdict](r.state)
	require.Equal(t, Bad, v.Tone)
	require.Contains(t, v.Facts[0].Name, "不可代办")
	r.do(DoBack)
	require.Equal(t, PageQuestion, r.state.Page)
	r.do(DoAnswer, "self")
	v, _ = block[Verdict](r.state)
	require.NotContains(t, v.Title, "不符合")
}

func TestARefusalNamesItsReason(t *testing.T) {
	r := newRoom(t)
	r.item(DoCheck, "sh-tuixiu-tiqu")
	for r.state.Page == PageQuestion {
		q, _ := r.p.s.cur.question()
		answer := q.Choices[0].ID
		if q.ID == "loan" {
			answer = "yes"
		}
		r.do(DoAnswer, answer)
	}
	require.Equal(t, PageVerdict, r.state.Page)
	v, _ := block[Verdict](r.state)
	require.Contains(t, v.Facts[0].Name, "未结清")
	list := r.state.Foot[len(r.state.Foot)-1].(Buttons)
	require.Equal(t, DoIssue, list.Items[0].Press.Do, "may still ask at the window")
}

func TestANumberIsAsked(t *testing.T) {
	r := newRoom(t)
	r.item(DoCheck, "chaoxian-1")
	ask := map[string]string{"height": "4.6", "width": "3", "length": "20", "weight": "49.5"}
	for r.state.Page == PageQuestion {
		q, _ := r.p.s.cur.question()
		if !q.Numeric() {
			r.do(DoAnswer, q.Choices[0].ID)
			continue
		}
		r.do(DoEnter) // nothing typed: nothing happens
		again, _ := r.p.s.cur.question()
		require.Equal(t, q.ID, again.ID)
		for _, c := range ask[q.ID] + "." { // a second point is not taken
			r.p.typed(c)
		}
		f, _ := block[Field](r.state)
		require.NotEmpty(t, f.Unit)
		r.do(DoEnter)
	}
	require.Equal(t, PageMaterials, r.state.Page)
	require.Equal(t, "4.6", r.p.s.cur.answers["height"])
	f, err := r.p.s.cur.find("2026-03-10")
	require.NoError(t, err)
	ids := []string{}
	for _, l := range f.cards {
		ids = append(ids, l.Material)
	}
	require.Contains(t, ids, "outline", "4.6 m is over the limit")
	require.Contains(t, r.p.s.cur.said(lang.For(lang.ZH)), "4.6 米")
	r.do(DoBack)
	for {
		q, ok := r.p.s.cur.question()
		require.True(t, ok)
		if q.Numeric() {
			require.Equal(t, r.p.s.cur.answers[q.ID], r.p.s.typed, "the last answer is offered again")
			break
		}
		r.do(DoBack)
	}
}

func TestTheLanguageChangesMidWay(t *testing.T) {
	r := newRoom(t)
	r.item(DoCheck, "gjj-tuixiu")
	r.do(DoAnswer, "self")
	r.do(DoAnswer, "yes")
	r.do(DoTick, "bank")
	before := r.p.s
	zh := r.state
	r.do(DoLanguage)
	require.Equal(t, before, r.p.s)
	require.Equal(t, PageMaterials, r.state.Page)
	cards, _ := block[Cards](r.state)
	require.Equal(t, "ID card", cards.Items[0].Name)
	spoken(t, r.state, "materials")
	r.do(DoLanguage)
	require.Equal(t, zh, r.state)
}

// TestHelp calls a person and keeps what was done, for longer than a page usually stays.
func TestHelp(t *testing.T) {
	r := newRoom(t)
	r.item(DoCheck, "chaoxian-1")
	r.p.typed('4')
	r.do(DoHelp)
	require.Equal(t, PageHelp, r.state.Page)
	for range 100 {
		r.p.tick()
	}
	require.Equal(t, PageHelp, r.state.Page)
	r.do(DoOK)
	require.Equal(t, PageQuestion, r.state.Page)
	require.Equal(t, "4", r.p.s.typed)
	rows, err := r.hall.Journal(t.Context(), 0, 10)
	require.NoError(t, err)
	require.Equal(t, queue.EvHelp, rows[0].Kind)
	require.Equal(t, "k1", rows[0].Window)
}

// TestAScanWorksAnywhere finds the ticket and takes what the scanner typed out of the field again.
func TestAScanWorksAnywhere(t *testing.T) {
	r := newRoom(t)
	r.people(2, "gjj-tuixiu")
	code := queue.QRText(r.hall.Setup(), r.live.Waiting("A")[1])
	r.do(DoCheck)
	r.p.typed('g')
	for _, c := range code {
		r.p.typed(c)
	}
	r.p.scanned(code)
	require.Equal(t, PageProgress, r.state.Page)
	n, _ := block[Number](r.state)
	require.Equal(t, "A002", n.Label)
	require.NotEmpty(t, n.Tags, "it is the person's own")
	pic, _ := block[Picture](r.state)
	require.Contains(t, pic.Title, "前面 1 人")
	r.do(DoBack)
	require.Equal(t, PageFind, r.state.Page)

	r.do(DoHome)
	r.do(DoProgress)
	r.do(DoType, "a2")
	r.do(DoEnter)
	n, _ = block[Number](r.state)
	require.Equal(t, "A002", n.Label)
	require.Empty(t, n.Tags, "a number alone does not tell what somebody is here for")
}

// TestBackAfterAMissedCall signs a person in again.
func TestBackAfterAMissedCall(t *testing.T) {
	r := newRoom(t)
	r.people(3, "gjj-tuixiu")
	act := queue.Act{Window: "5", Clerk: "1"}
	v, err := r.hall.CallNext(t.Context(), act)
	require.NoError(t, err)
	_, err = r.hall.MarkNoShow(t.Context(), act, v.Ticket.ID)
	require.NoError(t, err)
	r.settled()
	r.do(DoSignIn)
	r.do(DoType, v.Ticket.Label)
	r.do(DoEnter)
	pic, _ := block[Picture](r.state)
	require.Equal(t, Soon, pic.Tone)
	r.do(DoReturn)
	r.settled()
	now, ok := r.live.Ticket(v.Ticket.ID)
	require.True(t, ok)
	require.Equal(t, queue.Waiting, now.State)
	pic, _ = block[Picture](r.state)
	require.Contains(t, pic.Title, "前面")
}

func TestTheListGoesHome(t *testing.T) {
	r := newRoom(t)
	r.item(DoCheck, "gjj-tuixiu")
	r.do(DoAnswer, "self")
	r.do(DoAnswer, "yes")
	r.do(DoTick, "id-card")
	r.do(DoResult)
	r.do(DoList)
	require.Equal(t, PageList, r.state.Page)
	require.Len(t, r.paper.lists, 1)
	l := r.paper.lists[0]
	require.Equal(t, "gjj-tuixiu", l.Item.ID)
	require.Contains(t, l.QR, "gjj-tuixiu", "on paper the code leads back")
	code, _ := block[Code](r.state)
	require.Contains(t, code.Content, "退休证", "on the screen it is the list")
	require.Contains(t, code.Content, "5号窗口")
	require.LessOrEqual(t, len(code.Content), 780)
	r.settled()
	require.Empty(t, r.live.Waiting(), "no ticket was taken")
}

func TestStaffLeaveTheFullScreen(t *testing.T) {
	r := newRoom(t)
	left := 0
	r.p.exit = func() { left++ }
	open := func() {
		for range staffTaps {
			r.do(DoName)
		}
		require.Equal(t, PageStaff, r.state.Page)
	}
	open()
	for range staffTries {
		r.do(DoType, "1")
		r.do(DoEnter)
	}
	require.Equal(t, PageHome, r.state.Page)
	require.Zero(t, left)
	open()
	r.do(DoType, "20260310")
	f, _ := block[Field](r.state)
	require.NotContains(t, f.Text, "2")
	r.do(DoEnter)
	require.Zero(t, left, "after three wrong ones even the right one has to wait")
	require.Contains(t, r.state.Banner.Title, "5 秒")
	r.clock.add(5 * time.Second)
	r.do(DoType, "20260310")
	r.do(DoEnter)
	require.Equal(t, 1, left)
	require.True(t, r.p.pristine())

	r.p.p.StaffCode = ""
	for range staffTaps {
		r.do(DoName)
	}
	require.Equal(t, PageHome, r.state.Page, "without a code there is no way out")
}

// TestWhoHasGoneGetsNothing: an answer that comes after the page was wiped does not appear for the next person.
func TestWhoHasGoneGetsNothing(t *testing.T) {
	slow := &later{}
	r := newRoom(t, func(p *Params) { p.Runner = slow })
	r.people(1, "gjj-tuixiu")
	r.do(DoProgress)
	r.do(DoType, "A1")
	r.do(DoEnter)
	r.p.wipe()
	slow.work()
	require.Equal(t, PageHome, r.state.Page)
	require.True(t, r.p.pristine())
	require.Zero(t, r.p.active.Load())
}

// TestAHallThatOffersOneLanguageHasNoButtonForAnother: with both the button is there.
func TestAHallThatOffersOneLanguageHasNoButtonForAnother(t *testing.T) {
	r := newRoom(t)
	button := func() bool {
		return slices.ContainsFunc(r.p.render().Top.Tools, func(b Button) bool { return b.Press.Do == DoLanguage })
	}
	require.True(t, button())
	r.hall.Setup().Languages = []string{"zh-CN"}
	require.False(t, button())
}
