package counter

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/queue"
)

// Items of the sample hall that the stories use.
const (
	onePaper = "cn-gjj-tiqu"    // one material, no question
	fund     = "gjj-tuixiu"     // two questions, a date, any of two, one that may follow; one-hour
	loan     = "sh-tuixiu-tiqu" // refuses who has a loan
)

// acts are the buttons of the verdict that can be pressed, the one that stands out with a star.
func (s State) acts() string {
	var out []string
	for _, a := range s.Bar.Acts {
		if !a.On {
			continue
		}
		name := string(a.Cmd)
		if a.Rank != Quiet {
			name += "*"
		}
		out = append(out, name)
	}
	return strings.Join(out, " ")
}

func (s State) row(id string) Row {
	for _, r := range s.Rows {
		if r.ID == id {
			return r
		}
	}
	return Row{}
}

// visit reads the truth from the hall.
func (r *room) visit(id int64) queue.Visit {
	r.t.Helper()
	v, err := r.hall.Visit(context.Background(), id)
	require.NoError(r.t, err)
	return v
}

func TestOnePaperVisitTakesSixKeysAtMost(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	first := r.issue("", nil, onePaper)
	second := r.issue("", nil, onePaper)
	r.press("F2")
	require.Equal(t, first.Ticket.Label, r.state().Ticket.Label)
	require.Equal(t, "叫下一位 "+second.Ticket.Label, r.state().Left[CmdNext].Text)
	r.keys = 0
	r.press("F5", "Space")
	require.Equal(t, Good, r.state().Bar.Tone, r.state().Bar.Title)
	require.Equal(t, "accept*", r.state().acts())
	r.press("F8", "F2")
	require.LessOrEqual(t, r.keys, 6)
	require.Equal(t, second.Ticket.Label, r.state().Ticket.Label, "the next person is called in the same press")
	v := r.visit(first.Ticket.ID)
	require.Equal(t, queue.Completed, v.Ticket.State)
	require.Equal(t, queue.OutcomePickup, v.Ticket.Outcome)
	require.Equal(t, []string{"acceptance " + v.Cases[0].Number}, r.paper.printed)
}

func TestPapersOfACalledPersonStartTheService(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.issue("", nil, onePaper)
	r.press("F2", "Space", "F8")
	got := r.visit(v.Ticket.ID)
	require.Equal(t, queue.Serving, got.Ticket.State)
	require.Equal(t, queue.Processing, got.Cases[0].State)
}

func TestMissingPaperEndsInOneNotice(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.issue("", nil, fund)
	r.press("F2", "F5")
	require.True(t, r.state().Rows[0].Ask, "what changes the list is asked first")
	require.Equal(t, Info, r.state().Bar.Tone)
	r.press("1", "1") // in person, early retirement
	require.False(t, r.state().Rows[0].Ask)
	require.Equal(t, []string{"职工本人", "提前退休"}, []string{r.state().Pills[0].Choices[r.state().Pills[0].On], r.state().Pills[1].Choices[r.state().Pills[1].On]})
	require.Equal(t, Plain, r.state().Bar.Tone, "nothing is red before the clerk has looked")
	r.press("Space", "Return") // identity card, does not expire
	require.Equal(t, MarkOK, r.state().row("id-card").Mark)
	require.Equal(t, Bad, r.state().row("retire").Tone)
	require.Contains(t, r.state().row("retire").Detail, "退休证 或 养老金证明")
	require.Equal(t, "缺 2 项（1 项可后补），暂不能受理", r.state().Bar.Title)
	require.Equal(t, "notice*", r.state().acts())
	require.Equal(t, Grave, r.state().Bar.Acts[0].Rank)

	r.press("F8")
	require.Equal(t, "缺 2 项（1 项可后补），暂不能受理", r.state().Banner.Text, "a key that makes no sense says why")
	r.press("F10")
	c := r.visit(v.Ticket.ID).Cases[0]
	require.Equal(t, queue.Incomplete, c.State)
	require.Equal(t, []string{"notice(2) " + c.Notice}, r.paper.printed)
	require.Contains(t, r.words(), c.Notice)
	require.Contains(t, r.state().Bar.Detail, c.Notice)

	r.press("Space") // the retirement certificate was in the bag
	require.Equal(t, queue.Checking, r.visit(v.Ticket.ID).Cases[0].State)
	require.Equal(t, "notice gap*", r.state().acts())
}

