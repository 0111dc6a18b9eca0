package oversight

import (
	"strconv"
	"time"
)

// drift compares the machine's clock with time that no setting moves.
type drift struct {
	wall   time.Time     // the clock at the last look
	steady time.Duration // steady time at the last look
	last   time.Time     // the latest journal row
}

func (d *drift) see(at time.Time) {
	if at.After(d.last) {
		d.last = at
	}
}

// clock tells that the machine's clock was moved: it jumped since the last look, or it is behind the journal, which
// somebody wrote later than now. By how much is Detail.For, below zero for back.
func (g *Guard) clock(now time.Time) []Alarm {
	limit := g.setup.Rules.ClockDrift
	if limit <= 0 {
		return nil
	}
	now = now.Round(0) // the reading of the wall, not of the steady clock beside it
	d := &g.drift
	var jump time.Duration
	if g.o.Steady != nil {
		steady := g.o.Steady()
		if !d.wall.IsZero() {
			jump = now.Sub(d.wall) - (steady - d.steady)
		}
		d.steady = steady
	}
	d.wall = now
	if behind := now.Sub(d.last); jump >= -limit && jump <= limit && !d.last.IsZero() && behind < -limit {
		jump = behind
		d.last = now // told once
	}
	if jump >= -limit && jump <= limit {
		return nil
	}
	if jump < 0 {
		d.last = now
	}
	// Once an hour is enough: where the clocks of two machines differ, every row of the other one says so.
	key := string(ClockMoved) + "/" + strconv.FormatBool(jump < 0) + "/" + strconv.FormatInt(now.Unix()/3600, 10)
	return []Alarm{{Kind: ClockMoved, Key: key, At: now, Detail: Detail{For: jump}}}
}
