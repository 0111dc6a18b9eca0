package voice

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"strconv"

	"onevisit/app/lang"
)

// espeakVoice is the voice of a language. The voice that espeak-ng 1.51 names Mandarin (cmn, zh) reads hanzi as English;
// cmn-latn-pinyin gives the right syllables and tones.
func espeakVoice(l lang.Language) string {
	if l == lang.EN {
		return "en"
	}
	return "cmn-latn-pinyin"
}

// espeakSpeed is slower than espeak-ng's own 175 words a minute: halls echo.
const espeakSpeed = "140"

// Render writes a text as speech into a WAV file (16 bit, mono) with espeak-ng.
func Render(ctx context.Context, text string, l lang.Language, path string) error {
	program, err := exec.LookPath("espeak-ng")
	if err != nil {
		return fmt.Errorf("voice: %w", err)
	}
	return render(ctx, program, Speech{Text: text, Language: l, Volume: 100}, path)
}

func render(ctx context.Context, program string, s Speech, path string) error {
	// -b 1: the text is UTF-8, whatever the locale says. -a: 100 is espeak-ng's own loudness.
	return run(ctx, s.Text, nil, program, "-b", "1", "-v", espeakVoice(s.Language), "-s", espeakSpeed,
		"-a", strconv.Itoa(s.Volume), "-w", path, "--stdin")
}

// espeak speaks by espeak-ng and a player of sound files.
type espeak struct {
	program string
	player  player
}

// Speak implements Speaker.
func (e espeak) Speak(ctx context.Context, s Speech) error {
	return inFolder(func(dir string) error {
		path := filepath.Join(dir, "call.wav")
		if err := render(ctx, e.program, s, path); err != nil {
			return err
		}
		return e.player.play(ctx, path)
	})
}
