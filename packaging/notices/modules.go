package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// systems are those the program is shipped for. go list compiles nothing, so that one
// machine can ask for all of them.
var systems = []string{"linux", "windows", "darwin"}

// A module and the folders of its packages that are built in.
type module struct {
	path, version, root string
	folders             []string
}

// goPackage is what `go list -json` says, as far as it matters here.
type goPackage struct {
	Dir      string
	Standard bool
	Module   *struct {
		Path, Version, Dir string
		Main               bool
		GoVersion          string
		Replace            *struct{ Path, Version, Dir string }
	}
}

// listModules names the modules of the program in the order of their paths, and the Go
// standard library first.
func listModules(tags string) ([]module, error) {
	found := map[string]*module{}
	for _, system := range systems {
		packages, err := listPackages(system, tags)
		if err != nil {
			return nil, err
		}
		for _, p := range packages {
			record(found, p)
		}
	}
	modules := make([]module, 0, len(found))
	for _, m := range found {
		slices.Sort(m.folders)
		m.folders = slices.Compact(m.folders)
		modules = append(modules, *m)
	}
	slices.SortFunc(modules, func(a, b module) int { return strings.Compare(a.path, b.path) })
	std, err := standardLibrary()
	if err != nil {
		return nil, err
	}
	return append([]module{std}, modules...), nil
}

func record(found map[string]*module, p goPackage) {
	if p.Standard || p.Module == nil || p.Module.Main {
		return
	}
	version, root := p.Module.Version, p.Module.Dir
	if r := p.Module.Replace; r != nil {
		version, root = r.Version, r.Dir
	}
	m := found[p.Module.Path]
	if m == nil {
		m = &module{path: p.Module.Path, version: version, root: root}
		found[m.path] = m
	}
	m.folders = append(m.folders, p.Dir)
}

func listPackages(system, tags string) ([]goPackage, error) {
	cmd := exec.Command("go", "list", "-deps", "-tags", tags, "-json=Dir,Standard,Module", ".") //nolint:gosec // tags come from the Makefile
	// With cgo on, go list names the packages of the window library too.
	cmd.Env = append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=1")
	cmd.Stderr = os.Stderr
	text, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list for %s: %w", system, err)
	}
	var packages []goPackage
	for dec := json.NewDecoder(strings.NewReader(string(text))); ; {
		var p goPackage
		err := dec.Decode(&p)
		if errors.Is(err, io.EOF) {
			return packages, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read go list: %w", err)
		}
		packages = append(packages, p)
	}
}

// standardLibrary is compiled into every Go program and has a licence of its own.
func standardLibrary() (module, error) {
	text, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return module{}, fmt.Errorf("go env GOROOT: %w", err)
	}
	root := strings.TrimSpace(string(text))
	return module{path: "Go standard library", root: root, folders: []string{root}}, nil
}

var (
	licenceName = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|copyright|unlicense|patents)([-_. ].*)?$|[-_.]licen[cs]e(\.(md|txt))?$`)
	sourceFile  = regexp.MustCompile(`\.(go|c|h|json|html|py)$`)
)

// licenceFiles returns the licences of the packages that are built in: those beside a
// package, above it up to the module's root, and below it in folders without Go code
// (fonts and C sources).
func (m module) licenceFiles() ([]string, error) {
	var files []string
	visited := map[string]bool{}
	for _, folder := range m.folders {
		for dir := folder; !visited[dir]; dir = filepath.Dir(dir) {
			visited[dir] = true
			here, err := licencesIn(dir)
			if err != nil {
				return nil, err
			}
			files = append(files, here...)
			if dir == m.root || len(dir) < len(m.root) {
				break
			}
		}
		if m.version == "" { // the standard library: one licence, at its root
			continue
		}
		below, err := licencesBelow(folder)
		if err != nil {
			return nil, err
		}
		files = append(files, below...)
	}
	slices.Sort(files)
	return slices.Compact(files), nil
}

func licencesIn(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("look for licences: %w", err)
	}
	var files []string
	for _, e := range entries {
		if e.Type().IsRegular() && licenceName.MatchString(e.Name()) && !sourceFile.MatchString(e.Name()) {
			files = append(files, filepath.Join(dir, e.Name()))
		}
	}
	return files, nil
}

func licencesBelow(folder string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() || path == folder {
			return err
		}
		goFiles, err := filepath.Glob(filepath.Join(path, "*.go"))
		if err != nil {
			return err
		}
		if d.Name() == "testdata" || d.Name() == "test" || len(goFiles) > 0 {
			return filepath.SkipDir
		}
		here, err := licencesIn(path)
		files = append(files, here...)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("look for licences: %w", err)
	}
	return files, nil
}
