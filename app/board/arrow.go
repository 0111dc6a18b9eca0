package board

import "onevisit/app/look"

// Arrow is where a window lies, seen by who looks at this board.
type Arrow string

// Directions of a window.
const (
	NoArrow Arrow = ""
	Right   Arrow = "right"
	Left    Arrow = "left"
	Up      Arrow = "up" // straight on
	Down    Arrow = "down"
)

var shapes = map[Arrow]look.Shape{Right: look.ArrowE, Left: look.ArrowW, Up: look.ArrowN, Down: look.ArrowS}

// arrow is the direction of a window. Where nobody said any direction, all arrows point away from the board to the
// right; where some were said, a window without one has none: a wrong arrow is worse.
func (s *Seat) arrow(window string) Arrow {
	if len(s.p.Arrows) == 0 {
		return Right
	}
	a := s.p.Arrows[window]
	if _, ok := shapes[a]; !ok {
		return NoArrow
	}
	return a
}
