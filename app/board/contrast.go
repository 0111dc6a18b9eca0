package board

import (
	"time"

	"fyne.io/fyne/v2"

	"onevisit/app/look"
)

// Contrast is how the board stands out in its room.
type Contrast string

// Contrasts of a board.
const (
	Night Contrast = ""     // light on dark: a wall in the shade, our default
	Day   Contrast = "day"  // dark on light: a hall full of sun, where a dark screen mirrors the windows
	Auto  Contrast = "auto" // dark on light from 07:00 to 18:00
)

// Hours of Auto.
const (
	sunUp   = 7
	sunDown = 18
)

// dark tells whether the board is light on dark at a time. A word that is not known is Night.
func (c Contrast) dark(now time.Time) bool {
	switch c {
	case Day:
		return false
	case Auto:
		return now.Hour() < sunUp || now.Hour() >= sunDown
	case Night:
	}
	return true
}

// theme is what the board wears now. By day it wears the kiosk's colours: 7:1 on white.
func (s *Seat) theme() fyne.Theme {
	if s.dark {
		return look.New(look.Night, 1)
	}
	return look.New(look.Kiosk, 1)
}
