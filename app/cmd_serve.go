package app

import (
	"context"
	"net"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/phone"
	"onevisit/queue"
)

// serveCommand serves the phone page without a desktop, until it is interrupted.
func (p *program) serveCommand() *cobra.Command {
	w := p.words()
	var address string
	var hosts []string
	c := &cobra.Command{Use: "serve", Short: w.T("phone.command"), Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			ctx, stop := signal.NotifyContext(c.Context(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			return p.withStation(ctx, func(st *Station) error {
				live, err := st.Hall.Live(ctx)
				if err != nil {
					return err
				}
				ln, err := phone.Listen(ctx, address)
				if err != nil {
					return err
				}
				defer st.tellOfPage(ctx, live)()
				if err := p.sayAddress(ln.Addr()); err != nil {
					return err
				}
				return phone.Serve(ctx, ln, phone.Params{Hall: st.Hall, Live: live, Log: st.Log, Hosts: hosts})
			})
		}}
	c.Flags().StringVar(&address, "listen", phone.DefaultAddress, w.T("phone.flag.listen"))
	c.Flags().StringSliceVar(&hosts, "host", nil, w.T("phone.flag.host"))
	return c
}

// tellOfPage tells the hall that the phone page is there, at once and then each minute, so that the manager sees a page
// that has fallen silent. What it gives back tells that the page was closed, and waits until that is said.
func (s *Station) tellOfPage(ctx context.Context, live *queue.Live) (closed func()) {
	b := &heartbeat{station: s, machine: machineName()}
	since := s.Hall.Now()
	word := func(off bool) []queue.Station {
		return []queue.Station{{Seat: queue.SeatBoard, Place: queue.PlacePhone, Version: Version, Since: since,
			Stale: !off && live.Stale(), Off: off}}
	}
	b.say(ctx, word(false))
	ctx, stop := context.WithCancel(ctx)
	ended := make(chan struct{})
	look.Live{Log: s.Log}.Go(func() {
		defer close(ended)
		next := time.NewTicker(queue.BeatEvery)
		defer next.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-next.C:
				b.say(ctx, word(false))
			}
		}
	})
	return func() {
		stop()
		<-ended
		last, cancel := context.WithTimeout(context.WithoutCancel(ctx), lastWord)
		defer cancel()
		b.say(last, word(true))
	}
}

// sayAddress tells where the page is, and that others can read it if they can.
func (p *program) sayAddress(a net.Addr) error {
	w := p.words()
	url := "http://" + a.String() + "/"
	lines := []string{w.T("phone.at", lang.Args{"url": url})}
	if tcp, ok := a.(*net.TCPAddr); ok && !tcp.IP.IsLoopback() {
		lines = append(lines, w.T("phone.open"))
	}
	return p.print(map[string]string{"url": url}, lines...)
}
