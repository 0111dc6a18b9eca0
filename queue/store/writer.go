package store

import (
	"context"
	"database/sql"
	"slices"
	"sync"
)

// writer is the one connection by which this process writes a file. Acts take turns, first come first served. An act
// behind which others wait does not commit: it hands its open transaction on. The last one commits for all, the disk is
// waited for once, and only then does any of them return. An act that fails takes back its own part alone.
type writer struct {
	pool *sql.DB // of one connection

	mu      sync.Mutex
	busy    bool
	waiting []chan *batch // each gets its turn: a batch to join, or nil to begin one

	known known // of who has the turn
}

// mostActs is how many acts have a transaction at most, those that fail too: the first of them waits for the last.
const mostActs = 16

// batch is a transaction that acts hand on.
type batch struct {
	conn *sql.Conn
	own  *session
	had  int           // how many acts had it
	acts int           // that are in it: the others failed
	gone bool          // there is no transaction any more: nothing was in it, or err says why
	done chan struct{} // closed when it is over
	err  error         // why nothing of it happened; to be read when it is over
}

// do runs f in a transaction, alone with the queue. When it returns nil, what f did is on disk; when it returns an error
// or panics, nothing of it happened. An act whose ctx ends before it is done is taken back, and never after that.
func (w *writer) do(ctx context.Context, f func(*batch) error) (err error) {
	b, err := w.join(ctx)
	if err != nil {
		return err
	}
	defer func() {
		w.leave(b)
		if b.err != nil { // also for an act that failed: what it saw did not happen
			err = b.err
		}
	}()
	return w.part(ctx, b, f)
}

// join waits for a turn and gives the open transaction.
func (w *writer) join(ctx context.Context) (*batch, error) {
	b, err := w.turn(ctx)
	if b != nil || err != nil {
		return b, err
	}
	if b, err = w.begin(ctx); err != nil {
		w.pass(nil)
	}
	return b, err
}

func (w *writer) turn(ctx context.Context) (*batch, error) {
	w.mu.Lock()
	if !w.busy {
		w.busy = true
		w.mu.Unlock()
		return nil, nil
	}
	mine := make(chan *batch, 1)
	w.waiting = append(w.waiting, mine)
	w.mu.Unlock()
	select {
	case b := <-mine:
		return b, nil
	case <-ctx.Done():
	}
	w.mu.Lock()
	i := slices.Index(w.waiting, mine)
	if i >= 0 {
		w.waiting = slices.Delete(w.waiting, i, i+1)
	}
	w.mu.Unlock()
	if i >= 0 {
		return nil, ctx.Err()
	}
	return <-mine, nil // it was this act's turn already; it will notice that nobody waits for it
}

// pass gives the turn to the next, and reports whether there is one. Who passes a batch on in vain keeps the turn.
func (w *writer) pass(b *batch) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.waiting) == 0 {
		w.busy = b != nil
		return false
	}
	w.waiting[0] <- b
	w.waiting = w.waiting[1:]
	return true
}

func (w *writer) begin(ctx context.Context) (*batch, error) {
	conn, own, err := take(ctx, w.pool)
	if err != nil {
		return nil, err
	}
	b := &batch{conn: conn, own: own, done: make(chan struct{})}
	if err = b.run("BEGIN IMMEDIATE"); err == nil {
		if err = w.known.check(own); err == nil {
			return b, nil
		}
		undo(conn)
	}
	_ = conn.Close() // goes back to the pool
	return nil, err
}

func (b *batch) run(query string) error {
	_, _, err := b.own.exec(query, nil)
	return err
}

// part runs one act in the transaction. The first has it for itself; a later one is marked, to be taken back alone.
func (w *writer) part(ctx context.Context, b *batch, f func(*batch) error) (err error) {
	b.had++
	sure := false
	defer func() {
		if !sure {
			w.known.forget()
			b.takeBack(err)
		}
	}()
	if b.acts > 0 {
		if err = b.run("SAVEPOINT act"); err != nil {
			return err
		}
	}
	if err = f(b); err != nil {
		return err
	}
	if err = ctx.Err(); err != nil {
		return err
	}
	if b.acts > 0 {
		if err = b.run("RELEASE act"); err != nil {
			return err
		}
	}
	sure = true
	b.acts++
	return nil
}

// takeBack undoes what an act did that failed. Where the engine has ended the transaction by itself, as it does when the
// disk is full, nothing of the others is left either.
func (b *batch) takeBack(cause error) {
	if b.acts == 0 {
		b.gone = true
		undo(b.conn)
		return
	}
	if err := b.run("ROLLBACK TO act; RELEASE act"); err != nil {
		if cause == nil {
			cause = err
		}
		b.gone, b.err = true, cause
		undo(b.conn)
	}
}

// leave hands the transaction on, or ends it. It returns when the transaction is over.
func (w *writer) leave(b *batch) {
	if !b.gone && b.had < mostActs && w.pass(b) {
		<-b.done
		return
	}
	if !b.gone {
		if b.err = b.run("COMMIT"); b.err != nil {
			w.known.forget()
			undo(b.conn)
		}
	}
	_ = b.conn.Close() // goes back to the pool
	close(b.done)
	w.pass(nil)
}
