package memory

import (
	"maps"
	"slices"

	"onevisit/queue"
)

// Settings and people are a handful: they are sorted when they are read.

func (d *data) Settings() ([]queue.Setting, error) {
	var out []queue.Setting
	for _, path := range slices.Sorted(maps.Keys(d.settings)) {
		out = append(out, d.settings[path])
	}
	return out, nil
}

func (d *data) Staff() ([]queue.Member, error) {
	var out []queue.Member
	for _, id := range slices.Sorted(maps.Keys(d.staff)) {
		m := d.staff[id]
		m.Windows = slices.Clone(m.Windows)
		out = append(out, m)
	}
	return out, nil
}

func (t *tx) PutSetting(s queue.Setting) error {
	set(t, t.settings, s.Path, s)
	return nil
}

func (t *tx) DropSetting(path string) error {
	if _, ok := t.settings[path]; !ok {
		return conflict("no such setting")
	}
	unset(t, t.settings, path)
	return nil
}

func (t *tx) PutMember(m queue.Member) error {
	m.Windows = slices.Clone(m.Windows)
	set(t, t.staff, m.ID, m)
	return nil
}
