package workday

import (
	"strconv"
	"strings"
	"time"

	"onevisit/catalog/fault"
)

// wallSpan is a stretch of a day in minutes after midnight as the clock on the wall shows them.
type wallSpan struct{ from, to int }

const dayMinutes = 24 * 60

// parseSpans reads the office hours of one weekday. Spans must be in order and must not overlap, because a reader takes
// the list for a day's timetable.
func parseSpans(day time.Weekday, list []string) ([]wallSpan, error) {
	var out []wallSpan
	for _, text := range list {
		s, ok := parseSpan(text)
		if !ok || len(out) > 0 && s.from < out[len(out)-1].to {
			return nil, fault.New(CodeBadSpan, fault.Args{"span": text, "day": dayName(day)})
		}
		out = append(out, s)
	}
	return out, nil
}

// parseSpan reads "09:00-12:00". A span that passes midnight is refused: it would belong to two business days.
func parseSpan(text string) (wallSpan, bool) {
	a, b, ok := strings.Cut(text, "-")
	if !ok {
		return wallSpan{}, false
	}
	from, okFrom := parseMinute(a)
	to, okTo := parseMinute(b)
	return wallSpan{from, to}, okFrom && okTo && from < to
}

// parseMinute reads "HH:MM", 00:00 to 24:00.
func parseMinute(text string) (int, bool) {
	if len(text) != 5 || text[2] != ':' {
		return 0, false
	}
	h, errH := strconv.ParseUint(text[:2], 10, 8)
	m, errM := strconv.ParseUint(text[3:], 10, 8)
	minute := int(h)*60 + int(m)
	return minute, errH == nil && errM == nil && m < 60 && minute <= dayMinutes
}

// instant is the first moment, in Unix seconds, at which the wall clock of that date has reached the minute. Where the
// clock jumps over the minute it is the jump; where the clock shows the minute twice it is the first time. So the
// instants of a day rise with the minutes and spans never overlap.
func instant(loc *time.Location, date time.Time, minute int) int64 {
	y, m, d := date.Date()
	wanted := date.Unix() + int64(minute)*60 // the wall clock's reading, counted as if it were UTC
	t := time.Date(y, m, d, 0, minute, 0, 0, loc)
	_, offset := t.Zone()
	start, end := t.ZoneBounds()
	switch shown := t.Unix() + int64(offset); {
	case shown > wanted: // jumped over; t lies behind the jump
		return start.Unix()
	case shown < wanted: // jumped over; t lies before the jump
		return end.Unix()
	}
	if !start.IsZero() {
		_, before := start.Add(-time.Second).Zone()
		if first := wanted - int64(before); first < start.Unix() {
			return first
		}
	}
	return t.Unix()
}
