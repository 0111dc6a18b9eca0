package yaml

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/fault"
)

type shared struct {
	Region string `yaml:"region"`
}

type sample struct {
	Name    catalog.Text      `yaml:"name"`
	Open    bool              `yaml:"open"`
	Count   int               `yaml:"count"`
	Small   uint8             `yaml:"small"`
	Share   float64           `yaml:"share"`
	Grace   time.Duration     `yaml:"grace"`
	Limit   catalog.Limit     `yaml:"limit"`
	Windows []catalog.Text    `yaml:"windows"`
	Heads   map[string]string `yaml:"heads"`
	Levels  map[string]int    `yaml:"levels"`
	Sub     *sample           `yaml:"sub"`
	Day     catalog.Kind      `yaml:"day"`
	Start   time.Time         `yaml:"start"`
	Shared  shared            `yaml:",inline"`
	Where   string            `yaml:",where"`
	Ignored string
}

func TestDecodeReadsWhatIsWritten(t *testing.T) {
	var got sample
	require.NoError(t, Decode("hall.yaml", []byte("\xEF\xBB\xBF"+`
name: 大厅
name_en: Hall
open: 是
count: 08
small: 7
share: 0.5
grace: 10 minutes
limit: 3个工作日
windows: [一号, {zh: 二号, en: Two}, {name: 三号, name_en: Three}]
heads: {yes: no, 1: 2026-01-01, "on": ~}
levels: &levels {a: 1}
sub:
  name: {zh: 小厅, en: Small}
  grace: 1h30m
  levels: *levels
day: yes
start: 2026-01-01T08:30:00Z
region: 厦门
`), &got))
	require.Equal(t, sample{
		Name: catalog.Text{ZH: "大厅", EN: "Hall"}, Open: true, Count: 8, Small: 7, Share: 0.5, Grace: 10 * time.Minute,
		Limit:   catalog.Limit{N: 3, Unit: catalog.UnitWorkdays},
		Windows: []catalog.Text{{ZH: "一号"}, {ZH: "二号", EN: "Two"}, {ZH: "三号", EN: "Three"}},
		Heads:   map[string]string{"yes": "no", "1": "2026-01-01", "on": ""}, Levels: map[string]int{"a": 1},
		Sub: &sample{Name: catalog.Text{ZH: "小厅", EN: "Small"}, Grace: 90 * time.Minute, Levels: map[string]int{"a": 1},
			Where: "hall.yaml:14"},
		Day: "yes", Start: time.Date(2026, 1, 1, 8, 30, 0, 0, time.UTC), Shared: shared{Region: "厦门"}, Where: "hall.yaml:2",
	}, got)
}

func TestDecodeNamesEveryFaultWithItsLine(t *testing.T) {
	var out sample
	err := Decode("hall.yaml", []byte(`name: [a]
naem: x
open: maybe
count: 1.5
small: 300
share: .inf
grace: soon
limit: 3日
windows: one
heads: [a]
levels: {a: b, a: 2}
sub: text
start: tomorrow
name: again
count: {a: 1}
? [1]
: 2
windows: [{zh: a, de: b}]
`), &out)
	var got []string
	for _, e := range split(err) {
		var f *fault.Error
		require.ErrorAs(t, e, &f)
		want := ""
		if w, ok := f.Args["want"].(*fault.Error); ok {
			want = " " + string(w.Code)
		}
		got = append(got, f.Where+" "+string(f.Code)+want)
	}
	require.Equal(t, []string{
		"hall.yaml:1 yaml.wrong_type yaml.want.text",
		"hall.yaml:2 yaml.write_instead",
		"hall.yaml:3 yaml.wrong_type yaml.want.bool",
		"hall.yaml:4 yaml.wrong_type yaml.want.whole",
		"hall.yaml:5 yaml.wrong_type yaml.want.whole",
		"hall.yaml:6 yaml.wrong_type yaml.want.number",
		"hall.yaml:7 yaml.wrong_type yaml.want.duration",
		"hall.yaml:8 yaml.wrong_type yaml.want.limit",
		"hall.yaml:9 yaml.wrong_type yaml.want.list",
		"hall.yaml:10 yaml.wrong_type yaml.want.mapping",
		"hall.yaml:11 yaml.wrong_type yaml.want.whole",
		"hall.yaml:11 yaml.duplicate_key",
		"hall.yaml:12 yaml.wrong_type yaml.want.mapping",
		"hall.yaml:13 yaml.wrong_type yaml.want.other",
		"hall.yaml:14 yaml.duplicate_key",
		"hall.yaml:15 yaml.duplicate_key",
		"hall.yaml:16 yaml.wrong_type yaml.want.text",
		"hall.yaml:18 yaml.duplicate_key",
	}, got)
	var second *fault.Error
	require.ErrorAs(t, split(err)[1], &second)
	require.Equal(t, "naem", second.Args["key"])
	require.Contains(t, second.Args["allowed"], "name, name_en, open")
}

