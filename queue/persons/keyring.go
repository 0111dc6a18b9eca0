package persons

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"onevisit/catalog/fault"
)

// Environment is the variable that may hold a hall's secret, for stations that share a server.
const Environment = "ONEVISIT_PERSON_KEY"

// FileName is the name of the file with a hall's secret.
const FileName = "persons.key"

// Keyring finds a hall's keys when they are first needed. Safe for concurrent use.
type Keyring struct {
	path   string
	secret string // from outside; comes before the file
	create bool

	mu   sync.Mutex
	keys *Keys
}

// NewKeyring looks for the secret in secret (64 hexadecimal digits, of the environment) and else in the file at path.
// create says whether a missing file may be made: yes where the hall is on this machine alone; stations of a shared hall
// need the same secret and cannot each make their own.
func NewKeyring(path, secret string, create bool) *Keyring {
	return &Keyring{path: path, secret: secret, create: create}
}

// Fixed is a keyring with given keys.
func Fixed(k *Keys) *Keyring { return &Keyring{keys: k} }

// Keys gives the hall's keys. known is the id of the keys that sealed what the hall keeps already, empty for nothing:
// then a missing secret may be made new. CodeNoKey, CodeWrongKey, CodeBadKey, CodeKeyFile.
func (r *Keyring) Keys(known string) (*Keys, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.keys == nil {
		k, err := r.load(known)
		if err != nil {
			return nil, err
		}
		r.keys = k
	}
	if known != "" && known != r.keys.id {
		return nil, fault.New(CodeWrongKey, nil)
	}
	return r.keys, nil
}

func (r *Keyring) load(known string) (*Keys, error) {
	if r.secret != "" {
		k, err := Parse(r.secret)
		if err != nil {
			return nil, fault.New(CodeBadKey, fault.Args{"path": Environment})
		}
		return k, nil
	}
	text, err := os.ReadFile(r.path)
	if errors.Is(err, fs.ErrNotExist) {
		if known != "" || !r.create {
			return nil, fault.New(CodeNoKey, fault.Args{"path": r.path, "environment": Environment})
		}
		if err := makeFile(r.path, newSecret()); err != nil {
			return nil, fault.Wrap(err, CodeKeyFile, fault.Args{"path": r.path})
		}
		text, err = os.ReadFile(r.path) // another process may have been faster: its secret counts
	}
	if err != nil {
		return nil, fault.Wrap(err, CodeKeyFile, fault.Args{"path": r.path})
	}
	k, err := Parse(string(text))
	if err != nil {
		return nil, fault.New(CodeBadKey, fault.Args{"path": r.path})
	}
	return k, nil
}

// makeFile writes the secret where nobody else can read it and waits for the disk: what is sealed with a secret that a
// power cut takes away is lost. The file appears whole or not at all; one that is there already stays.
func makeFile(path, secret string) (err error) {
	dir := filepath.Dir(path)
	f, err := os.CreateTemp(dir, ".persons-*") // readable by the owner alone
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.Remove(f.Name())) }()
	_, err = f.WriteString(secret + "\n")
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Link(f.Name(), path); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return syncFolder(dir)
}

// syncFolder waits until a new name in a folder is on disk, where the system can.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil // the file's own wait covers its name there
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
