package forecast

import (
	"math"
	"slices"
	"time"
)

// Limits of what is learned from the day.
const (
	recent     = 60  // observations that count: the morning says little about the afternoon
	enough     = 30  // observations after which the configured time is no longer listened to
	priorWorth = 10  // observations that the configured time is worth at the start
	priorCV2   = 0.6 // squared variation of service times assumed at the start, usual in halls
	outlier    = 5   // a cycle longer than so many medians is a window that nobody closed, not a service
	minCycle   = 20 * time.Second
	noPrior    = 10 * time.Minute // when nothing is configured and nothing observed
)

// cycle is what is believed about the cycle times of a line, in seconds.
type cycle struct {
	mean  float64
	cv2   float64 // squared coefficient of variation
	doubt float64 // standard error of the mean, relative to it
}

// learn shrinks the day's mean to the configured time for the first observations. The published or configured service
// time is the worst of all inputs, yet better than three observations.
func learn(service []time.Duration, prior time.Duration) cycle {
	if prior <= 0 {
		prior = noPrior
	}
	prior = max(prior, minCycle)
	x := winsorised(service)
	n := float64(len(x))
	weight := priorWorth * max(0, 1-n/enough)
	sum, squares := 0.0, 0.0
	for _, v := range x {
		sum += v
		squares += v * v
	}
	c := cycle{mean: (sum + weight*prior.Seconds()) / (n + weight)}
	c.cv2 = priorCV2
	if n >= 2 {
		mean := sum / n
		seen := max(squares/n-mean*mean, 0) * n / (n - 1) / (mean * mean)
		c.cv2 = (n*seen + priorWorth*priorCV2) / (n + priorWorth)
	}
	c.cv2 = min(max(c.cv2, 0.05), 2)
	byPrior := priorDoubt * weight / (n + weight)
	byChance := c.cv2 * n / ((n + weight) * (n + weight))
	c.doubt = math.Sqrt(byPrior*byPrior + byChance)
	return c
}

// winsorised are the last observations in seconds, with those that cannot be a service cut to what can.
func winsorised(service []time.Duration) []float64 {
	service = service[max(0, len(service)-recent):]
	if len(service) == 0 {
		return nil
	}
	sorted := slices.Clone(service)
	slices.Sort(sorted)
	limit := max(outlier*sorted[len(sorted)/2], minCycle)
	x := make([]float64, len(service))
	for i, d := range service {
		x[i] = min(max(d, minCycle), limit).Seconds()
	}
	return x
}

// rest is the mean of what is left of a cycle met at a random moment.
func (c cycle) rest() float64 { return c.mean * (1 + c.cv2) / 2 }

// residual is the mean of what is left of a cycle that has lasted so many seconds: a whole cycle at its start, and in
// the long run the scale of a gamma distribution with this variation. For exponential times it is always the mean.
func (c cycle) residual(elapsed float64) float64 {
	return c.mean * (c.cv2 + (1-c.cv2)*math.Exp(-max(elapsed, 0)/c.mean))
}
