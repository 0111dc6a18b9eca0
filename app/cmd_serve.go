package app

import (
	"net"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"onevisit/app/lang"
	"onevisit/app/phone"
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
