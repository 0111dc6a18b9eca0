package kiosk

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/look/lookgolden"
	"onevisit/catalog"
	"onevisit/queue"
)

// scenes are all pages as people meet them, by name.
func scenes(r *room) []struct {
	name string
	show func()
} {
	const retire, wide = "gjj-tuixiu", "chaoxian-1"
	answer := func() { r.do(DoAnswer, "self"); r.do(DoAnswer, "yes") }
	type scene = struct {
		name string
		show func()
	}
	return []scene{
		{"01-home", func() { r.do(DoHome) }},
		{"02-find", func() { r.do(DoHome); r.do(DoCheck) }},
		{"03-find-typed", func() {
			for _, c := range "gjj" {
				r.do(DoType, string(c))
			}
		}},
		{"04-find-none", func() {
			for _, c := range "xqzv" {
				r.do(DoType, string(c))
			}
		}},
		{"05-office", func() { r.do(DoHome); r.do(DoCheck); r.do(DoOffice, "公安局") }},
		{"06-question", func() { r.item(DoCheck, retire) }},
		{"07-number", func() {
			r.item(DoCheck, wide)
			for _, c := range "4.2" {
				r.do(DoType, string(c))
			}
		}},
		{"08-materials", func() { r.item(DoCheck, retire); answer() }},
		{"09-materials-ticked", func() { r.do(DoTick, "id-card"); r.do(DoTick, "bank") }},
		{"10-verdict-missing", func() { r.do(DoResult) }},
		{"11-priority", func() { r.do(DoPriority) }},
		{"12-list", func() { r.do(DoClass, string(queue.PriorityElder)); r.do(DoList) }},
		{"13-verdict-later", func() { r.do(DoBack); r.do(DoBack); r.do(DoTick, "bank"); r.do(DoTick, "retire"); r.do(DoResult) }},
		{"14-verdict-good", func() { r.do(DoBack); r.do(DoAll) }},
		{"15-another", func() { r.do(DoAnother); r.do(DoItem, "cn-jiehun-2025"); r.do(DoAnswer, "self"); r.do(DoResult) }},
		{"16-ticket", func() { r.do(DoIssue); r.settled() }},
		{"17-forbidden", func() { r.item(DoCheck, "nb-jiehun"); r.do(DoAnswer, "agent") }},
		{"18-offer", func() { r.item(DoDirect, retire) }},
		{"19-not-printed", func() { r.paper.err = os.ErrClosed; r.do(DoIssue); r.settled(); r.paper.err = nil }},
		{"20-scan", func() { r.do(DoDone); r.do(DoSignIn); r.do(DoType, "A"); r.do(DoType, "7") }},
		{"21-unknown", func() { r.do(DoType, "99"); r.do(DoEnter) }},
		{"22-progress", func() { r.do(DoHome); r.do(DoProgress); r.do(DoType, "A007"); r.do(DoEnter) }},
		{"23-help", func() { r.do(DoHelp) }},
		{"24-many", func() { r.item(DoCheck, "cn-huzhao-shouci"); r.do(DoAnswer, "minor_other"); r.do(DoTick, "id-card") }},
		{"25-many-verdict", func() { r.do(DoResult) }},
		{"26-staff", func() {
			r.do(DoHome)
			for range staffTaps {
				r.do(DoName)
			}
			r.do(DoType, "1")
		}},
		{"27-together", func() {
			r.item(DoCheck, retire)
			answer()
			r.do(DoTick, "id-card")
			r.do(DoResult)
			r.do(DoAnother)
			r.do(DoItem, "cn-jiehun-2025")
			for r.state.Page == PageQuestion {
				q, _ := r.p.s.asking().question()
				r.do(DoAnswer, q.Choices[0].ID)
			}
		}},
		{"28-together-verdict", func() { r.do(DoResult) }},
		{"29-bundle", func() { r.do(DoHome); r.do(DoCheck); r.do(DoBundle, r.hall.Catalog().Bundles()[0].ID) }},
		{"30-bundle-materials", func() {
			for i := 0; i < 30 && r.state.Page == PageQuestion; i++ {
				step(r, false)
			}
		}},
		{"31-bundle-verdict", func() { r.do(DoResult) }},
		{"32-book", func() { r.item(DoDirect, retire); r.do(DoBook); r.do(DoDay, r.hall.BookingDays()[1]) }},
		{"33-book-chosen", func() { r.do(DoSlot, r.p.s.slots[2].From.Format(time.RFC3339)) }},
		{"34-booked", func() { r.do(DoBook) }},
		{"35-booked-scan", func() { code := r.p.s.booked.Code; r.do(DoDone); r.do(DoSignIn); r.p.lookup(code) }},
		{"36-move", func() { r.do(DoBook) }},
		{"36-dropping", func() { r.do(DoBack); r.do(DoDrop) }},
		{"36-dropped", func() { r.do(DoDrop) }},
		{"37-person", func() {
			r.do(DoHome)
			r.p.p.Identify = func(context.Context, string) (string, error) { return "hash", nil }
			r.item(DoDirect, retire)
			r.do(DoIssue)
			for _, c := range "110101194903070" {
				r.do(DoType, string(c))
			}
		}},
		{"37-person-book", func() {
			r.do(DoBack)
			r.do(DoBook)
			r.do(DoSlot, r.p.s.slots[0].From.Format(time.RFC3339))
			r.do(DoBook)
		}},
		{"37-person-again", func() { r.do(DoBack); r.do(DoBack); r.do(DoIssue) }},
		{"38-elder", func() { r.p.scanned(elder); r.p.p.Identify = nil }},
		{"39-return", func() { r.do(DoHome); r.p.scanned(noticed(r)) }},
		{"40-return-ticked", func() { r.do(DoTick) }},
		{"41-returned", func() { r.do(DoComeIn); r.settled() }},
		{"42-printer", func() { r.do(DoHome); r.p.faulty = true; r.p.show() }},
		{"43-countdown", func() {
			r.item(DoDirect, retire)
			for range 48 {
				r.p.tick()
			}
		}},
		{"44-guide", func() { r.item(DoCheck, retire); r.do(DoGuide) }},
		{"45-guide-next", func() { r.p.press(Press{Do: DoPage, N: 1}) }},
		{"46-guide-printed", func() { r.do(DoPrint) }},
		{"47-bundle-found", func() {
			r.do(DoHome)
			r.do(DoCheck)
			for _, c := range "kcs" {
				r.do(DoType, string(c))
			}
		}},
		{"48-bundles", func() { r.do(DoClear); r.do(DoOffice, allBundles) }},
	}
}

