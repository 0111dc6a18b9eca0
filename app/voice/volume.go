package voice

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"onevisit/catalog/fault"
)

// CodeBadVolume is the fault of a volume that is no time of day with a percentage. Args: time, percent.
const CodeBadVolume fault.Code = "voice.bad_volume"

// Volumes is how loud the calls are at what time of the day: from each time on until the next one, across midnight too.
// The zero value is full volume always.
type Volumes []volumeFrom

type volumeFrom struct{ minute, percent int }

// ParseVolumes reads a station's setting: HH:MM and the percentage from then on, 0 to 100.
func ParseVolumes(setting map[string]int) (Volumes, error) {
	var out Volumes
	for at, percent := range setting {
		h, m, ok := strings.Cut(at, ":")
		hour, err1 := strconv.Atoi(h)
		minute, err2 := strconv.Atoi(m)
		if !ok || err1 != nil || err2 != nil || hour < 0 || hour > 23 || minute < 0 || minute > 59 || percent < 0 || percent > 100 {
			return nil, fault.New(CodeBadVolume, fault.Args{"time": at, "percent": percent})
		}
		out = append(out, volumeFrom{hour*60 + minute, percent})
	}
	slices.SortFunc(out, func(a, b volumeFrom) int { return a.minute - b.minute })
	return out, nil
}

// At is the volume at a time of the hall, in percent.
func (v Volumes) At(t time.Time) int {
	if len(v) == 0 {
		return 100
	}
	now := t.Hour()*60 + t.Minute()
	percent := v[len(v)-1].percent // since yesterday
	for _, f := range v {
		if f.minute <= now {
			percent = f.percent
		}
	}
	return percent
}
