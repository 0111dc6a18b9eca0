package look

import (
	"image/color"

	"fyne.io/fyne/v2"
)

// The colour names of the program. Widgets name a role, the palette of their window decides the
// colour, so that the same counter can be shown by day, in high contrast or on a dark wall.
const (
	Paper     fyne.ThemeColorName = "ov.paper"     // the ground of a window
	Surface   fyne.ThemeColorName = "ov.surface"   // a card on the ground
	Fill      fyne.ThemeColorName = "ov.fill"      // a quiet button, a tag, a chip
	White     fyne.ThemeColorName = "ov.white"     // a button standing on a coloured card
	Line      fyne.ThemeColorName = "ov.line"      // hairlines and entry borders
	Ink       fyne.ThemeColorName = "ov.ink"       // text
	Soft      fyne.ThemeColorName = "ov.soft"      // secondary text
	Faint     fyne.ThemeColorName = "ov.faint"     // hints, disabled text
	Jade      fyne.ThemeColorName = "ov.jade"      // fill of the one next action
	JadeInk   fyne.ThemeColorName = "ov.jadeInk"   // text and shapes that mean "good"
	JadeSoft  fyne.ThemeColorName = "ov.jadeSoft"  // a card that means "good"
	Sky       fyne.ThemeColorName = "ov.sky"       // selection, focus
	SkyInk    fyne.ThemeColorName = "ov.skyInk"    // text on SkySoft
	SkySoft   fyne.ThemeColorName = "ov.skySoft"   // chips, text selection
	Amber     fyne.ThemeColorName = "ov.amber"     // fill of a warning
	AmberInk  fyne.ThemeColorName = "ov.amberInk"  // text and shapes that mean "soon"
	AmberSoft fyne.ThemeColorName = "ov.amberSoft" // a card that means "soon"
	Red       fyne.ThemeColorName = "ov.red"       // fill of a grave action
	RedInk    fyne.ThemeColorName = "ov.redInk"    // text and shapes that mean "missing, late, wrong"
	RedSoft   fyne.ThemeColorName = "ov.redSoft"   // a card that means "missing, late, wrong"
	OnColor   fyne.ThemeColorName = "ov.onColor"   // text on Jade, Red, Amber and Sky
	OnSoft    fyne.ThemeColorName = "ov.onSoft"    // secondary text on Jade, Red, Amber and Sky
	Shade     fyne.ThemeColorName = "ov.shade"     // what dims a window behind a sheet
	Rim       fyne.ThemeColorName = "ov.rim"       // an edge around cards and buttons, only where grounds do not differ
	None      fyne.ThemeColorName = "ov.none"      // nothing is drawn
)

// Palette gives every colour name of this package its colour. Name is for settings and logs.
type Palette struct {
	Name   string
	colors map[fyne.ThemeColorName]color.NRGBA
}

// Color returns the colour of a name; an unknown name is drawn in ink, so that a slip is seen.
func (p Palette) Color(n fyne.ThemeColorName) color.NRGBA {
	if c, ok := p.colors[n]; ok {
		return c
	}
	return p.colors[Ink]
}

// has tells whether the palette knows the name.
func (p Palette) has(n fyne.ThemeColorName) bool {
	_, ok := p.colors[n]
	return ok
}

// rgb turns 0xRRGGBB into an opaque colour.
func rgb(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xff} //nolint:gosec // bytes are cut on purpose
}

// with copies a palette and replaces some of its colours.
func (p Palette) with(name string, change map[fyne.ThemeColorName]color.NRGBA) Palette {
	m := make(map[fyne.ThemeColorName]color.NRGBA, len(p.colors))
	for k, v := range p.colors {
		m[k] = v
	}
	for k, v := range change {
		m[k] = v
	}
	return Palette{Name: name, colors: m}
}

