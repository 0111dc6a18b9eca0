package voice

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// maxComplaint is how much of what a program complains about goes to the log, in bytes.
const maxComplaint = 400

// run runs a program with the text on its standard input and waits for it. No shell is involved. When ctx ends the
// program is killed; what it left open is not waited for longer than a second.
func run(ctx context.Context, stdin string, env []string, program string, args ...string) error {
	cmd := exec.CommandContext(ctx, program, args...) //nolint:gosec // a program found in PATH with arguments of ours
	cmd.WaitDelay = time.Second
	cmd.Stdin = strings.NewReader(stdin)
	cmd.Env = append(os.Environ(), env...)
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	hideConsole(cmd)
	if err := cmd.Run(); err != nil {
		said := complaint.Bytes()
		said = bytes.TrimSpace(said[:min(len(said), maxComplaint)])
		return fmt.Errorf("voice: %s: %w: %s", filepath.Base(program), err, said)
	}
	return nil
}
