//go:build !windows

package paper

import (
	"bytes"
	"context"
	"os/exec"
)

// command is lp with the PDF on its standard input.
func (q Queue) command(ctx context.Context, job Job) (cmd *exec.Cmd, done func(), err error) {
	cmd = exec.CommandContext(ctx, "lp", "-t", job.Name) //nolint:gosec // no shell; the name is one argument
	if q.Name != "" {
		cmd.Args = append(cmd.Args, "-d", q.Name)
	}
	cmd.Stdin = bytes.NewReader(job.PDF)
	return cmd, func() {}, nil
}
