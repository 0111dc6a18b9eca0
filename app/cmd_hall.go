package app

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"onevisit/app/lang"
	"onevisit/assets"
	"onevisit/catalog/fault"
)

// Fault codes of init.
const (
	CodeNotEmpty fault.Code = "app.not_empty" // path
	CodeNoWrite  fault.Code = "app.no_write"  // path
)

// initCommand writes the sample hall into a folder, for a hall to make its own of it.
func (p *program) initCommand() *cobra.Command {
	w := p.words()
	return &cobra.Command{Use: "init FOLDER", Short: w.T("cli.init"), Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, a []string) error {
			n, err := writeHall(a[0])
			if err != nil {
				return err
			}
			return p.print(map[string]any{"folder": a[0], "files": n},
				w.T("cli.init_done", lang.Args{"n": n, "path": a[0]}))
		}}
}

// writeHall copies the sample hall into an empty or new folder; an existing hall is never overwritten. Where it fails it
// leaves nothing behind, so that it can be tried again.
func writeHall(dir string) (int, error) {
	if dir == "" { // not the folder where somebody happens to be
		return 0, fault.New(CodeNoWrite, fault.Args{"path": "“”"})
	}
	_, err := os.Stat(dir)
	made := errors.Is(err, fs.ErrNotExist)
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return 0, fault.New(CodeNotEmpty, fault.Args{"path": dir})
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return 0, fault.Wrap(err, CodeNoWrite, fault.Args{"path": dir})
	}
	n := 0
	files := assets.Hall()
	err = fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		to := filepath.Join(dir, filepath.FromSlash(path))
		if d.IsDir() {
			return os.MkdirAll(to, 0o755) //nolint:gosec // a hall's own files, for every account that runs a seat
		}
		data, err := fs.ReadFile(files, path)
		if err != nil {
			return err
		}
		n++
		return os.WriteFile(to, data, 0o644) //nolint:gosec // a hall's rules are public
	})
	if err != nil {
		err = errors.Join(err, takeBack(files, dir, made))
		return 0, fault.Wrap(err, CodeNoWrite, fault.Args{"path": dir})
	}
	return n, nil
}

// takeBack removes what was copied into a folder that held nothing, and the folder if it was made for it.
func takeBack(files fs.FS, dir string, made bool) error {
	if made {
		return os.RemoveAll(dir)
	}
	top, err := fs.ReadDir(files, ".")
	for _, e := range top {
		err = errors.Join(err, os.RemoveAll(filepath.Join(dir, e.Name())))
	}
	return err
}
