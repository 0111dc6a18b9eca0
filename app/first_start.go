package app

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"onevisit/app/door"
	"onevisit/app/paper"
	"onevisit/catalog/fault"
	"onevisit/queue/store"
)

// seatDoor is the front door by name: staff who want another seat than the machine's own open it.
const seatDoor = "door"

// doorCommand opens the front door of a machine that has a seat of its own.
func (p *program) doorCommand() *cobra.Command {
	return &cobra.Command{Use: seatDoor, Short: p.words().T("cli.door"), Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			p.config.Seat = ""
			return p.openSeat(c.Context(), "")
		}}
}

// firstStart tells whether nobody has set up this machine yet.
func (c Config) firstStart() bool {
	_, err := os.Stat(filepath.Join(c.Data, stationFile))
	return err != nil && c.Catalog == "" && c.Hall == ""
}

// placeOf is the hall that a machine's settings name.
func placeOf(c Config) door.Place {
	p := door.Place{Folder: c.Catalog, Printer: c.Printer}
	if strings.HasPrefix(c.Hall, "postgres") {
		p.Database = c.Hall
	}
	return p
}

// at is the settings with another hall.
func (c Config) at(to door.Place) Config {
	if !strings.HasPrefix(c.Hall, "postgres") && to.Database == "" {
		to.Database = c.Hall // a file of its own stays
	}
	c.Catalog, c.Hall, c.Printer = to.Folder, to.Database, to.Printer
	return c
}

// checkHall reads a hall's files; the faults name file and line.
func (d *desktop) checkHall(to door.Place) error {
	_, _, err := loadHall(d.st.Config.at(to))
	return err
}

// databaseWait is how long a server may take to answer the test at the door.
const databaseWait = 5 * time.Second

// checkDatabase asks a server whether its database could be opened, and leaves it as it is. The file of this machine is
// open anyway.
func (d *desktop) checkDatabase(to door.Place) error {
	if to.Database == "" {
		return nil
	}
	s, _, err := loadHall(d.st.Config.at(to))
	if err != nil {
		return err
	}
	_, err = store.Probe(d.ctx, to.Database, store.Options{Hall: s.ID, Busy: databaseWait})
	if fault.Has(err, store.CodeUnreachable) { // the usual sentence is about an act that was lost; here was none
		return fault.Wrap(err, CodeNoServer, serverOf(err))
	}
	return err
}

// CodeNoServer is a database server that the front door's test does not reach. Args: server.
const CodeNoServer fault.Code = "app.no_server"

// serverOf are the args of the fault of a server.
func serverOf(err error) fault.Args {
	var f *fault.Error
	if errors.As(err, &f) {
		return f.Args
	}
	return nil
}

// testPrinter sends the test page to a ticket printer that is not kept yet.
func (d *desktop) testPrinter(to door.Place) error {
	printer, err := paper.Open(to.Printer)
	if err != nil {
		return err
	}
	job, err := paper.TestPage(d.words, d.st.devices().Dots, d.st.Hall.Now())
	if err != nil {
		return err
	}
	return printer.Print(d.ctx, job)
}

// move keeps the choice in station.yaml and starts the program anew: a hall is opened once in a process.
func (d *desktop) move(to door.Place) error {
	c := d.st.Config.at(to)
	if err := c.Save(); err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return errors.Join(err)
	}
	next := exec.Command(self, seatDoor, "--data", c.Data) //nolint:gosec // this program
	if err := next.Start(); err != nil {
		return err
	}
	d.runner.Do(d.app.Quit)
	return nil
}
