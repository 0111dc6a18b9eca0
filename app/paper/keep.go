package paper

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"onevisit/catalog/fault"
)

// Folder is a printer that saves files: a PDF and, of a ticket, the picture. It never overwrites: a second A017 is
// A017-2.
type Folder struct{ Dir string }

// Print saves the job.
func (f Folder) Print(_ context.Context, job Job) error {
	_, err := f.Save(job)
	return err
}

// Save saves the job and gives the path of its PDF, or of the picture if it has no PDF.
func (f Folder) Save(job Job) (string, error) {
	path, err := f.save(job)
	if err != nil {
		return "", fault.Wrap(err, CodeFolder, fault.Args{"path": f.Dir})
	}
	return path, nil
}

func (f Folder) save(job Job) (string, error) {
	if err := os.MkdirAll(f.Dir, 0o750); err != nil {
		return "", err
	}
	var files []file
	if len(job.PDF) > 0 {
		files = append(files, file{".pdf", job.PDF})
	}
	if job.Picture != nil {
		var b bytes.Buffer
		if err := png.Encode(&b, job.Picture); err != nil {
			return "", err
		}
		files = append(files, file{".png", b.Bytes()})
	}
	if len(files) == 0 {
		return "", errors.New("a job without a page")
	}
	base, err := f.reserve(fileName(job.Name), files[0].ext)
	if err != nil {
		return "", err
	}
	for _, x := range files {
		if err := writeWhole(base+x.ext, x.data); err != nil {
			return "", err
		}
	}
	return base + files[0].ext, nil
}

type file struct {
	ext  string
	data []byte
}

// reserve takes a name that is not used yet by creating its first file.
func (f Folder) reserve(name, ext string) (string, error) {
	for n := 1; ; n++ {
		base := filepath.Join(f.Dir, name)
		if n > 1 {
			base = fmt.Sprintf("%s-%d", base, n)
		}
		w, err := os.OpenFile(base+ext, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return "", err
		}
		return base, w.Close()
	}
}

// writeWhole writes a file so that after a power cut it is whole or empty, never half.
func writeWhole(path string, data []byte) error {
	tmp, err := os.CreateTemp(filepath.Dir(path), ".paper-*")
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name()) //nolint:errcheck // gone after the rename
	_, err = tmp.Write(data)
	if err == nil {
		err = tmp.Sync()
	}
	if err = errors.Join(err, tmp.Close()); err != nil {
		return err
	}
	return os.Rename(tmp.Name(), path)
}

// fileName makes a file's name of a job's name: letters (hanzi too), digits, dash and underscore.
func fileName(name string) string {
	s := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '_' {
			return r
		}
		return '_'
	}, strings.ToValidUTF8(name, "_"))
	if len(s) > 120 {
		s = strings.ToValidUTF8(s[:120], "")
	}
	if strings.Trim(s, "_") == "" {
		return "paper"
	}
	return s
}

// Keep saves each job as a file before it is printed, so that nothing is lost with a printer that jams.
type Keep struct {
	Dir  string  // the spool folder; a folder a day is made in it
	Next Printer // nil: saved only
}

// Print saves the job under Dir/YYYY-MM-DD and prints it. Whatever happens to the printing, saved is the file that can
// be printed again (empty only if it could not be saved). A job that cannot be saved is printed all the same.
func (k Keep) Print(ctx context.Context, job Job) (saved string, err error) {
	saved, err = Folder{Dir: filepath.Join(k.Dir, fileName(job.Day))}.Save(job)
	if k.Next != nil {
		err = errors.Join(err, k.Next.Print(ctx, job))
	}
	return saved, err
}
