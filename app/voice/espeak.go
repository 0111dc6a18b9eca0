package voice

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

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
	return render(ctx, program, text, l, path)
}

func render(ctx context.Context, program, text string, l lang.Language, path string) error {
	// -b 1: the text is UTF-8, whatever the locale says.
	return run(ctx, text, nil, program, "-b", "1", "-v", espeakVoice(l), "-s", espeakSpeed, "-w", path, "--stdin")
}

// espeak speaks by espeak-ng and a player of sound files.
type espeak struct {
	program string
	player  []string // program and arguments before the file
}

// Speak implements Speaker.
func (e espeak) Speak(ctx context.Context, text string, l lang.Language) (err error) {
	dir, err := os.MkdirTemp("", "onevisit-voice-")
	if err != nil {
		return fmt.Errorf("voice: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	wav := filepath.Join(dir, "call.wav")
	if err := render(ctx, e.program, text, l, wav); err != nil {
		return err
	}
	return run(ctx, "", nil, e.player[0], append(e.player[1:len(e.player):len(e.player)], wav)...)
}
