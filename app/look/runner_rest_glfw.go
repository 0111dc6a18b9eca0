//go:build !ci

package look

import (
	"time"

	"github.com/go-gl/glfw/v3.4/glfw" // what Fyne's windows are made with
)

// Rest lets the windows' loop sleep while nothing happens. Who opens the windows calls it once, before them.
func Rest() {
	now := time.Now //nolint:forbidigo // how long a sleep took, no time of the hall
	resting = &rester{wait: glfw.WaitEventsTimeout, wake: glfw.PostEmptyEvent, now: now}
}
