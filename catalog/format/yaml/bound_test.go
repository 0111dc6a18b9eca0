package yaml

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestHostileTextsCostBoundedMemory states for each what refusing it may ask for, in MB, freed memory counted too.
func TestHostileTextsCostBoundedMemory(t *testing.T) {
	bomb := "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
	for i := 1; i < 40; i++ {
		bomb += fmt.Sprintf("a%d: &a%d [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d,", i-1), 10), ","))
	}
	for name, c := range map[string]struct {
		text string
		most uint64
	}{
		"aliases of aliases": {bomb, 8},
		"too large":          {strings.Repeat("a: b\n", MaxBytes), 8},
		"too deep":           {strings.Repeat("[", 200_000), 64},
		"too many values":    {"items: [" + strings.Repeat("1,", 1_000_000) + "]", 640},
	} {
		t.Run(name, func(t *testing.T) {
			data := []byte(c.text)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, _, err := File("list.yaml", data)
			runtime.ReadMemStats(&after)
			require.Error(t, err)
			require.LessOrEqual(t, (after.TotalAlloc-before.TotalAlloc)>>20, c.most, "MB")
		})
	}
}
