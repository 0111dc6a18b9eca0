// Command voice makes the recordings in assets/voice with espeak-ng: each clip that assets/voice/LANGUAGE.txt names,
// 16 kHz, 16 bit, mono, without silence around it and all equally loud. See assets/voice/README.md.
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"onevisit/app/voice/wav"
	"onevisit/assets"
)

// voices are espeak-ng's voices of the languages; what its plain Mandarin voice reads as English is why pinyin is used.
var voices = map[string]string{"zh-CN": "cmn-latn-pinyin", "en": "en"}

const (
	rate     = 16000 // samples a second
	loudness = 3300  // of every clip, as the root of its mean square; 32768 is the most there is
	speed    = "150" // words a minute: halls echo
)

func main() {
	out := flag.String("o", "assets/voice", "folder of the recordings")
	flag.Parse()
	for language, voice := range voices {
		if err := record(*out, language, voice); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// record makes all clips of a language.
func record(out, language, voice string) error {
	dir := filepath.Join(out, language)
	if err := os.MkdirAll(dir, 0o750); err != nil {
		return err
	}
	list, err := assets.Voice().Open(language + ".txt")
	if err != nil {
		return err
	}
	defer list.Close() //nolint:errcheck // only read from
	clips, err := wav.Names(list)
	if err != nil {
		return err
	}
	for _, c := range clips {
		cmd := exec.Command("espeak-ng", "-b", "1", "-v", voice, "-s", speed, "--stdin", "--stdout") //nolint:gosec // a constant program
		cmd.Stdin = strings.NewReader(c.Says)
		data, err := cmd.Output()
		if err != nil {
			return fmt.Errorf("%s/%s: %w", language, c.Name, err)
		}
		sound, err := wav.Parse(data)
		if err != nil {
			return fmt.Errorf("%s/%s: %w", language, c.Name, err)
		}
		sound = sound.Resample(rate).Trim().Level(loudness)
		if err := os.WriteFile(filepath.Join(dir, c.Name+".wav"), sound.Bytes(), 0o644); err != nil { //nolint:gosec // a public sound
			return err
		}
	}
	return nil
}
