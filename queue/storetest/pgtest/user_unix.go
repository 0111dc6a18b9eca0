//go:build unix

package pgtest

import (
	"os"
	"os/exec"
	"os/user"
	"strconv"
	"syscall"
)

// nobody is whom a server started by root runs as: PostgreSQL refuses to be root. nil: whoever runs the tests.
func nobody() *syscall.Credential {
	if os.Geteuid() != 0 {
		return nil
	}
	const fallback = 65534
	c := &syscall.Credential{Uid: fallback, Gid: fallback}
	if u, err := user.Lookup("nobody"); err == nil {
		if id, err := strconv.ParseUint(u.Uid, 10, 32); err == nil {
			c.Uid = uint32(id)
		}
		if id, err := strconv.ParseUint(u.Gid, 10, 32); err == nil {
			c.Gid = uint32(id)
		}
	}
	return c
}

func unprivileged(cmd *exec.Cmd) {
	if c := nobody(); c != nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: c}
	}
}

func giveAway(dir string) error {
	if c := nobody(); c != nil {
		return os.Chown(dir, int(c.Uid), int(c.Gid))
	}
	return nil
}
