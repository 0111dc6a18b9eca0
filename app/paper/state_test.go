package paper

import (
	"context"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/catalog/fault"
)

// talker is a printer that answers DLE EOT with these bytes; 0 is no answer.
func talker(t *testing.T, answers [5]byte) Network {
	t.Helper()
	addr := listen(t, func(c net.Conn) {
		defer c.Close()
		var q [3]byte
		for {
			if _, err := io.ReadFull(c, q[:]); err != nil || q[0] != 0x10 || q[1] != 0x04 || q[2] > 4 || answers[q[2]] == 0 {
				return
			}
			if _, err := c.Write([]byte{answers[q[2]]}); err != nil {
				return
			}
		}
	})
	return Network{Address: addr, Timeout: 10 * time.Second}
}

func TestAPrinterSaysHowItIs(t *testing.T) {
	for name, c := range map[string]struct {
		answers [5]byte
		want    State
		code    fault.Code
	}{
		"ready":     {[5]byte{0, 0x12, 0x12, 0x12, 0x12}, State{Told: true}, ""},
		"cover":     {[5]byte{0, 0x1A, 0x16, 0x12, 0x12}, State{Told: true, Offline: true, Cover: true}, CodeCover},
		"paper":     {[5]byte{0, 0x1A, 0x32, 0x12, 0x72}, State{Told: true, Offline: true, PaperOut: true}, CodePaperOut},
		"low":       {[5]byte{0, 0x12, 0x12, 0x12, 0x1E}, State{Told: true, PaperLow: true}, ""},
		"cutter":    {[5]byte{0, 0x12, 0x12, 0x1A, 0x12}, State{Told: true, Broken: true}, CodeStopped},
		"off":       {[5]byte{0, 0x1A, 0x12, 0x12, 0x12}, State{Told: true, Offline: true}, CodeStopped},
		"silent":    {[5]byte{}, State{}, ""},
		"echo":      {[5]byte{0, 0x10}, State{}, ""},
		"half told": {[5]byte{0, 0x1A}, State{Told: true, Offline: true}, CodeStopped},
	} {
		n := talker(t, c.answers)
		got, err := n.State(t.Context())
		require.NoError(t, err, name)
		require.Equal(t, c.want, got, name)
		bad := got.Fault(n.Address)
		if c.code == "" {
			require.NoError(t, bad, name)
			continue
		}
		require.True(t, fault.Has(bad, c.code), name)
		for _, w := range words() {
			require.Contains(t, w.Error(bad), n.Address)
		}
		require.True(t, fault.Has(n.why(t.Context(), errors.New("x")), c.code), name)
	}
	gone := Network{Address: "127.0.0.1:1", Timeout: time.Second}
	_, err := gone.State(t.Context())
	require.True(t, fault.Has(err, CodeOffline))
	failed := errors.New("x")
	require.Equal(t, failed, gone.why(t.Context(), failed), "what cannot be asked keeps its own fault")
	require.NoError(t, gone.why(t.Context(), nil))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = gone.State(ctx)
	require.Error(t, err)
}

// TestThePrintSystemSaysHowAPrinterIs with a print system that answers as CUPS does.
func TestThePrintSystemSaysHowAPrinterIs(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("PATH", dir)
	q := Queue{Name: "office", Timeout: 5 * time.Second}
	s, err := q.State(t.Context())
	require.NoError(t, err)
	require.False(t, s.Told, "no print system")
	for said, want := range map[string]State{
		"printer office is idle.  enabled since Wed":                                {Told: true},
		"printer office disabled since Wed -\\n\\tPaused":                           {Told: true, Offline: true},
		"printer office is idle.  enabled since Wed\\n\\tAlerts: media-empty-error": {Told: true, PaperOut: true},
		"printer office is idle.\\n\\tAlerts: cover-open-error":                     {Told: true, Cover: true},
	} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, "lpstat"), []byte("#!/bin/sh\n[ \"$1 $2 $LC_ALL\" = '-p office C' ] && printf '"+said+"'\n"), 0o700))
		s, err := q.State(t.Context())
		require.NoError(t, err)
		require.Equal(t, want, s, said)
	}
}

// TestTestPage prints on both widths what shows whether a printer is set up rightly: edges, both languages, a code.
func TestTestPage(t *testing.T) {
	at := time.Date(2026, 11, 18, 10, 0, 0, 0, time.UTC)
	for _, w := range words() {
		for _, dots := range []int{Dots80, Dots58} {
			job, err := TestPage(w, dots, at)
			require.NoError(t, err)
			img, err := decode(Raster(job.Picture))
			require.NoError(t, err)
			require.Equal(t, dots, img.Bounds().Dx())
			require.Equal(t, TestCode, readQR(t, img))
			require.Contains(t, pdfText(t, job.PDF), squeeze(w.T("paper.test.title")))
		}
	}
	_, err := TestPage(lang.For(lang.ZH), 0, at)
	require.NoError(t, err, "no width is that of 80 mm")
}
