// Package look is how the program looks and how it is touched: one theme, one type family, and the
// few widgets that all seats share. It knows no words (callers pass translated texts) and no rules.
//
// # Map
//
//	palette.go theme.go   colours by role (Ink, Surface, JadeInk …), palettes Day Kiosk Night Contrast, New
//	glyphs.go             Display: what no font can draw becomes 〓 before it reaches the screen
//	stage.go              Stage: what a window is built on: theme, keys, sheets, toasts
//	keys.go scan.go       the window's keyboard, with or without a focus; scanners
//	runner.go             Runner: the one door to background work; Every: a tick
//	layout.go boxes.go around.go grid.go scroll.go
//	                      Row, Col, Grow, Split, Grid, Pad, Wrap …: natural size first, then shrink, never overlap
//	text.go para.go       Text (one line, ellipsis), NewNumeral, Para (wraps)
//	card.go tag.go banner.go
//	                      Panel and Card, Tag, Banner
//	button.go tile.go choice.go popup.go
//	                      what can be pressed
//	entry.go entry_keys.go
//	                      what can be typed into
//	icon.go shapes.go pen.go light.go mark.go
//	                      pictures drawn as vectors: icons, lights, the boxes before materials
//	list.go list_slot.go table.go
//	                      many rows, objects for those in view only
//	sheet.go toast.go     what lies over a window
//	chart.go bars.go      lines with a band, bars, the day of the windows
//	qr.go shot.go         codes; pictures of any view without a window
//
// # How to build a seat
//
// Make a Stage for the window, make the widgets once, keep them in a struct, put them into Row, Col
// and Split, hand the whole to Stage.SetContent. To show a new state call the widgets' Set methods:
// they do nothing when nothing changed, so a presenter may set everything each time. Objects that
// are added to a container later get the window's theme by Stage.Adopt.
//
// Colours are names of type fyne.ThemeColorName that the palette of the window resolves. A plain
// name (Jade, Red) fills a button or a panel, …Ink is text or a shape, …Soft the ground of a card.
// Sizes are pixels at scale 1; the theme's scale multiplies text and controls.
//
// # Why own widgets
//
// Fyne's buttons, forms and dialogs look like Fyne. Its entry blinks, which costs a tenth of a core
// on a machine without a graphics card, and text drawn with a font of an overridden theme makes Fyne
// parse that font again for every override. Here every text names its font itself, nothing moves by
// itself, and a resting screen costs nothing.
package look
