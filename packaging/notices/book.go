package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/google/licensecheck"
)

// certain is the share of a text, in percent, that must be a known licence.
const certain = 70

// A book of notices: who is used, and each distinct text once.
type book struct {
	rows  []row
	texts []text
}

type row struct{ name, version, licence string }

type text struct {
	licence, body string
	of            []string // the works that carry it
}

// add reads the licence files of a work. A file that carries no licence of its own (NOTICE,
// PATENTS, a list of third parties) is printed and not named.
func (b *book) add(name, version string, files []string) error {
	var known []string
	for _, file := range files {
		body, err := os.ReadFile(filepath.Clean(file))
		if err != nil {
			return fmt.Errorf("licence of %s: %w", name, err)
		}
		licence := identify(body)
		known = append(known, licence...)
		b.keep(name, strings.Join(licence, ", "), string(body))
	}
	if len(known) == 0 {
		return fmt.Errorf("%s %s: no licence found in %q: look at it before it ships", name, version, files)
	}
	slices.Sort(known)
	b.rows = append(b.rows, row{name, version, strings.Join(slices.Compact(known), ", ")})
	return nil
}

// identify names the licences in a text by their SPDX identifiers; none if most of the
// text is something else.
func identify(body []byte) []string {
	cover := licensecheck.Scan(body)
	if cover.Percent < certain {
		return nil
	}
	var names []string
	for _, m := range cover.Match {
		if !m.IsURL && !slices.Contains(names, m.ID) {
			names = append(names, m.ID)
		}
	}
	return names
}

// keep stores a text once, however many works carry it letter for letter.
func (b *book) keep(name, licence, body string) {
	body = tidy(body)
	for i := range b.texts {
		if b.texts[i].body == body {
			if !slices.Contains(b.texts[i].of, name) {
				b.texts[i].of = append(b.texts[i].of, name)
			}
			return
		}
	}
	b.texts = append(b.texts, text{licence: licence, body: body, of: []string{name}})
}

// tidy makes line ends and trailing space alike.
func tidy(body string) string {
	lines := strings.Split(strings.ReplaceAll(body, "\r\n", "\n"), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " \t\f\ufeff")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

const head = `# Third-party notices

OneVisit contains the works below, each under its own licence; the full texts follow.
This file is made by ` + "`make notices`" + ` from the modules that are built in; do not edit it.

| work | version | licence |
| --- | --- | --- |
`

func (b *book) print(w io.Writer) {
	fmt.Fprint(w, head)
	for _, r := range b.rows {
		fmt.Fprintf(w, "| %s | %s | %s |\n", r.name, r.version, r.licence)
	}
	for _, t := range b.texts {
		title := t.licence
		if title == "" {
			title = "Further notices"
		}
		fmt.Fprintf(w, "\n## %s\n\nOf: %s\n\n````text\n%s\n````\n", title, strings.Join(t.of, ", "), t.body)
	}
}
