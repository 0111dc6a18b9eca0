// Package wav reads, joins, measures and writes sounds of 16 bit and one channel: the announcements' recordings.
package wav

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"time"
)

// Sound is PCM of one channel.
type Sound struct {
	Rate int // samples a second
	PCM  []int16
}

// Length is how long it sounds.
func (s Sound) Length() time.Duration {
	if s.Rate == 0 {
		return 0
	}
	return time.Duration(len(s.PCM)) * time.Second / time.Duration(s.Rate)
}

// errShape is what Parse says about other files.
var errShape = errors.New("not a WAV file of 16 bits PCM with one or two channels")

// Parse reads a WAV file: PCM, 16 bits, one or two channels, which are mixed. A length that says more than there is, as
// programs write that stream, means all that there is. Never panics.
func Parse(data []byte) (Sound, error) {
	if len(data) < 12 || string(data[:4]) != "RIFF" || string(data[8:12]) != "WAVE" {
		return Sound{}, errShape
	}
	var s Sound
	channels := 0
	for rest := data[12:]; len(rest) >= 8; {
		name, size := string(rest[:4]), int(binary.LittleEndian.Uint32(rest[4:8]))
		rest = rest[8:]
		body := rest[:min(size, len(rest))]
		switch name {
		case "fmt ":
			if len(body) < 16 || binary.LittleEndian.Uint16(body) != 1 || binary.LittleEndian.Uint16(body[14:]) != 16 {
				return Sound{}, errShape
			}
			channels, s.Rate = int(binary.LittleEndian.Uint16(body[2:])), int(binary.LittleEndian.Uint32(body[4:]))
			if channels < 1 || channels > 2 || s.Rate < 4000 || s.Rate > 192000 {
				return Sound{}, errShape
			}
		case "data":
			if channels == 0 {
				return Sound{}, errShape
			}
			s.PCM = mix(body, channels)
			return s, nil
		}
		rest = rest[min(len(body)+len(body)%2, len(rest)):]
	}
	return Sound{}, errShape
}

// mix reads samples and makes one channel of two.
func mix(body []byte, channels int) []int16 {
	out := make([]int16, 0, len(body)/2/channels)
	for i := 0; i+2*channels <= len(body); i += 2 * channels {
		sum := 0
		for c := range channels {
			sum += int(int16(binary.LittleEndian.Uint16(body[i+2*c:]))) //nolint:gosec // the bits of a sample
		}
		out = append(out, int16(sum/channels)) //nolint:gosec // a mean of samples is one
	}
	return out
}

// Bytes is the sound as a WAV file.
func (s Sound) Bytes() []byte {
	n := 2 * len(s.PCM)
	out := make([]byte, 44, 44+n)
	copy(out, "RIFF")
	copy(out[8:], "WAVEfmt ")
	copy(out[36:], "data")
	put := binary.LittleEndian
	put.PutUint32(out[4:], uint32(36+n)) //nolint:gosec // announcements are far from four gigabytes
	put.PutUint32(out[16:], 16)
	put.PutUint16(out[20:], 1)
	put.PutUint16(out[22:], 1)
	put.PutUint32(out[24:], uint32(s.Rate))   //nolint:gosec // a rate that Parse took, or a constant
	put.PutUint32(out[28:], uint32(2*s.Rate)) //nolint:gosec // the same
	put.PutUint16(out[32:], 2)
	put.PutUint16(out[34:], 16)
	put.PutUint32(out[40:], uint32(n)) //nolint:gosec // as above
	for _, v := range s.PCM {
		out = put.AppendUint16(out, uint16(v)) //nolint:gosec // the bits of a sample
	}
	return out
}

// Loudness is the root of the mean square; 32768 is the most there is, silence is 0.
func (s Sound) Loudness() float64 {
	if len(s.PCM) == 0 {
		return 0
	}
	sum := 0.0
	for _, v := range s.PCM {
		sum += float64(v) * float64(v)
	}
	return math.Sqrt(sum / float64(len(s.PCM)))
}

// Peak is the largest sample, without its sign.
func (s Sound) Peak() int {
	top := 0
	for _, v := range s.PCM {
		top = max(top, int(v), -int(v))
	}
	return top
}

// Resample gives the sound at another rate, between its samples by straight lines: speech needs no more.
func (s Sound) Resample(rate int) Sound {
	if s.Rate == rate || s.Rate == 0 || len(s.PCM) == 0 {
		return Sound{Rate: rate, PCM: s.PCM}
	}
	out := make([]int16, int(int64(len(s.PCM))*int64(rate)/int64(s.Rate)))
	for i := range out {
		at := float64(i) * float64(s.Rate) / float64(rate)
		n := int(at)
		a, b := float64(s.PCM[n]), float64(s.PCM[min(n+1, len(s.PCM)-1)])
		out[i] = clip(a + (b-a)*(at-float64(n)))
	}
	return Sound{Rate: rate, PCM: out}
}

// quiet is below what belongs to a word.
const quiet = 220

// Trim takes the silence away at both ends, but for ten milliseconds.
func (s Sound) Trim() Sound {
	loud := func(v int16) bool { return v > quiet || v < -quiet }
	from, to := 0, len(s.PCM)
	for from < to && !loud(s.PCM[from]) {
		from++
	}
	for to > from && !loud(s.PCM[to-1]) {
		to--
	}
	edge := s.Rate / 100
	return Sound{Rate: s.Rate, PCM: s.PCM[max(from-edge, 0):min(to+edge, len(s.PCM))]}
}

// Level makes the sound as loud as said (see Loudness), less where that would cut its peaks.
func (s Sound) Level(loudness float64) Sound {
	have, peak := s.Loudness(), s.Peak()
	if have == 0 || peak == 0 {
		return s
	}
	return s.Gain(min(loudness/have, 0.97*math.MaxInt16/float64(peak)))
}

// Gain multiplies the sound.
func (s Sound) Gain(by float64) Sound {
	out := make([]int16, len(s.PCM))
	for i, v := range s.PCM {
		out[i] = clip(float64(v) * by)
	}
	return Sound{Rate: s.Rate, PCM: out}
}

func clip(v float64) int16 { return int16(max(min(math.Round(v), math.MaxInt16), math.MinInt16)) }

// Silence is a pause.
func Silence(rate int, d time.Duration) Sound {
	return Sound{Rate: rate, PCM: make([]int16, int(int64(rate)*int64(d)/int64(time.Second)))}
}

// Join puts sounds of one rate after each other; another rate is an error.
func Join(rate int, all ...Sound) (Sound, error) {
	out := Sound{Rate: rate}
	for _, s := range all {
		if s.Rate != rate {
			return Sound{}, fmt.Errorf("a sound of %d samples a second among those of %d", s.Rate, rate)
		}
		out.PCM = append(out.PCM, s.PCM...)
	}
	return out, nil
}
