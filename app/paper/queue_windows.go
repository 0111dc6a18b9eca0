package paper

import (
	"context"
	"os"
	"os/exec"
	"syscall"
)

// spool lets the program that opens PDF files print one on a named printer, or on the default one. What it is to do is
// in the environment, so that no name needs quoting.
const spool = `$ErrorActionPreference = 'Stop'
$p = $env:ONEVISIT_PRINTER
if ($p) {
  Get-Printer -Name $p | Out-Null
  Start-Process -FilePath $env:ONEVISIT_FILE -Verb PrintTo -ArgumentList ('"' + $p + '"') -WindowStyle Hidden
} else {
  Start-Process -FilePath $env:ONEVISIT_FILE -Verb Print -WindowStyle Hidden
}`

// command is PowerShell with the PDF in a file. The file stays for the spooler; Windows empties its temporary folder.
func (q Queue) command(ctx context.Context, job Job) (cmd *exec.Cmd, done func(), err error) {
	f, err := os.CreateTemp("", "onevisit-*.pdf")
	if err != nil {
		return nil, nil, err
	}
	if _, err := f.Write(job.PDF); err != nil {
		_ = f.Close()
		return nil, nil, err
	}
	if err := f.Close(); err != nil {
		return nil, nil, err
	}
	cmd = exec.CommandContext(ctx, "powershell", "-NoProfile", "-NonInteractive", "-Command", spool)
	cmd.Env = append(os.Environ(), "ONEVISIT_FILE="+f.Name(), "ONEVISIT_PRINTER="+q.Name)
	cmd.SysProcAttr = &syscall.SysProcAttr{HideWindow: true}
	return cmd, func() {}, nil
}
