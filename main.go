// OneVisit (一次办) is the desktop program of a government service hall: counter, kiosk, board and manager's desk.
package main

import (
	"os"

	_ "time/tzdata" // Windows machines have no zone database

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"onevisit/app"
)

// version is set by the build.
var version = "0.1.0"

func main() {
	app.Version = version
	gui := func() fyne.App { return fyneapp.NewWithID("cn.onevisit.hall") }
	os.Exit(app.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, gui))
}
