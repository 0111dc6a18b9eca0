package voice

import (
	"os/exec"
	"syscall"
)

// hideConsole keeps a black window from flashing over the board.
func hideConsole(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{HideWindow: true} }
