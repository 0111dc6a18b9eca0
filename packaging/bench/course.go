package main

import (
	"fmt"
	"os"
)

// courseLog writes each look at a seat under soak to a file as it is taken, so that hours that are cut short still tell
// how memory went, and so that a slow rise can be told from a step. The zero value writes nothing.
type courseLog struct{ file *os.File }

// openCourse begins the file; an empty name is no file.
func openCourse(name string) (courseLog, error) {
	if name == "" {
		return courseLog{}, nil
	}
	f, err := os.Create(name) //nolint:gosec // named by whoever measures
	if err != nil {
		return courseLog{}, err
	}
	_, err = fmt.Fprintln(f, "seconds,visits,seat,rss_mb,own_mb,threads,files")
	return courseLog{f}, err
}

func (c courseLog) add(seat string, visits int, h held) error {
	if c.file == nil {
		return nil
	}
	_, err := fmt.Fprintf(c.file, "%.0f,%d,%s,%.1f,%.1f,%.0f,%.0f\n", h.at.Seconds(), visits, seat, h.memory.RSS, h.memory.Own,
		h.threads, h.files)
	return err
}

func (c courseLog) close() error {
	if c.file == nil {
		return nil
	}
	return c.file.Close()
}