// Day is the palette of counter and manager: ink on warm paper.
var Day = Palette{Name: "day", colors: map[fyne.ThemeColorName]color.NRGBA{
	Paper: rgb(0xF7F6F2), Surface: rgb(0xFFFFFF), Fill: rgb(0xF1EFE9), White: rgb(0xFFFFFF), Line: rgb(0xE6E3DB),
	Ink: rgb(0x1B2430), Soft: rgb(0x5B6673), Faint: rgb(0x98A2AE),
	Jade: rgb(0x0B7A6B), JadeInk: rgb(0x0B7A6B), JadeSoft: rgb(0xE3F1EE),
	Sky: rgb(0x2563A8), SkyInk: rgb(0x2563A8), SkySoft: rgb(0xE6EEF8),
	Amber: rgb(0xB76E00), AmberInk: rgb(0xB76E00), AmberSoft: rgb(0xFBF0DC),
	Red: rgb(0xB3261E), RedInk: rgb(0xB3261E), RedSoft: rgb(0xFBE7E5),
	OnColor: rgb(0xFFFFFF), OnSoft: rgb(0xD5E9E5),
	Shade: {R: 0x1B, G: 0x24, B: 0x30, A: 0x73}, Rim: {}, None: {},
}}

// Kiosk is Day with darker secondary colours: every text reaches a contrast of 7:1 on its ground.
var Kiosk = Day.with("kiosk", map[fyne.ThemeColorName]color.NRGBA{
	Soft: rgb(0x434D59), Faint: rgb(0x525C69),
	Jade: rgb(0x075E52), JadeInk: rgb(0x075347), SkyInk: rgb(0x164A86), AmberInk: rgb(0x6F4300), RedInk: rgb(0x8E1A13), Red: rgb(0x9B1C15),
})

// Night is the palette of the board: paper-coloured text on a dark wall.
var Night = Palette{Name: "night", colors: map[fyne.ThemeColorName]color.NRGBA{
	Paper: rgb(0x101820), Surface: rgb(0x18232E), Fill: rgb(0x22303D), White: rgb(0x2B3B4A), Line: rgb(0x2A3947),
	Ink: rgb(0xF4F1EA), Soft: rgb(0x9FB0C0), Faint: rgb(0x6F8193),
	Jade: rgb(0x0B7A6B), JadeInk: rgb(0x4CC9B4), JadeSoft: rgb(0x123B37),
	Sky: rgb(0x6AA6E8), SkyInk: rgb(0x9CC6F5), SkySoft: rgb(0x1B334C),
	Amber: rgb(0xB76E00), AmberInk: rgb(0xF3B562), AmberSoft: rgb(0x3A2E1A),
	Red: rgb(0xC23A31), RedInk: rgb(0xFF9A91), RedSoft: rgb(0x42211F),
	OnColor: rgb(0xF4F1EA), OnSoft: rgb(0xD2E3DE),
	Shade: {R: 0, G: 0, B: 0, A: 0x99}, Rim: {}, None: {},
}}

// Contrast is the palette for people who see little: black on white, full lines, no pastel text.
var Contrast = Palette{Name: "contrast", colors: map[fyne.ThemeColorName]color.NRGBA{
	Paper: rgb(0xFFFFFF), Surface: rgb(0xFFFFFF), Fill: rgb(0xE9E9E9), White: rgb(0xFFFFFF), Line: rgb(0x3A3A3A),
	Ink: rgb(0x000000), Soft: rgb(0x1E1E1E), Faint: rgb(0x4A4A4A),
	Jade: rgb(0x004D42), JadeInk: rgb(0x004D42), JadeSoft: rgb(0xDDF3EE),
	Sky: rgb(0x003E8A), SkyInk: rgb(0x003E8A), SkySoft: rgb(0xDCE9FA),
	Amber: rgb(0x5E3800), AmberInk: rgb(0x5E3800), AmberSoft: rgb(0xFFEFCF),
	Red: rgb(0x8A0F08), RedInk: rgb(0x8A0F08), RedSoft: rgb(0xFFE3E0),
	OnColor: rgb(0xFFFFFF), OnSoft: rgb(0xFFFFFF),
	Shade: {R: 0, G: 0, B: 0, A: 0xB0}, Rim: rgb(0x3A3A3A), None: {},
}}
