package paper

import (
	"context"
	"image"
	"net"
	"net/url"
	"strings"
	"time"

	"onevisit/catalog/fault"
)

// Fault codes of this package. Args are named in the translations.
const (
	CodeOffline    fault.Code = "paper.printer_offline" // address: nobody answers, or it stopped taking data
	CodeSilent     fault.Code = "paper.printer_silent"  // address: took the data and did not confirm; it may have printed
	CodeDevice     fault.Code = "paper.device"          // path: the device file cannot be written
	CodeQueue      fault.Code = "paper.queue"           // queue: the print system refused the job
	CodeFolder     fault.Code = "paper.folder"          // path: a file cannot be saved
	CodeNoPrinter  fault.Code = "paper.no_printer"      // none is set up
	CodeBadPrinter fault.Code = "paper.bad_printer"     // spec: not a printer's address
	CodeWrongPaper fault.Code = "paper.wrong_paper"     // name: an A4 form for a ticket printer, or a job without a page
)

// Timeout is how long a printer may take for each step before it counts as offline.
const Timeout = 8 * time.Second

// Job is one thing to print.
type Job struct {
	Name    string      // of the file that keeps it: A017
	Day     string      // business day, YYYY-MM-DD
	Picture image.Image // for ticket printers, one pixel a dot; nil for what only fits on A4
	PDF     []byte      // for office printers and files
}

// Printer puts a job on paper. Its errors are fault.Errors that a person can be told.
type Printer interface {
	Print(ctx context.Context, job Job) error
}

// Open makes the printer of an address:
//
//	tcp://192.0.2.7:9100   ticket printer on the network, ESC/POS; port 9100 if none is named;
//	                       with ?waiteof=false for one that never closes the connection
//	dev:/dev/usb/lp0       ticket printer on a device file, ESC/POS
//	lp:NAME                office printer of the print system (CUPS); lp: for its default printer
//	pdf:DIR                no printer: files in a folder
//	(empty)                none; printing is the fault paper.no_printer
//
// Anything else is the fault paper.bad_printer.
func Open(spec string) (Printer, error) {
	bad := fault.New(CodeBadPrinter, fault.Args{"spec": spec})
	scheme, rest, _ := strings.Cut(spec, ":")
	switch {
	case spec == "":
		return none{}, nil
	case scheme == "tcp":
		return openTCP(spec, bad)
	case scheme == "dev" && rest != "":
		return Device{Path: rest, Timeout: Timeout}, nil
	case scheme == "lp":
		return Queue{Name: rest, Timeout: Timeout}, nil
	case scheme == "pdf" && rest != "":
		return Folder{Dir: rest}, nil
	}
	return nil, bad
}

func openTCP(spec string, bad error) (Printer, error) {
	u, err := url.Parse(spec)
	if err != nil || u.Hostname() == "" {
		return nil, bad
	}
	port := u.Port()
	if port == "" {
		port = "9100"
	}
	return Network{Address: net.JoinHostPort(u.Hostname(), port), Timeout: Timeout,
		NoWait: u.Query().Get("waiteof") == "false"}, nil
}

// none is the printer of a seat without one.
type none struct{}

func (none) Print(context.Context, Job) error { return fault.New(CodeNoPrinter, nil) }

// raster gives a job's bytes for a ticket printer.
func raster(job Job) ([]byte, error) {
	if job.Picture == nil {
		return nil, fault.New(CodeWrongPaper, fault.Args{"name": job.Name})
	}
	return Raster(job.Picture), nil
}
