package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"onevisit/catalog/fault"
)

// needEngine is the first SQLite without the WAL-reset race, which silently loses committed writes
// (sqlite.org/wal.html#the_wal_reset_bug).
const needEngine = "3.51.3"

var header = []byte("SQLite format 3\x00")

// inspect looks at the place before the engine does, so that people are told what is wrong and not what failed.
func inspect(path string) error {
	args := fault.Args{"path": path}
	if badPath(path) {
		return fault.New(CodeBadPath, args)
	}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o750); err != nil {
		return fault.Wrap(err, CodeReadOnly, fault.Args{"path": dir})
	}
	if onNetwork(dir) {
		return fault.New(CodeNetworkShare, args)
	}
	// The engine keeps its log beside the file, so the folder has to be writable as well.
	probe, err := os.CreateTemp(dir, ".onevisit-*")
	if err != nil {
		if errors.Is(err, errNoSpace) {
			return fault.Wrap(err, CodeDiskFull, args)
		}
		return fault.Wrap(err, CodeReadOnly, fault.Args{"path": dir})
	}
	if err := errors.Join(probe.Close(), os.Remove(probe.Name())); err != nil {
		return fault.Wrap(err, CodeReadOnly, fault.Args{"path": dir})
	}
	return inspectFile(path)
}

func inspectFile(path string) error {
	args := fault.Args{"path": path}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		if info, statErr := os.Stat(path); statErr == nil && info.IsDir() {
			return fault.Wrap(err, CodeNotADatabase, args)
		}
		return fault.Wrap(err, CodeReadOnly, args)
	}
	defer f.Close()
	head := make([]byte, len(header))
	n, err := io.ReadFull(f, head)
	if n > 0 && !bytes.Equal(head[:n], header) {
		return fault.New(CodeNotADatabase, args)
	}
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return fault.Wrap(err, CodeIO, args)
	}
	return nil
}

// checkEngine reads back what was asked for: an unknown parameter is ignored by the driver without a word.
func checkEngine(ctx context.Context, db *sql.DB, busy time.Duration, set sqliteSettings) error {
	var version string
	if err := db.QueryRowContext(ctx, "SELECT sqlite_version()").Scan(&version); err != nil {
		return err
	}
	if older(version, needEngine) {
		return fault.New(CodeOldEngine, fault.Args{"have": version, "need": needEngine})
	}
	full := "2"
	if set.synchronous != "" {
		full = set.synchronous
	}
	for _, p := range []struct{ name, want string }{
		{"busy_timeout", strconv.FormatInt(busy.Milliseconds(), 10)},
		{"journal_mode", "wal"},
		{"synchronous", full},
		{"foreign_keys", "1"},
	} {
		var have string
		if err := db.QueryRowContext(ctx, "PRAGMA "+p.name).Scan(&have); err != nil {
			return err
		}
		if have != p.want {
			return fault.New(CodeSettings, fault.Args{"setting": p.name, "have": have, "want": p.want})
		}
	}
	return nil
}

// older compares dotted version numbers.
func older(have, need string) bool {
	h, n := strings.Split(have, "."), strings.Split(need, ".")
	for i := range n {
		x, y := 0, 0
		if i < len(h) {
			x, _ = strconv.Atoi(h[i])
		}
		y, _ = strconv.Atoi(n[i])
		if x != y {
			return x < y
		}
	}
	return false
}
