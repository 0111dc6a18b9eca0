package assets

import (
	"embed"
	"io/fs"
)

//go:embed all:voice
var voiceFiles embed.FS

// Voice holds the recordings of the calls: one folder a language (zh-CN, en) and beside it LANGUAGE.txt, the list of
// its recordings and what each says. voice/README.md tells where they come from and under which licence.
func Voice() fs.FS { return sub(voiceFiles, "voice") }
