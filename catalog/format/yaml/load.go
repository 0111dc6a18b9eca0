package yaml

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"onevisit/catalog"
	"onevisit/catalog/fault"
)

// Load reads the catalog of a hall: dir/catalog/*.yaml. A folder without a folder catalog that has files of a catalog
// itself is read as one; its hall.yaml is none. The version is a short hash of the files' names and contents.
// All faults of all files are returned, joined, each with file and line; a catalog is only returned without any.
func Load(fsys fs.FS, dir string) (*catalog.Catalog, error) {
	folder := path.Join(dir, "catalog")
	within := "catalog"
	names, err := files(fsys, folder)
	if errors.Is(err, fs.ErrNotExist) {
		if here, e := files(fsys, dir); e == nil {
			folder, within, names, err = dir, "", here, nil
		}
	}
	if err != nil {
		return nil, err
	}
	var items []*catalog.Item
	var bundles []*catalog.Bundle
	var faults []error
	hash := sha256.New()
	for _, name := range names {
		data, err := fs.ReadFile(fsys, path.Join(folder, name))
		if err != nil {
			faults = append(faults, fault.Wrap(err, CodeUnreadable, fault.Args{"file": name}).At(path.Join(within, name)))
			continue
		}
		fmt.Fprintf(hash, "%s %d\n", name, len(data))
		hash.Write(data)
		found, more, err := File(path.Join(within, name), data)
		if err != nil {
			faults = append(faults, split(err)...)
		}
		items, bundles = append(items, found...), append(bundles, more...)
	}
	// Compile what was understood even if something was not, so that one look shows everything to mend.
	c, err := catalog.NewWithBundles(hex.EncodeToString(hash.Sum(nil))[:12], items, bundles)
	if err != nil {
		faults = append(faults, split(err)...)
	}
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	return c, nil
}

// split keeps the joined errors flat, so that each fault is said on its own.
func split(err error) []error {
	if j, ok := err.(interface{ Unwrap() []error }); ok {
		return j.Unwrap()
	}
	return []error{err}
}

func files(fsys fs.FS, folder string) ([]string, error) {
	entries, err := fs.ReadDir(fsys, folder)
	if err != nil {
		return nil, fault.Wrap(err, CodeNoFiles, fault.Args{"folder": folder})
	}
	var names []string
	for _, e := range entries {
		if ext := path.Ext(e.Name()); !e.IsDir() && (ext == ".yaml" || ext == ".yml") && e.Name()[0] != '.' &&
			e.Name() != "hall.yaml" {
			names = append(names, e.Name())
		}
	}
	if len(names) == 0 {
		return nil, fault.New(CodeNoFiles, fault.Args{"folder": folder})
	}
	slices.Sort(names)
	return names, nil
}

// Items reads the items of one catalog file. They are not compiled yet. If the text itself is broken there are none; with
// other faults the items that could be read are returned together with the error.
func Items(name string, data []byte) ([]*catalog.Item, error) {
	items, _, err := File(name, data)
	return items, err
}

// File reads the items and the bundles of one catalog file, as Items does. A file may have bundles alone.
func File(name string, data []byte) ([]*catalog.Item, []*catalog.Bundle, error) {
	var f file
	err := Decode(name, data, &f)
	out := make([]*catalog.Item, 0, len(f.Items))
	for i := range f.Items {
		out = append(out, f.Items[i].item(&f))
	}
	bundles := make([]*catalog.Bundle, 0, len(f.Bundles))
	for i := range f.Bundles {
		bundles = append(bundles, f.Bundles[i].bundle(&f))
	}
	if err == nil && f.Items == nil && f.Bundles == nil {
		err = fault.New(catalog.CodeMissingField, fault.Args{"item": name, "field": "items"}).At(f.Where)
	}
	if err == nil && f.Department.ZH == "" {
		for i := range f.Items {
			if f.Items[i].Department.ZH == "" {
				err = fault.New(catalog.CodeMissingField, fault.Args{"item": f.Items[i].ID, "field": "department"}).At(f.Where)
				break
			}
		}
	}
	return out, bundles, err
}
