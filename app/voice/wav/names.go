package wav

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Clip is one recording: its file is NAME.wav, and Says is the word it says.
type Clip struct{ Name, Says string }

// Names reads a list of recordings: a name, a tab and the word on each line; # begins a remark.
func Names(r io.Reader) ([]Clip, error) {
	var out []Clip
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, says, ok := strings.Cut(line, "\t")
		if !ok {
			return nil, fmt.Errorf("no tab in %q", line)
		}
		out = append(out, Clip{Name: name, Says: strings.TrimSpace(says)})
	}
	return out, lines.Err()
}
