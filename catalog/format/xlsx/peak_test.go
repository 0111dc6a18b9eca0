package xlsx_test

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/format/xlsx"
)

// heldMost runs f and gives the most memory that was held meanwhile beyond what was held before, in MB, garbage not
// collected yet counted too.
func heldMost(f func()) float64 {
	held := func() uint64 {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	runtime.GC()
	before := held()
	stop, most := make(chan struct{}), make(chan uint64)
	go func() {
		peak := before
		for {
			select {
			case <-stop:
				most <- peak
				return
			case <-time.After(2 * time.Millisecond):
				peak = max(peak, held())
			}
		}
	}()
	f()
	close(stop)
	return float64(<-most-before) / (1 << 20)
}

// BenchmarkReadAtTheLimits reads a workbook just under every limit and reports the memory that it takes.
func BenchmarkReadAtTheLimits(b *testing.B) {
	var items []*catalog.Item
	for i := range 7100 {
		it := &catalog.Item{ID: fmt.Sprint("i", i), Name: catalog.Text{ZH: fmt.Sprint("事项", i)}, Department: catalog.Text{ZH: fmt.Sprint("局", i%40)}}
		for j := range 6 {
			it.Materials = append(it.Materials, catalog.Material{ID: fmt.Sprint("m", j), Name: catalog.Text{ZH: fmt.Sprint("材料", i, j)},
				Note: catalog.Text{ZH: fmt.Sprint(i, j, strings.Repeat("说", 120))}})
		}
		items = append(items, it)
	}
	var out bytes.Buffer
	require.NoError(b, xlsx.Write(&out, items))
	for b.Loop() {
		b.ReportMetric(heldMost(func() {
			_, err := xlsx.Read([]xlsx.File{{Name: "x.xlsx", Data: out.Bytes()}}, xlsx.Options{All: true})
			require.NoError(b, err)
		}), "peak-MB")
	}
}
