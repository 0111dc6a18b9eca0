package manager

import (
	"slices"
	"strings"

	"onevisit/app/lang"
	"onevisit/queue/setup"
)

// memberChip is a line, window, skill or notice that can be chosen among the settings.
type memberChip struct {
	path, text string
	on         bool
	retired    bool
}

// addChip adds a line, window, skill or notice.
type addChip struct {
	part setup.Part
	text string
}

// parts are the lists that a group of the settings is about.
func (g settingsGroup) parts() []setup.Part {
	switch g {
	case groupLines:
		return []setup.Part{setup.PartLines}
	case groupWindows:
		return []setup.Part{setup.PartWindows, setup.PartSkills}
	case groupNotices:
		return []setup.Part{setup.PartNotices}
	case groupHall, groupHours, groupRules, groupForms, groupDevices, groupAbout, settingsGroups:
	}
	return nil
}

// members are those of a group, one of them chosen, and what can be added to it.
func (t talk) members(f facts, c choices) ([]memberChip, []addChip) {
	var chips []memberChip
	var adds []addChip
	for _, part := range c.group.parts() {
		adds = append(adds, addChip{part, t.t("settings.add_" + string(part))})
		for _, x := range f.fields {
			if x.Kind == setup.KindMember && x.Member.Part == part {
				chips = append(chips, memberChip{path: x.Path, text: t.chipText(x), on: x.Path == c.member, retired: x.Value == setup.Retired})
			}
		}
	}
	if len(chips) > 0 && !slices.ContainsFunc(chips, func(m memberChip) bool { return m.on }) {
		chips[0].on = true
	}
	return chips, adds
}

// chipText is short: of a window its number, because a hall may have forty.
func (t talk) chipText(x setup.Field) string {
	text := t.memberName(string(x.Member.Part), x.Member.ID)
	switch x.Member.Part {
	case setup.PartWindows:
		text = x.Member.ID
	case setup.PartLines:
		if x.Value == setup.Retired {
			text = x.Member.ID + " " + t.Text(x.Member.Name)
		}
	case setup.PartSkills, setup.PartNotices:
		if x.Value == setup.Retired && x.Member.Part == setup.PartSkills {
			text = t.Text(x.Member.Name)
		}
	}
	if x.Value == setup.Retired {
		return t.t("settings.chip_retired", lang.Args{"name": text})
	}
	return text
}

// shownWith tells whether a field belongs to what was chosen.
func shownWith(path string, chips []memberChip) bool {
	at := slices.IndexFunc(chips, func(m memberChip) bool { return m.on })
	return at < 0 || path == chips[at].path || strings.HasPrefix(path, chips[at].path+".")
}
