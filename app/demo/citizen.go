package demo

import (
	"onevisit/catalog"
	"onevisit/queue"
)

// checkIncomplete is the person at the kiosk with two of three papers: the verdict says what is missing and where to
// get it, and the list goes home.
func (t *teller) checkIncomplete() error {
	t.step("kiosk_check")
	if err := t.toMaterials(true); err != nil {
		return err
	}
	it, err := t.item()
	if err != nil {
		return err
	}
	k := t.Windows["kiosk"]
	for _, id := range []string{"id-card", "bank"} {
		if err := t.hands.press(k, t.name(it, id)); err != nil {
			return err
		}
	}
	if err := t.shoot("kiosk", "4-materials"); err != nil {
		return err
	}
	if err := t.hands.press(k, t.words.T("kiosk.materials.result")); err != nil {
		return err
	}
	if err := t.hands.until("the verdict", shows(k, t.words.T("kiosk.verdict.issue_missing"))); err != nil {
		return err
	}
	t.step("kiosk_missing")
	if err := t.shoot("kiosk", "5-missing"); err != nil {
		return err
	}
	if err := t.hands.press(k, t.words.T("kiosk.verdict.list")); err != nil {
		return err
	}
	if err := t.hands.until("the list", shows(k, t.words.T("kiosk.list.done"))); err != nil {
		return err
	}
	t.step("kiosk_list")
	if err := t.shoot("kiosk", "6-list"); err != nil {
		return err
	}
	return t.hands.press(k, t.words.T("kiosk.tool.home"))
}

// toMaterials goes from the first page to the materials of the story's item; it takes pictures on the way.
func (t *teller) toMaterials(pictures bool) error {
	it, err := t.item()
	if err != nil {
		return err
	}
	k := t.Windows["kiosk"]
	if err := t.hands.press(k, t.words.T("kiosk.home.check")); err != nil {
		return err
	}
	if err := t.toFound(); err != nil {
		return err
	}
	if pictures {
		if err := t.shoot("kiosk", "2-find"); err != nil {
			return err
		}
	}
	if err := t.hands.press(k, t.words.Text(it.Name)); err != nil {
		return err
	}
	for _, answer := range []struct{ situation, choice string }{{"applicant", "self"}, {"early", "yes"}} {
		text := t.choice(it, answer.situation, answer.choice)
		if err := t.hands.until("the question", shows(k, text)); err != nil {
			return err
		}
		if pictures && answer.situation == "early" {
			if err := t.shoot("kiosk", "3-question"); err != nil {
				return err
			}
		}
		if err := t.hands.press(k, text); err != nil {
			return err
		}
	}
	return t.hands.until("the materials", shows(k, t.words.T("kiosk.materials.result")))
}

// toFound types the story's item on the search page until it is listed.
func (t *teller) toFound() error {
	it, err := t.item()
	if err != nil {
		return err
	}
	k := t.Windows["kiosk"]
	if err := t.hands.until("the search page", func() bool { return k.Canvas() != nil && find(k, "Q") != nil }); err != nil {
		return err
	}
	for _, key := range []string{"T", "X", "G", "J", "J"} { // 退休公积金, by its initials
		if err := t.hands.press(k, key); err != nil {
			return err
		}
	}
	return t.hands.until("the item", shows(k, t.words.Text(it.Name)))
}

// toItem goes on to the item's own page.
func (t *teller) toItem() error {
	if err := t.toFound(); err != nil {
		return err
	}
	it, err := t.item()
	if err != nil {
		return err
	}
	return t.hands.press(t.Windows["kiosk"], t.words.Text(it.Name))
}

// takeTicket is the same person back with everything: complete, elderly, one ticket.
func (t *teller) takeTicket() error {
	t.step("kiosk_complete")
	if err := t.toMaterials(false); err != nil {
		return err
	}
	k := t.Windows["kiosk"]
	before := t.Live.Counts().Issued
	for _, key := range []string{"kiosk.materials.all", "kiosk.materials.result", "kiosk.priority.button",
		"kiosk.priority.elder"} {
		if err := t.hands.press(k, t.words.T(key)); err != nil {
			return err
		}
	}
	if err := t.hands.until("the verdict", shows(k, t.words.T("kiosk.verdict.issue"))); err != nil {
		return err
	}
	if err := t.shoot("kiosk", "7-complete"); err != nil {
		return err
	}
	if err := t.hands.press(k, t.words.T("kiosk.verdict.issue")); err != nil {
		return err
	}
	if err := t.hands.until("the ticket", func() bool {
		return t.Live.Counts().Issued == before+1 && find(k, t.words.T("kiosk.ticket.done")) != nil
	}); err != nil {
		return err
	}
	t.step("kiosk_ticket")
	if err := t.shoot("kiosk", "8-ticket"); err != nil {
		return err
	}
	return t.hands.press(k, t.words.T("kiosk.ticket.done"))
}

// newest is the ticket drawn last that still waits.
func (t *teller) newest() (queue.Ticket, bool) {
	var last queue.Ticket
	for _, w := range t.Live.Waiting() {
		if w.ID > last.ID {
			last = w
		}
	}
	return last, last.ID != 0
}

// name is the name of a material on the screen.
func (t *teller) name(it *catalog.Item, id string) string {
	for i := range it.Materials {
		if it.Materials[i].ID == id {
			return t.words.Text(it.Materials[i].Name)
		}
	}
	return id
}

// choice is the name of an answer on the screen.
func (t *teller) choice(it *catalog.Item, situation, id string) string {
	for _, s := range it.Situations {
		if s.ID != situation {
			continue
		}
		for _, c := range s.Choices {
			if c.ID == id {
				return t.words.Text(c.Name)
			}
		}
	}
	return id
}
