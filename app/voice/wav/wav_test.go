package wav

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

func TestWhatIsWrittenIsReadBack(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		s := Sound{Rate: rapid.IntRange(4000, 192000).Draw(r, "rate"), PCM: rapid.SliceOfN(rapid.Int16(), 0, 300).Draw(r, "pcm")}
		got, err := Parse(s.Bytes())
		require.NoError(r, err)
		require.Equal(r, s.Rate, got.Rate)
		require.Equal(r, append([]int16{}, s.PCM...), got.PCM)
	})
}

func TestOtherFilesAreRefused(t *testing.T) {
	good := Sound{Rate: 16000, PCM: []int16{1, 2, 3}}.Bytes()
	for at, to := range map[int]byte{0: 'X', 8: 'X', 20: 3, 22: 9, 34: 8, 36: 'X', 26: 0xff} {
		bad := append([]byte{}, good...)
		bad[at] = to
		_, err := Parse(bad)
		require.Error(t, err, "byte %d", at)
	}
	for n := range 44 {
		_, err := Parse(good[:n])
		require.Error(t, err)
	}
}

// TestAStreamMayLieAboutItsLength, as programs that write to a pipe do; two channels become one.
func TestAStreamMayLieAboutItsLength(t *testing.T) {
	data := Sound{Rate: 16000, PCM: []int16{100, 300, -100, -300}}.Bytes()
	copy(data[40:], []byte{0xff, 0xff, 0xff, 0x7f})
	data[22] = 2
	s, err := Parse(data)
	require.NoError(t, err)
	require.Equal(t, []int16{200, -200}, s.PCM)
}

func TestSoundsAreJoinedMeasuredAndChanged(t *testing.T) {
	tone := Sound{Rate: 8000, PCM: []int16{1000, -1000, 1000, -1000}}
	require.InDelta(t, 1000, tone.Loudness(), 0.1)
	require.Equal(t, 1000, tone.Peak())
	require.Equal(t, []int16{500, -500, 500, -500}, tone.Gain(0.5).PCM)
	require.Equal(t, 32767, tone.Gain(100).Peak()-1, "cut, not turned over")
	require.InDelta(t, 3000, tone.Level(3000).Loudness(), 1)
	require.LessOrEqual(t, tone.Level(1e9).Peak(), 32000)
	require.Equal(t, time.Second, Silence(8000, time.Second).Length())
	require.Zero(t, Sound{}.Length())
	all, err := Join(8000, tone, Silence(8000, time.Millisecond), tone)
	require.NoError(t, err)
	require.Len(t, all.PCM, 4+8+4)
	_, err = Join(16000, tone)
	require.Error(t, err)
	require.Len(t, tone.Resample(16000).PCM, 8)
	padded, err := Join(8000, Silence(8000, time.Second), tone, Silence(8000, time.Second))
	require.NoError(t, err)
	require.Len(t, padded.Trim().PCM, 4+2*80)
	require.Empty(t, Silence(8000, 0).Level(100).PCM)
}

func TestNames(t *testing.T) {
	got, err := Names(strings.NewReader("# remark\n\nqing\t请\na\tA\n"))
	require.NoError(t, err)
	require.Equal(t, []Clip{{"qing", "请"}, {"a", "A"}}, got)
	_, err = Names(strings.NewReader("no tab"))
	require.Error(t, err)
}
