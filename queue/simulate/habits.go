package simulate

import (
	"fmt"
	"math/rand/v2"
	"time"

	"onevisit/queue"
)

// habits are what people do beyond coming, waiting and being served. They are drawn from a stream of their own, so that
// the same seed brings the same people on the same errands whatever is added here.
type habits struct {
	booked     time.Time // the hour of an appointment
	companions int
	person     string        // stands for the keyed hash of who it is
	twice      bool          // asks for a second ticket while waiting
	again      time.Duration // comes back with what the notice lists after this long, 0: not today
}

// drawHabits draws the habits of the nth visitor. Appointments are on the half hour; most come within a quarter of an
// hour of theirs, some late.
func drawHabits(rng *rand.Rand, seed uint64, n int, v *visitor) habits {
	chance := func(percent float64) bool { return rng.Float64()*100 < percent }
	h := habits{person: fmt.Sprintf("person-%d-%d", seed, n), twice: chance(1)}
	if v.priority == queue.PriorityAppointment {
		h.booked = v.arrives.Round(30 * time.Minute)
		if chance(15) {
			h.booked = h.booked.Add(-30 * time.Minute)
		}
		v.priority = queue.PriorityNormal // the hour says it
	}
	if chance(20) {
		h.companions = 1 + rng.IntN(3)
	}
	if chance(10) {
		h.again = 25*time.Minute + time.Duration(rng.IntN(120))*time.Minute
	}
	return h
}

// askTwice is somebody who takes a second ticket for the same errand, and does not get one.
func (d *day) askTwice(v *visitor) error {
	if v.place != placeHall {
		return nil
	}
	_, err := d.hall.Issue(d.ctx, v.request(d.report.Came))
	if isLiveTicket(err) {
		d.report.Doubles++
		return nil
	}
	return err
}
