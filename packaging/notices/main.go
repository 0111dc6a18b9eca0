// Notices writes THIRD_PARTY_NOTICES.md: every module that is built into the program on
// Linux, Windows or macOS, with the licence it names and the full text of each licence.
//
//	go run ./packaging/notices -tags gles -o THIRD_PARTY_NOTICES.md
//
// It ends with status 1 when a module has no licence file or one that cannot be identified,
// so that a new dependency is looked at before it ships.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

// bundled are works that are shipped but are not Go modules.
var bundled = []struct {
	name, version string
	files         []string // the licence, and what else must be said
}{
	{"Noto Sans SC (assets/fonts)", "2.004", []string{"assets/fonts/OFL.txt"}},
	{"recordings of the calls (assets/voice), made with espeak-ng", "1.51", []string{"LICENSE", "assets/voice/README.md"}},
}

func main() {
	tags := flag.String("tags", "", "build tags of the shipped program")
	out := flag.String("o", "THIRD_PARTY_NOTICES.md", "file to write")
	flag.Parse()
	if err := run(*tags, *out); err != nil {
		fmt.Fprintln(os.Stderr, "notices:", err)
		os.Exit(1)
	}
}

func run(tags, out string) error {
	modules, err := listModules(tags)
	if err != nil {
		return err
	}
	var book book
	for _, m := range modules {
		files, err := m.licenceFiles()
		if err != nil {
			return err
		}
		if err := book.add(m.path, m.version, files); err != nil {
			return err
		}
	}
	for _, b := range bundled {
		if err := book.add(b.name, b.version, b.files); err != nil {
			return err
		}
	}
	var page bytes.Buffer
	book.print(&page)
	if err := os.WriteFile(filepath.Clean(out), page.Bytes(), 0o644); err != nil { //nolint:gosec // a document for everybody
		return fmt.Errorf("write the notices: %w", err)
	}
	return nil
}
