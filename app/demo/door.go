package demo

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"onevisit/app/door"
	"onevisit/app/lang"
	"onevisit/assets"
)

// nobody is an address at which no database server answers: the test must say so.
const nobody = "postgres://onevisit@127.0.0.1:9/hall"

// frontDoor is the first start of a machine: the hall's folder is found, its database tested, a test page printed, a seat
// chosen. It opens in a window of its own and is closed again.
func (t *teller) frontDoor() error {
	t.step("door")
	halls, err := t.halls()
	if err != nil {
		return err
	}
	paper := filepath.Join(t.Out, "data", "test page")
	d, err := t.openDoor(door.Place{Folder: halls, Database: nobody, Printer: "pdf:" + paper})
	if err != nil {
		return err
	}
	win, has := t.Windows["door"], func(what string) func() bool { return func() bool { return strings.Contains(d.Said(), what) } }
	if err := t.hands.press(win, t.words.T("door.place.find")); err != nil {
		return err
	}
	if err := t.hands.until("the folders", func() bool { return win.Canvas().Focused() != nil }); err != nil {
		return err
	}
	if err := t.hands.key(win, fyne.KeyDown); err != nil {
		return err
	}
	if err := t.shoot("door", "1-folder"); err != nil {
		return err
	}
	if err := t.hands.key(win, fyne.KeyReturn); err != nil {
		return err
	}
	if err := t.hands.until("a good hall", has(t.words.T("door.place.hall_good"))); err != nil {
		return err
	}
	if err := t.hands.press(win, t.words.T("door.place.print")); err != nil {
		return err
	}
	if err := t.hands.until("the test page", has(t.words.T("door.place.printer_sent"))); err != nil {
		return err
	}
	if all, err := os.ReadDir(paper); err != nil || len(all) == 0 {
		return fmt.Errorf("no test page: %w", err)
	}
	if err := t.hands.press(win, t.words.T("door.place.test")); err != nil {
		return err
	}
	if err := t.hands.until("no server", has(t.words.T("fault.app.no_server", lang.Args{"server": nobody}))); err != nil {
		return err
	}
	if err := t.shoot("door", "2-database"); err != nil {
		return err
	}
	if err := t.closeDoor(); err != nil {
		return err
	}
	return t.chooseSeat()
}

// chooseSeat is the way that most take: the sample hall on this machine, then a seat, here with its window.
func (t *teller) chooseSeat() error {
	if _, err := t.openDoor(door.Place{}); err != nil {
		return err
	}
	win := t.Windows["door"]
	if err := t.hands.press(win, t.words.T("door.place.next")); err != nil {
		return err
	}
	if err := t.hands.until("the seats", shows(win, t.words.T("door.all"))); err != nil {
		return err
	}
	if err := t.shoot("door", "3-seats"); err != nil {
		return err
	}
	if err := t.hands.press(win, t.words.T("door.seat.counter")); err != nil {
		return err
	}
	if err := t.hands.until("the windows", shows(win, t.words.T("common.window", lang.Args{"id": t.Stage.Window}))); err != nil {
		return err
	}
	return t.closeDoor()
}

// halls is a folder with a copy of the sample hall's files in a folder of its own.
func (t *teller) halls() (string, error) {
	root, err := filepath.Abs(filepath.Join(t.Out, "data", "halls"))
	if err != nil {
		return "", err
	}
	if _, err := os.Stat(root); err == nil {
		return root, nil // of the story's other language
	}
	return root, os.CopyFS(filepath.Join(root, "centre"), assets.Hall())
}

// openDoor opens the front door as on a machine with that hall, whose owner has not chosen yet.
func (t *teller) openDoor(at door.Place) (*door.Door, error) {
	var d *door.Door
	if err := t.hands.do(func() { d, t.Windows["door"] = t.Door(at) }); err != nil {
		return nil, err
	}
	return d, t.hands.settle()
}

// closeDoor closes it.
func (t *teller) closeDoor() error {
	win := t.Windows["door"]
	delete(t.Windows, "door")
	return t.hands.do(win.Close)
}
