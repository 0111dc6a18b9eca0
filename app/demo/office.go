package demo

import "fyne.io/fyne/v2"

// finishKey ends a visit at the counter without calling the next person.
const finishKey = fyne.KeyF1

// management opens the other pages of the manager's desk: each shows something that only it has, or at least
// another picture than every other (see Check).
func (t *teller) management() error {
	t.step("manager_pages")
	m := t.Windows["manager"]
	for _, page := range []struct{ nav, has, picture string }{
		{"manager.nav.clocks", "", "2-clocks"},
		{"manager.nav.bookings", "", "7-bookings"},
		{"manager.nav.stations", "", "8-stations"},
		{"manager.nav.figures", "manager.report.excel", "3-figures"},
		{"manager.nav.settings", "manager.settings.large", "4-settings"},
		{"manager.nav.catalog", "edit.new", "5-catalog"},
	} {
		if err := t.hands.press(m, t.words.T(page.nav)); err != nil {
			return err
		}
		if page.has != "" {
			if err := t.hands.until(page.nav, shows(m, t.words.T(page.has))); err != nil {
				return err
			}
		}
		// What a page asks the journal for comes a moment later.
		if err := t.hands.until("the page", func() bool { return !says(m, t.words.T("manager.report.reading")) }); err != nil {
			return err
		}
		if err := t.shoot("manager", page.picture); err != nil {
			return err
		}
	}
	t.step("manager_editor")
	if err := t.hands.press(m, t.words.T("edit.open")); err != nil {
		return err
	}
	if err := t.hands.until("the editor", shows(m, t.words.T("edit.back"))); err != nil {
		return err
	}
	if err := t.shoot("manager", "6-editor"); err != nil {
		return err
	}
	for _, key := range []string{"edit.back", "manager.nav.now"} {
		if err := t.hands.press(m, t.words.T(key)); err != nil {
			return err
		}
	}
	return nil
}
