// Package assets holds the files that travel inside the program: fonts, words, the sample hall.
package assets

import _ "embed"

// NotoSansSCRegular is Noto Sans SC Regular as a TrueType file (SIL OFL 1.1): paper, and on screens
// the texts with rare characters of people's names.
//
//go:embed fonts/NotoSansSC-Regular.ttf
var NotoSansSCRegular []byte

// NotoSansSCCommon is NotoSansSCRegular with the characters of NotoSansSCBold only: nearly every
// text of the screens. It is there to keep memory and start small; see the cuts' README.
//
//go:embed fonts/NotoSansSC-Common.ttf
var NotoSansSCCommon []byte

// NotoSansSCBold is Noto Sans SC Bold as a TrueType file (SIL OFL 1.1): headings and numbers. It
// covers fewer characters than the regular cut.
//
//go:embed fonts/NotoSansSC-Bold.ttf
var NotoSansSCBold []byte
