package kiosk

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
)

// voiced is a reader that notes what it is given.
type voiced struct {
	parts  []string
	l      lang.Language
	done   func()
	hushed int
}

func (v *voiced) Read(parts []string, l lang.Language, done func()) {
	v.parts, v.l, v.done = parts, l, done
}
func (v *voiced) Hush() { v.hushed++ }

func TestThePageIsReadAloud(t *testing.T) {
	v := &voiced{}
	r := newRoom(t, func(p *Params) { p.Reader = v })
	r.item(DoCheck, "gjj-tuixiu")
	r.do(DoAnswer, "self")
	r.do(DoAnswer, "yes")
	r.do(DoTick, "id-card")
	r.do(DoResult)
	r.do(DoRead)
	all := strings.Join(v.parts, "\n")
	require.Equal(t, lang.ZH, v.l)
	verdict, _ := block[Verdict](r.state)
	for _, want := range []string{"离退休提取住房公积金", verdict.Title, verdict.Facts[0].Detail, lang.For(lang.ZH).T("kiosk.verdict.issue_missing")} {
		require.Contains(t, all, want)
	}
	require.True(t, r.p.reading)
	for range 200 {
		r.p.tick()
	}
	require.Equal(t, PageVerdict, r.state.Page, "who listens is still here")
	v.done()
	require.False(t, r.p.reading)

	r.do(DoRead)
	r.do(DoNothing) // a touch anywhere
	require.Equal(t, 1, v.hushed)
	require.False(t, r.p.reading)
	r.do(DoRead)
	first := v.done
	r.do(DoRead)
	require.False(t, r.p.reading, "the same button stops")
	r.do(DoHome)
	r.do(DoRead)
	r.do(DoDone)
	first() // an answer that comes late
	require.False(t, r.p.reading)
	require.True(t, r.p.pristine())
}

// TestNoReaderNoButton: a machine without speech does not offer it.
func TestNoReaderNoButton(t *testing.T) {
	r := newRoom(t)
	for _, b := range r.state.Top.Tools {
		require.NotEqual(t, DoRead, b.Press.Do)
	}
	r.do(DoRead)
	require.False(t, r.p.reading)
}
