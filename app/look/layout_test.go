package look

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// block is an object with a least and a natural size.
type block struct {
	*canvas.Rectangle
	least, nat fyne.Size
}

func newBlock(least, natural, height float32) *block {
	return &block{canvas.NewRectangle(nil), fyne.NewSize(least, height), fyne.NewSize(natural, height)}
}

func (b *block) MinSize() fyne.Size { return b.least }
func (b *block) Natural() fyne.Size { return b.nat }

func lay(c *fyne.Container, w, h float32) { c.Resize(fyne.NewSize(w, h)) }

func TestRowGivesNaturalWidthsAndTheRest(t *testing.T) {
	a, b, c := newBlock(20, 100, 30), newBlock(20, 0, 40), newBlock(20, 60, 20)
	row := Row(10, a, Grow(b), c)
	lay(row, 400, 50)
	require.Equal(t, fyne.NewSize(100, 30), a.Size())
	require.Equal(t, fyne.NewPos(0, 10), a.Position(), "in the middle of the row")
	require.Equal(t, float32(220), row.Objects[1].Size().Width)
	require.Equal(t, fyne.NewPos(340, 15), c.Position())
}

func TestRowShrinksWhatCanBeShortened(t *testing.T) {
	text, number := newBlock(40, 200, 20), newBlock(80, 80, 20)
	row := Row(10, text, number)
	lay(row, 190, 20)
	require.Equal(t, float32(100), text.Size().Width)
	require.Equal(t, float32(80), number.Size().Width, "what cannot shrink stays whole")
}

func TestHiddenObjectsTakeNoRoom(t *testing.T) {
	a, b, c := newBlock(10, 50, 20), newBlock(10, 50, 20), newBlock(10, 50, 20)
	row := Row(10, a, Grow(b), c)
	b.Hide()
	lay(row, 300, 20)
	require.Equal(t, float32(60), c.Position().X)
	require.Equal(t, float32(110), Natural(row).Width)
}

func TestRowNeverOverlaps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 7).Draw(t, "n")
		var objs []fyne.CanvasObject
		for range n {
			least := float32(rapid.IntRange(0, 80).Draw(t, "least"))
			o := fyne.CanvasObject(newBlock(least, least+float32(rapid.IntRange(0, 200).Draw(t, "more")), 20))
			if rapid.Bool().Draw(t, "grow") {
				o = GrowBy(float32(rapid.IntRange(1, 3).Draw(t, "weight")), o)
			}
			objs = append(objs, o)
		}
		width := float32(rapid.IntRange(0, 900).Draw(t, "width"))
		row := Row(8, objs...)
		lay(row, width, 20)
		at := float32(0)
		for i, o := range objs {
			if o.Position().X < at-0.5 {
				t.Fatalf("object %d begins at %v, the one before ends at %v", i, o.Position().X, at)
			}
			at = o.Position().X + o.Size().Width
		}
		if least := row.MinSize().Width; width >= least && at > width+1 {
			t.Fatalf("the row ends at %v, the room at %v", at, width)
		}
	})
}

func TestColGivesHeightsAndTheRest(t *testing.T) {
	a, b, c := newBlock(10, 50, 30), newBlock(10, 50, 20), newBlock(10, 50, 40)
	col := Col(5, a, Grow(b), c)
	lay(col, 200, 300)
	require.Equal(t, fyne.NewSize(200, 30), a.Size())
	require.Equal(t, float32(220), col.Objects[1].Size().Height)
	require.Equal(t, fyne.NewPos(0, 260), c.Position())
}

func TestColGivesParagraphsTheHeightTheyNeed(t *testing.T) {
	test.NewTempApp(t)
	p := NewPara("一二三四五六七八九十一二三四五六七八九十", 20, Ink)
	below := newBlock(10, 10, 20)
	col := Col(10, Card(Surface, 10, p), below)
	lay(col, 120, 1000) // five characters a line
	require.Equal(t, float32(4*30+20+10), below.Position().Y)
	p.SetText("一二三")
	col.Refresh()
	require.Equal(t, float32(30+20+10), below.Position().Y)
}

func TestSplitKeepsFixedColumns(t *testing.T) {
	a, b, c := newBlock(100, 300, 50), newBlock(100, 300, 50), newBlock(100, 300, 50)
	s := Split(16, []float32{264, 0, 280}, a, b, c)
	lay(s, 1334, 600)
	require.Equal(t, fyne.NewSize(264, 600), s.Objects[0].Size())
	require.Equal(t, float32(1334-264-280-32), s.Objects[1].Size().Width)
	require.Equal(t, float32(1334-280), s.Objects[2].Position().X)
}

func TestGridWrapPadAndPlace(t *testing.T) {
	a, b, c := newBlock(10, 50, 30), newBlock(10, 50, 40), newBlock(10, 50, 20)
	g := Grid(2, 10, a, b, c)
	lay(g, 210, 200)
	require.Equal(t, fyne.NewSize(100, 40), a.Size(), "a row is as high as its highest")
	require.Equal(t, fyne.NewPos(0, 50), c.Position())
	require.Equal(t, float32(70), HeightFor(g, 210))

	w := Wrap(10, a, b, c)
	lay(w, 115, 200)
	require.Equal(t, fyne.NewPos(60, 0), b.Position())
	require.Equal(t, fyne.NewPos(0, 50), c.Position())
	require.Equal(t, float32(70), HeightFor(w, 115))

	p := Pad(a, 1, 2, 3, 4)
	lay(p, 100, 100)
	require.Equal(t, fyne.NewPos(4, 1), a.Position())
	require.Equal(t, fyne.NewSize(94, 96), a.Size())

	m := Center(a)
	lay(m, 100, 100)
	require.Equal(t, fyne.NewPos(25, 35), a.Position())
	e := End(a)
	lay(e, 100, 30)
	require.Equal(t, fyne.NewPos(50, 0), a.Position())

	f := GridFill(2, 10, a, b, c)
	lay(f, 210, 110)
	require.Equal(t, fyne.NewSize(100, 50), c.Size())
}

func TestRowBaseAlignsTexts(t *testing.T) {
	test.NewTempApp(t)
	big, small := NewText("离退休", Title, Ink), NewText("即办件", Small, Soft)
	row := RowBase(8, big, small)
	lay(row, 400, Natural(row).Height)
	at := func(x *Text) float32 { return x.Position().Y + x.BaselineAt(x.Size().Height) }
	require.InDelta(t, at(big), at(small), 1)
}

func TestLongerTextChangesMinSize(t *testing.T) {
	test.NewTempApp(t)
	text := NewText("一二三四五六", Body, Ink)
	row := Row(8, text, newBlock(10, 10, 10))
	before := row.MinSize()
	text.SetText("一二三四五六七八")
	require.NotEqual(t, before, row.MinSize(), "Fyne lays out again only where a least size changed")
}

func TestScrollWrapsAndDrags(t *testing.T) {
	test.NewTempApp(t)
	p := NewPara("一二三四五六七八九十一二三四五六七八九十", 20, Ink)
	s := NewScroll(p)
	s.Resize(fyne.NewSize(100, 60))
	require.Equal(t, float32(120), p.Size().Height)
	s.Dragged(&fyne.DragEvent{Dragged: fyne.Delta{DY: -40}})
	require.Equal(t, float32(40), s.Offset())
	s.Dragged(&fyne.DragEvent{Dragged: fyne.Delta{DY: -400}})
	require.Equal(t, float32(60), s.Offset(), "not beyond the end")
	s.ScrollToTop()
	require.Zero(t, s.Offset())
}
