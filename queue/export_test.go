package queue

// Apply gives a Live one journal row as its feed does.
func (l *Live) Apply(c Change) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.s.apply(l.h.localChange(c))
}
