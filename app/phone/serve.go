package phone

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"onevisit/catalog/fault"
)

// DefaultAddress is where the page is served unless told otherwise: for this machine alone.
const DefaultAddress = "127.0.0.1:8517"

// CodeListen is an address that cannot be listened on.
const CodeListen fault.Code = "phone.listen" // address

// Bounds of one connection. A reader on a slow phone needs a second or two; who takes longer is cut off.
const (
	headerTime = 5 * time.Second
	readTime   = 10 * time.Second
	writeTime  = 10 * time.Second
	idleTime   = 30 * time.Second
	maxHeader  = 8 << 10
	stopTime   = 5 * time.Second // for answers under way when the service stops
)

// Listen opens an address, host:port, for Serve.
func Listen(ctx context.Context, address string) (net.Listener, error) {
	ln, err := (&net.ListenConfig{}).Listen(ctx, "tcp", address)
	if err != nil {
		return nil, fault.Wrap(err, CodeListen, fault.Args{"address": address})
	}
	return ln, nil
}

// Serve serves the page on ln until ctx ends, then lets the answers under way finish and returns nil.
func Serve(ctx context.Context, ln net.Listener, p Params) error {
	srv := &http.Server{
		Handler: Handler(p), ReadHeaderTimeout: headerTime, ReadTimeout: readTime, WriteTimeout: writeTime,
		IdleTimeout: idleTime, MaxHeaderBytes: maxHeader, ErrorLog: slog.NewLogLogger(p.Log.Handler(), slog.LevelWarn),
	}
	stopped := make(chan error, 1)
	cancel := context.AfterFunc(ctx, func() {
		grace, done := context.WithTimeout(context.WithoutCancel(ctx), stopTime)
		defer done()
		err := srv.Shutdown(grace)
		if errors.Is(err, context.DeadlineExceeded) {
			err = srv.Close()
		}
		stopped <- err
	})
	if err := srv.Serve(ln); !errors.Is(err, http.ErrServerClosed) {
		cancel()
		return fmt.Errorf("phone page: %w", err)
	}
	if err := <-stopped; err != nil {
		return fmt.Errorf("phone page: stop: %w", err)
	}
	return nil
}
