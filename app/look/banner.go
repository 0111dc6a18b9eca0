package look

import (
	"fyne.io/fyne/v2"
)

// Banner is a card that stays: a light's shape, a bold line, a softer one, an optional button.
type Banner struct {
	base
	panel  *Panel
	icon   *Icon
	title  *Text
	detail *Text
}

// NewBanner makes a banner for a state: Late is red, Yellow amber, Green jade. action may be nil.
func NewBanner(s State, title, detail string, action *Button) *Banner {
	b := &Banner{icon: NewIcon(Square, 20, RedInk), title: NewText(title, Body, Ink).Bold(), detail: NewText(detail, Body, Soft)}
	row := []fyne.CanvasObject{b.icon, Grow(Col(0, b.title, b.detail))}
	if action != nil {
		row = append(row, action)
	}
	b.panel = Card(RedSoft, 0, Row(16, row...)).Padding(14, 20, 14, 20)
	b.ExtendBaseWidget(b)
	b.Set(s, title, detail)
	return b
}

// Set changes state and texts; nothing happens if they are the same. An empty detail takes no room.
func (b *Banner) Set(s State, title, detail string) {
	shape, ink := s.Look()
	b.icon.Set(shape, ink)
	b.title.SetText(title)
	b.detail.SetText(detail)
	if (detail != "") != b.detail.Visible() {
		if detail != "" {
			b.detail.Show()
		} else {
			b.detail.Hide()
		}
	}
	switch s {
	case Late:
		b.panel.SetFill(RedSoft)
	case Yellow:
		b.panel.SetFill(AmberSoft)
	case Green:
		b.panel.SetFill(JadeSoft)
	case Paused, Idle, Closed:
		b.panel.SetFill(Fill)
	}
}

// Title returns the bold line.
func (b *Banner) Title() string { return b.title.Text() }

// Detail returns the softer line.
func (b *Banner) Detail() string { return b.detail.Text() }

// Natural is the size at which both lines are whole.
func (b *Banner) Natural() fyne.Size { return b.panel.Natural() }

// HeightFor is the card's height.
func (b *Banner) HeightFor(w float32) float32 { return b.panel.HeightFor(w) }

// MinSize is the card's least size.
func (b *Banner) MinSize() fyne.Size { return b.panel.MinSize() }

// CreateRenderer shows the card.
func (b *Banner) CreateRenderer() fyne.WidgetRenderer { return hull(b, b.panel) }
