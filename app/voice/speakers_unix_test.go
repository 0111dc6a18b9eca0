//go:build !windows

package voice

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
)

// TestSpeakersHandOverTheTextUntouched lets a script stand in for the programs and looks at what arrives.
func TestSpeakersHandOverTheTextUntouched(t *testing.T) {
	dir := t.TempDir()
	seen := filepath.Join(dir, "seen")
	script := filepath.Join(dir, "program")
	body := "#!/bin/sh\n{ printf '%s|' \"$@\"; cat; printf '|%s|%s' \"$ONEVISIT_TEXT\" \"$ONEVISIT_VOICE\"; } >" + seen + "\n"
	require.NoError(t, os.WriteFile(script, []byte(body), 0o700))
	text := `-请 $(id) "; rm 'x' ` + "`id`"
	for name, c := range map[string]struct {
		speaker Speaker
		want    string
	}{
		"dispatcher": {dispatcher{script}, "--wait|--language|zh|--volume|-20|--|" + text + "|||"},
		"mac":        {mac{script, map[lang.Language]string{lang.ZH: "Tingting"}}, "-v|Tingting|[[volm 0.80]] " + text + "||"},
		"windows":    {windows{script}, "-NoProfile|-NonInteractive|-Command|" + windowsScript + "||" + text + "|zh-CN"},
	} {
		require.NoError(t, c.speaker.Speak(t.Context(), Speech{Text: text, Language: lang.ZH, Volume: 80}), name)
		got, err := os.ReadFile(seen)
		require.NoError(t, err)
		require.Equal(t, c.want, string(got), name)
	}
}

func TestALanguageThatTheSystemDoesNotSpeakIsNotReadByAnotherVoice(t *testing.T) {
	require.Error(t, mac{"say", nil}.Speak(t.Context(), Speech{Text: "请", Language: lang.ZH, Volume: 100}))
	require.Contains(t, windowsScript, "throw")
}

func TestEspeakPlaysWhatItMadeAndCleansUp(t *testing.T) {
	program, err := exec.LookPath("espeak-ng")
	require.NoError(t, err)
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	player := filepath.Join(dir, "player")
	heard := filepath.Join(dir, "heard.wav")
	require.NoError(t, os.WriteFile(player, []byte("#!/bin/sh\ntest \"$1\" = -q && cp \"$2\" "+heard+"\n"), 0o700))
	require.NoError(t, espeak{program, []string{player, "-q"}}.Speak(t.Context(), Speech{Text: "-b 请", Language: lang.ZH, Volume: 100}))
	_, pcm := samples(t, heard)
	require.NotEmpty(t, pcm)
	left, err := filepath.Glob(filepath.Join(dir, "onevisit-voice-*"))
	require.NoError(t, err)
	require.Empty(t, left)
}
