package pgtest

import (
	"bytes"
	"errors"
	"io"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// Cut says what a proxy does with a message of a client that matters: it passes it on, drops the connection before the
// server has it, or drops it when the server has answered and the client does not know.
type Cut int

// What a proxy does with a message.
const (
	Pass Cut = iota
	Before
	After
)

// Proxy stands between stations and the server and breaks connections.
type Proxy struct {
	choose func(message []byte) Cut
	dir    string
	l      net.Listener
	server string

	mu    sync.Mutex
	conns map[net.Conn]bool
	wg    sync.WaitGroup
}

const socketName = ".s.PGSQL.5432"

// NewProxy listens for as long as the test runs. choose looks at everything that clients send.
func NewProxy(t testing.TB, choose func(message []byte) Cut) *Proxy {
	t.Helper()
	c := start(t)
	dir, err := os.MkdirTemp("", "pgx-")
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("unix", filepath.Join(dir, socketName))
	if err != nil {
		t.Fatal(err)
	}
	p := &Proxy{choose: choose, dir: dir, l: l, server: filepath.Join(c.dir, socketName), conns: map[net.Conn]bool{}}
	p.wg.Go(p.accept)
	t.Cleanup(func() {
		err := l.Close()
		p.Drop()
		p.wg.Wait()
		if err := errors.Join(err, os.RemoveAll(dir)); err != nil {
			t.Error(err)
		}
	})
	return p
}

// Through is an address that goes through the proxy.
func (p *Proxy) Through(t testing.TB, address string) string {
	t.Helper()
	return change(t, address, func(_ *url.URL, q url.Values) { q.Set("host", p.dir) })
}

// Drop breaks all connections.
func (p *Proxy) Drop() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for c := range p.conns {
		_ = c.Close()
	}
}

func (p *Proxy) keep(c net.Conn) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.conns[c] = true
}

func (p *Proxy) done(cs ...net.Conn) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, c := range cs {
		_ = c.Close()
		delete(p.conns, c)
	}
}

func (p *Proxy) accept() {
	for {
		client, err := p.l.Accept()
		if err != nil {
			return
		}
		server, err := net.Dial("unix", p.server)
		if err != nil {
			_ = client.Close()
			continue
		}
		p.keep(client)
		p.keep(server)
		p.wg.Go(func() { p.carry(client, server) })
	}
}

// carry passes on both directions until one ends.
func (p *Proxy) carry(client, server net.Conn) {
	defer p.done(client, server)
	var mute sync.Mutex // held: answers are swallowed
	var silent bool
	answers := make(chan struct{})
	p.wg.Go(func() {
		defer close(answers)
		defer client.Close()
		buf := make([]byte, 64<<10)
		for {
			n, err := server.Read(buf)
			if n > 0 {
				mute.Lock()
				quiet := silent
				mute.Unlock()
				if quiet {
					return // the server has answered; nobody hears it
				}
				if _, err := client.Write(buf[:n]); err != nil {
					return
				}
			}
			if err != nil {
				return
			}
		}
	})
	buf := make([]byte, 64<<10)
	for {
		n, err := client.Read(buf)
		if n > 0 {
			cut := p.choose(bytes.Clone(buf[:n]))
			if cut == Before {
				return
			}
			if cut == After {
				mute.Lock()
				silent = true
				mute.Unlock()
			}
			if _, err := server.Write(buf[:n]); err != nil {
				return
			}
			if cut == After {
				<-answers
				return
			}
		}
		if errors.Is(err, io.EOF) || err != nil {
			return
		}
	}
}
