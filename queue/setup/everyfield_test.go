package setup

import (
	"reflect"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
)

// stays are the fields of hall.yaml that no manager changes from a seat, and why.
var stays = map[string]string{
	"id":           "part of every ticket's QR and of the database: another one would orphan all tickets",
	"zone":         "times that are stored would mean other hours; a hall does not move",
	"sample":       "says that a hall is no real one: nobody can make it real by a click",
	"lines.id":     "the letter on tickets that are out; a line is added or retired instead",
	"windows.id":   "signs, recordings and the journal name it; a window is added or retired instead",
	"skills.id":    "tickets that wait name it; a skill is added or retired instead",
	"notices.id":   "only tells notices apart",
	"procedures.*": "a case that stands still in one must find its name and the law for as long as it is kept",
}

// TestEveryFieldOfHallYAMLIsASettingOrStaysForAReason walks hall.yaml as it is read: a key that is added to it and
// forgotten in the settings fails here.
func TestEveryFieldOfHallYAMLIsASettingOrStaysForAReason(t *testing.T) {
	hall := fstest.MapFS{hallName: {Data: []byte(`id: t
name: 厅
zone: Asia/Shanghai
lines: [{id: A, name: 甲, hours: {mon: ["09:00-12:00"]}}]
windows: [{id: "1", name: 窗, lines: [A], skills: [s], lead: {A: 5m}}]
skills: [{id: s, name: 能}]
notices: [{text: 告}]
hours: {mon: ["09:00-12:00"]}
`)}}
	fields, err := Fields(hall, nil)
	require.NoError(t, err)
	can := map[string]bool{}
	one := regexp.MustCompile(`^(lines|windows|skills|notices)\.[^.]+\.`)
	last := regexp.MustCompile(`\.(head_start|lead)\..*$`)
	for _, f := range fields {
		can[last.ReplaceAllString(one.ReplaceAllString(f.Path, "$1."), ".$1")] = true
	}
	unused := map[string]bool{}
	for k := range stays {
		unused[k] = true
	}
	leaves(reflect.TypeFor[hallFile](), "", func(path string) {
		for _, k := range []string{path, strings.SplitN(path, ".", 2)[0] + ".*"} {
			if stays[k] != "" {
				require.False(t, can[path], "%s stays in the file (%s) and is a setting", path, stays[k])
				delete(unused, k)
				return
			}
		}
		require.True(t, can[path], "%s of hall.yaml is neither a setting nor said to stay", path)
	})
	require.Empty(t, unused, "said to stay and not in hall.yaml")
}

// leaves tells every key that holds a value, lists and tables of their own left out of the path.
func leaves(of reflect.Type, prefix string, tell func(string)) {
	for i := range of.NumField() {
		f := of.Field(i)
		name, option, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		if option == "where" {
			continue
		}
		inner := f.Type
		if inner.Kind() == reflect.Slice {
			inner = inner.Elem()
		}
		switch {
		case inner == reflect.TypeFor[catalog.Text]():
			tell(prefix + name)
			tell(prefix + name + "_en")
		case inner.Kind() == reflect.Struct:
			leaves(inner, prefix+name+".", tell)
		default:
			tell(prefix + name)
		}
	}
}
