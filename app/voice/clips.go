package voice

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"time"
	"unicode"

	"onevisit/app/lang"
	"onevisit/app/voice/wav"
	"onevisit/assets"
	"onevisit/queue"
)

// clipRate is the rate in which clips are joined, in samples a second.
const clipRate = 16000

// Pauses in a call made of clips.
const (
	pauseSign   = 40 * time.Millisecond  // between the signs of a number
	pausePhrase = 160 * time.Millisecond // between the parts of the sentence
)

// Clips lists the recordings of a language that calls are made of: the embedded ones, and a hall's own, have all of them.
func Clips(l lang.Language) ([]wav.Clip, error) {
	f, err := assets.Voice().Open(string(l) + ".txt")
	if err != nil {
		return nil, fmt.Errorf("voice: no recordings for %s: %w", l, err)
	}
	defer f.Close() //nolint:errcheck // only read from
	return wav.Names(f)
}

// Set is the recordings of one language.
type Set struct {
	language lang.Language
	sounds   map[string]wav.Sound
}

// LoadSet reads the recordings of a language from a folder like assets/voice: LANGUAGE/NAME.wav, of any rate. All that
// are missing or no sound are named in the error.
func LoadSet(files fs.FS, l lang.Language) (*Set, error) {
	clips, err := Clips(l)
	if err != nil {
		return nil, err
	}
	s := &Set{language: l, sounds: map[string]wav.Sound{}}
	var wrong []error
	for _, c := range clips {
		sound, err := readClip(files, l, c.Name)
		if err != nil {
			wrong = append(wrong, err)
			continue
		}
		s.sounds[c.Name] = sound.Resample(clipRate)
	}
	return s, errors.Join(wrong...)
}

// readClip reads one recording.
func readClip(files fs.FS, l lang.Language, name string) (wav.Sound, error) {
	path := string(l) + "/" + name + ".wav"
	data, err := fs.ReadFile(files, path)
	if err != nil {
		return wav.Sound{}, err
	}
	sound, err := wav.Parse(data)
	if err != nil {
		return wav.Sound{}, fmt.Errorf("%s: %w", path, err)
	}
	return sound, nil
}

// Part is a recording in its place in a call; a pause goes before it.
type Part struct {
	Name  string
	Pause time.Duration
}

// Parts are the recordings that say a call, in their order: the number sign by sign, the window as a number.
func Parts(l lang.Language, c queue.Call) []Part {
	before, to, after := "qing", "haodao", "haochuangkou"
	if c.Again {
		before = "zaiciqing"
	}
	if l == lang.EN {
		before, to, after = "number", "please-go-to-window", ""
		if c.Again {
			before = "once-more-number"
		}
	}
	out := []Part{{Name: before}}
	phrase := func(names ...string) {
		for i, n := range names {
			p := Part{Name: n, Pause: pauseSign}
			if i == 0 {
				p.Pause = pausePhrase
			}
			out = append(out, p)
		}
	}
	phrase(signs(c.Label)...)
	phrase(to)
	phrase(windowSigns(l, c.Window)...)
	if after != "" {
		phrase(after)
	}
	return out
}

// signs are the names of a number's letters and digits; anything else is not said.
func signs(text string) []string {
	var out []string
	for _, r := range text {
		if r <= unicode.MaxASCII && (unicode.IsDigit(r) || unicode.IsLetter(r)) {
			out = append(out, string(unicode.ToLower(r)))
		}
	}
	return out
}

// windowSigns say a window of two digits as a number, every other one sign by sign.
func windowSigns(l lang.Language, id string) []string {
	if len(id) != 2 || id[0] < '1' || id[0] > '9' || id[1] < '0' || id[1] > '9' {
		return signs(id)
	}
	tens, ones := string(id[0]), string(id[1])
	if l == lang.EN {
		switch {
		case id[0] == '1':
			return []string{id}
		case id[1] == '0':
			return []string{tens + "0"}
		}
		return []string{tens + "0", ones}
	}
	var out []string
	if id[0] != '1' {
		out = append(out, tens)
	}
	out = append(out, "shi")
	if id[1] != '0' {
		out = append(out, ones)
	}
	return out
}

// Render joins the recordings of a call. A recording that is missing is an error.
func (s *Set) Render(c queue.Call) (wav.Sound, error) {
	var all []wav.Sound
	for _, p := range Parts(s.language, c) {
		sound, ok := s.sounds[p.Name]
		if !ok {
			return wav.Sound{}, fmt.Errorf("voice: no recording %s/%s.wav", s.language, p.Name)
		}
		all = append(all, wav.Silence(clipRate, p.Pause), sound)
	}
	return wav.Join(clipRate, all...)
}

// recordings speaks calls by recordings; other texts it cannot say.
type recordings struct {
	player player
	sets   map[lang.Language]*Set
}

// errNoText is why recordings do not read a text.
var errNoText = errors.New("voice: recordings say calls only")

// Speak implements Speaker.
func (r recordings) Speak(ctx context.Context, s Speech) error {
	set := r.sets[s.Language]
	if s.Call == nil || set == nil {
		return errNoText
	}
	sound, err := set.Render(*s.Call)
	if err != nil {
		return err
	}
	return r.player.sound(ctx, sound.Gain(float64(s.Volume)/100))
}

// has tells whether the recordings can say it.
func (r recordings) has(s Speech) bool {
	return s.Call != nil && r.sets[s.Language] != nil && r.player != nil
}

// newRecordings loads what is complete in a folder; why names, by language, what is wrong with the others. A language
// without a folder is not meant to be there.
func newRecordings(p player, files fs.FS) (r recordings, why map[lang.Language]error) {
	r, why = recordings{player: p, sets: map[lang.Language]*Set{}}, map[lang.Language]error{}
	for _, l := range []lang.Language{lang.ZH, lang.EN} {
		if _, err := fs.Stat(files, string(l)); err != nil {
			continue
		}
		set, err := LoadSet(files, l)
		if err != nil {
			why[l] = errors.New(strings.ReplaceAll(err.Error(), "\n", "; "))
			continue
		}
		r.sets[l] = set
	}
	return r, why
}
