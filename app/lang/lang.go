// Package lang says things in the user's language. Each window has its own Words, so that a citizen may read English at
// the kiosk while the clerk beside reads Chinese, and switching needs no restart.
package lang

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"onevisit/assets"
	"onevisit/catalog"
	"onevisit/catalog/fault"
)

// Language is a language of the screens.
type Language string

// Languages that are complete.
const (
	ZH Language = "zh-CN"
	EN Language = "en"
)

// Other returns the language that the switch button offers.
func (l Language) Other() Language {
	if l == ZH {
		return EN
	}
	return ZH
}

// Parse reads a language from a flag or a locale such as zh_CN.UTF-8; anything that is not English is Chinese, for this
// is a Chinese hall.
func Parse(s string) Language {
	if strings.HasPrefix(strings.ToLower(s), "en") {
		return EN
	}
	return ZH
}

// Args fill the {placeholders} of a sentence.
type Args map[string]any

// Words are all sentences of one language. They do not change after loading.
type Words struct {
	language Language
	byKey    map[string]string
}

// books reads each language when it is first spoken: most windows never need the other one.
var books = map[Language]func() (*Words, error){ZH: book(ZH), EN: book(EN)}

func book(l Language) func() (*Words, error) {
	return sync.OnceValues(func() (*Words, error) { return read(assets.Lang(), l) })
}

// For returns the words of a language. The files are part of the program; a test reads them all, so a fault in them is a
// programmer's error and panics.
func For(l Language) *Words {
	w, err := books[Parse(string(l))]()
	if err != nil {
		panic(err)
	}
	return w
}

// read reads all files of a language's folder.
func read(fsys fs.FS, l Language) (*Words, error) {
	files, err := fs.Glob(fsys, string(l)+"/*.yaml")
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("lang: no files for %s: %w", l, errors.Join(err, fs.ErrNotExist))
	}
	w := &Words{language: l, byKey: map[string]string{}}
	for _, f := range files {
		data, err := fs.ReadFile(fsys, f)
		if err != nil {
			return nil, fmt.Errorf("lang: %w", err)
		}
		var tree map[string]any
		if err := yaml.Unmarshal(data, &tree); err != nil {
			return nil, fmt.Errorf("lang: %s: %w", path.Base(f), err)
		}
		if err := w.flatten(f, "", tree); err != nil {
			return nil, err
		}
	}
	return w, nil
}

func (w *Words) flatten(file, prefix string, tree map[string]any) error {
	for k, v := range tree {
		key := k
		if prefix != "" {
			key = prefix + "." + k
		}
		switch v := v.(type) {
		case map[string]any:
			if err := w.flatten(file, key, v); err != nil {
				return err
			}
		case string:
			if _, twice := w.byKey[key]; twice {
				return fmt.Errorf("lang: %s: %q is defined twice", file, key)
			}
			w.byKey[key] = v
		default:
			return fmt.Errorf("lang: %s: %q is not a text (quote it)", file, key)
		}
	}
	return nil
}

// Language tells which language these words are.
func (w *Words) Language() Language { return w.language }

// T returns the sentence of a key with its {placeholders} filled. If the arguments hold "n" and the key has ".one" and
// ".other", the fitting one is taken. A missing key shows as 〔key〕: ugly on purpose, and a test finds it.
func (w *Words) T(key string, args ...Args) string {
	var a Args
	if len(args) > 0 {
		a = args[0]
	}
	s, ok := w.lookup(key, a)
	if !ok {
		return "〔" + key + "〕"
	}
	return fill(s, a)
}

// Has reports whether a key exists.
func (w *Words) Has(key string) bool {
	_, ok := w.byKey[key]
	if !ok {
		_, ok = w.byKey[key+".other"]
	}
	return ok
}

func (w *Words) lookup(key string, a Args) (string, bool) {
	if s, ok := w.byKey[key]; ok {
		return s, true
	}
	if n, ok := a["n"]; ok {
		if fmt.Sprint(n) == "1" {
			if s, ok := w.byKey[key+".one"]; ok {
				return s, true
			}
		}
	}
	s, ok := w.byKey[key+".other"]
	return s, ok
}

func fill(s string, a Args) string {
	if len(a) == 0 || !strings.Contains(s, "{") {
		return s
	}
	pairs := make([]string, 0, 2*len(a))
	for k, v := range a {
		pairs = append(pairs, "{"+k+"}", fmt.Sprint(v))
	}
	return strings.NewReplacer(pairs...).Replace(s)
}

// Text picks the language's version of a catalog text.
func (w *Words) Text(t catalog.Text) string {
	return t.In(string(w.language))
}

// Error says an error to a person: one line for each fault in it, with its place. An error without a code is not
// explained to people: they are told that it is in the log.
func (w *Words) Error(err error) string {
	if err == nil {
		return ""
	}
	var lines []string
	for _, e := range split(err) {
		lines = append(lines, w.one(e))
	}
	return strings.Join(lines, "\n")
}

func (w *Words) one(err error) string {
	var f *fault.Error
	if !errors.As(err, &f) || !w.Has("fault."+string(f.Code)) {
		return w.T("fault.internal")
	}
	args := make(Args, len(f.Args))
	for k, v := range f.Args {
		switch t := v.(type) {
		case catalog.Text:
			v = w.Text(t)
		case *fault.Error: // a reason that is a sentence of its own
			v = w.one(t)
		}
		args[k] = v
	}
	s := w.T("fault."+string(f.Code), args)
	if f.Where != "" {
		s = f.Where + " " + s
	}
	return s
}

// split takes joined errors apart.
func split(err error) []error {
	var f *fault.Error
	if j, ok := err.(interface{ Unwrap() []error }); ok && !errors.As(errOnly{err}, &f) {
		var out []error
		for _, e := range j.Unwrap() {
			out = append(out, split(e)...)
		}
		return out
	}
	return []error{err}
}

// errOnly hides what an error wraps, so that errors.As looks at the error itself alone.
type errOnly struct{ error }

// Keys returns all keys in order, for the tests that walk them.
func (w *Words) Keys() []string {
	out := make([]string, 0, len(w.byKey))
	for k := range w.byKey {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// Raw returns a key's sentence with its placeholders.
func (w *Words) Raw(key string) string { return w.byKey[key] }
