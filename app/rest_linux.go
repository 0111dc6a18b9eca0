package app

import (
	"bufio"
	"bytes"
	"os"
	"strconv"
	"strings"
	"syscall"
)

// dropCode lets go of the pages of program code that starting has touched and work does not: the set-up of every package,
// the graphics driver's compiler. They are unchanged copies of files, so the system reads again what is used again, from
// its cache; it would drop them by itself when memory is short, but until then each seat would look a quarter larger.
func dropCode() {
	smaps, err := os.ReadFile("/proc/self/smaps")
	if err != nil {
		return // a system that does not say; nothing is lost
	}
	for _, m := range codeMappings(smaps) {
		_, _, _ = syscall.Syscall(syscall.SYS_MADVISE, m.from, m.to-m.from, syscall.MADV_DONTNEED) //nolint:errcheck // a refusal changes nothing
	}
}

// mapping is a range of addresses.
type mapping struct{ from, to uintptr }

// codeMappings finds code that was mapped from files and in which not a page was changed.
func codeMappings(smaps []byte) []mapping {
	var out []mapping
	var now mapping
	code := false
	for lines := bufio.NewScanner(bytes.NewReader(smaps)); lines.Scan(); {
		f := strings.Fields(lines.Text())
		if len(f) < 2 {
			continue
		}
		if from, to, ok := strings.Cut(f[0], "-"); ok && len(f[1]) == 4 {
			a, err1 := strconv.ParseUint(from, 16, 64)
			b, err2 := strconv.ParseUint(to, 16, 64)
			now = mapping{uintptr(a), uintptr(b)}
			code = err1 == nil && err2 == nil && f[1] == "r-xp" && len(f) >= 6 && strings.HasPrefix(f[5], "/")
		}
		if code && len(f) == 3 && f[0] == "Anonymous:" && f[1] == "0" {
			out = append(out, now)
		}
	}
	return out
}
