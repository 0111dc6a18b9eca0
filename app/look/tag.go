package look

import (
	"fyne.io/fyne/v2"
)

// Tag is a small word on a soft ground.
type Tag struct {
	base
	panel *Panel
	label *Text
	kind  Kind
}

// NewTag makes a tag in small text.
func NewTag(s string, k Kind) *Tag { return NewTagSize(s, k, Small) }

// NewTagSize makes a tag of a text size; padding and corners follow the size.
func NewTagSize(s string, k Kind, size float32) *Tag {
	g, ink := k.colors()
	label := NewText(s, size, ink)
	v, h := round(size*0.22), round(size*0.62)
	t := &Tag{label: label, kind: k, panel: NewPanel(g, round(size*0.46), 0, label).Padding(v, h, v, h)}
	t.ExtendBaseWidget(t)
	return t
}

// Set changes word and meaning; nothing happens if they are the same.
func (t *Tag) Set(s string, k Kind) {
	g, ink := k.colors()
	t.kind = k
	t.label.SetText(s)
	t.label.SetColor(ink)
	t.panel.SetFill(g)
}

// Text returns the word.
func (t *Tag) Text() string { return t.label.Text() }

// Kind returns the meaning.
func (t *Tag) Kind() Kind { return t.kind }

// Natural is the size at which the word is whole.
func (t *Tag) Natural() fyne.Size { return t.panel.Natural() }

// MinSize is the least size of the word and its ground.
func (t *Tag) MinSize() fyne.Size { return t.panel.MinSize() }

// CreateRenderer shows the panel.
func (t *Tag) CreateRenderer() fyne.WidgetRenderer { return hull(t, t.panel) }
