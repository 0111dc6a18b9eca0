package voice

import (
	"context"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"time"
)

// Find gives the speech of this machine; Silent, with one line in the log, if it has none.
func Find(ctx context.Context, log *slog.Logger) Speaker {
	s, why := find(system{
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
	})
	if why != "" {
		log.Info("calls are not said aloud", "reason", why)
	}
	return s
}

// system is what is asked about a machine.
type system struct {
	os     string
	path   func(name string) string // of a program, "" if there is none
	exists func(pattern string) bool
	env    func(name string) string
	output func(program string, args ...string) string
}

// find picks the speaker; with Silent it says why.
func find(s system) (Speaker, string) {
	switch s.os {
	case "darwin":
		if p := s.path("say"); p != "" {
			return mac{program: p, voices: macVoices(s.output(p, "-v", "?"))}, ""
		}
	case "windows":
		if p := s.path("powershell"); p != "" {
			return windows{program: p}, ""
		}
	default:
		return findLinux(s)
	}
	return Silent{}, "no speech program"
}

// findLinux prefers espeak-ng over speech-dispatcher, which mostly speaks by espeak-ng as well but takes its wrong
// Mandarin voice.
func findLinux(s system) (Speaker, string) {
	server := s.env("PULSE_SERVER") != ""
	if dir := s.env("XDG_RUNTIME_DIR"); dir != "" {
		server = server || s.exists(filepath.Join(dir, "pulse", "native"))
	}
	card := s.exists("/dev/snd/pcm*p")
	if !server && !card {
		return Silent{}, "no sound device"
	}
	if p := s.path("espeak-ng"); p != "" {
		if player := findPlayer(s, server); player != nil {
			return espeak{program: p, player: player}, ""
		}
	}
	if p := s.path("spd-say"); p != "" {
		return dispatcher{program: p}, ""
	}
	return Silent{}, "neither espeak-ng with a sound player nor spd-say"
}

// findPlayer finds a player of WAV files: the sound server's, if there is one, or the sound card's.
func findPlayer(s system, server bool) []string {
	if p := s.path("paplay"); server && p != "" {
		return []string{p}
	}
	if p := s.path("pw-play"); server && p != "" {
		return []string{p}
	}
	if p := s.path("aplay"); p != "" {
		return []string{p, "-q"}
	}
	return nil
}
