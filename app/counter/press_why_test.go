package counter

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
)

// TestAKeyThatMakesNoSenseSaysWhy: nothing happens, and a line says what would help.
func TestAKeyThatMakesNoSenseSaysWhy(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	says := func(key, words string) {
		t.Helper()
		before := r.state().Toast.Seq
		r.press(key)
		require.NotEqual(t, before, r.state().Toast.Seq, "%s is silent", key)
		require.Contains(t, r.state().Toast.Text, words, key)
		require.Nil(t, r.state().Sheet, key)
	}
	for _, key := range []string{"F1", "F3", "F4", "F5", "F6", "F8", "F9", "F10", "F11", "Ctrl+N", "Ctrl+I", "Ctrl+R", "Ctrl+D"} {
		says(key, "没有正在办理的号")
	}
	says("F7", "没有挂起的号")
	says("Ctrl+Return", "没有选中的计时")
	says("Ctrl+T", "没有选中的计时")
	says("Ctrl+E", "没有等您回应")
	says("Ctrl+Y", "没有要确认")
	says("Ctrl+M", "Ctrl+O")
	says("Ctrl+P", "没有可以重打")
	says("Ctrl+Z", "没有可以撤销")

	r.issue("", nil, onePaper)
	r.press("F2")
	says("Ctrl+R", "还没到窗")
	r.press("F5")
	says("F3", "已经在窗口")
	r.press("Space", "F8")
	says("F10", "已经有结论")
}

// TestAnEmptyListSaysSo: a search without a hit, a hall without a case.
func TestAnEmptyListSaysSo(t *testing.T) {
	r := newRoom(t, lang.ZH).open()
	r.press("Ctrl+O")
	require.Equal(t, "今天还没有办件，以前的也都办完了。", r.state().Sheet.None)
	require.False(t, r.state().Sheet.OK.On)
	r.typed("zz")
	require.Contains(t, r.state().Sheet.None, "没有找到")
	r.press("Escape", "Ctrl+J")
	require.NotEmpty(t, r.state().Sheet.None)
	require.Contains(t, r.texts(), r.state().Sheet.None)
}
