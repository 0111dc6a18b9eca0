package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Memory is what a process holds, in MB of 1,048,576 bytes.
type Memory struct {
	RSS  float64 `json:"rss_mb"`  // resident now, pages shared with other processes included
	Peak float64 `json:"peak_mb"` // the most that was ever resident
	PSS  float64 `json:"pss_mb"`  // resident, shared pages divided among those who share them; 0 if not told
	Own  float64 `json:"own_mb"`  // of RSS, what no file backs: heap, stacks, buffers
}

// readMemory reads /proc of a process.
func readMemory(pid int) (Memory, error) {
	status, err := os.ReadFile(procFile(pid, "status"))
	if err != nil {
		return Memory{}, err
	}
	kb := fieldsOfKB(string(status))
	m := Memory{RSS: kb["VmRSS"] / 1024, Peak: kb["VmHWM"] / 1024, Own: kb["RssAnon"] / 1024}
	if m.RSS == 0 {
		return m, errors.New("the process is gone")
	}
	if rollup, err := os.ReadFile(procFile(pid, "smaps_rollup")); err == nil { // some kernels do not tell
		m.PSS = fieldsOfKB(string(rollup))["Pss"] / 1024
	}
	return m, nil
}

func procFile(pid int, name string) string {
	return filepath.Join("/proc", strconv.Itoa(pid), name)
}

// fieldsOfKB reads lines like "VmRSS:   123 kB".
func fieldsOfKB(text string) map[string]float64 {
	out := map[string]float64{}
	for line := range strings.Lines(text) {
		f := strings.Fields(line)
		if len(f) == 3 && f[2] == "kB" {
			if n, err := strconv.ParseFloat(f[1], 64); err == nil {
				out[strings.TrimSuffix(f[0], ":")] = n
			}
		}
	}
	return out
}

// clockTick is the unit of the times in /proc/PID/stat: USER_HZ, 100 on every Linux architecture Go runs on.
const clockTick = 10 * time.Millisecond

// painters is how the threads of Mesa's software renderer are called; a graphics card does what they do.
const painters = "llvmpipe"

// readCPU is the processor time a process has used in all its threads, and the part of it that drew by software.
func readCPU(pid int) (all, drawing time.Duration, err error) {
	stat, err := os.ReadFile(procFile(pid, "stat"))
	if err != nil {
		return 0, 0, err
	}
	if all, err = cpuOf(string(stat)); err != nil {
		return 0, 0, err
	}
	tasks, err := os.ReadDir(procFile(pid, "task"))
	if err != nil {
		return 0, 0, err
	}
	for _, t := range tasks {
		line, err := os.ReadFile(procFile(pid, filepath.Join("task", t.Name(), "stat")))
		if err != nil {
			continue // the thread has just ended
		}
		if _, name, ok := strings.Cut(string(line), "("); ok && strings.HasPrefix(name, painters) {
			d, err := cpuOf(string(line))
			if err != nil {
				return 0, 0, err
			}
			drawing += d
		}
	}
	return all, drawing, nil
}

// cpuOf reads utime and stime, the 14th and 15th field. The 2nd is the name in brackets, which may hold anything.
func cpuOf(stat string) (time.Duration, error) {
	_, rest, ok := cutLast(stat, ")")
	f := strings.Fields(rest)
	if !ok || len(f) < 13 {
		return 0, fmt.Errorf("not a line of /proc/PID/stat: %q", stat)
	}
	var ticks int64
	for _, s := range f[11:13] {
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil {
			return 0, err
		}
		ticks += n
	}
	return time.Duration(ticks) * clockTick, nil
}

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

// endsWithin is how long a program may take to end when told to.
const endsWithin = 5 * time.Second

// end tells a program to end and waits; one that does not is killed, and that is an error.
func end(c *exec.Cmd) error {
	if c.Process == nil {
		return nil
	}
	if err := c.Process.Signal(syscall.SIGTERM); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return err
	}
	done := make(chan error, 1)
	go func() { done <- c.Wait() }()
	select {
	case err := <-done:
		var exit *exec.ExitError
		if errors.As(err, &exit) && !exit.Exited() { // by the signal itself
			return nil
		}
		return err
	case <-time.After(endsWithin):
		return errors.Join(fmt.Errorf("%s did not end within %s", filepath.Base(c.Path), endsWithin), c.Process.Kill())
	}
}
