package paper

import (
	"math"
	"strings"

	"onevisit/app/lang"
)

// style is the sizes of a form, in points.
type style struct {
	title, hall, body, cell, small float64
	wide                           float64 // of the text
	high                           float64 // of a page's text; 0: a strip without pages
	narrow                         bool    // a strip of ticket paper: tables become lists
}

// The A4 page: margins of 25 mm, above and below 22 mm, body 小四 (12 pt), tables 五号 (10.5 pt), title 二号 (22 pt).
const (
	margin  = 25 * 72 / 25.4
	marginY = 22 * 72 / 25.4
)

var a4 = style{title: 22, hall: 14, body: 12, cell: 10.5, small: 9, wide: a4Wide - 2*margin, high: a4High - 2*marginY}

// a4For is the page of a language: Latin letters of the same size look larger and take more room, so they are smaller.
func a4For(l lang.Language) style {
	z := a4
	if l == lang.EN {
		z.title, z.hall, z.body, z.cell, z.small = 18, 12, 10.5, 9.5, 8.5
	}
	return z
}

// composer turns a template and a form's facts into pieces.
type composer struct {
	w     *lang.Words
	facts facts
	style style
	code  string // what the QR code carries
}

// form composes a template: the hall, the title, the number, the blocks.
func (c composer) form(t *template) []piece {
	z, v := c.style, c.facts.values
	ps := paragraph(c.say("{hall}", v, ""), z.wide, z.hall, regular, centre)
	ps = append(ps, space(z.body*0.3))
	ps = append(ps, paragraph(c.say(t.Title, v, ""), z.wide, z.title, bold, centre)...)
	if t.Number != "" {
		ps = append(ps, space(z.body*0.3))
		ps = append(ps, paragraph(c.say(t.Number, v, ""), z.wide, z.cell, regular, right)...)
	}
	ps = append(ps, space(z.body*0.4))
	blocks := c.facts.shown(t.Blocks)
	for i, b := range blocks {
		part := c.block(b)
		if (b.Keep || closes(blocks[i+1:])) && height(part) < c.style.high/4 {
			glued(part)
		}
		ps = append(ps, part...)
	}
	return ps
}

// closes tells whether the end of the form follows, perhaps after a table of who to ask: the seal and the signatures
// never stand on a page without text.
func closes(next []block) bool {
	if len(next) == 0 {
		return false
	}
	b := next[0]
	return b.Seal != "" || b.Sign != nil || b.Small != "" || b.Grid != nil && closes(next[1:])
}

func (c composer) block(b block) []piece {
	z, v := c.style, c.facts.values
	switch {
	case b.Heading != "":
		ps := append([]piece{space(z.body * 0.6)}, paragraph(c.say(b.Heading, v, blank), z.wide, z.body, bold, left)...)
		return glued(append(ps, space(z.body*0.1)))
	case b.Text != "":
		return c.text(b.Text)
	case b.Line != "":
		return paragraph(c.say(b.Line, v, blank), z.wide, z.body, regular, left)
	case b.Small != "":
		return append([]piece{{high: z.small * 0.4, glue: true}}, paragraph(c.say(b.Small, v, blank), z.wide, z.small, regular, left)...)
	case b.Grid != nil:
		return c.grid(b.Grid)
	case b.Table != nil:
		return c.table(*b.Table)
	case b.Sign != nil:
		return []piece{c.sign(b.Sign)}
	case b.Seal != "":
		return []piece{c.seal(b.Seal)}
	case b.Code != "":
		return c.qr(b.Code)
	case b.Page != nil:
		return append([]piece{{high: math.Inf(1)}}, c.form(b.Page)...)
	}
	return nil
}

// text is a paragraph; Chinese indents its first line by two characters. Its first two lines stay together.
func (c composer) text(key string) []piece {
	s := c.say(key, c.facts.values, blank)
	if c.w.Language() == lang.ZH && !c.style.narrow {
		s = "　　" + strings.ReplaceAll(s, "\n", "\n　　")
	}
	ps := paragraph(s, c.style.wide, c.style.body, regular, left)
	ps[0].glue = len(ps) > 1
	if c.w.Language() == lang.EN {
		ps = append(ps, space(c.style.body*0.4))
	}
	return ps
}

// glued keeps pieces together and with what follows them.
func glued(ps []piece) []piece {
	for i := range ps {
		ps[i].glue = true
	}
	return ps
}

// sign is who signs: under each other, each with a line to write on and a date.
func (c composer) sign(who []string) piece {
	z := c.style
	size, step := z.body, z.body*2
	labels, most := make([]string, len(who)), 0.0
	for i, s := range who {
		labels[i] = clean(c.say(s, c.facts.values, "") + c.w.T("paper.form.colon"))
		most = math.Max(most, width(labels[i], size, regular))
	}
	date := c.w.T("paper.form.date_line")
	line := math.Max(z.wide-most-width(date, size, regular)-size, 4*size)
	return piece{high: size*0.6 + step*float64(len(who)), draw: func(cv canvas, x, y float64) {
		for _, label := range labels {
			y += step
			cv.text(x, y, label, size, regular)
			cv.fill(x+most, y+3, line, lineThick)
			cv.text(x+most+line+size, y, date, size, regular)
		}
	}}
}

// seal is the issuing body with the place for its seal over its name and the date, at the right.
func (c composer) seal(who string) piece {
	z := c.style
	name := c.say(who, c.facts.values, blank) + c.w.T("paper.form.seal")
	date := c.say("{decided}", c.facts.values, blank)
	wide := math.Min(math.Max(width(clean(name), z.body, regular), width(date, z.body, regular))+1, z.wide)
	ps := append(paragraph(name, wide, z.body, regular, centre), paragraph(date, wide, z.body, regular, centre)...)
	ps = inset(math.Max(z.wide-wide-2*z.body, 0), ps)
	over, under := 2.4*z.body, 0.8*z.body // a seal of 42 mm is wider than two lines of text
	return piece{high: height(ps) + over + under, draw: func(cv canvas, x, y float64) { stack(cv, x, y+over, ps) }}
}

// qr is the form's code with a text beside it, or under it on a strip. Without a code there is neither.
func (c composer) qr(text string) []piece {
	mods, err := qrModules(c.code)
	if err != nil || c.code == "" {
		return nil
	}
	z := c.style
	if phone := text + "_phone"; strings.HasPrefix(c.code, "http") && c.w.Has(phone) {
		text = phone
	}
	say := c.say(text, c.facts.values, blank)
	if z.narrow {
		module := math.Floor(math.Min(z.wide/dotPoints/float64(len(mods)), 8)) * dotPoints
		code := qrPiece(mods, module)
		ps := inset(math.Floor((z.wide-code.high)/2/dotPoints)*dotPoints, []piece{code})
		return append(ps, paragraph(say, z.wide, z.body, regular, centre)...)
	}
	code := qrPiece(mods, 2.6)
	side := paragraph(say, z.wide-code.high-z.body, z.body, regular, left)
	return []piece{space(z.body), beside(code, code.high+z.body, side)}
}
