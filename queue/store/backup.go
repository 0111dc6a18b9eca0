package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"onevisit/catalog/fault"
)

// Fault codes of copies; the args are named after each.
const (
	CodeServerBackup fault.Code = "store.server_backup" // server
	CodeExists       fault.Code = "store.exists"        // path
	CodeMissing      fault.Code = "store.missing"       // path
	CodeInUse        fault.Code = "store.in_use"        // path
	CodeNewerHall    fault.Code = "store.newer_hall"    // path, have, backup
	CodeBadBackup    fault.Code = "store.bad_backup"    // path
)

// IsServer reports whether a target is the address of a server, and not a file.
func IsServer(target string) bool { return isServer(target) }

// Backup writes one consistent state of a hall into a new file, while the hall goes on, and waits until it is on disk.
// The file is a hall's database by itself. A file that is there already is not touched: CodeExists. A server has its own
// tools (pg_dump): CodeServerBackup.
func (s *Store) Backup(ctx context.Context, to string) error {
	f, onFile := s.eng.(file)
	if !onFile {
		return fault.New(CodeServerBackup, fault.Args{"server": s.name})
	}
	if badPath(to) {
		return fault.New(CodeBadPath, fault.Args{"path": to})
	}
	if _, err := os.Lstat(to); err == nil {
		return fault.New(CodeExists, fault.Args{"path": to})
	}
	part, err := newPart(to)
	if err != nil {
		return err
	}
	db := sql.OpenDB(connector{dsn(f.path, ""), []string{"busy_timeout(10000)", "page_size(1024)"}})
	_, err = db.ExecContext(ctx, "VACUUM INTO ?", part)
	if err = errors.Join(err, db.Close()); err == nil {
		err = onDisk(part)
	}
	if err == nil {
		if err = os.Link(part, to); err == nil { // unlike a rename, it replaces nothing
			err = errors.Join(os.Remove(part), folderOnDisk(filepath.Dir(to)))
		}
	}
	if err != nil {
		_ = os.Remove(part) // it is of no use
		if errors.Is(err, fs.ErrExist) {
			return fault.New(CodeExists, fault.Args{"path": to})
		}
		return file{path: to}.fault(err)
	}
	return nil
}

// Restore makes a backup the database of a hall. What was there is kept beside it under a new name, which is returned;
// empty if nothing was. Nobody may have the database open: CodeInUse.
// A backup of another hall, or one that is older than what is there, is refused unless force says that it is meant:
// CodeOtherHall, CodeNewerHall. Faults too: CodeMissing, CodeBadBackup, CodeNewerSchema.
func Restore(ctx context.Context, from, to, hall string, force bool) (kept string, err error) {
	if isServer(to) {
		return "", fault.New(CodeServerBackup, fault.Args{"server": plainAddress(to)})
	}
	if to, err = filepath.Abs(to); err != nil {
		return "", fault.Wrap(err, CodeBadPath, fault.Args{"path": to})
	}
	part, err := copyBeside(from, to)
	if err != nil {
		return "", err
	}
	defer func() { _ = os.Remove(part) }() // it has become the database, or is of no use
	backup, err := look(ctx, part)
	if err != nil || !backup.sound {
		return "", fault.Wrap(err, CodeBadBackup, fault.Args{"path": from})
	}
	know, err := newestVersion(sqliteSchema)
	switch {
	case err != nil:
		return "", err
	case backup.schema > know:
		return "", fault.New(CodeNewerSchema, fault.Args{"have": backup.schema, "know": know})
	case hall != "" && backup.hall != hall && !force:
		return "", fault.New(CodeOtherHall, fault.Args{"have": backup.hall, "want": hall})
	}
	if _, err := os.Stat(to); err == nil {
		if kept, err = makeRoom(ctx, to, backup, force); err != nil {
			return "", err
		}
	}
	if err := errors.Join(os.Rename(part, to), folderOnDisk(filepath.Dir(to))); err != nil {
		return kept, file{path: to}.fault(err)
	}
	return kept, nil
}

