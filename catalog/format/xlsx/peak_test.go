package xlsx_test

import (
	"bytes"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"onevisit/catalog"
	"onevisit/catalog/fault"
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

// BenchmarkReadAtTheLimits reads workbooks just under the limits, and one just over, and reports the memory of each.
func BenchmarkReadAtTheLimits(b *testing.B) {
	for name, make := range map[string]func(testing.TB) []byte{"list": longList, "wide": wideSheet, "merged": mergedSheet, "notes": notedSheet} {
		b.Run(name, func(b *testing.B) {
			data := make(b)
			for b.Loop() {
				b.ReportMetric(heldMost(func() {
					_, err := xlsx.Read([]xlsx.File{{Name: "x.xlsx", Data: data}}, xlsx.Options{All: true})
					if name == "notes" {
						require.True(b, fault.Has(err, xlsx.CodeTooMany), "%v", err)
						return
					}
					require.NoError(b, err, "the file is not beyond the limits")
				}), "peak-MB")
			}
		})
	}
}

// longList is a list of 7,100 items with six materials each, and as much text as is let through.
func longList(t testing.TB) []byte {
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
	require.NoError(t, xlsx.Write(&out, items))
	return out.Bytes()
}

// wideSheet has 200 columns, and as many cells as are let through.
func wideSheet(t testing.TB) []byte {
	return sheetOf(t, nil, 9_900, func(line int) string {
		return text(fmt.Sprint("事项", line)) + text("局") + strings.Repeat("<c><v>1</v></c>", 198)
	}, "")
}

// mergedSheet has as many lines as are let through, which merged ranges fill with as many cells.
func mergedSheet(t testing.TB) []byte { return filledSheet(t, "12345678", nil) }

// notedSheet is mergedSheet where each cell belongs to a column of ours and has to be cleaned: more would be said of it
// than anybody reads, and it is refused on the way.
func notedSheet(t testing.TB) []byte {
	var out bytes.Buffer
	require.NoError(t, xlsx.Write(&out, []*catalog.Item{{ID: "a", Name: catalog.Text{ZH: "事项"}, Department: catalog.Text{ZH: "局"}}}))
	f, err := excelize.OpenReader(&out)
	require.NoError(t, err)
	rows, err := f.GetRows("事项")
	require.NoError(t, err)
	var heads []string
	for _, h := range rows[0] {
		if h != "事项标识" && h != "事项名称" && h != "实施主体" {
			heads = append(heads, h)
		}
	}
	return filledSheet(t, "&lt;b&gt;x", heads)
}

// filledSheet has 49,000 lines, each filled by merged ranges of one value.
func filledSheet(t testing.TB, value string, heads []string) []byte {
	const lines, columns = 49_000, 38
	merged := ""
	for c := range columns {
		name, err := excelize.ColumnNumberToName(c + 3)
		require.NoError(t, err)
		merged += fmt.Sprintf(`<mergeCell ref="%s2:%s%d"/>`, name, name, lines+1)
	}
	return sheetOf(t, heads, lines, func(line int) string {
		if line == 0 {
			return text("事项0") + text("局") + strings.Repeat(text(value), columns)
		}
		return text(fmt.Sprint("事项", line)) + text("局")
	}, "<mergeCells>"+merged+"</mergeCells>")
}

// sheetOf is a workbook of one sheet: two heads that make items, more of them, and lines.
func sheetOf(t testing.TB, heads []string, lines int, cells func(line int) string, tail string) []byte {
	t.Helper()
	var x strings.Builder
	x.WriteString(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row>` + text("事项名称") + text("实施主体"))
	for _, h := range heads {
		x.WriteString(text(h))
	}
	x.WriteString("</row>")
	for i := range lines {
		x.WriteString("<row>" + cells(i) + "</row>")
	}
	x.WriteString("</sheetData>" + tail + "</worksheet>")
	return repacked(t, simple(t), map[string]string{"xl/worksheets/sheet1.xml": x.String()})
}

// text is a cell that holds its own text.
func text(s string) string { return `<c t="inlineStr"><is><t>` + s + `</t></is></c>` }
