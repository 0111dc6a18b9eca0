package say_test

import (
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/say"
	"onevisit/catalog"
	"onevisit/queue"
	"onevisit/queue/oversight"
)

func TestEveryAlarmIsSaidWithItsFacts(t *testing.T) {
	cat, err := catalog.New("v1", []*catalog.Item{{ID: "x", Name: catalog.Text{ZH: "提取公积金", EN: "Withdrawal"},
		Department: catalog.Text{ZH: "中心"}, Source: catalog.Source{Text: "test"}}})
	require.NoError(t, err)
	facts := oversight.Detail{Label: "A017", Item: "x", Due: time.Date(2026, 3, 4, 16, 30, 0, 0, time.UTC), N: 2, Other: "A003",
		Duty: queue.DutySilence, Paper: "photo", Fee: "90", Most: "80", Year: 2027}
	said := map[string]bool{}
	for _, k := range oversight.Kinds() {
		a := oversight.Alarm{Kind: k, Window: "5", Detail: facts}
		if k == oversight.PausedLong {
			a.Detail = oversight.Detail{For: 16*time.Minute + 40*time.Second}
		}
		for _, w := range []*lang.Words{lang.For(lang.ZH), lang.For(lang.EN)} {
			s := say.Alarm(w, cat, a)
			require.NotContains(t, s, "{", k)
			require.NotContains(t, s, "〔", k)
			require.False(t, said[s], "two kinds say the same: %s", s)
			said[s] = true
		}
	}
	zh := lang.For(lang.ZH)
	require.Equal(t, "A017 号“提取公积金”超时，应于 3 月 4 日 16:30 办结", say.Alarm(zh, cat, oversight.Alarm{Kind: oversight.Overdue, Detail: facts}))
	require.Equal(t, "5 号窗口已暂停 16 分钟", say.Alarm(zh, cat, oversight.Alarm{Kind: oversight.PausedLong, Window: "5",
		Detail: oversight.Detail{For: 16*time.Minute + 40*time.Second}}))
	require.Contains(t, say.Alarm(zh, cat, oversight.Alarm{Kind: oversight.Overdue, Detail: oversight.Detail{Item: "gone"}}), "gone")
	for _, k := range queue.DutyKinds() {
		for _, more := range []string{"", ".basis", ".then"} {
			require.True(t, zh.Has("duty."+string(k)+more), k)
		}
	}
	back := say.Alarm(zh, cat, oversight.Alarm{Kind: oversight.ClockMoved, Detail: oversight.Detail{For: -90 * time.Minute}})
	require.Equal(t, "本机时钟被拨回 90 分钟，请核对时间", back)
	for g := oversight.VeryDissatisfied; g <= oversight.VerySatisfied; g++ {
		require.True(t, zh.Has("rating."+strconv.Itoa(int(g))))
	}
}
