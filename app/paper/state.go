package paper

import (
	"context"
	"io"
	"net"
	"os"
	"os/exec"
	"strings"
	"time"

	"onevisit/catalog/fault"
)

// State is what a printer says of itself. The zero State is a printer that is ready, or cannot say.
type State struct {
	Told     bool `json:"told"`      // it answered
	Offline  bool `json:"offline"`   // switched to offline, or stopped by the print system
	Cover    bool `json:"cover"`     // a cover is open
	PaperOut bool `json:"paper_out"` // no paper
	PaperLow bool `json:"paper_low"` // the roll is near its end; it still prints
	Broken   bool `json:"broken"`    // the cutter is stuck, the head is hot
}

// Stater is a printer that can be asked how it is. A printer that cannot be reached is the fault that printing has too;
// one that does not answer the question is a State that was not told, and no fault: many cheap printers do not.
type Stater interface {
	State(ctx context.Context) (State, error)
}

// Fault codes of a printer's states. Args: printer.
const (
	CodePaperOut fault.Code = "paper.paper_out"
	CodeCover    fault.Code = "paper.cover_open"
	CodeStopped  fault.Code = "paper.stopped" // offline at its own key, stopped in the print system, or broken
)

// Fault is why a printer does not print now; nil if nothing stands against it.
func (s State) Fault(printer string) error {
	args := fault.Args{"printer": printer}
	switch {
	case s.Cover:
		return fault.New(CodeCover, args)
	case s.PaperOut:
		return fault.New(CodePaperOut, args)
	case s.Offline, s.Broken:
		return fault.New(CodeStopped, args)
	}
	return nil
}

// askPatience is how long a ticket printer may think about one question.
const askPatience = 500 * time.Millisecond

// The questions of ESC/POS (DLE EOT n), which printers answer even while they are offline, with one byte.
const (
	askPrinter = 1
	askOffline = 2
	askError   = 3
	askPaper   = 4
)

// ask asks a printer the four questions. One that does not answer the first is not asked again.
func ask(rw io.ReadWriter) State {
	var s State
	for _, q := range []byte{askPrinter, askOffline, askError, askPaper} {
		if _, err := rw.Write([]byte{0x10, 0x04, q}); err != nil {
			return s
		}
		var b [1]byte
		if _, err := io.ReadFull(rw, b[:]); err != nil || b[0]&0x93 != 0x12 { // bits 1 and 4 are set, 0 and 7 are not
			return s
		}
		s.Told = true
		s.read(q, b[0])
	}
	return s
}

// read takes over one answer.
func (s *State) read(question, b byte) {
	switch question {
	case askPrinter:
		s.Offline = b&0x08 != 0
	case askOffline:
		s.Cover = b&0x04 != 0
		s.PaperOut = s.PaperOut || b&0x20 != 0
	case askError:
		s.Broken = b&0x68 != 0 // cutter, what cannot be mended by waiting, what can
	case askPaper:
		s.PaperLow = b&0x0C != 0
		s.PaperOut = s.PaperOut || b&0x60 != 0
	}
}

// State asks the printer over the network.
func (n Network) State(ctx context.Context) (State, error) {
	d := net.Dialer{Timeout: n.Timeout}
	conn, err := d.DialContext(ctx, "tcp", n.Address)
	if err != nil {
		return State{}, n.fault(err, CodeOffline)
	}
	defer conn.Close() //nolint:errcheck // nothing was printed
	stop := context.AfterFunc(ctx, func() { _ = conn.SetDeadline(time.Unix(1, 0)) })
	defer stop()
	if err := conn.SetDeadline(time.Now().Add(4 * askPatience)); err != nil {
		return State{}, n.fault(err, CodeOffline)
	}
	return ask(conn), nil
}

// why makes a clearer fault of a print that failed, if the printer can say what is wrong.
func (n Network) why(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	s, asked := n.State(ctx)
	if asked != nil || s.Fault(n.Address) == nil {
		return err
	}
	return s.Fault(n.Address)
}

// State asks the printer behind a device file. A file that cannot be read from is not told.
func (d Device) State(ctx context.Context) (State, error) {
	f, err := os.OpenFile(d.Path, os.O_RDWR, 0)
	if err != nil {
		return State{}, fault.Wrap(err, CodeDevice, fault.Args{"path": d.Path})
	}
	ctx, cancel := context.WithTimeout(ctx, 4*askPatience)
	defer cancel()
	done := make(chan State, 1)
	go func() { done <- ask(f) }()
	select {
	case s := <-done:
		_ = f.Close() //nolint:errcheck // nothing was printed
		return s, nil
	case <-ctx.Done():
		_ = f.Close() //nolint:errcheck // frees a read that waits; where it does not, the goroutine ends with the device
		return State{}, nil
	}
}

// State asks the print system. Without one, or where it has no word on it, it is not told.
func (q Queue) State(ctx context.Context) (State, error) {
	ctx, cancel := context.WithTimeout(ctx, q.Timeout)
	defer cancel()
	args := []string{"-p"}
	if q.Name != "" {
		args = append(args, q.Name)
	}
	cmd := exec.CommandContext(ctx, "lpstat", args...) //nolint:gosec // no shell; the name is one argument
	cmd.Env = append(os.Environ(), "LC_ALL=C")
	cmd.WaitDelay = time.Second
	out, err := cmd.Output()
	if err != nil || len(out) == 0 {
		return State{}, nil
	}
	said := string(out)
	return State{Told: true, Offline: strings.Contains(said, "disabled"),
		PaperOut: strings.Contains(said, "media-empty-error") || strings.Contains(said, "media-needed"),
		Cover:    strings.Contains(said, "cover-open"), Broken: strings.Contains(said, "media-jam")}, nil
}
