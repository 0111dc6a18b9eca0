package paper

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"onevisit/app/lang"
)

//go:embed templates/*.yaml
var templateFiles embed.FS

// template is a form as data: a title and blocks from top to bottom. Every text is a key of the translations, or, in a
// hall's own template, the wording itself; {placeholders} are the form's facts (see factsOf).
type template struct {
	Title  string `yaml:"title"`
	Number string `yaml:"number"`
	// Copies are the marks of the copies (联) that are printed, one after the other: who keeps each. None: one copy
	// without a mark.
	Copies []string `yaml:"copies,omitempty"`
	Blocks []block  `yaml:"blocks"`
}

// block is one part of a form; besides If and Keep exactly one of its fields is set.
type block struct {
	If      string    `yaml:"if,omitempty"`      // the block is there only if this fact or table is not empty
	Keep    bool      `yaml:"keep,omitempty"`    // it stays on the page of the next block
	Heading string    `yaml:"heading,omitempty"` // bold, on its own line
	Text    string    `yaml:"text,omitempty"`    // a paragraph, first line indented
	Line    string    `yaml:"line,omitempty"`    // a paragraph at the margin
	Small   string    `yaml:"small,omitempty"`   // remarks: copies, who keeps them
	Grid    [][]pair  `yaml:"grid,omitempty"`    // a ruled table of names and values, pairs side by side
	Table   *table    `yaml:"table,omitempty"`
	Sign    []string  `yaml:"sign,omitempty"` // who signs, side by side, each with a line and a date
	Seal    string    `yaml:"seal,omitempty"` // at the right: who issues the paper, with room for the seal, and the date
	Code    string    `yaml:"code,omitempty"` // the form's QR code with this text beside it
	Page    *template `yaml:"page,omitempty"` // another paper of the same file, on a new page
}

// pair is a name and a value of a grid.
type pair struct {
	Label string `yaml:"label"`
	Value string `yaml:"value"`
}

// table is a ruled table of a form's materials or documents.
type table struct {
	Of      string   `yaml:"of"`    // received, wanted, covered, returned or documents
	Empty   string   `yaml:"empty"` // said instead of a table without rows
	Columns []column `yaml:"columns"`
}

// column is a column of a table: its share of the width, its head and the parts of a cell, one a line.
type column struct {
	Head   string   `yaml:"head"`
	Share  float64  `yaml:"share"`
	Cell   []string `yaml:"cell"`
	Centre bool     `yaml:"centre,omitempty"`
}

// Templates are the forms' texts and tables. They do not change after loading.
type Templates struct{ byKind map[Kind]*template }

// BuiltIn returns the templates of the program. A test reads them all, so a fault in them is a programmer's error and
// panics.
var BuiltIn = sync.OnceValue(func() *Templates {
	dir, err := fs.Sub(templateFiles, "templates")
	if err != nil {
		panic(err)
	}
	t, err := (&Templates{}).With(dir)
	if err != nil {
		panic(err)
	}
	return t
})

// With returns the templates with those of a folder (notice.yaml, …) in place of their namesakes, so that a hall can
// have its own wording. It names every file that is not right.
func (t *Templates) With(dir fs.FS) (*Templates, error) {
	out := &Templates{byKind: map[Kind]*template{}}
	for k, v := range t.byKind {
		out.byKind[k] = v
	}
	var errs []error
	for _, kind := range Kinds() {
		name := string(kind) + ".yaml"
		data, err := fs.ReadFile(dir, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("paper: %s: %w", name, err))
			continue
		}
		tpl, err := readTemplate(data)
		if err != nil {
			errs = append(errs, fmt.Errorf("paper: %s: %w", name, err))
			continue
		}
		out.byKind[kind] = tpl
	}
	return out, errors.Join(errs...)
}

// readTemplate reads one file strictly: an unknown field is an error, not a part of the form that never prints.
func readTemplate(data []byte) (*template, error) {
	dec := yaml.NewDecoder(strings.NewReader(string(data)))
	dec.KnownFields(true)
	var t template
	if err := dec.Decode(&t); err != nil {
		return nil, err
	}
	if t.Title == "" || len(t.Blocks) == 0 {
		return nil, errors.New("a form needs a title and blocks")
	}
	return &t, t.check(1)
}

// check holds a template to its shape: blocks that say one thing each, and copies of the whole form only.
func (t *template) check(depth int) error {
	if depth > 1 && len(t.Copies) > 0 {
		return errors.New("copies belong to the whole form, not to a page of it")
	}
	for i := range t.Blocks {
		b := &t.Blocks[i]
		if n := b.parts(); n != 1 {
			return fmt.Errorf("block %d says %d things, not one", i+1, n)
		}
		if b.Table != nil && !slices.Contains(tableNames, b.Table.Of) {
			return fmt.Errorf("block %d: no table %q, only %s", i+1, b.Table.Of, strings.Join(tableNames, ", "))
		}
		if b.Page != nil {
			if err := b.Page.check(depth + 1); err != nil {
				return fmt.Errorf("block %d: %w", i+1, err)
			}
		}
	}
	return nil
}

// tableNames are the tables that a form has.
var tableNames = []string{"received", "wanted", "covered", "returned", "documents"}

// parts counts what a block says.
func (b *block) parts() int {
	n := 0
	for _, set := range []bool{b.Heading != "", b.Text != "", b.Line != "", b.Small != "", b.Grid != nil, b.Table != nil,
		b.Sign != nil, b.Seal != "", b.Code != "", b.Page != nil} {
		if set {
			n++
		}
	}
	return n
}

var (
	hole      = regexp.MustCompile(`\{[a-z_]+\}`)
	manyBlank = regexp.MustCompile(`\n{2,}`)
)

// say gives a template's text with the facts in it, in one pass: braces inside a fact stay as they are. A fact that is
// not known or empty becomes the given blank.
func (c composer) say(text string, args lang.Args, blank string) string {
	s := text
	if c.w.Has(text) {
		s = c.w.Raw(text)
	}
	return hole.ReplaceAllStringFunc(s, func(h string) string {
		v, ok := args[h[1:len(h)-1]]
		if s := fmt.Sprint(v); ok && s != "" {
			return s
		}
		return blank
	})
}

// lines joins the parts of a cell and leaves out those that say nothing.
func lines(parts []string) string {
	return strings.Trim(manyBlank.ReplaceAllString(strings.Join(parts, "\n"), "\n"), "\n")
}
