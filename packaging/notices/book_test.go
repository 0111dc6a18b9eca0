package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

const mit = `MIT License

Copyright (c) 2020 %s

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
`

func write(t *testing.T, path, body string) string {
	t.Helper()
	require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
	require.NoError(t, os.WriteFile(path, []byte(body), 0o644))
	return path
}

func TestBookPrintsEachTextOnce(t *testing.T) {
	dir := t.TempDir()
	one := write(t, filepath.Join(dir, "a", "LICENSE"), mit)
	same := write(t, filepath.Join(dir, "b", "LICENSE"), "\n"+mit+"  \r\n")
	var b book
	require.NoError(t, b.add("example.org/a", "v1.0.0", []string{one}))
	require.NoError(t, b.add("example.org/b", "v2.0.0", []string{same}))

	var page bytes.Buffer
	b.print(&page)
	require.Contains(t, page.String(), "| example.org/a | v1.0.0 | MIT |\n| example.org/b | v2.0.0 | MIT |")
	require.Contains(t, page.String(), "Of: example.org/a, example.org/b\n")
	require.Equal(t, 1, bytes.Count(page.Bytes(), []byte("Permission is hereby granted")))
}

func TestUnknownLicenceStopsTheRelease(t *testing.T) {
	file := write(t, filepath.Join(t.TempDir(), "LICENSE"), "You may use this on Sundays, if you ask first.")
	var b book
	require.ErrorContains(t, b.add("example.org/sunday", "v1.0.0", []string{file}), "example.org/sunday v1.0.0: no licence found")
	require.ErrorContains(t, b.add("example.org/none", "v1.0.0", nil), "no licence found")
}

func TestLicencesOfFontsAndParentFoldersAreFound(t *testing.T) {
	root := t.TempDir()
	top := write(t, filepath.Join(root, "LICENSE"), mit)
	font := write(t, filepath.Join(root, "theme", "font", "LICENSE_Inter.txt"), mit)
	write(t, filepath.Join(root, "theme", "theme.go"), "package theme")
	write(t, filepath.Join(root, "theme", "license.go"), "package theme")
	write(t, filepath.Join(root, "theme", "testdata", "COPYING"), "not shipped")
	write(t, filepath.Join(root, "other", "LICENSE"), "not built in")

	m := module{path: "example.org/m", version: "v1.0.0", root: root, folders: []string{filepath.Join(root, "theme")}}
	files, err := m.licenceFiles()
	require.NoError(t, err)
	require.ElementsMatch(t, []string{top, font}, files)
}
