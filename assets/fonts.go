// Package assets holds the files that travel inside the program: fonts, words, the sample hall.
package assets

import _ "embed"

// Each cut of Noto Sans SC (SIL OFL 1.1) is here twice. Paper takes the TrueType file, because PDF knows no other; screens
// take the one with the font's own CFF outlines, because the window library reads those glyph by glyph, but unpacks
// every glyph of a TrueType font and keeps it. The characters and their widths are the same; see the cuts' README.

// NotoSansSCRegular is the regular cut for paper, with every character of the source.
//
//go:embed fonts/NotoSansSC-Regular.ttf
var NotoSansSCRegular []byte

// NotoSansSCCommon is NotoSansSCRegular with the characters of NotoSansSCBold only: nearly every text.
//
//go:embed fonts/NotoSansSC-Common.ttf
var NotoSansSCCommon []byte

// NotoSansSCBold is the bold cut for paper: headings and numbers. It covers fewer characters than the regular cut.
//
//go:embed fonts/NotoSansSC-Bold.ttf
var NotoSansSCBold []byte

// ScreenRegular is NotoSansSCRegular for screens: the texts with rare characters of people's names.
//
//go:embed fonts/NotoSansSC-Regular.otf
var ScreenRegular []byte

// ScreenCommon is NotoSansSCCommon for screens. It is there to keep memory and start small.
//
//go:embed fonts/NotoSansSC-Common.otf
var ScreenCommon []byte

// ScreenBold is NotoSansSCBold for screens.
//
//go:embed fonts/NotoSansSC-Bold.otf
var ScreenBold []byte
