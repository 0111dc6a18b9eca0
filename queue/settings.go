package queue

import (
	"context"
	"errors"
	"slices"
	"time"

	"onevisit/catalog/fault"
)

// Setting is one value that a manager changed: it stands instead of what the hall's files say. All stations of a hall
// see it, because it is kept where the queue is kept.
type Setting struct {
	Path  string    `json:"path"`  // "rules.max_calls", "lines.D.cap", "windows.5.lines", "hours.sat"
	Value string    `json:"value"` // as hall.yaml would write it
	By    string    `json:"by"`    // the manager
	At    time.Time `json:"at"`
}

// SettingChange is one wish: a new value, or back to what the hall's files say.
type SettingChange struct {
	Path  string
	Value string
	Reset bool
}

// Faults of settings.
const (
	CodeNoSettings  fault.Code = "queue.no_settings"       // none
	CodeSameSetting fault.Code = "queue.same_setting"      // path
	CodeWindowKept  fault.Code = "queue.window_kept"       // window, clerk: it is not closed and cannot be retired
	CodeLineKept    fault.Code = "queue.line_kept"         // line (text), n, label: people of it are in the hall
	CodeItemNoLine  fault.Code = "queue.item_without_line" // item
	CodeStranded    fault.Code = "queue.stranded"          // n, label, line (text): no window could call them any more
)

// WithSettings lets managers change the hall's setup while it works. build makes the setup of the hall's files with the
// settings over it, and says what is wrong with them.
func WithSettings(build func([]Setting) (*Setup, error)) Option {
	return func(h *Hall) { h.build = build }
}

// Settings are the values that were changed, by path.
func (h *Hall) Settings(ctx context.Context) ([]Setting, error) {
	return viewed(ctx, h, Reader.Settings, func(s Setting) Setting {
		s.At = h.local(s.At)
		return s
	})
}

// ChangeSettings changes values, all or none: what the hall would look like afterwards is checked first, as the hall's
// files are, and that nobody who is in the hall is left behind: a window that goes is closed, a line that goes is empty,
// everybody who waits can be called, and every item has a line. Each change is one journal row, with the old value, the
// new one and who did it; other stations follow by it.
// Faults: those of build, CodeSameSetting for a wish that names a path twice, CodeNoSettings where nothing can be changed,
// CodeWindowKept, CodeLineKept, CodeStranded, CodeItemNoLine.
func (h *Hall) ChangeSettings(ctx context.Context, a Act, wishes ...SettingChange) error {
	if h.build == nil {
		return fault.New(CodeNoSettings, nil)
	}
	var made *Setup
	err := h.do(ctx, a, VerbSetting, func(s *step) (Deed, error) {
		have, err := s.Settings()
		if err != nil {
			return Deed{}, err
		}
		old, err := h.build(have)
		if err != nil { // what was set does not fit the files any more; the hall works by what it had
			old = h.Setup()
		}
		seen := map[string]bool{}
		for _, w := range wishes {
			if seen[w.Path] {
				return Deed{}, fault.New(CodeSameSetting, fault.Args{"path": w.Path})
			}
			seen[w.Path] = true
			if have, err = s.wish(have, w); err != nil {
				return Deed{}, err
			}
		}
		if made, err = h.build(have); err != nil {
			return Deed{}, err
		}
		return Deed{}, s.leavesNobody(old, made)
	})
	if errors.As(err, &errKnown{}) {
		return h.ReloadSettings(ctx)
	}
	if err == nil {
		h.conf.Store(made)
	}
	return err
}

// wish writes one change and gives the settings with it.
func (s *step) wish(have []Setting, w SettingChange) ([]Setting, error) {
	at := slices.IndexFunc(have, func(o Setting) bool { return o.Path == w.Path })
	from := ""
	if at >= 0 {
		from = have[at].Value
	}
	switch {
	case w.Reset && at < 0, !w.Reset && at >= 0 && from == w.Value:
		return have, nil // as it is
	case w.Reset:
		s.log(EvSetting, from, "", w.Path, nil, nil, nil)
		return slices.Delete(slices.Clone(have), at, at+1), s.DropSetting(w.Path)
	}
	n := Setting{Path: w.Path, Value: w.Value, By: s.act.Clerk, At: s.now}
	have = slices.Clone(have)
	if at >= 0 {
		have[at] = n
	} else {
		have = append(have, n)
	}
	s.log(EvSetting, from, w.Value, w.Path, nil, nil, nil)
	return have, s.PutSetting(n)
}

// ReloadSettings takes over the settings as they are kept. A station does it when it starts; a Live does it when it
// hears of a change.
func (h *Hall) ReloadSettings(ctx context.Context) error {
	if h.build == nil {
		return nil
	}
	have, err := h.Settings(ctx)
	if err != nil {
		return err
	}
	made, err := h.build(have)
	if err == nil {
		h.conf.Store(made)
	}
	return err
}

// follow takes over settings that somebody changed. What this program does not understand, because a newer one wrote
// it, leaves the setup as it was; only a store that cannot be read is an error.
func (h *Hall) follow(ctx context.Context) error {
	if h.build == nil {
		return nil
	}
	have, err := h.Settings(ctx)
	if err != nil {
		return err
	}
	if made, err := h.build(have); err == nil {
		h.conf.Store(made)
	}
	return nil
}

// configure gives the projection the windows of the present setup: new ones are closed, those that are gone go.
func (s *liveState) configure() {
	windows := map[string]Window{}
	for _, conf := range s.h.Setup().Windows {
		w, ok := s.windows[conf.ID]
		if !ok {
			w = Window{ID: conf.ID, State: WindowClosed}
		}
		windows[conf.ID] = w.as(conf)
	}
	s.windows = windows
}
