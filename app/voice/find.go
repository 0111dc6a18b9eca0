package voice

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"
)

// thisMachine asks the machine that the program runs on.
func thisMachine(ctx context.Context) system {
	return system{
		os: runtime.GOOS,
		path: func(name string) string {
			p, err := exec.LookPath(name)
			if err != nil {
				return ""
			}
			return p
		},
		exists: func(pattern string) bool {
			found, err := filepath.Glob(pattern)
			return err == nil && len(found) > 0
		},
		env: os.Getenv,
		output: func(program string, args ...string) string {
			ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
			defer cancel()
			out, err := exec.CommandContext(ctx, program, args...).Output() //nolint:gosec // a program found in PATH
			if err != nil {
				return ""
			}
			return string(out)
		},
	}
}

// system is what is asked about a machine.
type system struct {
	os     string
	path   func(name string) string // of a program, "" if there is none
	exists func(pattern string) bool
	env    func(name string) string
	output func(program string, args ...string) string
}

// find picks the speech of a machine and its player of sounds; either may be missing, and without a player why says why
// nothing is heard at all.
func find(s system) (speech Speaker, p player, why string) {
	switch s.os {
	case "darwin":
		if say := s.path("say"); say != "" {
			speech = mac{program: say, voices: macVoices(s.output(say, "-v", "?"))}
		}
		p = playerOf(s.path("afplay"))
	case "windows":
		if shell := s.path("powershell"); shell != "" {
			speech, p = windows{program: shell}, player{shell, "-NoProfile", "-NonInteractive", "-Command", windowsPlayer}
		}
	default:
		return findLinux(s)
	}
	if speech == nil && p == nil {
		why = "no speech program"
	}
	return speech, p, why
}

// findLinux prefers espeak-ng over speech-dispatcher, which mostly speaks by espeak-ng as well but takes its wrong
// Mandarin voice.
func findLinux(s system) (Speaker, player, string) {
	server := s.env("PULSE_SERVER") != ""
	if dir := s.env("XDG_RUNTIME_DIR"); dir != "" {
		server = server || s.exists(filepath.Join(dir, "pulse", "native"))
	}
	if !server && !s.exists("/dev/snd/pcm*p") {
		return nil, nil, "no sound device"
	}
	p := findPlayer(s, server)
	if program := s.path("espeak-ng"); p != nil && program != "" {
		return espeak{program: program, player: p}, p, ""
	}
	if program := s.path("spd-say"); program != "" {
		return dispatcher{program: program}, p, ""
	}
	if p == nil {
		return nil, nil, "neither a sound player nor spd-say"
	}
	return nil, p, ""
}

// findPlayer finds a player of WAV files: the sound server's, if there is one, or the sound card's.
func findPlayer(s system, server bool) player {
	if p := s.path("paplay"); server && p != "" {
		return player{p}
	}
	if p := s.path("pw-play"); server && p != "" {
		return player{p}
	}
	if p := s.path("aplay"); p != "" {
		return player{p, "-q"}
	}
	return nil
}
