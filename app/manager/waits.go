package manager

import (
	"slices"
	"time"
)

// bucket is half an hour of first calls: how long those people had waited.
type bucket struct {
	start          time.Time
	n              int
	low, mid, high time.Duration // 10, 50 and 90 % waited at most this long
}

// halfHour is the grain of the wait chart; a finer one would show chance.
const halfHour = 30 * time.Minute //nolint:revive // half an hour is the thing, not its unit

// buckets sort the first calls of a line ("" for all) by half hour. Half hours without a call are left out.
func buckets(waits []waited, line string) []bucket {
	by := map[int64][]time.Duration{}
	start := map[int64]time.Time{}
	for _, w := range waits {
		if line != "" && w.line != line {
			continue
		}
		y, m, d := w.at.Date()
		midnight := time.Date(y, m, d, 0, 0, 0, 0, w.at.Location())
		n := int64(w.at.Sub(midnight) / halfHour)
		by[n] = append(by[n], w.wait)
		start[n] = midnight.Add(time.Duration(n) * halfHour)
	}
	out := make([]bucket, 0, len(by))
	for n, list := range by {
		slices.Sort(list)
		out = append(out, bucket{start[n], len(list), rank(list, 10), rank(list, 50), rank(list, 90)})
	}
	slices.SortFunc(out, func(a, b bucket) int { return a.start.Compare(b.start) })
	return out
}

// rank is the nearest-rank quantile of sorted durations, as the hall's own figures use it.
func rank(sorted []time.Duration, percent int) time.Duration {
	n := (len(sorted)*percent + 99) / 100
	return sorted[max(n, 1)-1]
}

func sortedCopy(list []time.Duration) []time.Duration { return slices.Sorted(slices.Values(list)) }
