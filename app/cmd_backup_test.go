package app_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
	"onevisit/queue/store"
)

func TestVerifyBackupRestore(t *testing.T) {
	s := newShell(t)
	code, _, errOut := s.run("", "verify")
	require.Equal(t, 2, code, "there is no hall yet")
	require.Contains(t, errOut, "hall.db")

	var v queue.Visit
	s.must(&v, "", "queue", "issue", "--item", "gjj-tuixiu")
	var r store.Report
	s.must(&r, "", "verify")
	require.Equal(t, 1, r.Tickets)
	require.Empty(t, r.Problems)

	saved := filepath.Join(t.TempDir(), "saved.db")
	var b struct {
		File  string
		Bytes int64
	}
	s.must(&b, "", "backup", saved)
	require.Positive(t, b.Bytes)
	code, _, errOut = s.run("", "backup", saved)
	require.Equal(t, 1, code)
	require.Contains(t, errOut, "已经存在")

	s.must(&v, "", "queue", "issue", "--item", "gjj-tuixiu")
	code, _, errOut = s.run("", "restore", saved)
	require.Equal(t, 1, code, "the hall is newer")
	require.Contains(t, errOut, "--force")
	code, _, errOut = s.run("", "restore", filepath.Join(t.TempDir(), "none.db"))
	require.Equal(t, 2, code, errOut)
	code, out, errOut := s.run("", "restore", saved, "--force")
	require.Equal(t, 0, code, errOut)
	require.Contains(t, out, "replaced-1")
	s.must(&r, "", "verify")
	require.Equal(t, 1, r.Tickets)
	code, _, errOut = s.run("", "backup", filepath.Join(t.TempDir(), "x.db"), "--hall", "postgres://u@127.0.0.1:1/x?connect_timeout=1")
	require.Equal(t, 2, code, errOut)
}

// TestVerifyOfADamagedHall turns bits over in the middle of the file: the answer is no, in one clear sentence.
func TestVerifyOfADamagedHall(t *testing.T) {
	s := newShell(t)
	var v queue.Visit
	for range 30 {
		s.must(&v, "", "queue", "issue", "--item", "gjj-tuixiu")
	}
	path := filepath.Join(s.data, "hall.db")
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	for i := len(data) / 3; i < len(data)*2/3; i++ {
		data[i] ^= 0x55
	}
	require.NoError(t, os.WriteFile(path, data, 0o600))
	code, out, errOut := s.run("", "verify")
	require.Equal(t, 1, code, errOut)
	require.Contains(t, strings.SplitN(out, "\n", 2)[0], "用备份恢复")
}
