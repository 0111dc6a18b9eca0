package assets

import (
	"embed"
	"io/fs"
)

// The prefix all: keeps every file of the folder, so that a new file of the sample is never left out silently.
//
//go:embed all:hall
var hall embed.FS

// Hall returns the embedded sample hall, rooted at its folder: hall.yaml, catalog/*.yaml and workdays/*.yaml. It is what
// a hall without files of its own starts with and what `onevisit init` writes out to edit.
func Hall() fs.FS {
	sub, err := fs.Sub(hall, "hall")
	if err != nil {
		return hall // cannot happen: the folder is compiled in
	}
	return sub
}
