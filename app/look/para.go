package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Para is a paragraph that wraps, in Chinese between characters (with the rules for marks), in
// English between words. Its height follows from its width; Col, Card and Scroll respect that.
type Para struct {
	base
	text     string
	size     float32
	line     float32
	bold     bool
	color    fyne.ThemeColorName
	align    fyne.TextAlign
	maxLines int
	least    float32 // the size to which it may shrink before it is cut; 0: not at all

	lines  []*canvas.Text
	body   *part
	forKey paraKey
	broken []string
	at     float32 // the size of the broken lines
}

// paraKey is what the line breaks were computed for.
type paraKey struct {
	text      string
	px, width float32
	bold      bool
	max       int
	least     float32
}

// NewPara makes a paragraph with a line height of 1.5. Chain Bold, Middle, MaxLines to it.
func NewPara(s string, size float32, color fyne.ThemeColorName) *Para {
	p := &Para{text: Display(s), size: size, line: 1.5, color: color}
	p.ExtendBaseWidget(p)
	return p
}

// Bold draws the paragraph in the bold cut.
func (p *Para) Bold() *Para { p.bold = true; return p }

// Middle centres every line.
func (p *Para) Middle() *Para { p.align = fyne.TextAlignCenter; return p }

// MaxLines cuts the paragraph after n lines with an ellipsis; 0 means no limit.
func (p *Para) MaxLines(n int) *Para { p.maxLines = n; return p }

// Shrink lets a paragraph that has too few lines be this small before it is cut.
func (p *Para) Shrink(size float32) *Para { p.least = size; return p }

// Text returns what was set.
func (p *Para) Text() string { return p.text }

// Shortened reports a paragraph that has more lines than it may show.
func (p *Para) Shortened() bool {
	if p.maxLines == 0 || p.Size().Width <= 0 {
		return false
	}
	return len(p.wrapAt(p.pxFor(p.Size().Width), p.Size().Width)) > p.maxLines
}

// SetText changes the text; nothing happens if it is the same.
func (p *Para) SetText(s string) {
	if s = Display(s); s != p.text {
		p.text = s
		p.changed()
	}
}

// SetColor changes the colour; nothing happens if it is the same.
func (p *Para) SetColor(c fyne.ThemeColorName) {
	if c != p.color {
		p.color = c
		p.changed()
	}
}

// SetSize changes the size of the type, in px at scale 1; nothing happens if it is the same.
func (p *Para) SetSize(px float32) {
	if px != p.size {
		p.size = px
		p.changed()
	}
}

// changed redraws a paragraph that is already on a screen.
func (p *Para) changed() {
	if p.body != nil {
		p.body.Refresh()
	}
}

func (p *Para) px() float32 { return p.size * scaleOf(p) }

// pxFor is the size of the type at a width: smaller where the text would be cut and may shrink.
func (p *Para) pxFor(width float32) float32 {
	px := p.px()
	if p.least == 0 || p.least >= p.size || p.maxLines == 0 || len(p.wrapAt(px, width)) <= p.maxLines {
		return px
	}
	return p.least * scaleOf(p)
}

func (p *Para) wrapAt(px, width float32) []string {
	return wrap(p.text, width+0.5, func(s string) float32 { w, _ := measure(s, px, p.bold); return w })
}

// breakInto returns the lines for a width; the last answer is kept.
func (p *Para) breakInto(width float32) []string {
	key := paraKey{p.text, p.px(), width, p.bold, p.maxLines, p.least}
	if p.broken != nil && key == p.forKey {
		return p.broken
	}
	px := p.pxFor(width)
	lines := p.wrapAt(px, width)
	if p.maxLines > 0 && len(lines) > p.maxLines {
		lines = lines[:p.maxLines]
		last := lines[p.maxLines-1]
		for w, _ := measure(last+"…", px, p.bold); w > width && last != ""; w, _ = measure(last+"…", px, p.bold) {
			r := []rune(last)
			last = string(r[:len(r)-1])
		}
		lines[p.maxLines-1] = last + "…"
	}
	p.forKey, p.broken, p.at = key, lines, px
	return lines
}

// HeightFor is the height at a width.
func (p *Para) HeightFor(width float32) float32 {
	if width <= 0 {
		width = p.Natural().Width
	}
	n := float32(len(p.breakInto(width)))
	return ceil(n * p.at * p.line)
}

// Natural is the size without any wrapping but at line feeds.
func (p *Para) Natural() fyne.Size {
	lines := wrap(p.text, 1<<20, func(s string) float32 { return 0 })
	widest := float32(0)
	for _, l := range lines {
		w, _ := measure(l, p.px(), p.bold)
		widest = max(widest, w)
	}
	n := len(lines)
	if p.maxLines > 0 {
		n = min(n, p.maxLines)
	}
	return fyne.NewSize(ceil(widest), ceil(float32(n)*p.px()*p.line))
}

// MinSize is six characters wide and as high as the present width asks for.
func (p *Para) MinSize() fyne.Size {
	n := p.Natural().Width
	return fyne.NewSize(min(n, 6*p.px())+n/1024, p.HeightFor(p.Size().Width))
}

// CreateRenderer draws one canvas text a line.
func (p *Para) CreateRenderer() fyne.WidgetRenderer {
	p.lines = nil
	p.body = &part{of: p, min: p.MinSize, layout: p.place, paint: func() {}}
	return made(p.body)
}

// place breaks the text for the width and sets the lines; spare lines are hidden.
func (p *Para) place(s fyne.Size) {
	if s.Width <= 0 {
		return
	}
	lines := p.breakInto(s.Width)
	px := p.at
	for len(p.lines) < len(lines) {
		t := newText()
		p.lines = append(p.lines, t)
		p.body.objects = append(p.body.objects, t)
	}
	_, base := measure("口", px, p.bold)
	for i, t := range p.lines {
		if i >= len(lines) {
			t.Hide()
			continue
		}
		f := face(lines[i], p.bold)
		t.Text, t.TextSize, t.Color, t.FontSource = lines[i], px, shade(p, p.color), f
		t.TextStyle = fyne.TextStyle{Bold: f == fontBold}
		w, _ := measure(lines[i], px, p.bold)
		x := float32(0)
		if p.align == fyne.TextAlignCenter {
			x = round((s.Width - w) / 2)
		}
		t.Move(fyne.NewPos(x, round((float32(i)+0.5)*px*p.line+middle*px-base)))
		t.Resize(fyne.NewSize(w, t.MinSize().Height))
		t.Show()
		t.Refresh()
	}
}

// AccessibilityLabel is the text itself.
func (p *Para) AccessibilityLabel() string { return p.text }

// AccessibilityRole says that this is text.
func (p *Para) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }
