package voice

import (
	"io/fs"
	"time"

	"onevisit/app/lang"
	"onevisit/app/voice/wav"
)

// Fault names what is wrong with a recording; the words are in the language files under voice.clip.
type Fault string

// What can be wrong with a recording.
const (
	ClipMissing Fault = "missing"
	ClipNoSound Fault = "no_sound" // not a WAV file that can be read
	ClipQuiet   Fault = "quiet"    // much quieter than the others
	ClipLoud    Fault = "loud"     // its peaks are cut off
	ClipLong    Fault = "long"     // longer than its word can take
	ClipGap     Fault = "gap"      // silence before the word, which makes calls stutter
)

// Bounds of a good recording.
const (
	longestClip = 2500 * time.Millisecond
	longestGap  = 300 * time.Millisecond
	quietest    = 700 // see wav.Sound.Loudness
)

// Finding is one thing that is wrong with a hall's recordings.
type Finding struct {
	File  string `json:"file"`
	Says  string `json:"says"`
	Fault Fault  `json:"fault"`
}

// Check looks through a folder of own recordings, one language after the other. A language without a folder is left
// to the system's speech and no fault; with one it needs all of its recordings.
func Check(files fs.FS) ([]Finding, error) {
	var out []Finding
	for _, l := range []lang.Language{lang.ZH, lang.EN} {
		if _, err := fs.Stat(files, string(l)); err != nil {
			continue
		}
		clips, err := Clips(l)
		if err != nil {
			return nil, err
		}
		for _, c := range clips {
			sound, err := readClip(files, l, c.Name)
			for _, f := range faults(sound, err, files, string(l)+"/"+c.Name+".wav") {
				out = append(out, Finding{File: string(l) + "/" + c.Name + ".wav", Says: c.Says, Fault: f})
			}
		}
	}
	return out, nil
}

func faults(s wav.Sound, err error, files fs.FS, path string) []Fault {
	if err != nil {
		if _, gone := fs.Stat(files, path); gone != nil {
			return []Fault{ClipMissing}
		}
		return []Fault{ClipNoSound}
	}
	var out []Fault
	if s.Loudness() < quietest {
		out = append(out, ClipQuiet)
	}
	cut := 0
	for _, v := range s.PCM {
		if v >= 32766 || v <= -32766 {
			cut++
		}
	}
	if cut > s.Rate/1000 { // a millisecond in all
		out = append(out, ClipLoud)
	}
	if s.Length() > longestClip {
		out = append(out, ClipLong)
	} else if len(out) == 0 && s.Length()-s.Trim().Length() > longestGap { // of one that is too quiet, all looks like a gap
		out = append(out, ClipGap)
	}
	return out
}