// makeRoom renames the database that is there.
func makeRoom(ctx context.Context, path string, backup state, force bool) (string, error) {
	old, err := look(ctx, path)
	if _, busy := os.Stat(path + "-wal"); busy == nil { // who closes a database last removes its log
		return "", fault.New(CodeInUse, fault.Args{"path": path})
	}
	if err == nil && !force {
		switch {
		case old.hall != backup.hall && old.hall != "":
			return "", fault.New(CodeOtherHall, fault.Args{"have": backup.hall, "want": old.hall})
		case old.rows > backup.rows:
			return "", fault.New(CodeNewerHall, fault.Args{"path": path, "have": old.rows, "backup": backup.rows})
		}
	}
	for n := 1; ; n++ {
		kept := fmt.Sprintf("%s.replaced-%d", path, n)
		if _, err := os.Lstat(kept); err == nil {
			continue
		}
		if err := os.Rename(path, kept); err != nil {
			return "", file{path: path}.fault(err)
		}
		return kept, nil
	}
}

// state is what a database says of itself.
type state struct {
	sound  bool
	schema int64
	hall   string
	rows   int64 // of the journal
}

// look opens a database by itself, without changing its schema.
func look(ctx context.Context, path string) (s state, err error) {
	if err := inspectFile(path); err != nil {
		return s, err
	}
	db := sql.OpenDB(connector{dsn(path, ""), []string{"busy_timeout(1000)"}})
	defer func() { err = file{path: path}.fault(errors.Join(err, db.Close())) }()
	db.SetMaxOpenConns(1)
	var word string
	if err := db.QueryRowContext(ctx, "PRAGMA integrity_check").Scan(&word); err != nil {
		return s, err
	}
	s.sound = word == "ok"
	if s.schema, err = schemaVersion(ctx, db, sqliteSchema); err != nil || s.schema == 0 {
		s.sound = false // no hall's database
		return s, err
	}
	err = db.QueryRowContext(ctx, `SELECT COALESCE((SELECT value FROM meta WHERE name = 'hall'), ''),
		(SELECT COALESCE(max(seq), 0) FROM journal)`).Scan(&s.hall, &s.rows)
	return s, err
}

// newPart makes an empty file beside one that is to be: nobody else's, and on the same disk.
func newPart(of string) (path string, err error) {
	f, err := os.CreateTemp(filepath.Dir(of), filepath.Base(of)+".*.part")
	switch {
	case errors.Is(err, errNoSpace):
		return "", fault.Wrap(err, CodeDiskFull, fault.Args{"path": of})
	case err != nil:
		return "", fault.Wrap(err, CodeReadOnly, fault.Args{"path": of})
	}
	return f.Name(), f.Close()
}

// copyBeside copies a file to beside one that is to be, and waits until the copy is on disk.
func copyBeside(from, to string) (part string, err error) {
	in, err := os.Open(from)
	if errors.Is(err, fs.ErrNotExist) {
		return "", fault.New(CodeMissing, fault.Args{"path": from})
	}
	if err != nil {
		return "", fault.Wrap(err, CodeReadOnly, fault.Args{"path": from})
	}
	defer in.Close()
	if err := os.MkdirAll(filepath.Dir(to), 0o750); err != nil {
		return "", fault.Wrap(err, CodeReadOnly, fault.Args{"path": to})
	}
	if part, err = newPart(to); err != nil {
		return "", err
	}
	out, err := os.OpenFile(part, os.O_WRONLY, 0)
	if err == nil {
		_, err = io.Copy(out, in)
		err = errors.Join(err, out.Sync(), out.Close())
	}
	if err != nil {
		_ = os.Remove(part) // it is of no use
	}
	return part, file{path: to}.fault(err)
}

// onDisk waits until a file that others wrote is on disk.
func onDisk(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// folderOnDisk waits until the names in a folder are on disk, where the system can.
func folderOnDisk(dir string) error {
	if runtime.GOOS == "windows" {
		return nil // a file's own wait covers its name there
	}
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
