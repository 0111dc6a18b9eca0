package paper

import (
	"context"
	"io"
	"net"
	"time"

	"onevisit/catalog/fault"
)

// Network is a ticket printer that takes raw data on a TCP port, usually 9100.
type Network struct {
	Address string        // host:port
	Timeout time.Duration // for the connection, for the data and for the confirmation, each
	// NoWait does not wait until the printer has closed the connection. A short ticket fits into the network's buffers,
	// so without waiting a printer that hangs looks like one that prints.
	NoWait bool
}

// Print sends the job once. There is no second try: half a ticket twice is worse than a clear message.
func (n Network) Print(ctx context.Context, job Job) error {
	data, err := raster(job)
	if err != nil {
		return err
	}
	d := net.Dialer{Timeout: n.Timeout}
	conn, err := d.DialContext(ctx, "tcp", n.Address)
	if err != nil {
		return n.fault(err, CodeOffline)
	}
	defer conn.Close() //nolint:errcheck // all that matters was said before
	stop := context.AfterFunc(ctx, func() { _ = conn.SetDeadline(time.Unix(1, 0)) })
	defer stop()
	if err := n.send(ctx, conn, data); err != nil {
		return n.fault(err, CodeOffline)
	}
	if n.NoWait {
		return nil
	}
	if err := n.confirm(ctx, conn); err != nil {
		return n.why(ctx, n.fault(err, CodeSilent))
	}
	return nil
}

func (n Network) fault(err error, code fault.Code) error {
	return fault.Wrap(err, code, fault.Args{"address": n.Address})
}

// send writes all data. A deadline of the network is a deadline for the whole ticket, not for each packet.
func (n Network) send(ctx context.Context, conn net.Conn, data []byte) error {
	if err := conn.SetWriteDeadline(time.Now().Add(n.Timeout)); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	_, err := conn.Write(data)
	return err
}

// confirm says that the data ends and waits until the printer has read all of it and closes too, as the print systems
// do with such printers.
func (n Network) confirm(ctx context.Context, conn net.Conn) error {
	if half, ok := conn.(interface{ CloseWrite() error }); ok {
		if err := half.CloseWrite(); err != nil {
			return err
		}
	}
	if err := conn.SetReadDeadline(time.Now().Add(n.Timeout)); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	_, err := io.Copy(io.Discard, conn)
	return err
}