// elder is the identity number of somebody born in 1949.
const elder = "110101194903070057"

// noticed lets a visit end with a notice and gives the ticket's code.
func noticed(r *room) string {
	r.t.Helper()
	ctx := r.t.Context()
	act := queue.Act{Window: "5", Clerk: "1"}
	must := func(err error) { require.NoError(r.t, err) }
	v, err := r.hall.Issue(ctx, queue.IssueRequest{Items: []string{"gjj-tuixiu"}})
	must(err)
	_, err = r.hall.CallTicket(ctx, act, v.Ticket.ID)
	must(err)
	_, err = r.hall.Start(ctx, act, v.Ticket.ID)
	must(err)
	_, _, err = r.hall.Check(ctx, act, v.Cases[0].ID, catalog.Submission{Item: "gjj-tuixiu", On: r.hall.Today(),
		Answers: map[string]string{"applicant": "self", "early": "yes"}, Papers: map[string]catalog.Handed{"id-card": {Standing: catalog.Given}}})
	must(err)
	_, err = r.hall.Notify(ctx, act, v.Cases[0].ID)
	must(err)
	_, err = r.hall.Finish(ctx, act, v.Ticket.ID)
	must(err)
	r.settled()
	return queue.QRText(r.hall.Setup(), v.Ticket)
}

// hang shows what a room's presenter says in a view.
func hang(r *room) *view {
	v := newView(0, r.hall.Now)
	r.p.apply = func(s State) { r.state = s; v.Apply(s) }
	v.press, v.turned = r.p.press, r.p.turned
	r.p.show()
	return v
}

// unseen lets presses happen without drawing what is on the screen only between them.
func unseen(r *room, f func()) {
	draw := r.p.apply
	r.p.apply = func(s State) { r.state = s }
	f()
	r.p.apply = draw
}

