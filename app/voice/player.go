package voice

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"onevisit/app/voice/wav"
)

// player is a program that plays a WAV file and ends when it was heard: the program and its arguments before the file.
type player []string

// windowsPlayer plays the file that is named in the environment: a path in an argument would have to be quoted.
const windowsPlayer = `$ErrorActionPreference = 'Stop'
(New-Object System.Media.SoundPlayer $env:ONEVISIT_SOUND).PlaySync()`

// playerOf is a player without arguments; none if there is no program.
func playerOf(program string) player {
	if program == "" {
		return nil
	}
	return player{program}
}

// play plays a file.
func (p player) play(ctx context.Context, path string) error {
	args := p[1:len(p):len(p)]
	if len(args) == 0 || args[len(args)-1] != windowsPlayer {
		args = append(args, path)
	}
	return run(ctx, "", []string{"ONEVISIT_SOUND=" + path}, p[0], args...)
}

// sound plays a sound.
func (p player) sound(ctx context.Context, s wav.Sound) error {
	return inFolder(func(dir string) error {
		path := filepath.Join(dir, "sound.wav")
		if err := os.WriteFile(path, s.Bytes(), 0o600); err != nil {
			return fmt.Errorf("voice: %w", err)
		}
		return p.play(ctx, path)
	})
}

// inFolder gives f a folder that is gone afterwards.
func inFolder(f func(dir string) error) (err error) {
	dir, err := os.MkdirTemp("", "onevisit-voice-")
	if err != nil {
		return fmt.Errorf("voice: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	return f(dir)
}
