package manager

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
)

// TestTheLookIsKept: every change of colours and size is told, and a seat that is opened again looks as it was left.
func TestTheLookIsKept(t *testing.T) {
	o := newOffice(t)
	r := o.desk(lang.ZH)
	var kept []Appearance
	r.seat.p.Appeared = func(a Appearance) { kept = append(kept, a) }
	r.seat.do(command{verb: verbColors})
	r.seat.do(command{verb: verbLarge})
	r.seat.do(command{verb: verbColors})
	require.Equal(t, []Appearance{{Colors: ColorsDark}, {Colors: ColorsDark, Large: true}, {Colors: ColorsContrast, Large: true}}, kept)

	p := r.seat.p
	p.Appearance = kept[1]
	again, err := New(p)
	require.NoError(t, err)
	again.Bind(r.win)
	require.Equal(t, look.New(look.Night, largeText).Size(look.SizeScale), again.stage.Theme().Size(look.SizeScale))
	require.Equal(t, 1, again.choice.colors)
	p.Appearance = Appearance{Colors: "purple"}
	again, err = New(p)
	require.NoError(t, err)
	require.Zero(t, again.choice.colors, "colours that nobody knows are light")
}
