package store

import (
	"time"

	"gorm.io/gorm"

	"onevisit/queue"
)

// stationRow is a seat at a machine.
type stationRow struct {
	Machine string
	Seat    string
	Place   string
	Version string
	Since   int64
	Heard   int64
	Printer string
	Forms   string
	Stale   bool
	Off     bool
}

// TableName is the table of stations.
func (stationRow) TableName() string { return "stations" }

func (r *reader) Stations() ([]queue.Station, error) {
	rows, err := gorm.G[stationRow](r.db()).Order("machine, seat, place").Find(r.ctx)
	if err != nil {
		return nil, err
	}
	return all(rows, func(s stationRow) (queue.Station, error) {
		return queue.Station{Machine: s.Machine, Seat: s.Seat, Place: s.Place, Version: s.Version, Since: moment(s.Since),
			Heard: moment(s.Heard), Printer: s.Printer, Forms: s.Forms, Stale: s.Stale, Off: s.Off}, nil
	})
}

func (t *tx) PutStation(s queue.Station) error {
	return t.exec(`INSERT INTO stations (machine, seat, place, version, since, heard, printer, forms, stale, off)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (machine, seat, place) DO UPDATE SET version = excluded.version, since = excluded.since,
		heard = excluded.heard, printer = excluded.printer, forms = excluded.forms, stale = excluded.stale, off = excluded.off`,
		s.Machine, s.Seat, s.Place, s.Version, micros(s.Since), micros(s.Heard), s.Printer, s.Forms, s.Stale, s.Off)
}

func (t *tx) DropStations(before time.Time) error {
	_, _, err := t.run("DELETE FROM stations WHERE heard < ?", []any{micros(before)})
	return err
}
