package look

// shapes draws each Shape on a field of 24 by 24 units.
var shapes = map[Shape]func(sketch){
	Dot:      func(k sketch) { k.disc(12, 12, 10.2) },
	Triangle: func(k sketch) { k.fill(12, 2, 23.4, 21.6, 0.6, 21.6) },
	Square:   func(k sketch) { k.fill(2.6, 2.6, 21.4, 2.6, 21.4, 21.4, 2.6, 21.4) },
	Pause:    func(k sketch) { k.fill(6, 4, 9.6, 4, 9.6, 20, 6, 20); k.fill(14.4, 4, 18, 4, 18, 20, 14.4, 20) },
	Circle:   func(k sketch) { k.bow(12, 12, 8.4, 0, 360, 1.8) },
	Dash:     func(k sketch) { k.thick(2.2, 4, 12, 20, 12) },
	Tick:     func(k sketch) { k.thick(3, 5, 12.8, 10, 18, 19.2, 6.6) },
	Cross:    func(k sketch) { k.thick(3, 6, 6, 18, 18); k.thick(3, 18, 6, 6, 18) },
	Bang:     func(k sketch) { k.thick(3.2, 12, 4.2, 12, 13.6); k.disc(12, 19.4, 2) },
	Ask: func(k sketch) {
		k.bow(12, 8.8, 4.8, 190, 405, 2.8)
		k.thick(2.8, 15.3, 12.3, 12.6, 14.4, 12, 16)
		k.disc(12, 20.4, 1.8)
	},
	Clock:  func(k sketch) { k.bow(12, 12, 8.6, 0, 360, 2.2); k.thick(2.2, 12, 7, 12, 12.4, 15.6, 12.4) },
	Right:  func(k sketch) { k.thick(2.4, 9, 5, 16, 12, 9, 19) },
	Left:   func(k sketch) { k.thick(2.4, 15, 5, 8, 12, 15, 19) },
	Up:     func(k sketch) { k.thick(2.4, 5, 15.5, 12, 8.5, 19, 15.5) },
	Down:   func(k sketch) { k.thick(2.4, 5, 8.5, 12, 15.5, 19, 8.5) },
	ArrowE: func(k sketch) { k.stroke(3, 12, 21, 12); k.stroke(14, 5, 21, 12, 14, 19) },
	ArrowW: func(k sketch) { k.stroke(21, 12, 3, 12); k.stroke(10, 5, 3, 12, 10, 19) },
	ArrowN: func(k sketch) { k.stroke(12, 21, 12, 3); k.stroke(5, 10, 12, 3, 19, 10) },
	ArrowS: func(k sketch) { k.stroke(12, 3, 12, 21); k.stroke(5, 14, 12, 21, 19, 14) },
	Plus:   func(k sketch) { k.thick(2.6, 12, 4, 12, 20); k.thick(2.6, 4, 12, 20, 12) },
	Search: func(k sketch) { k.bow(10.5, 10.5, 6.5, 0, 360, 2); k.stroke(15.4, 15.4, 21, 21) },
	Ticket: func(k sketch) {
		k.stroke(6, 2.5, 18, 2.5, 18, 21, 15, 19, 12, 21, 9, 19, 6, 21, 6, 2.5)
		k.stroke(9.5, 8, 14.5, 8)
		k.stroke(9.5, 12.5, 14.5, 12.5)
	},
	Checklist: func(k sketch) {
		k.stroke(3, 6.2, 5, 8.2, 8.6, 4)
		k.stroke(3, 17.2, 5, 19.2, 8.6, 15)
		k.stroke(12.5, 6.5, 21, 6.5)
		k.stroke(12.5, 17.5, 21, 17.5)
	},
	Scan: func(k sketch) {
		k.stroke(3, 8, 3, 3, 8, 3)
		k.stroke(16, 3, 21, 3, 21, 8)
		k.stroke(21, 16, 21, 21, 16, 21)
		k.stroke(8, 21, 3, 21, 3, 16)
		k.frame(8, 8, 3, 3, 0.4)
		k.stroke(15.6, 8, 15.6, 11)
		k.stroke(8, 15.6, 11, 15.6)
		k.disc(15.6, 15.6, 1.4)
	},
	Progress: func(k sketch) { // three steps, two of them done
		k.disc(4, 12, 3)
		k.stroke(7, 12, 9, 12)
		k.disc(12, 12, 3)
		k.stroke(15, 12, 16.6, 12)
		k.bow(20, 12, 2.4, 0, 360, 1.8)
	},
	Person: func(k sketch) {
		k.bow(12, 8, 4.2, 0, 360, 2)
		k.bow(12, 22, 8, 190, 350, 2)
	},
	Hand: func(k sketch) {
		k.bow(9, 7.6, 3.6, 0, 360, 2)
		k.bow(9, 21.6, 7, 188, 352, 2)
		k.stroke(15.5, 15, 19.5, 9.5, 19.5, 3)
	},
	Speaker: func(k sketch) {
		k.stroke(3, 9, 7, 9, 12, 4.5, 12, 19.5, 7, 15, 3, 15, 3, 9)
		k.bow(12, 12, 4.6, -45, 45, 2)
		k.bow(12, 12, 8.6, -50, 50, 2)
	},
	Printer: func(k sketch) {
		k.stroke(7, 8, 7, 3, 17, 3, 17, 8)
		k.stroke(7, 17, 3, 17, 3, 8.5, 21, 8.5, 21, 17, 17, 17)
		k.frame(7, 14, 10, 7, 0.6)
	},
	Home: func(k sketch) { k.stroke(3, 11, 12, 3, 21, 11); k.stroke(5.5, 9.5, 5.5, 20.5, 18.5, 20.5, 18.5, 9.5) },
	IDCard: func(k sketch) {
		k.frame(2.5, 5, 19, 14, 2)
		k.bow(8, 10.6, 1.7, 0, 360, 1.8)
		k.bow(8, 17, 3.2, 200, 340, 1.8)
		k.stroke(14, 10, 18, 10)
		k.stroke(14, 14, 18, 14)
	},
	Page: func(k sketch) {
		k.stroke(14, 2.5, 5, 2.5, 5, 21.5, 19, 21.5, 19, 7.5, 14, 2.5, 14, 7.5, 19, 7.5)
		k.stroke(8.8, 12.5, 15.2, 12.5)
		k.stroke(8.8, 16.8, 15.2, 16.8)
	},
	Gear: drawGear,
	Backspace: func(k sketch) {
		k.stroke(8, 5, 21, 5, 21, 19, 8, 19, 2, 12, 8, 5)
		k.stroke(11.5, 9.4, 16.7, 14.6)
		k.stroke(16.7, 9.4, 11.5, 14.6)
	},
}

// drawGear draws a wheel with six teeth.
func drawGear(k sketch) {
	k.bow(12, 12, 3, 0, 360, 2)
	k.bow(12, 12, 7, 0, 360, 2)
	for _, t := range [][4]float32{{12, 2, 12, 5}, {12, 19, 12, 22}, {3.4, 7, 6, 8.5}, {18, 15.5, 20.6, 17}, {3.4, 17, 6, 15.5}, {18, 8.5, 20.6, 7}} {
		k.thick(2.6, t[0], t[1], t[2], t[3])
	}
}
