package xlsx_test

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/catalog/format/xlsx"
)

// allocated is how much memory f asked for in all: more than it ever held at once.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return (after.TotalAlloc - before.TotalAlloc) >> 20
}

// TestHostileFilesCostBoundedMemory states for each what refusing it may ask for, in MB, freed memory counted too: what a
// machine of a hall with 2 GB never notices.
func TestHostileFilesCostBoundedMemory(t *testing.T) {
	plain := simple(t)
	row := "<row><c><v>1</v></c></row>"
	for name, c := range map[string]struct {
		data []byte
		most uint64
	}{
		"a file of 200 MB":         {make([]byte, 200<<20), 1},
		"an image renamed .xlsx":   {append([]byte("\x89PNG\r\n\x1a\n"), make([]byte, 8<<20)...), 1},
		"a bomb of a sheet":        {repacked(t, plain, map[string]string{"xl/worksheets/sheet1.xml": "<worksheet><sheetData>" + strings.Repeat(row, 6_000_000)}), 8},
		"a bomb that lies":         {lying(t, 300<<20), 8},
		"a bomb of shared strings": {repacked(t, plain, map[string]string{"xl/sharedStrings.xml": "<sst>" + strings.Repeat("<si><t>x</t></si>", 8_000_000)}), 8},
		"macros":                   {repacked(t, plain, map[string]string{"xl/vbaProject.bin": strings.Repeat("x", 4<<20)}), 8},
	} {
		t.Run(name, func(t *testing.T) {
			var err error
			mb := allocated(func() { _, err = xlsx.Read([]xlsx.File{{Name: "list.xlsx", Data: c.data}}, xlsx.Options{}) })
			require.Error(t, err)
			require.LessOrEqual(t, mb, c.most, "MB")
		})
	}
}

// BenchmarkRead5612 reads a district's list as a workbook.
func BenchmarkRead5612(b *testing.B) {
	var items []*catalog.Item
	for i := range 5612 {
		it := &catalog.Item{ID: fmt.Sprint("i", i), Name: catalog.Text{ZH: fmt.Sprint("事项", i)}, Department: catalog.Text{ZH: fmt.Sprint("局", i%40)}}
		for j := range 5 {
			it.Materials = append(it.Materials, catalog.Material{ID: fmt.Sprint("m", j), Name: catalog.Text{ZH: fmt.Sprint("材料", i, j)}})
		}
		items = append(items, it)
	}
	var out bytes.Buffer
	require.NoError(b, xlsx.Write(&out, items))
	for b.Loop() {
		_, err := xlsx.Read([]xlsx.File{{Name: "x.xlsx", Data: out.Bytes()}}, xlsx.Options{All: true})
		require.NoError(b, err)
	}
}

func TestMoreCellsThanAListHasAreRefused(t *testing.T) {
	lines := func(n int) []byte {
		return []byte("事项名称,实施主体\n" + strings.Repeat(strings.Repeat("1,", 199)+"1\n", n))
	}
	_, err := xlsx.Read([]xlsx.File{{Name: "list.csv", Data: lines(10_001)}}, xlsx.Options{})
	require.True(t, fault.Has(err, xlsx.CodeTooMany), "%v", err)
	_, err = xlsx.Read([]xlsx.File{{Name: "list.csv", Data: lines(100)}}, xlsx.Options{All: true})
	require.False(t, fault.Has(err, xlsx.CodeTooMany), "%v", err)
}
