package main

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// picture writes an XWD file of 16x16 pixels, the upper half black, the lower half in as many colours as pixels.
func picture(t *testing.T) *screen {
	t.Helper()
	words := make([]uint32, xwdWords)
	words[xwdHeaderSize], words[xwdWidth], words[xwdHeight] = 160, 16, 16
	words[xwdBitsPixel], words[xwdStride], words[xwdColours] = 32, 64, 2
	header := make([]byte, 160+2*xwdColourSize)
	for i, w := range words {
		binary.BigEndian.PutUint32(header[4*i:], w)
	}
	f, err := readFrame(header)
	require.NoError(t, err)
	require.Equal(t, frame{offset: 184, width: 16, height: 16, stride: 64}, f)
	pixels := make([]byte, 16*64)
	for i := 8 * 16; i < 16*16; i++ {
		binary.LittleEndian.PutUint32(pixels[4*i:], 0xff000000|uint32(i))
	}
	path := filepath.Join(t.TempDir(), "screen")
	require.NoError(t, os.WriteFile(path, append(header, pixels...), 0o600))
	file, err := os.Open(path)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, file.Close()) })
	return &screen{file: file, frame: f}
}

func TestLookSamplesRowsOfTheFrameBuffer(t *testing.T) {
	sample, err := picture(t).look(nil)
	require.NoError(t, err)
	require.Equal(t, []uint32{0, 0, 0, 0, 128, 132, 136, 140}, sample, "row 0 and row 8, every 4th pixel, without the unused byte")
	require.Equal(t, 5, colours(sample, 10))
	require.Equal(t, 3, colours(sample, 3), "no more than asked for")
	require.InDelta(t, 0.5, changed(sample, make([]uint32, 8)), 1e-9)
	require.Zero(t, changed(sample, sample))
	require.InDelta(t, 1, changed(sample, nil), 1e-9)
}

func TestHeaderThatIsNone(t *testing.T) {
	_, err := readFrame(make([]byte, 10))
	require.Error(t, err)
	_, err = readFrame(make([]byte, 160))
	require.Error(t, err)
}

func TestCPUTimeBehindAnyName(t *testing.T) {
	d, err := cpuOf("812 (a) 1 b (c) S 1 2 3 4 5 6 7 8 9 10 250 50 0 0 20 0 11 0 99\n")
	require.NoError(t, err)
	require.Equal(t, 3*time.Second, d)
	_, err = cpuOf("812 onevisit S")
	require.Error(t, err)
}

func TestOwnProcessHasFigures(t *testing.T) {
	if _, err := os.Stat("/proc/self/status"); err != nil {
		return // a system without /proc cannot run the measurement at all
	}
	m, err := readMemory(os.Getpid())
	require.NoError(t, err)
	require.Greater(t, m.RSS, 1.0)
	require.GreaterOrEqual(t, m.Peak, m.RSS*0.9)
	all, drawing, err := readCPU(os.Getpid())
	require.NoError(t, err)
	require.GreaterOrEqual(t, all, drawing)
}

func TestTimes(t *testing.T) {
	require.Equal(t, "-", timesOf(nil).String())
	require.Equal(t, "30 (10-50)", timesOf([]time.Duration{50e6, 10e6, 30e6}).String())
	require.InDelta(t, 30, timesOf([]time.Duration{10e6, 30e6}).Median, 1e-9, "the slower of two middle ones")
}

func TestReportMarksMissedAims(t *testing.T) {
	r := Report{Command: "bench", Seats: []Result{{Seat: "counter", Memory: Memory{RSS: 150}, Used: Memory{RSS: 210}, Idle: 0.4,
		FirstFrame: Times{Median: 499, N: 1}, FirstEmpty: Times{Median: 501, N: 1}}}}
	var out bytes.Buffer
	require.NoError(t, r.print(&out))
	require.Contains(t, out.String(), "499 (0-0)  ")
	require.Contains(t, out.String(), "501 (0-0)!")
	require.Contains(t, out.String(), "150  ")
	require.Contains(t, out.String(), "210!")
	require.Contains(t, out.String(), "0.4  ")
}

func TestChooseSeats(t *testing.T) {
	s, err := chooseSeats("board,counter")
	require.NoError(t, err)
	require.Len(t, s, 2)
	require.Equal(t, "board", s[0].name)
	_, err = chooseSeats("roof")
	require.ErrorContains(t, err, "roof")
}

func TestLabelOfAnAnswer(t *testing.T) {
	l, err := labelOf([]byte(`{"ticket": {"label": "B007"}}`))
	require.NoError(t, err)
	require.Equal(t, "B007", l)
	_, err = labelOf([]byte(`{}`))
	require.Error(t, err)
}