func TestDecodeRefusesBrokenText(t *testing.T) {
	bomb := "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
	for i := 'b'; i < 'k'; i++ {
		p := string(i - 1)
		bomb += string(i) + ": &" + string(i) + " [" + strings.TrimSuffix(strings.Repeat("*"+p+",", 10), ",") + "]\n"
	}
	for name, c := range map[string]struct {
		text  string
		code  fault.Code
		where string
	}{
		"empty":         {"", CodeEmpty, "f.yaml:1"},
		"comment":       {"# nothing\n", CodeEmpty, "f.yaml:1"},
		"null":          {"~\n", CodeEmpty, "f.yaml:1"},
		"tab":           {"name: a\n\tcount: 1\n", CodeBroken, "f.yaml:2"},
		"open bracket":  {"name: a\nwindows: [a\nopen: yes\n", CodeBroken, "f.yaml:2"},
		"indent":        {"windows:\n- a\n- b\n- c\nname: x\n- d\nopen: yes\n", CodeBroken, "f.yaml:6"},
		"no such alias": {"name: *x\n", CodeBroken, "f.yaml:1"},
		"second":        {"name: a\n---\nname: b\n", CodeManyDocs, "f.yaml:2"},
		"broken second": {"name: a\n---\n\tx\n", CodeBroken, "f.yaml:3"},
		"gbk":           {"name: a\nopen: \xb4\xf3\xcc\xfc\n", CodeEncoding, "f.yaml:2"},
		"utf-16":        {"n\x00a\x00m\x00", CodeEncoding, "f.yaml:1"},
		"bomb":          {bomb, CodeAliases, "f.yaml:6"},
		"itself":        {"sub: &s {sub: *s}\n", CodeAliases, "f.yaml:1"},
		"deep":          {strings.Repeat("[", 60) + strings.Repeat("]", 60), CodeTooDeep, "f.yaml:1"},
		"large":         {strings.Repeat("#", MaxBytes+1), CodeTooLarge, "f.yaml:1"},
		"list":          {"- a\n", CodeWrongType, "f.yaml:1"},
	} {
		t.Run(name, func(t *testing.T) {
			var out sample
			err := Decode("f.yaml", []byte(c.text), &out)
			require.Equal(t, c.code, fault.CodeOf(err), "%v", err)
			var f *fault.Error
			require.ErrorAs(t, err, &f)
			require.Equal(t, c.where, f.Where, "%v", err)
		})
	}
}

// English questions in the short form, and complex keys, which also begin with a question mark.
func TestQuestionMarks(t *testing.T) {
	var got map[string]string
	require.NoError(t, Decode("f.yaml", []byte("{a: Early retirement?, b: \"why?\", c: really??}"), &got))
	require.Equal(t, map[string]string{"a": "Early retirement?", "b": "why?", "c": "really??"}, got)
	got = nil
	require.NoError(t, Decode("f.yaml", []byte("? d\n: 是吗？\ne: \uE03F?\n"), &got))
	require.Equal(t, map[string]string{"d": "是吗？", "e": "\uE03F?"}, got)
}

func TestDecodeWantsAPointer(t *testing.T) {
	require.Error(t, Decode("f.yaml", []byte("a: 1"), sample{}))
	require.Error(t, Decode("f.yaml", []byte("a: 1"), (*sample)(nil)))
	free := map[string]int{}
	require.NoError(t, Decode("f.yaml", []byte("a: 1"), &free))
	require.Equal(t, map[string]int{"a": 1}, free)
}
