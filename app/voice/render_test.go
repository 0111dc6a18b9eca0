package voice

import (
	"context"
	"encoding/binary"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/queue"
)

// samples reads a 16-bit mono WAV file.
func samples(t *testing.T, path string) (rate int, pcm []int16) {
	t.Helper()
	b, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Greater(t, len(b), 44)
	require.Equal(t, "RIFF", string(b[:4]))
	require.Equal(t, "WAVEfmt ", string(b[8:16]))
	require.EqualValues(t, 1, binary.LittleEndian.Uint16(b[22:]), "mono")
	require.EqualValues(t, 16, binary.LittleEndian.Uint16(b[34:]), "bits")
	for i := 44; i+1 < len(b); i += 2 {
		pcm = append(pcm, int16(binary.LittleEndian.Uint16(b[i:])))
	}
	return int(binary.LittleEndian.Uint32(b[24:])), pcm
}

func TestRenderedSpeechCanBeHeard(t *testing.T) {
	for _, l := range []lang.Language{lang.ZH, lang.EN} {
		path := filepath.Join(t.TempDir(), "call.wav")
		text := Sentence(lang.For(l), queue.Call{Label: "A012", Window: "3"})
		require.NoError(t, Render(t.Context(), text, l, path))
		rate, pcm := samples(t, path)
		require.Equal(t, 22050, rate)
		length := time.Duration(len(pcm)) * time.Second / time.Duration(rate)
		require.Greater(t, length, time.Second)
		require.Less(t, length, 15*time.Second)
		loud := 0
		for _, s := range pcm {
			if s > 1000 || s < -1000 {
				loud++
			}
		}
		require.Greater(t, loud, len(pcm)/10, "%s is silent", l)
	}
}

// phonemes is how espeak-ng reads a text, with the voice that announcements use.
func phonemes(t *testing.T, text string, l lang.Language) string {
	t.Helper()
	out, err := exec.Command("espeak-ng", "-q", "-x", "-b", "1", "-v", espeakVoice(l), text).CombinedOutput()
	require.NoError(t, err, string(out))
	return string(out)
}

func TestDigitsAreReadInTheirOrderAndInTheirLanguage(t *testing.T) {
	say := func(label string, l lang.Language) string {
		return phonemes(t, Sentence(lang.For(l), queue.Call{Label: label, Window: "3"}), l)
	}
	order := func(said string, parts ...string) {
		t.Helper()
		for _, p := range parts {
			_, rest, ok := strings.Cut(said, p)
			require.True(t, ok, "%q is missing or out of order in %q", p, said)
			said = rest
		}
	}
	// qing, the letter, ling, yi, er, hao, dao, san, chuang
	order(say("A012", lang.ZH), "tS;h'i21N", "'ei51", "l'i35N", "j'i55", "'@r51", "X'Au51", "t'Au51", "s'a55n", "ts.hw'A55N")
	order(say("A021", lang.ZH), "'ei51", "l'i35N", "'@r51", "j'i55", "X'Au51")
	require.NotEqual(t, say("A012", lang.ZH), say("A021", lang.ZH))
	require.NotContains(t, say("A012", lang.ZH), "(en)", "hanzi read as English")
	order(say("A012", lang.EN), "n'Vmb3", "'eI", "z'i@roU", "w", "0n", "t'u:", "pl'i:z", "w'IndoU", "Tr'i:")
	require.NotContains(t, say("A012", lang.EN), "a# ", "the letter read as an article")
}

func TestAProgramIsKilledWhenTimeIsUpAndSaysWhyItFailed(t *testing.T) {
	err := run(t.Context(), "", nil, "go", "no-such-command")
	var exit *exec.ExitError
	require.True(t, errors.As(err, &exit))
	require.ErrorContains(t, err, "voice: go: ")
	require.ErrorContains(t, err, "no-such-command", "what the program complained about")

	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	require.ErrorIs(t, run(ctx, "", nil, "espeak-ng", "--stdin"), context.Canceled)
	require.ErrorContains(t, run(t.Context(), "", nil, filepath.Join(t.TempDir(), "gone")), "gone")
}
