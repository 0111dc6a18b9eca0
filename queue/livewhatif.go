package queue

import "maps"

// WaitWith is Wait as it would be if a window that is paused or closed now were open: what opening it would change.
func (l *Live) WaitWith(line, window string) Wait {
	l.mu.RLock()
	defer l.mu.RUnlock()
	s := *l.s
	s.windows = maps.Clone(l.s.windows)
	if w, ok := s.windows[window]; ok {
		w.State = WindowOpen
		s.windows[window] = w
	}
	return s.wait(line, nil)
}
