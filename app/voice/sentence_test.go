package voice_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/voice"
	"onevisit/queue"
)

func TestSentence(t *testing.T) {
	for _, c := range []struct{ label, window, zh, en string }{
		{"A012", "3", "请 A 零 一 二 号到 三 号窗口", "Number A, zero one two, please go to window three"},
		{"A021", "3", "请 A 零 二 一 号到 三 号窗口", "Number A, zero two one, please go to window three"},
		{"B1000", "12", "请 B 一 零 零 零 号到 12 号窗口", "Number B, one zero zero zero, please go to window 12"},
		{"AB345", "07", "请 A B 三 四 五 号到 零 七 号窗口", "Number A B, three four five, please go to window zero seven"},
		{"c678", "106", "请 C 六 七 八 号到 一 零 六 号窗口", "Number C, six seven eight, please go to window one zero six"},
		{"A-901", "E2", "请 A 九 零 一 号到 E 二 号窗口", "Number A, nine zero one, please go to window E two"},
	} {
		call := queue.Call{Label: c.label, Window: c.window}
		require.Equal(t, c.zh, voice.Sentence(lang.For(lang.ZH), call))
		require.Equal(t, c.en, voice.Sentence(lang.For(lang.EN), call))
	}
}

func TestARecallSoundsDifferent(t *testing.T) {
	call := queue.Call{Label: "A012", Window: "3", Again: true}
	require.Equal(t, "再次请 A 零 一 二 号到 三 号窗口", voice.Sentence(lang.For(lang.ZH), call))
	require.Equal(t, "Once more, number A, zero one two, please go to window three", voice.Sentence(lang.For(lang.EN), call))
}
