package memory

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"onevisit/queue"
)

func (d *data) Stations() ([]queue.Station, error) {
	out := slices.Collect(maps.Values(d.stations))
	slices.SortFunc(out, func(a, b queue.Station) int {
		return cmp.Or(cmp.Compare(a.Machine, b.Machine), cmp.Compare(a.Seat, b.Seat), cmp.Compare(a.Place, b.Place))
	})
	return out, nil
}

func (t *tx) PutStation(s queue.Station) error {
	set(t, t.stations, s.Key(), s)
	return nil
}

func (t *tx) DropStations(before time.Time) error {
	for _, s := range slices.Collect(maps.Values(t.stations)) {
		if s.Heard.Before(before) {
			unset(t, t.stations, s.Key())
		}
	}
	return nil
}
