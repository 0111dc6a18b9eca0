package store

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"onevisit/queue/internal/wake"
)

// serverFeed listens on a connection of its own. What is told while it is cut off is told to nobody, so it wakes its
// readers after every new start: the truth is in the journal.
type serverFeed struct {
	watcher
	config  *pgx.ConnConfig
	channel string
	self    string // the payload of this Store's own acts
	hub     *wake.Hub
}

func newServerFeed(config *pgx.ConnConfig, channel, self string, hub *wake.Hub) *serverFeed {
	f := &serverFeed{config: config, channel: channel, self: self, hub: hub}
	f.work = f.run
	return f
}

// probeEvery is how often a silent connection is asked whether it still lives: a cable that was pulled tells nothing.
const probeEvery = 5 * time.Second

func (f *serverFeed) run(ctx context.Context) {
	pause := retryFirst
	for ctx.Err() == nil {
		if f.listen(ctx) {
			pause = retryFirst
		}
		f.hub.Wake() // readers find out by themselves that the server is away
		select {
		case <-ctx.Done():
		case <-time.After(pause):
			pause = min(2*pause, retryLongest)
		}
	}
}

// listen wakes readers until the connection breaks, and reports whether there was one.
func (f *serverFeed) listen(ctx context.Context) bool {
	conn, err := pgx.ConnectConfig(ctx, f.config)
	if err != nil {
		return false
	}
	defer func() { _ = conn.Close(context.WithoutCancel(ctx)) }() // nothing was written through it
	if _, err := conn.Exec(ctx, "LISTEN "+pgx.Identifier{f.channel}.Sanitize()); err != nil {
		return false
	}
	f.hub.Wake() // what was committed before is nobody's news any more
	for {
		wait, cancel := context.WithTimeout(ctx, probeEvery)
		n, err := conn.WaitForNotification(wait)
		quiet := wait.Err() != nil && ctx.Err() == nil
		cancel()
		switch {
		case err == nil && n.Payload != f.self:
			f.hub.Wake()
		case err != nil && quiet:
			if !f.alive(ctx, conn) {
				return true
			}
		case err != nil:
			return true
		}
	}
}

// alive asks the server for an answer.
func (f *serverFeed) alive(ctx context.Context, conn *pgx.Conn) bool {
	ask, cancel := context.WithTimeout(ctx, connectTimeout)
	defer cancel()
	return conn.Ping(ask) == nil
}
