package edit

import (
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"path/filepath"

	"onevisit/app/look"
	"onevisit/catalog"
	"onevisit/catalog/version"
)

// draft is what an author has changed and not published, as it is kept on the disk.
type draft struct {
	Changed map[string]*catalog.Item `json:"changed"` // null: no longer offered
	From    map[string]*catalog.Item `json:"from"`    // what each was when its editing began

	Bundles     map[string]*catalog.Bundle `json:"bundles,omitempty"`
	BundlesFrom map[string]*catalog.Bundle `json:"bundles_from,omitempty"`
}

// file is where the drafts of whoever sits here are kept; empty: nowhere.
func (e *Editor) file() string {
	if e.p.Drafts == "" {
		return ""
	}
	return filepath.Join(e.p.Drafts, "draft-"+url.PathEscape(e.author)+".json")
}

// keep writes what is on the bench to the disk: all of it or, if the machine fails, what was there before. An empty
// bench leaves no file.
func (e *Editor) keep() {
	name := e.file()
	if name == "" {
		return
	}
	var err error
	if e.bench.dirty() == 0 {
		if err = os.Remove(name); errors.Is(err, fs.ErrNotExist) {
			err = nil
		}
	} else {
		err = write(name, e.bench.draft())
	}
	if err != nil {
		e.p.Log.Warn("edit: draft", "err", err)
	}
	e.unkept = err != nil
}

func write(name string, d draft) error {
	body, err := json.Marshal(d)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o750); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(name), "draft-*.new")
	if err != nil {
		return err
	}
	_, err = f.Write(body)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		_ = os.Remove(f.Name()) // it is of no use, and the error is told
	}
	return err
}

// Restore brings back what whoever sits here changed and did not publish before the seat was closed, and says so. It
// does nothing while the same author goes on.
func (e *Editor) Restore() {
	author := e.p.Author()
	if e.restored && author == e.author {
		return
	}
	e.restored, e.author = true, author
	e.bench.clear()
	name := e.file()
	if name == "" {
		return
	}
	body, err := os.ReadFile(name) //nolint:gosec // the hall's own data folder
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	var d draft
	if err == nil {
		err = json.Unmarshal(body, &d)
	}
	if err != nil {
		e.p.Log.Warn("edit: draft", "err", err)
		e.p.Stage.Toast(look.Bad, e.t("draft_damaged"))
		return
	}
	e.bench.restore(d)
	if n := e.bench.dirty(); n > 0 {
		e.p.Stage.Toast(look.Info, e.t("draft_restored", countOf(n)))
	}
}

// draft is what is on the bench.
func (b *bench) draft() draft {
	d := draft{Changed: map[string]*catalog.Item{}, From: map[string]*catalog.Item{}, Bundles: b.bundles,
		BundlesFrom: map[string]*catalog.Bundle{}}
	for id := range b.bundles {
		if was := b.bundlesFrom[id]; was != nil {
			d.BundlesFrom[id] = was
		}
	}
	for id, it := range b.changed {
		d.Changed[id] = it
		if was := b.from[id]; was != nil {
			d.From[id] = version.Plain(was)
		}
	}
	return d
}

// restore puts a draft on the bench. What an item was is compiled again, so that it can be compared with what it is now.
func (b *bench) restore(d draft) {
	b.clear()
	maps.Copy(b.bundles, d.Bundles)
	maps.Copy(b.bundlesFrom, d.BundlesFrom)
	for id, it := range d.Changed {
		b.changed[id] = it
		was := d.From[id]
		if was == nil {
			continue
		}
		if cat, err := catalog.New("draft", []*catalog.Item{was}); err == nil {
			was = cat.Items()[0]
		}
		b.from[id] = was
	}
}
