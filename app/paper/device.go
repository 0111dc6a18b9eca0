package paper

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"

	"onevisit/catalog/fault"
)

// Device is a ticket printer behind a device file: /dev/usb/lp0 on Linux, a port name on Windows.
type Device struct {
	Path    string
	Timeout time.Duration // for the whole job
}

// Print writes the job to the device. A printer that is switched off may block the write: after the timeout the file
// is closed and the fault says so.
func (d Device) Print(ctx context.Context, job Job) error {
	data, err := raster(job)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, d.Timeout)
	defer cancel()
	done := make(chan error, 1)
	go func() { done <- d.write(ctx, data) }()
	select {
	case err = <-done:
	case <-ctx.Done():
		err = ctx.Err()
	}
	if err != nil {
		return fault.Wrap(err, CodeDevice, fault.Args{"path": d.Path})
	}
	return nil
}

// write never creates the file: a name that is not there is a printer that is not there.
func (d Device) write(ctx context.Context, data []byte) error {
	f, err := os.OpenFile(d.Path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	stop := context.AfterFunc(ctx, func() { _ = f.Close() }) // frees a write that blocks
	defer stop()
	if _, err := f.Write(data); err != nil {
		_ = f.Close()
		return err
	}
	return f.Close()
}

// Queue is an office printer of the print system (CUPS, or the spooler of Windows), for the A4 forms.
type Queue struct {
	Name    string        // empty: the system's default printer
	Timeout time.Duration // for handing the job over, not for printing it
}

// Print hands the job's PDF to the print system, which keeps it until it is printed: CUPS, or the spooler of Windows.
func (q Queue) Print(ctx context.Context, job Job) error {
	args := fault.Args{"queue": q.Name}
	if len(job.PDF) == 0 {
		return fault.New(CodeWrongPaper, fault.Args{"name": job.Name})
	}
	ctx, cancel := context.WithTimeout(ctx, q.Timeout)
	defer cancel()
	cmd, done, err := q.command(ctx, job)
	if err != nil {
		return fault.Wrap(err, CodeQueue, args)
	}
	defer done()
	cmd.WaitDelay = time.Second
	if out, err := cmd.CombinedOutput(); err != nil {
		return fault.Wrap(fmt.Errorf("%w: %s", err, strings.TrimSpace(string(out))), CodeQueue, args)
	}
	return nil
}
