package voice

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"onevisit/app/lang"
)

// Silent says nothing. It is the speaker of a machine without speech or without a loudspeaker.
type Silent struct{}

// Speak implements Speaker.
func (Silent) Speak(context.Context, Speech) error { return nil }

// dispatcher speaks by Linux's speech-dispatcher.
type dispatcher struct{ program string }

// Speak implements Speaker.
func (d dispatcher) Speak(ctx context.Context, s Speech) error {
	return run(ctx, "", nil, d.program, "--wait", "--language", short(s.Language),
		"--volume", strconv.Itoa(min(s.Volume, 100)-100), "--", s.Text)
}

// mac speaks by macOS's own say. A language that it has no voice for is an error: another voice would read nonsense.
type mac struct {
	program string
	voices  map[lang.Language]string
}

// Speak implements Speaker.
func (m mac) Speak(ctx context.Context, s Speech) error {
	v := m.voices[s.Language]
	if v == "" {
		return fmt.Errorf("voice: say has no voice for %s", s.Language)
	}
	text := s.Text
	if s.Volume < 100 {
		text = fmt.Sprintf("[[volm %.2f]] %s", float64(s.Volume)/100, text)
	}
	return run(ctx, text, nil, m.program, "-v", v) // say reads standard input when there is no text
}

// macVoices picks the first voice of each language from the list that `say -v ?` prints: "Ting-Ting  zh_CN  # 你好".
func macVoices(list string) map[lang.Language]string {
	found := map[lang.Language]string{}
	for line := range strings.Lines(list) {
		line, _, _ = strings.Cut(line, "#")
		words := strings.Fields(line)
		if len(words) < 2 {
			continue
		}
		name, locale := strings.Join(words[:len(words)-1], " "), words[len(words)-1]
		var l lang.Language
		switch {
		case strings.HasPrefix(locale, "zh_CN"), strings.HasPrefix(locale, "zh-CN"):
			l = lang.ZH
		case strings.HasPrefix(locale, "en_"), strings.HasPrefix(locale, "en-"):
			l = lang.EN
		default:
			continue
		}
		if found[l] == "" {
			found[l] = name
		}
	}
	return found
}

// windows speaks by .NET's System.Speech. The script is a constant: the text goes in as an environment variable, which
// Windows keeps in UTF-16, so that no quoting and no code page can change it.
type windows struct{ program string }

const windowsScript = `$ErrorActionPreference = 'Stop'
Add-Type -AssemblyName System.Speech
$s = New-Object System.Speech.Synthesis.SpeechSynthesizer
$culture = [Globalization.CultureInfo]::new($env:ONEVISIT_VOICE)
if ($s.GetInstalledVoices($culture).Count -eq 0) { throw "no voice for $culture" }
$s.SelectVoiceByHints('NotSet', 'NotSet', 0, $culture)
$s.Volume = [int]$env:ONEVISIT_VOLUME
$s.Speak($env:ONEVISIT_TEXT)`

// Speak implements Speaker.
func (w windows) Speak(ctx context.Context, s Speech) error {
	culture := "zh-CN"
	if s.Language == lang.EN {
		culture = "en-US"
	}
	env := []string{"ONEVISIT_TEXT=" + s.Text, "ONEVISIT_VOICE=" + culture, "ONEVISIT_VOLUME=" + strconv.Itoa(min(s.Volume, 100))}
	return run(ctx, "", env, w.program, "-NoProfile", "-NonInteractive", "-Command", windowsScript)
}

// short is a language without its country.
func short(l lang.Language) string {
	s, _, _ := strings.Cut(string(l), "-")
	return s
}
