package kiosk

import (
	"strings"

	"onevisit/app/lang"
)

// Reader reads a page aloud. app/voice has one; it shares the loudspeaker with the calls.
type Reader interface {
	// Read says the parts one after the other, in the place of what is being said, and calls done when it has ended.
	Read(parts []string, l lang.Language, done func())
	// Hush stops.
	Hush()
}

// read reads the page aloud, or stops.
func (p *presenter) read() {
	if p.p.Reader == nil {
		return
	}
	if p.reading {
		p.hush()
		return
	}
	p.reading = true
	person := p.person
	p.p.Reader.Read(aloud(p.render()), p.words.Language(), func() {
		p.run.Do(func() {
			if person == p.person && p.reading {
				p.reading, p.idle = false, 0
				p.show()
			}
		})
	})
}

// hush stops reading.
func (p *presenter) hush() {
	if p.reading {
		p.reading = false
		p.p.Reader.Hush()
	}
}

// aloud is what there is to say of a page, in its order: what went wrong, what it is, the choices, the verdict. Keys,
// pagers and what stands on every page are not said.
func aloud(s State) []string {
	var out []string
	say := func(texts ...string) {
		var full []string
		for _, t := range texts {
			if t = strings.TrimSpace(t); t != "" {
				full = append(full, t)
			}
		}
		if len(full) > 0 {
			out = append(out, strings.Join(full, "\n"))
		}
	}
	say(s.Banner.Title, s.Banner.Detail)
	for _, blocks := range [][]Block{s.Body, s.Foot} {
		for _, b := range blocks {
			sayBlock(b, say)
		}
	}
	return out
}

// sayBlock says one part of a page; list items are said one by one.
func sayBlock(b Block, say func(texts ...string)) {
	switch b := b.(type) {
	case Title:
		say(b.Text, b.Lead)
	case Heading:
		say(b.Text)
	case Tiles:
		for _, t := range b.Items {
			say(title(t.Title), t.Sub, t.Right)
		}
	case Cards:
		for _, c := range b.Items {
			say(c.Name, c.Detail)
		}
	case Verdict:
		sayVerdict(b, say)
	case Wait:
		say(b.Text)
	case Note:
		say(b.Text)
	case Number:
		say(append([]string{b.Caption, spell(b.Label), b.Line}, b.Tags...)...)
	case Code:
		say(b.Title, b.Text)
	case Guide:
		for _, r := range b.Rows {
			say(r.Name, r.Value, r.Detail)
		}
	case Picture:
		say(b.Title, b.Detail)
	case Lines:
		say(b.Title)
		for _, l := range b.Items {
			say(l.Name, l.People, l.Wait)
		}
	case Buttons:
		for _, x := range b.Items {
			if !x.Off {
				say(x.Text)
			}
		}
	case Field, Keyboard, Pager, Gap:
	}
}

func sayVerdict(v Verdict, say func(texts ...string)) {
	say(v.Title, v.Detail)
	for _, i := range v.Items {
		say(i.Name, i.Word)
	}
	for _, f := range v.Facts {
		say(f.Name, f.Detail)
	}
	say(v.Have)
}

// spell puts a space between the signs of a number, so that it is not said as a quantity.
func spell(label string) string { return strings.Join(strings.Split(label, ""), " ") }
