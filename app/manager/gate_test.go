package manager

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/queue"
	"onevisit/queue/simulate"
)

// TestTheGateMakesWhoGuessesWait, says for how long, and lets the right password in after that.
func TestTheGateMakesWhoGuessesWait(t *testing.T) {
	r := newRoom(t, lang.ZH, "", func(h *queue.Hall, _ *simulate.Clock) {
		_, err := h.PutMember(t.Context(), queue.Act{}, queue.Member{ID: "1", Name: "王五", Role: queue.RoleManager}, "correct horse")
		require.NoError(t, err)
	})
	v := r.seat.view
	enter := func(password string) {
		v.gate.id.SetText("1")
		v.gate.password.SetText(password)
		v.gate.enter.Press()
	}
	for range 3 {
		enter("wrong horse")
		require.Equal(t, "工号或密码不对", v.gate.wrong.Text())
	}
	enter("correct horse")
	require.Equal(t, "前几次都不对，请 5 秒后再试", v.gate.wrong.Text())
	require.True(t, v.gate.root.Visible())
	r.shot("zh-gate-wait")
	r.clock.Advance(5 * time.Second)
	enter("correct horse")
	require.False(t, v.gate.root.Visible())
}

// TestTheManagerIsToldOfGuessing by an alarm among what is wrong now.
func TestTheManagerIsToldOfGuessing(t *testing.T) {
	for l, want := range map[lang.Language]string{lang.ZH: "退出码连续输错 5 次", lang.EN: "Wrong exit code at kiosk kiosk-1, 5 times"} {
		r := newRoom(t, l, "", nine)
		_, _, err := r.hall.Raise(t.Context(), queue.Alarm{Key: "k", Kind: queue.AlarmLogin, At: r.hall.Now(),
			Detail: queue.AlarmDetail{Place: "exit", Other: "kiosk-1", N: 5}})
		require.NoError(t, err)
		r.settle()
		require.Contains(t, r.state().now.alerts[0].title+r.state().now.alerts[0].detail, want)
	}
}
