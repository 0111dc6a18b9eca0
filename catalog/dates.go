package catalog

// civil is a day of the calendar. The checker compares days only, so it needs neither a clock nor a zone.
type civil struct{ y, m, d int }

// parseDay reads YYYY-MM-DD.
func parseDay(s string) (civil, bool) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return civil{}, false
	}
	y, ok1 := digits(s[0:4])
	m, ok2 := digits(s[5:7])
	d, ok3 := digits(s[8:10])
	c := civil{y, m, d}
	return c, ok1 && ok2 && ok3 && y > 0 && m >= 1 && m <= 12 && d >= 1 && d <= monthDays(y, m)
}

func digits(s string) (int, bool) {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

func monthDays(y, m int) int {
	switch m {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

func (c civil) before(o civil) bool {
	if c.y != o.y {
		return c.y < o.y
	}
	if c.m != o.m {
		return c.m < o.m
	}
	return c.d < o.d
}

// add returns the last day of a period of n months or days that begins on c. A month ends on the day with the same
// number, or on the last of a shorter month (民法典 art. 202); the first day is not counted (art. 201).
func (c civil) add(l Limit) civil {
	if l.Unit == UnitMonths {
		m := c.m - 1 + l.N
		c.y, c.m = c.y+m/12, m%12+1
		c.d = min(c.d, monthDays(c.y, c.m))
		return c
	}
	c.d += l.N
	for c.d > monthDays(c.y, c.m) {
		c.d -= monthDays(c.y, c.m)
		if c.m++; c.m > 12 {
			c.y, c.m = c.y+1, 1
		}
	}
	return c
}

// String writes the day as parseDay reads it. A day after the last that can be written is the last.
func (c civil) String() string {
	if c.y > 9999 {
		c = civil{9999, 12, 31}
	}
	b := []byte("0000-00-00")
	for at, n := range map[int]int{3: c.y, 6: c.m, 9: c.d} {
		for ; n > 0; at, n = at-1, n/10 {
			b[at] = byte('0' + n%10)
		}
	}
	return string(b)
}

// cutoff is the earliest day of issue that is still within the limit on the given day. It is for comparing only: 31 March
// less a month is 31 February, which is after the 28th and before the 1st of March, as it has to be.
func cutoff(l Limit, on civil) civil {
	if l.Unit == UnitMonths {
		m := on.y*12 + on.m - 1 - l.N
		return civil{m / 12, m%12 + 1, on.d}
	}
	on.d -= l.N
	for on.d < 1 {
		if on.m--; on.m < 1 {
			on.y, on.m = on.y-1, 12
		}
		on.d += monthDays(on.y, on.m)
	}
	return on
}
