package kiosk

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/queue"
)

// whole asserts that nothing on the screen is cut off, and that everything lies inside it.
func whole(t *testing.T, v *view, at string) {
	t.Helper()
	for i, reg := range v.region {
		require.False(t, cut(reg.made), "%s: region %d is cut", at, i)
	}
	require.True(t, v.place(), "%s: too high for the screen", at)
}

// touchable asserts that every target is large enough for a finger: 64 units, the main ones 96.
func touchable(t *testing.T, v *view, at string) {
	t.Helper()
	for _, reg := range v.region {
		for _, o := range reg.made {
			least := float32(64)
			switch b := o.(type) {
			case *look.Button:
				if reg == v.region[atFoot] && b.Text() != "" && v.state.Page != PageFind {
					least = 96
				}
			case *look.Tile:
			default:
				continue
			}
			require.GreaterOrEqual(t, o.Size().Height, v.kit.px(least)-1, at)
			require.GreaterOrEqual(t, o.Size().Width, v.kit.px(64)-1, at)
		}
	}
}

// spoken asserts that every sentence exists, and that English is English.
func spoken(t *testing.T, s State, at string) {
	t.Helper()
	for _, text := range texts(reflect.ValueOf(s)) {
		require.NotContains(t, text, "〔", at)
		require.NotContains(t, text, "{", at)
		if s.Language != lang.EN || text == lang.For(lang.EN).T("language.zh-CN") {
			continue
		}
		for _, r := range text {
			require.False(t, unicode.Is(unicode.Han, r), "%s: %s", at, text)
		}
	}
}

// texts collects what a state shows; what a button does is not shown.
func texts(v reflect.Value) []string {
	switch v.Kind() {
	case reflect.String:
		return []string{v.String()}
	case reflect.Interface, reflect.Pointer:
		if !v.IsNil() {
			return texts(v.Elem())
		}
	case reflect.Slice:
		var out []string
		for i := range v.Len() {
			out = append(out, texts(v.Index(i))...)
		}
		return out
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[Press]() {
			return nil
		}
		var out []string
		for i := range v.NumField() {
			out = append(out, texts(v.Field(i))...)
		}
		return out
	}
	return nil
}

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
		{"27-countdown", func() {
			r.item(DoDirect, retire)
			for range 48 {
				r.p.tick()
			}
		}},
	}
}

// hang shows what a room's presenter says in a view.
func hang(r *room) *view {
	v := newView(0, r.hall.Now)
	r.p.apply = func(s State) { r.state = s; v.Apply(s) }
	v.press, v.turned = r.p.press, r.p.turned
	r.p.show()
	return v
}

// TestScreens draws every page; with KIOSK_DIR set the pictures stay for the eye.
func TestScreens(t *testing.T) {
	test.NewTempApp(t)
	dir := os.Getenv("KIOSK_DIR")
	keep := dir != ""
	for _, cse := range []struct {
		name     string
		language lang.Language
		large    bool
		contrast bool
		w, h     float32
	}{
		{"zh", lang.ZH, false, false, 1080, 1920},
		{"en", lang.EN, false, false, 1080, 1920},
		{"zh-large", lang.ZH, true, false, 1080, 1920},
		{"en-large-contrast", lang.EN, true, true, 1080, 1920},
		{"zh-wide", lang.ZH, false, false, 1920, 1080},
		{"en-wide", lang.EN, false, false, 1920, 1080},
		{"zh-small", lang.ZH, false, false, 540, 960},
	} {
		t.Run(cse.name, func(t *testing.T) {
			r := newRoom(t, func(p *Params) { p.Words = lang.For(cse.language) })
			r.people(14, "gjj-tuixiu", "nb-jiehun", "jdc-zhuce")
			v := hang(r)
			for _, s := range scenes(r) {
				s.show()
				r.p.large, r.p.contrast = cse.large, cse.contrast
				r.p.show()
				if keep {
					img := look.Shot(v.Content(), cse.w, cse.h, look.New(look.Kiosk, 1))
					require.NoError(t, look.SavePNG(filepath.Join(dir, cse.name+"-"+s.name+".png"), img))
				}
				v.Content().Resize(fyne.NewSize(cse.w, cse.h))
				whole(t, v, cse.name+" "+s.name)
				touchable(t, v, cse.name+" "+s.name)
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
				if !step(r, l == lang.EN) {
					break
				}
			}
			require.Equal(t, PageVerdict, r.state.Page, it.ID)
		}
	}
}

// step goes one page on and tells whether there was one.
func step(r *room, last bool) bool {
	switch r.state.Page {
	case PageQuestion:
		q, _ := r.p.s.cur.question()
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
