package manager

import (
	"context"
	"time"

	"onevisit/queue"
)

// stationsEvery is how often the words of the stations are read: twice as often as they come.
const stationsEvery = queue.BeatEvery / 2

// stationFact is a station as it stands.
type stationFact struct {
	queue.Station
	heard time.Time // its last word, by this machine's clock
	stale time.Time // since when it has said that what it shows is old; zero: it is not
	fault time.Time // since when its printer has said what it says
}

// silent reports a station that should have told of itself by now.
func (s stationFact) silent(now time.Time) bool {
	return !s.Off && now.Sub(s.heard) >= queue.SilentAfter
}

// stationWatch reads what the stations tell. A machine's clock may go wrong: after the first reading a word counts from
// when this machine noticed it. One reader at a time.
type stationWatch struct {
	hall Hall
	read time.Time
	list []stationFact
}

// follow reads the stations again if it is time.
func (w *stationWatch) follow(ctx context.Context, now time.Time) ([]stationFact, error) {
	if ago := now.Sub(w.read); !w.read.IsZero() && ago >= 0 && ago < stationsEvery {
		return w.list, nil
	}
	all, err := w.hall.Stations(ctx)
	if err != nil {
		return w.list, err
	}
	before := map[string]stationFact{}
	for _, s := range w.list {
		before[s.Key()] = s
	}
	list := make([]stationFact, 0, len(all))
	for _, s := range all {
		old, known := before[s.Key()]
		list = append(list, noticed(old, known, s, now))
	}
	w.read, w.list = now, list
	return list, nil
}

// noticed is a station's new word, after the one that was known.
func noticed(old stationFact, known bool, s queue.Station, now time.Time) stationFact {
	f := stationFact{Station: s, heard: s.Heard}
	switch {
	case known && old.Heard.Equal(s.Heard):
		f.heard = old.heard
	case known || s.Heard.After(now):
		f.heard = now
	}
	if s.Stale {
		f.stale = f.heard
		if !old.stale.IsZero() {
			f.stale = old.stale
		}
	}
	if _, word, bad := s.PrinterFault(); bad {
		f.fault = f.heard
		if _, was, wasBad := old.PrinterFault(); wasBad && was == word {
			f.fault = old.fault
		}
	}
	return f
}
