package kiosk

import (
	"testing"

	"fyne.io/fyne/v2/test"
	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
)

// TestTheCodeOnTheScreenOpensTheVisit reads the code off the picture of the ticket's page, as a phone or a scanner does,
// and hands what it read to the hall.
func TestTheCodeOnTheScreenOpensTheVisit(t *testing.T) {
	test.NewTempApp(t)
	for _, size := range []struct {
		w, h float32
		page string
	}{{1080, 1920, ""}, {1920, 1080, ""}, {1080, 1920, "https://hall.example.gov.cn/onevisit"}} {
		r := newRoom(t, func(p *Params) { p.Words = lang.For(lang.EN) })
		r.hall.Setup().Page = size.page
		v := hang(r)
		r.item(DoDirect, "gjj-tuixiu")
		r.do(DoIssue)
		require.Equal(t, PageTicket, r.state.Page)
		r.settled()
		img := look.Shot(v.Content(), size.w, size.h, look.New(look.Kiosk, 1))
		bmp, err := gozxing.NewBinaryBitmapFromImage(img)
		require.NoError(t, err)
		got, err := qrcode.NewQRCodeReader().Decode(bmp, map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_TRY_HARDER: true})
		require.NoError(t, err)
		require.Contains(t, got.GetText(), size.page, "a phone opens the page")
		visit, err := r.hall.Scan(t.Context(), got.GetText())
		require.NoError(t, err)
		n, _ := block[Number](r.state)
		require.Equal(t, n.Label, visit.Ticket.Label)
	}
}
