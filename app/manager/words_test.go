package manager

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/catalog"
)

// texts calls f with every text in a value.
func texts(v reflect.Value, f func(string)) {
	switch v.Kind() {
	case reflect.String:
		f(v.String())
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			texts(v.Elem(), f)
		}
	case reflect.Struct:
		if v.Type().PkgPath() == "time" {
			return
		}
		for i := range v.NumField() {
			texts(v.Field(i), f)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			texts(v.Index(i), f)
		}
	default:
	}
}

// Every text of every page, sheet, guide and fault, in both languages.
func TestEveryTextIsThereInBothLanguages(t *testing.T) {
	for _, l := range []lang.Language{lang.ZH, lang.EN} {
		t.Run(string(l), func(t *testing.T) {
			r := newRoom(t, l, "10:42", busyMorning(t), machines(t), appointed(t))
			seen := 0
			check := func(what string, v any) {
				texts(reflect.ValueOf(v), func(s string) {
					seen++
					require.NotContains(t, s, "〔", what)
					require.NotContains(t, s, "{", what)
					if l == lang.EN {
						require.Equal(t, -1, strings.IndexFunc(s, func(c rune) bool { return unicode.Is(unicode.Han, c) }), "%s: %s", what, s)
					}
				})
			}
			tk := r.seat.talk()
			for p := range pages {
				c := r.seat.choice
				c.page = p
				for n := range max(int(clockFilters), int(settingsGroups)) {
					c.clocks, c.group = clockFilter(n%int(clockFilters)), settingsGroup(n%int(settingsGroups))
					s := tk.present(r.seat.facts, c)
					s.gate.other = ""
					if s.settings != nil { // texts of the hall itself are in the language they were written in
						s.settings.rows = slices.DeleteFunc(s.settings.rows, func(x settingsRow) bool {
							return !strings.HasPrefix(x.path, "rules.") && !strings.HasPrefix(x.path, "hours.")
						})
					}
					if s.settings != nil {
						s.settings.language = "" // names the other language in that language
					}
					if s.catalog != nil {
						s.catalog.names, s.catalog.guide = nil, nil
					}
					check(s.title, s)
				}
			}
			for _, w := range r.hall.Setup().Windows {
				check("window "+w.ID, tk.window(r.seat.facts, w.ID))
			}
			stale := r.seat.facts
			stale.stale, stale.open = true, false
			old := tk.present(stale, choices{})
			old.gate.other = ""
			check("stale", old)
			for _, it := range r.hall.Catalog().Items() {
				g := tk.guide(it, nil)
				g.office = catalog.Text{}   // both languages in one
				last := len(g.sections) - 1 // the source is quoted as it is
				require.Equal(t, tk.T("say.guide.source"), g.sections[last].title)
				g.sections = g.sections[:last]
				check(it.ID, g)
			}
			for _, f := range r.seat.lint {
				it, err := r.hall.Catalog().Item(f.Item)
				require.NoError(t, err)
				if _, ok := f.Args["name"].(string); ok { // the Chinese words that the fault is about
					continue
				}
				check(f.Where, tk.faultRow(it, f))
			}
			require.Greater(t, seen, 3000)
		})
	}
}
