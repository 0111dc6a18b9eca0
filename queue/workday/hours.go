package workday

import (
	"fmt"
	"strings"
	"time"
)

// WeekHours are the office hours of each weekday as people write them: "09:00-12:00, 13:00-17:00"; empty for a weekday
// without hours.
func (c *Calendar) WeekHours() (out [7]string) {
	for d := time.Sunday; d <= time.Saturday; d++ {
		var spans []string
		for _, s := range c.hours[d] {
			spans = append(spans, fmt.Sprintf("%02d:%02d-%02d:%02d", s.from/60, s.from%60, s.to/60, s.to%60))
		}
		out[d] = strings.Join(spans, ", ")
	}
	return out
}
