package manager

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/queue"
	"onevisit/queue/setup"
)

// editState is the sheet in which one setting is changed.
type editState struct {
	path, title string
	kind        setup.Kind
	value       string   // as it is typed, or the chosen word
	unit        string   // behind a typed number
	seconds     bool     // a length of time is typed in seconds, else in minutes
	options     []string // values that can be chosen
	words       []string // and what they are called
	facts       [][2]string
	hint        string
	save, reset string
	cancel      string
	canReset    bool
}

// editOf computes the sheet of a field.
func (t talk) editOf(f facts, path string) (editState, bool) {
	at := slices.IndexFunc(f.fields, func(x setup.Field) bool { return x.Path == path })
	if at < 0 || f.fields[at].Kind == setup.KindMember {
		return editState{}, false
	}
	x := f.fields[at]
	e := editState{path: path, title: t.fieldName(path), kind: x.Kind, value: x.Value, canReset: x.Changed,
		save: t.t("settings.save"), reset: t.t("settings.reset"), cancel: t.T("common.cancel")}
	for _, key := range []string{"hint." + path, "hint." + string(x.Kind)} {
		if e.hint == "" && t.Has("manager."+key) {
			e.hint = t.t(key)
		}
	}
	switch x.Kind {
	case setup.KindDuration:
		e.seconds = inSeconds(path)
		e.value, e.unit = typedLength(x.Value, e.seconds), t.t("unit.minutes_long")
		if e.seconds {
			e.unit = t.t("unit.seconds")
		}
	case setup.KindYesNo:
		e.options = []string{"true", "false"}
	case setup.KindChoice:
		e.options = x.Options
	case setup.KindLines:
		for _, l := range t.setup.Lines {
			e.options = append(e.options, l.ID)
		}
	case setup.KindSkills:
		for _, k := range t.setup.Skills {
			e.options = append(e.options, k.ID)
		}
	case setup.KindSpeech:
		e.options = x.Options
	case setup.KindText, setup.KindNumber, setup.KindSpans, setup.KindItems, setup.KindOffices, setup.KindMember:
	}
	for _, o := range e.options {
		e.words = append(e.words, t.fieldValue(x, o))
	}
	e.facts = [][2]string{{t.t("col.source"), t.fieldSource(x)}}
	file := t.t("settings.not_written")
	if x.Written {
		file = t.fieldValue(x, x.File)
	}
	e.facts = append(e.facts, [2]string{t.t("settings.in_file"), file})
	if x.Default != "" {
		e.facts = append(e.facts, [2]string{t.t("settings.default"), t.fieldValue(x, x.Default)})
	}
	return e, true
}

// inSeconds names the lengths of time that are a matter of seconds.
func inSeconds(path string) bool {
	return slices.Contains([]string{"rules.recall_interval", "rules.undo_within", "rules.auto_no_show"}, path)
}

// typedLength writes "1h30m" as the number that is typed.
func typedLength(value string, seconds bool) string {
	d, err := time.ParseDuration(value)
	switch {
	case value == "0":
		return "0"
	case err != nil:
		return value
	case seconds:
		return strconv.FormatFloat(d.Seconds(), 'f', -1, 64)
	}
	return strconv.FormatFloat(d.Minutes(), 'f', -1, 64)
}

// written is what was typed as hall.yaml writes it. What is no number is passed on for the setup to refuse.
func (e editState) written(typed string) string {
	typed = strings.TrimSpace(typed)
	if e.kind == setup.KindDuration {
		if _, err := strconv.ParseFloat(typed, 64); err == nil && typed != "0" {
			typed += "m"
			if e.seconds {
				typed = strings.TrimSuffix(typed, "m") + "s"
			}
		}
	}
	return e.kind.YAML(typed)
}

// duration says a length of time that a field holds.
func (t talk) duration(path, value string) string {
	d, err := time.ParseDuration(value)
	switch {
	case value == "0" || err == nil && d == 0:
		if path == "rules.auto_no_show" || path == "rules.restore_grace" || path == "rules.hold_limit" || path == "rules.undo_within" {
			return t.t("settings.never")
		}
		return t.T("common.minutes_long", lang.Args{"n": 0})
	case err != nil:
		return value
	case d%time.Minute != 0:
		return t.t("seconds", lang.Args{"n": int(d.Seconds())})
	}
	return t.T("common.minutes_long", lang.Args{"n": whole(d)})
}

// openEdit shows the sheet of a setting.
func (s *Seat) openEdit(path string) {
	if s.openMemberSetting(path) {
		return
	}
	if e, ok := s.talk().editOf(s.facts, path); ok && s.stage != nil {
		newEditSheet(s.stage, e, func(c queue.SettingChange, done func(string)) { s.change(c, s.stored(c, e.title), done) })
	}
}

// stored says that a setting was changed, or reset.
func (s *Seat) stored(c queue.SettingChange, name string) string {
	if c.Reset {
		return s.talk().t("said.setting_reset", lang.Args{"name": name})
	}
	return s.talk().t("said.setting", lang.Args{"name": name})
}

// change stores a setting in the background and says so. done hears what was wrong, or nothing.
func (s *Seat) change(c queue.SettingChange, said string, done func(wrong string)) {
	s.changeAll([]queue.SettingChange{c}, said, done)
}

// changeAll stores several settings, all or none.
func (s *Seat) changeAll(all []queue.SettingChange, said string, done func(wrong string)) {
	s.background(func(ctx context.Context) error {
		return s.p.Hall.ChangeSettings(ctx, s.ownAct(), all...)
	}, func(err error) {
		if err != nil {
			done(s.p.Words.Error(err))
			return
		}
		done("")
		s.toast(look.Good, said)
	})
}
