package assets

import (
	"embed"
	"io/fs"
)

//go:embed lang
var langFiles embed.FS

// Lang holds the translations: one folder a language, one YAML file an area.
func Lang() fs.FS { return sub(langFiles, "lang") }

func sub(f embed.FS, dir string) fs.FS {
	s, err := fs.Sub(f, dir)
	if err != nil { // only for an invalid name, which these constants are not
		panic(err)
	}
	return s
}
