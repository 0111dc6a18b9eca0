// Package assets holds the files that travel inside the program: fonts, words, the sample hall.
package assets

import _ "embed"

// NotoSansSCRegular is Noto Sans SC Regular as a TrueType file (SIL OFL 1.1): every text of the
// program, with the rare characters of people's names.
//
//go:embed fonts/NotoSansSC-Regular.ttf
var NotoSansSCRegular []byte

// NotoSansSCBold is Noto Sans SC Bold as a TrueType file (SIL OFL 1.1): headings and numbers. It
// covers fewer characters than the regular cut.
//
//go:embed fonts/NotoSansSC-Bold.ttf
var NotoSansSCBold []byte
