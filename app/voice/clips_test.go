package voice

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"onevisit/app/lang"
	"onevisit/app/voice/wav"
	"onevisit/assets"
	"onevisit/queue"
)

var languages = []lang.Language{lang.ZH, lang.EN}

// TestTheEmbeddedRecordingsAreGood: all there, equally loud, without silence around them, small together.
func TestTheEmbeddedRecordingsAreGood(t *testing.T) {
	found, err := Check(assets.Voice())
	require.NoError(t, err)
	require.Empty(t, found)
	size := int64(0)
	require.NoError(t, fs.WalkDir(assets.Voice(), ".", func(_ string, d fs.DirEntry, err error) error {
		info, err2 := d.Info()
		size += info.Size()
		return errors.Join(err, err2)
	}))
	require.Less(t, size, int64(2<<20))
	for _, l := range languages {
		set, err := LoadSet(assets.Voice(), l)
		require.NoError(t, err)
		for name, s := range set.sounds {
			require.InDelta(t, 3300, s.Loudness(), 1300, "%s/%s", l, name)
			require.Less(t, s.Peak(), 32000, "%s/%s is cut", l, name)
		}
	}
}

func names(parts []Part) (out []string) {
	for _, p := range parts {
		out = append(out, p.Name)
	}
	return out
}

func TestACallIsMadeOfItsRecordingsInOrder(t *testing.T) {
	for _, c := range []struct {
		call   queue.Call
		zh, en []string
	}{
		{queue.Call{Label: "A012", Window: "3"}, []string{"qing", "a", "0", "1", "2", "haodao", "3", "haochuangkou"},
			[]string{"number", "a", "0", "1", "2", "please-go-to-window", "3"}},
		{queue.Call{Label: "B100", Window: "12", Again: true}, []string{"zaiciqing", "b", "1", "0", "0", "haodao", "shi", "2", "haochuangkou"},
			[]string{"once-more-number", "b", "1", "0", "0", "please-go-to-window", "12"}},
		{queue.Call{Label: "c-9", Window: "30"}, []string{"qing", "c", "9", "haodao", "3", "shi", "haochuangkou"},
			[]string{"number", "c", "9", "please-go-to-window", "30"}},
		{queue.Call{Label: "D1", Window: "47"}, []string{"qing", "d", "1", "haodao", "4", "shi", "7", "haochuangkou"},
			[]string{"number", "d", "1", "please-go-to-window", "40", "7"}},
		{queue.Call{Label: "D1", Window: "10"}, []string{"qing", "d", "1", "haodao", "shi", "haochuangkou"},
			[]string{"number", "d", "1", "please-go-to-window", "10"}},
		{queue.Call{Label: "D1", Window: "E2"}, []string{"qing", "d", "1", "haodao", "e", "2", "haochuangkou"},
			[]string{"number", "d", "1", "please-go-to-window", "e", "2"}},
	} {
		require.Equal(t, c.zh, names(Parts(lang.ZH, c.call)))
		require.Equal(t, c.en, names(Parts(lang.EN, c.call)))
	}
}

// TestEveryCallCanBeRendered: whatever a hall's numbers and windows are, the recordings are there, stand in their order
// in the sound, are as long as they and their pauses, and are heard.
func TestEveryCallCanBeRendered(t *testing.T) {
	sets := map[lang.Language]*Set{}
	for _, l := range languages {
		set, err := LoadSet(assets.Voice(), l)
		require.NoError(t, err)
		sets[l] = set
	}
	rapid.Check(t, func(r *rapid.T) {
		c := queue.Call{Label: rapid.StringMatching(`[A-Z]{0,2}-?[0-9]{1,4}`).Draw(r, "label"),
			Window: rapid.StringMatching(`[A-Z]?[0-9]{1,3}`).Draw(r, "window"), Again: rapid.Bool().Draw(r, "again")}
		l := rapid.SampledFrom(languages).Draw(r, "language")
		data, err := sets[l].Render(c)
		require.NoError(r, err)
		sound, err := wav.Parse(data.Bytes())
		require.NoError(r, err)
		at := 0
		for _, p := range Parts(l, c) {
			at += len(wav.Silence(clipRate, p.Pause).PCM)
			want := sets[l].sounds[p.Name].PCM
			require.True(r, slices.Equal(want, sound.PCM[at:at+len(want)]), "%s is not at its place", p.Name)
			at += len(want)
		}
		require.Len(r, sound.PCM, at)
		require.Greater(r, sound.Length(), time.Second)
		require.Less(r, sound.Length(), 15*time.Second)
		require.Greater(r, sound.Loudness(), 1500.0)
	})
}

// own is a folder of recordings made of the embedded ones, but at another rate and in stereo's place: a hall's own.
func own(t *testing.T, l lang.Language, change func(name string, s wav.Sound) []byte) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	clips, err := Clips(l)
	require.NoError(t, err)
	for _, c := range clips {
		s, err := readClip(assets.Voice(), l, c.Name)
		require.NoError(t, err)
		if data := change(c.Name, s); data != nil {
			out[fmt.Sprintf("%s/%s.wav", l, c.Name)] = &fstest.MapFile{Data: data}
		}
	}
	return out
}

func TestOwnRecordingsOfAnyRateAreTaken(t *testing.T) {
	files := own(t, lang.ZH, func(_ string, s wav.Sound) []byte { return s.Resample(44100).Bytes() })
	r, wrong := newRecordings(player{"x"}, files)
	require.Empty(t, wrong)
	require.Contains(t, r.sets, lang.ZH)
	require.NotContains(t, r.sets, lang.EN, "a language without a folder is left alone")
	_, err := r.sets[lang.ZH].Render(queue.Call{Label: "A012", Window: "3"})
	require.NoError(t, err)
}

func TestWhatIsWrongWithOwnRecordingsIsSaid(t *testing.T) {
	files := own(t, lang.ZH, func(name string, s wav.Sound) []byte {
		switch name {
		case "qing":
			return nil
		case "haodao":
			return []byte("no sound at all")
		case "0":
			return s.Gain(0.01).Bytes()
		case "1":
			return s.Gain(40).Bytes()
		case "2":
			return wav.Sound{Rate: s.Rate, PCM: slices.Repeat(s.PCM, 20)}.Bytes()
		case "3":
			return wav.Sound{Rate: s.Rate, PCM: append(make([]int16, s.Rate), s.PCM...)}.Bytes()
		}
		return s.Bytes()
	})
	found, err := Check(files)
	require.NoError(t, err)
	got := map[string]Fault{}
	for _, f := range found {
		got[f.File] = f.Fault
		require.NotEmpty(t, f.Says)
	}
	require.Equal(t, map[string]Fault{"zh-CN/qing.wav": ClipMissing, "zh-CN/haodao.wav": ClipNoSound, "zh-CN/0.wav": ClipQuiet,
		"zh-CN/1.wav": ClipLoud, "zh-CN/2.wav": ClipLong, "zh-CN/3.wav": ClipGap}, got)
	_, wrong := newRecordings(player{"x"}, files)
	require.ErrorContains(t, wrong[lang.ZH], "qing.wav")
	require.ErrorContains(t, wrong[lang.ZH], "haodao.wav")
}

func FuzzParse(f *testing.F) {
	f.Add(wav.Silence(16000, time.Millisecond).Bytes())
	f.Add([]byte("RIFF....WAVEfmt \x10\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if s, err := wav.Parse(data); err == nil {
			again, err := wav.Parse(s.Bytes())
			require.NoError(t, err)
			require.Equal(t, s.Rate, again.Rate)
			require.Len(t, again.PCM, len(s.PCM))
		}
	})
}
