package main

import (
	"bufio"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// screen is a virtual display whose pixels can be read from a file: Xvfb keeps its frame buffer there, as an XWD
// picture (a header, a colour map, rows of pixels), so that looking costs the programs on it nothing.
type screen struct {
	display string // :N
	server  *exec.Cmd
	file    *os.File
	frame   frame
	fine    bool // every pixel of a row is looked at, for a thin ring around a row
}

// frame is where the pixels are in the file.
type frame struct {
	offset        int64
	width, height int
	stride        int // bytes of a row
}

// Of an XWD header, the 32-bit words that are needed here, counted from 0.
const (
	xwdHeaderSize = 0
	xwdWidth      = 4
	xwdHeight     = 5
	xwdBitsPixel  = 11
	xwdStride     = 12
	xwdColours    = 19
	xwdWords      = 25
	xwdColourSize = 12 // bytes of an entry of the colour map
)

// readFrame reads the header of an XWD picture.
func readFrame(header []byte) (frame, error) {
	if len(header) < 4*xwdWords {
		return frame{}, errors.New("the frame buffer has no header")
	}
	word := func(i int) int { return int(binary.BigEndian.Uint32(header[4*i:])) }
	f := frame{width: word(xwdWidth), height: word(xwdHeight), stride: word(xwdStride),
		offset: int64(word(xwdHeaderSize) + xwdColourSize*word(xwdColours))}
	if word(xwdBitsPixel) != 32 || f.width == 0 || f.height == 0 || f.stride < 4*f.width {
		return frame{}, fmt.Errorf("the frame buffer is not one of 32 bits a pixel: %+v", f)
	}
	return f, nil
}

// openScreen starts Xvfb and waits until it accepts programs. It chooses a free number by itself.
func openScreen(ctx context.Context, width, height int, folder string) (*screen, error) {
	if _, err := exec.LookPath("Xvfb"); err != nil {
		return nil, errors.New("no Xvfb: packaging/setup.sh test installs it")
	}
	ready, theirs, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	defer ready.Close() //nolint:errcheck // only read from
	buffer, err := os.MkdirTemp(folder, "screen")
	if err != nil {
		return nil, err
	}
	c := exec.CommandContext(ctx, "Xvfb", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", width, height), //nolint:gosec // numbers and a folder of our own
		"-fbdir", buffer, "-dpi", "96", "-nolisten", "tcp", "-noreset", "+extension", "GLX")
	c.ExtraFiles = []*os.File{theirs}
	err = c.Start()
	theirs.Close() //nolint:errcheck,gosec // the server has its own; closed here, its death ends the read below
	if err != nil {
		return nil, err
	}
	s := &screen{server: c}
	number, err := bufio.NewReader(ready).ReadString('\n')
	if err != nil {
		return nil, errors.Join(fmt.Errorf("start Xvfb: %w", err), s.close())
	}
	s.display = ":" + strings.TrimSpace(number)
	if s.file, err = os.Open(filepath.Join(buffer, "Xvfb_screen0")); err != nil {
		return nil, errors.Join(err, s.close())
	}
	header := make([]byte, 4*xwdWords)
	if _, err := s.file.ReadAt(header, 0); err != nil {
		return nil, errors.Join(err, s.close())
	}
	if s.frame, err = readFrame(header); err != nil {
		return nil, errors.Join(err, s.close())
	}
	return s, nil
}

func (s *screen) close() error {
	if s.file != nil {
		s.file.Close() //nolint:errcheck,gosec // only read from
	}
	return end(s.server)
}

// Every 8th row and every 4th pixel of it are looked at, if not fine: letters are larger than that.
const (
	rowStep   = 8
	pixelStep = 4
)

// look samples the screen into into, which it returns.
func (s *screen) look(into []uint32) ([]uint32, error) {
	into = into[:0]
	row, step := make([]byte, 4*s.frame.width), pixelStep
	if s.fine {
		step = 1
	}
	for y := 0; y < s.frame.height; y += rowStep {
		if _, err := s.file.ReadAt(row, s.frame.offset+int64(y)*int64(s.frame.stride)); err != nil {
			return nil, err
		}
		for x := 0; x < len(row); x += 4 * step {
			into = append(into, binary.LittleEndian.Uint32(row[x:])&0xffffff)
		}
	}
	return into, nil
}

// colours counts the different colours of a sample, up to most.
func colours(sample []uint32, most int) int {
	seen := make([]uint32, 0, most)
next:
	for _, c := range sample {
		for _, s := range seen {
			if s == c {
				continue next
			}
		}
		if seen = append(seen, c); len(seen) == most {
			break
		}
	}
	return len(seen)
}

// changed is the share of two samples that differs.
func changed(a, b []uint32) float64 {
	if len(a) != len(b) || len(a) == 0 {
		return 1
	}
	n := 0
	for i := range a {
		if a[i] != b[i] {
			n++
		}
	}
	return float64(n) / float64(len(a))
}

// A drawn window has text on it, and its smoothed edges alone are more colours than this; an empty one has two or three.
const drawnColours = 12

// lookEvery is how often the screen is looked at: the resolution of every time given.
const lookEvery = 2 * time.Millisecond

// poll looks at the screen until found says so or the time is over; ok tells which.
func (s *screen) poll(ctx context.Context, limit time.Duration, found func(sample []uint32) bool) (ok bool, err error) {
	t := time.NewTicker(lookEvery)
	defer t.Stop()
	deadline := time.Now().Add(limit)
	var sample []uint32
	for time.Now().Before(deadline) {
		if sample, err = s.look(sample); err != nil {
			return false, err
		}
		if found(sample) {
			return true, nil
		}
		select {
		case <-ctx.Done():
			return false, ctx.Err()
		case <-t.C:
		}
	}
	return false, nil
}
