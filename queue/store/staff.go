package store

import (
	"strings"

	"gorm.io/gorm"

	"onevisit/queue"
)

// settingRow is a value that a manager changed.
type settingRow struct {
	Path  string
	Value string
	Clerk string
	At    int64
}

// TableName is the table of settings.
func (settingRow) TableName() string { return "settings" }

// memberRow is somebody who works in the hall.
type memberRow struct {
	ID       string
	Name     string
	Role     string
	Windows  string // ids with commas between
	Inactive bool
	Secret   string
	Clerk    string
	At       int64
}

// TableName is the table of people.
func (memberRow) TableName() string { return "staff" }

func (r *reader) Settings() ([]queue.Setting, error) {
	rows, err := gorm.G[settingRow](r.db()).Order("path").Find(r.ctx)
	if err != nil {
		return nil, err
	}
	return all(rows, func(s settingRow) (queue.Setting, error) {
		return queue.Setting{Path: s.Path, Value: s.Value, By: s.Clerk, At: moment(s.At)}, nil
	})
}

func (r *reader) Staff() ([]queue.Member, error) {
	rows, err := gorm.G[memberRow](r.db()).Order("id").Find(r.ctx)
	if err != nil {
		return nil, err
	}
	return all(rows, func(m memberRow) (queue.Member, error) {
		out := queue.Member{ID: m.ID, Name: m.Name, Role: queue.Role(m.Role), Inactive: m.Inactive, Secret: m.Secret,
			By: m.Clerk, At: moment(m.At)}
		if m.Windows != "" {
			out.Windows = strings.Split(m.Windows, ",")
		}
		return out, nil
	})
}

func (t *tx) PutSetting(s queue.Setting) error {
	return t.exec(`INSERT INTO settings (path, value, clerk, at) VALUES (?, ?, ?, ?)
		ON CONFLICT (path) DO UPDATE SET value = excluded.value, clerk = excluded.clerk, at = excluded.at`,
		s.Path, s.Value, s.By, micros(s.At))
}

func (t *tx) DropSetting(path string) error {
	return t.exec("DELETE FROM settings WHERE path = ?", path)
}

func (t *tx) PutMember(m queue.Member) error {
	return t.exec(`INSERT INTO staff (id, name, role, windows, inactive, secret, clerk, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role, windows = excluded.windows,
		inactive = excluded.inactive, secret = excluded.secret, clerk = excluded.clerk, at = excluded.at`,
		m.ID, m.Name, string(m.Role), strings.Join(m.Windows, ","), m.Inactive, m.Secret, m.By, micros(m.At))
}
