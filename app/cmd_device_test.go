package app_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestVoiceCommands lists the recordings, says a call into a file and finds what own recordings lack.
func TestVoiceCommands(t *testing.T) {
	s := newShell(t)
	code, out, _ := s.run("", "voice", "list")
	require.Equal(t, 0, code)
	require.Len(t, strings.Split(strings.TrimSpace(out), "\n"), 41+57)

	path := filepath.Join(s.data, "call.wav")
	var said struct{ Seconds float64 }
	s.must(&said, "", "voice", "say", "A012", "--window", "12", "--out", path)
	require.FileExists(t, path)
	require.InDelta(t, 4, said.Seconds, 2.5)

	own := t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(own, "zh-CN"), 0o750))
	code, out, _ = s.run("", "voice", "check", own)
	require.Equal(t, 1, code)
	require.Len(t, strings.Split(strings.TrimSpace(out), "\n"), 41)
	code, _, _ = s.run("", "voice", "check", t.TempDir())
	require.Equal(t, 0, code, "no own recordings are no fault")
	code, _, _ = s.run("", "voice", "check", filepath.Join(own, "gone"))
	require.Equal(t, 2, code)
}

// TestPrinterCommands prints the test page into a folder, and says when there is no printer.
func TestPrinterCommands(t *testing.T) {
	s := newShell(t)
	code, _, errOut := s.run("", "print", "test")
	require.Equal(t, 2, code)
	require.NotEmpty(t, errOut)
	dir := t.TempDir()
	code, _, errOut = s.run("", "print", "test", "--printer", "pdf:"+dir)
	require.Equal(t, 0, code, errOut)
	require.FileExists(t, filepath.Join(dir, "test.pdf"))
	code, _, _ = s.run("", "print", "state", "--printer", "tcp://127.0.0.1:1")
	require.Equal(t, 1, code, "nobody answers there")
}
