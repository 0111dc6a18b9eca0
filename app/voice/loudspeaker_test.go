package voice

import (
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/voice/wav"
	"onevisit/assets"
	"onevisit/catalog/fault"
	"onevisit/queue"
)

// cassette is a player that keeps what it was given.
func cassette(t *testing.T) (player, func() wav.Sound) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Fatal("this test plays with a shell script")
	}
	dir := t.TempDir()
	program, heard := filepath.Join(dir, "player"), filepath.Join(dir, "heard.wav")
	require.NoError(t, os.WriteFile(program, []byte("#!/bin/sh\ncp \"$1\" "+heard+"\n"), 0o700))
	return player{program}, func() wav.Sound {
		data, err := os.ReadFile(heard)
		require.NoError(t, err)
		s, err := wav.Parse(data)
		require.NoError(t, err)
		return s
	}
}

// throat is a speech that fails, or notes what it said.
type throat struct {
	fail error
	mu   sync.Mutex
	said []Speech
}

func (o *throat) Speak(_ context.Context, s Speech) error {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.said = append(o.said, s)
	return o.fail
}

func at(hour, minute int) func() time.Time {
	return func() time.Time { return time.Date(2026, 11, 18, hour, minute, 0, 0, time.UTC) }
}

func speaker(p player, speech Speaker, o Options) *Loudspeaker {
	o.Log = slog.New(slog.DiscardHandler)
	l := &Loudspeaker{o: o, speech: speech, player: p, turn: make(chan struct{}, 1)}
	l.embedded, _ = newRecordings(p, assets.Voice())
	return l
}

var a012 = &queue.Call{Label: "A012", Window: "3"}

func TestARecordingIsPlayedWhereTheSystemCannotSpeak(t *testing.T) {
	p, heard := cassette(t)
	say := Speech{Text: "x", Language: lang.ZH, Volume: 100, Call: a012}
	for _, speech := range []Speaker{nil, &throat{fail: errors.New("no voice for zh-CN")}} {
		l := speaker(p, speech, Options{})
		require.NoError(t, l.Speak(t.Context(), say))
		require.Greater(t, heard().Length(), time.Second)
		require.Greater(t, heard().Loudness(), 1500.0)
	}
	good := &throat{}
	require.NoError(t, speaker(p, good, Options{}).Speak(t.Context(), say))
	require.Len(t, good.said, 1)
	require.False(t, speaker(p, nil, Options{}).Reads())
	require.True(t, speaker(p, good, Options{}).Reads())
}

func TestOwnRecordingsComeFirst(t *testing.T) {
	p, heard := cassette(t)
	good := &throat{}
	l := speaker(p, good, Options{})
	l.own, _ = newRecordings(p, own(t, lang.ZH, func(_ string, s wav.Sound) []byte { return s.Gain(0.5).Bytes() }))
	require.NoError(t, l.Speak(t.Context(), Speech{Text: "x", Language: lang.ZH, Volume: 100, Call: a012}))
	require.Empty(t, good.said)
	require.Greater(t, heard().Loudness(), 700.0)
	require.NoError(t, l.Speak(t.Context(), Speech{Text: "x", Language: lang.EN, Volume: 100, Call: a012}))
	require.NoError(t, l.Speak(t.Context(), Speech{Text: "a page", Language: lang.ZH, Volume: 100}))
	require.Len(t, good.said, 2, "what they do not say is left to the system")
}

func TestVolumeGoesByTheHour(t *testing.T) {
	v, err := ParseVolumes(map[string]int{"08:30": 80, "12:00": 40, "13:30": 80, "18:00": 0})
	require.NoError(t, err)
	for _, c := range []struct{ hour, minute, percent int }{{0, 0, 0}, {8, 29, 0}, {8, 30, 80}, {12, 0, 40}, {13, 29, 40}, {13, 30, 80}, {23, 59, 0}} {
		require.Equal(t, c.percent, v.At(at(c.hour, c.minute)()), "%d:%02d", c.hour, c.minute)
	}
	require.Equal(t, 100, Volumes(nil).At(at(3, 0)()))
	for _, bad := range []map[string]int{{"8": 10}, {"25:00": 10}, {"08:60": 10}, {"08:00": 101}, {"08:00": -1}, {"x:y": 1}} {
		_, err := ParseVolumes(bad)
		require.True(t, fault.Has(err, CodeBadVolume))
	}

	p, heard := cassette(t)
	good := &throat{}
	say := Speech{Text: "x", Language: lang.ZH, Volume: 100, Call: a012}
	require.NoError(t, speaker(p, good, Options{Volumes: v, Now: at(20, 0)}).Speak(t.Context(), say))
	require.Empty(t, good.said, "silence in the evening")
	require.NoError(t, speaker(p, good, Options{Volumes: v, Now: at(12, 30)}).Speak(t.Context(), say))
	require.Equal(t, 40, good.said[0].Volume)
	require.NoError(t, speaker(p, nil, Options{Volumes: v, Now: at(9, 0)}).Speak(t.Context(), say))
	loud := heard().Loudness()
	require.NoError(t, speaker(p, nil, Options{Volumes: v, Now: at(12, 0)}).Speak(t.Context(), say))
	require.InDelta(t, loud/2, heard().Loudness(), loud/20)
}

func TestChimesAreGentleShortAndDifferent(t *testing.T) {
	for _, tone := range []Tone{Soon, Late, Gong, 99} {
		s := Chime(tone)
		require.Less(t, s.Length(), time.Second)
		require.Greater(t, s.Loudness(), 900.0)
		require.Less(t, s.Peak(), 22000)
		require.Less(t, int(max(s.PCM[0], -s.PCM[0])), 50, "no click at its beginning")
	}
	require.NotEqual(t, Chime(Soon).PCM, Chime(Late).PCM)
	require.NotEqual(t, Chime(Late).PCM, Chime(Gong).PCM)
}

func TestTenLightsAtOnceAreOneChime(t *testing.T) {
	p, heard := cassette(t)
	var waiting []func()
	b := NewBell(speaker(p, nil, Options{}), func(f func()) { waiting = append(waiting, f) })
	for range 10 {
		b.Ring(Late)
	}
	require.Len(t, waiting, 1)
	waiting[0]()
	require.Equal(t, Chime(Late).PCM, heard().PCM)
	b.Ring(Soon)
	require.Len(t, waiting, 2, "the next one rings again")
	NewBell(speaker(nil, nil, Options{}), func(f func()) { waiting = append(waiting, f) }).Ring(Soon)
	require.Len(t, waiting, 2, "no player, no work")
}

func TestAMachineWithoutALoudspeakerIsSilent(t *testing.T) {
	var log strings.Builder
	l := newLoudspeaker(machine("linux", nil, nil, nil), Options{Log: slog.New(slog.NewTextHandler(&log, nil))})
	require.NoError(t, l.Speak(t.Context(), Speech{Text: "x", Language: lang.ZH, Volume: 100, Call: a012}))
	require.False(t, l.Reads())
	require.Contains(t, log.String(), "no sound device")
}