// TestScreens draws every page; with SHOTS set the pictures stay for the eye.
func TestScreens(t *testing.T) {
	test.NewTempApp(t)
	dir := lookgolden.Shots(t)
	keep := dir != ""
	for _, cse := range []struct {
		name     string
		language lang.Language
		large    bool
		contrast bool
		low      bool
		w, h     float32
	}{
		{"zh", lang.ZH, false, false, false, 1080, 1920},
		{"en", lang.EN, false, false, false, 1080, 1920},
		{"zh-large", lang.ZH, true, false, false, 1080, 1920},
		{"en-large-contrast", lang.EN, true, true, false, 1080, 1920},
		{"zh-wide", lang.ZH, false, false, false, 1920, 1080},
		{"en-wide", lang.EN, false, false, false, 1920, 1080},
		{"en-wide-large", lang.EN, true, false, false, 1920, 1080},
		{"zh-low", lang.ZH, false, false, true, 1080, 1920},
		{"en-low", lang.EN, false, false, true, 1080, 1920},
		{"en-low-large", lang.EN, true, false, true, 1080, 1920},
		{"zh-low-wide", lang.ZH, false, false, true, 1920, 1080},
		{"en-low-wide", lang.EN, false, false, true, 1920, 1080},
		{"zh-small", lang.ZH, false, false, false, 540, 960},
	} {
		t.Run(cse.name, func(t *testing.T) {
			r := newRoom(t, func(p *Params) {
				p.Words, p.Reader = lang.For(cse.language), mute{}
				p.Guide = func(context.Context, *catalog.Item, *lang.Words) error { return nil }
			})
			r.hall.Setup().Page = "http://10.0.0.5:8517"
			r.people(14, "gjj-tuixiu", "nb-jiehun", "jdc-zhuce")
			v := hang(r)
			for _, s := range scenes(r) {
				unseen(r, s.show)
				r.p.large, r.p.contrast, r.p.low = cse.large, cse.contrast, cse.low
				r.p.show()
				if keep {
					img := look.Shot(v.Content(), cse.w, cse.h, look.New(look.Kiosk, 1))
					require.NoError(t, look.SavePNG(filepath.Join(dir, cse.name+"-"+s.name+".png"), img))
				}
				v.Content().Resize(fyne.NewSize(cse.w, cse.h))
				whole(t, v, cse.name+" "+s.name)
				touchable(t, v, cse.name+" "+s.name)
				readable(t, v, cse.name+" "+s.name)
				if cse.low {
					reachable(t, v, cse.name+" "+s.name)
				}
				spoken(t, r.state, s.name)
			}
		})
	}
}

// TestEveryItemFits walks every item of the sample hall: in Chinese by the first answers, in English by the last.
func TestEveryItemFits(t *testing.T) {
	test.NewTempApp(t)
	for _, l := range []lang.Language{lang.ZH, lang.EN} {
		r := newRoom(t, func(p *Params) { p.Words = lang.For(l) })
		v := hang(r)
		v.Content().Resize(fyne.NewSize(1080, 1920))
		for _, it := range r.hall.Catalog().Items() {
			r.p.begin(it.ID)
			r.p.show()
			for range 40 {
				at := string(l) + " " + it.ID + " " + string(r.state.Page)
				whole(t, v, at)
				touchable(t, v, at)
				spoken(t, r.state, at)
				on := false
				unseen(r, func() { on = step(r, l == lang.EN) })
				if !on {
					break
				}
				r.p.show()
			}
			require.Equal(t, PageVerdict, r.state.Page, it.ID)
		}
	}
}

// step goes one page on and tells whether there was one.
func step(r *room, last bool) bool {
	switch r.state.Page {
	case PageQuestion:
		q, _ := r.p.s.asking().question()
		switch {
		case q.Numeric():
			r.do(DoClear)
			r.do(DoType, map[bool]string{false: "1", true: "99999"}[last])
			r.do(DoEnter)
		case last:
			r.do(DoAnswer, q.Choices[len(q.Choices)-1].ID)
		default:
			r.do(DoAnswer, q.Choices[0].ID)
		}
	case PageMaterials:
		if r.p.s.cur.touched {
			r.do(DoResult)
			return true
		}
		r.p.s.cur.touched = true
		r.p.show()
	default:
		return false
	}
	return true
}