func TestGapHasItsDayAndOneKey(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.issue("", nil, fund)
	r.press("F2", "F5", "1", "2", "Space")
	r.typed("20300101")
	require.Nil(t, r.state().Sheet, "eight digits need no Enter")
	require.Equal(t, "可容缺受理：缺 1 项，3 月 13 日前补", r.state().Bar.Title)
	require.Equal(t, Soon, r.state().Bar.Tone)
	r.press("F9")
	c := r.visit(v.Ticket.ID).Cases[0]
	require.Equal(t, catalog.AcceptWithGap, c.Outcome)
	require.Equal(t, []string{"gap " + c.Number}, r.paper.printed)
	require.Contains(t, r.state().Bar.Title, "已容缺受理")
	require.Equal(t, "2030-01-01", c.Desk.Papers["id-card"].Expires)
}

func TestExpiredAndTooFewAreSaid(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	r.issue("", nil, fund)
	r.press("F2", "F5", "1", "2", "Space")
	r.typed("20250101")
	require.Contains(t, r.state().row("id-card").Detail, "2025-01-01")
	require.Equal(t, Bad, r.state().row("id-card").Tone)
	r.press("Up", "d")
	require.Equal(t, SheetDate, r.state().Sheet.Kind)
	r.typed("2o30")
	r.press("Return")
	require.NotNil(t, r.state().Sheet, "a date that is none is not taken")
	require.Contains(t, r.state().Banner.Text, "8 位数字")
	r.press("Escape")
	require.Nil(t, r.state().Sheet)
}

func TestFaultsOfAPaper(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.issue("", nil, onePaper)
	id := r.hall.Catalog()
	it, err := id.Item(onePaper)
	require.NoError(t, err)
	paper := it.Materials[0].ID
	r.press("F2", "F5")
	for _, c := range []struct {
		key      string
		standing catalog.Standing
		mark     Mark
	}{{"w", catalog.Wrong, MarkWrong}, {"u", catalog.Unclear, MarkUnclear}, {"f", catalog.Fillable, MarkFix}, {"x", catalog.Waived, MarkWaived}} {
		r.press(c.key)
		require.Equal(t, SheetPaper, r.state().Sheet.Kind)
		reason := r.state().Sheet.Reasons[1]
		r.press("2", "Return")
		require.Nil(t, r.state().Sheet)
		h := r.visit(v.Ticket.ID).Cases[0].Desk.Papers[paper]
		require.Equal(t, c.standing, h.Standing)
		require.Equal(t, reason, h.Reason)
		require.Equal(t, c.mark, r.state().row(paper).Mark)
		require.Contains(t, r.state().row(paper).Detail, reason)
	}
	require.Equal(t, "accept*", r.state().acts(), "waived with a reason is settled")
	r.press("Space")
	require.Equal(t, catalog.Given, r.visit(v.Ticket.ID).Cases[0].Desk.Papers[paper].Standing)
}

func TestRefusalByRule(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	v := r.issue("", nil, loan)
	r.press("F2", "F5")
	for range 5 {
		if s, ask := r.asking(); ask {
			n := 1
			if s.ID == "loan" {
				n = choiceOf(s, "yes")
			}
			r.press(string(rune('0' + n)))
		}
	}
	require.Equal(t, "不符合条件，不予受理", r.state().Bar.Title)
	require.Equal(t, "refuse*", r.state().acts())
	r.press("F11", "Return")
	c := r.visit(v.Ticket.ID).Cases[0]
	require.Equal(t, queue.Refused, c.State)
	require.Contains(t, c.Refusal, "未结清")
	require.Len(t, r.paper.printed, 1)
}

func (r *room) asking() (catalog.Situation, bool) {
	if _, d, ok := r.seat.present.current(); ok {
		return d.asking()
	}
	return catalog.Situation{}, false
}

func choiceOf(s catalog.Situation, id string) int {
	for i, c := range s.Choices {
		if c.ID == id {
			return i + 1
		}
	}
	return 0
}

// accepted brings one fund case to acceptance and returns it.
func (r *room) accepted() queue.Visit {
	v := r.issue("", nil, fund)
	r.press("F2", "F5", "1", "2", "Space", "Return", "Space", "F8")
	return v
}
