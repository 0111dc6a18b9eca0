package forecast

import "time"

// step is the grain of a shown range; a finer one would claim to know more than anybody does.
const step = 5

// Display rounds a range for people, in minutes: outwards to multiples of five, so that it stays honest. A low end below
// five minutes reads 1, because "0" would say that nobody is ahead; it is 0 only when there is nothing to wait for. The
// ends are never equal unless both are 0.
func Display(low, high time.Duration) (lowMin, highMin int) {
	if high <= 0 {
		return 0, 0
	}
	lowMin = int(max(low, 0)/time.Minute) / step * step
	highMin = int((high+step*time.Minute-1)/(step*time.Minute)) * step
	if lowMin == 0 && low > 0 {
		lowMin = 1
	}
	if highMin <= lowMin {
		highMin = lowMin + step
	}
	return lowMin, highMin
}
