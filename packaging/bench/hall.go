package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// The counter that is measured: the window of the household line, whose tickets are one-hour items.
const (
	window = "2"
	clerk  = "12"
)

// oneHour is the item on that counter, with everything its list asks for.
const (
	oneHour       = "ly-hj-01-lihu-fenhu"
	oneHourPapers = `{"item": "ly-hj-01-lihu-fenhu", "papers": {"hukou": {"standing": "given"}, "id-card": {"standing": "given"},
		"premises": {"standing": "given"}, "relation": {"standing": "given"}}}`
)

// common are items of the sample hall's five lines, as a hall is asked for them.
var common = []string{"st-shebaoka", "sd-sfz-huanling", "cn-getihu", "ws-zhuanyi", "ggcs-weisheng", oneHour}

// bench is one whole measurement.
type bench struct {
	options
	folder   string
	busy     string // data folder: a morning's history and a hall that waits now
	label    string // of the ticket at the counter, in that folder
	progress interface{ Write([]byte) (int, error) }
}

func (b *bench) say(format string, args ...any) {
	fmt.Fprintf(b.progress, "bench: "+format+"\n", args...) //nolint:errcheck // a note for whoever waits
}

// onevisit runs a command of the program on a data folder and returns what it printed.
func (b *bench) onevisit(ctx context.Context, data, input string, args ...string) ([]byte, error) {
	c := exec.CommandContext(ctx, b.program, append(args, "--data", data, "--json")...) //nolint:gosec // the program to be measured
	c.Stdin = strings.NewReader(input)
	var out, said bytes.Buffer
	c.Stdout, c.Stderr = &out, &said
	if err := c.Run(); err != nil {
		return nil, fmt.Errorf("onevisit %s: %w: %s", strings.Join(args, " "), err, bytes.TrimSpace(said.Bytes()))
	}
	return out.Bytes(), nil
}

// prepare makes the busy hall: a simulated morning as history, and today, whatever day it is, thirty people waiting,
// six windows open and a one-hour item under way at the counter, so that a countdown runs.
func (b *bench) prepare(ctx context.Context) error {
	if _, err := os.Stat(b.program); err != nil {
		return errors.New("the program is not compiled: make build")
	}
	b.busy = filepath.Join(b.folder, "busy")
	b.say("preparing a hall with a morning behind it")
	if _, err := b.onevisit(ctx, b.busy, "", "simulate", "--day", "2026-11-18", "--until", "10:42", "--seed", "4"); err != nil {
		return err
	}
	act := func(input string, args ...string) ([]byte, error) {
		return b.onevisit(ctx, b.busy, input, append([]string{"queue"}, args...)...)
	}
	for _, w := range []string{"1", window, "3", "4", "5", "7"} {
		if _, err := act("", "open", "--window", w, "--clerk", clerk); err != nil {
			return err
		}
	}
	if _, err := act("", "issue", "--item", oneHour); err != nil {
		return err
	}
	out, err := act("", "call", "--window", window, "--clerk", clerk)
	if err != nil {
		return err
	}
	label, err := labelOf(out)
	if err != nil {
		return err
	}
	b.label = label
	for _, s := range []struct{ verb, input string }{{"start", ""}, {"check", oneHourPapers}, {"accept", ""}} {
		if _, err := act(s.input, s.verb, label, "--window", window, "--clerk", clerk); err != nil {
			return err
		}
	}
	for i := range 30 {
		if _, err := act("", "issue", "--item", common[i%len(common)]); err != nil {
			return err
		}
	}
	return nil
}

// labelOf finds the ticket's number in what an act printed.
func labelOf(out []byte) (string, error) {
	var visit struct {
		Ticket struct {
			Label string `json:"label"`
		} `json:"ticket"`
	}
	if err := json.Unmarshal(out, &visit); err != nil {
		return "", err
	}
	if visit.Ticket.Label == "" {
		return "", fmt.Errorf("no ticket in %s", out)
	}
	return visit.Ticket.Label, nil
}

// hall copies a prepared data folder, or names one that does not exist yet, so that every start finds the same.
func (b *bench) hall(from string) (string, error) {
	dir, err := os.MkdirTemp(b.folder, "hall")
	if err != nil {
		return "", err
	}
	data := filepath.Join(dir, "data")
	if from == "" {
		return data, nil
	}
	return data, os.CopyFS(data, os.DirFS(from))
}

// opened is a seat on its screen.
type opened struct {
	cmd   *exec.Cmd
	data  string
	said  *bytes.Buffer
	began time.Time
}

// open starts a seat. Its settings and caches are this measurement's own; the shader cache is kept between starts.
func (b *bench) open(ctx context.Context, s seat, sc *screen, data string) (*opened, error) {
	c := exec.CommandContext(ctx, b.program, append(append([]string{}, s.args...), "--data", data, "--lang", "zh-CN")...) //nolint:gosec // the program to be measured
	home := filepath.Join(b.folder, "home")
	if err := os.MkdirAll(filepath.Join(home, ".cache"), 0o700); err != nil {
		return nil, err
	}
	for _, v := range os.Environ() {
		if !strings.HasPrefix(v, "WAYLAND_DISPLAY=") && !strings.HasPrefix(v, "XDG_") {
			c.Env = append(c.Env, v)
		}
	}
	c.Env = append(c.Env, "HOME="+home, "XDG_RUNTIME_DIR="+home, "DISPLAY="+sc.display, "FYNE_PLATFORM=x11", "FYNE_SCALE=1",
		"LIBGL_ALWAYS_SOFTWARE=1")
	o := &opened{cmd: c, data: data, said: &bytes.Buffer{}}
	c.Stderr = o.said
	o.began = time.Now()
	return o, c.Start()
}
