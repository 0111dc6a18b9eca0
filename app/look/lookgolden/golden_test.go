package lookgolden

import (
	"image"
	"image/draw"
	"testing"

	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/require"

	"onevisit/app/look"
)

// page is a small screen with a button a little to the right.
func page(t *testing.T, right float32, text string) image.Image {
	t.Helper()
	button := look.NewButton(text, look.Raised, nil)
	return look.Shot(look.Start(look.Pad(look.Fixed(button, 160, 44), 30, 0, 0, 40+right)), 260, 120, look.New(look.Day, 1))
}

// TestAMovedButtonIsCaught and a changed word; a shade of difference, as another processor may give, is not.
func TestAMovedButtonIsCaught(t *testing.T) {
	test.NewTempApp(t)
	was := small(page(t, 0, "Print again"))
	require.Empty(t, Spots(was, small(page(t, 0, "Print again"))))
	for _, px := range []float32{2, 3, 4, 8} {
		require.NotEmpty(t, Spots(was, small(page(t, px, "Print again"))), "moved by %v pixels", px)
	}
	require.NotEmpty(t, Spots(was, small(page(t, 0, "Print agein"))))
	shade := image.NewNRGBA(was.Rect)
	draw.Draw(shade, was.Rect, was, image.Point{}, draw.Src)
	for i := range shade.Pix {
		if shade.Pix[i] > 12 && i%4 != 3 {
			shade.Pix[i] -= 12
		}
	}
	require.Empty(t, Spots(was, shade))
}

func TestWhiteStaysWhiteAndOddSizesAreHalved(t *testing.T) {
	img := image.NewGray(image.Rect(3, 3, 8, 6))
	for i := range img.Pix {
		img.Pix[i] = 0xff
	}
	got := small(img)
	require.Equal(t, image.Pt(3, 2), got.Bounds().Size())
	r, g, b, _ := got.At(2, 1).RGBA()
	require.Equal(t, []uint32{0xffff, 0xffff, 0xffff}, []uint32{r, g, b})
}
