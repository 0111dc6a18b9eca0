package xlsx_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/catalog/format/xlsx"
)

// repacked writes a workbook anew with parts added or replaced.
func repacked(t testing.TB, data []byte, parts map[string]string) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	require.NoError(t, err)
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range z.File {
		if _, ok := parts[f.Name]; ok {
			continue
		}
		r, err := f.Open()
		require.NoError(t, err)
		to, err := w.Create(f.Name)
		require.NoError(t, err)
		_, err = io.Copy(to, r) //nolint:gosec // our own file
		require.NoError(t, err)
	}
	for name, text := range parts {
		to, err := w.Create(name)
		require.NoError(t, err)
		_, err = io.WriteString(to, text)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return out.Bytes()
}

// lying gives a part that unpacks to far more than the directory says.
func lying(t testing.TB, size int) []byte {
	t.Helper()
	var part, out bytes.Buffer
	inner := zip.NewWriter(&part)
	to, err := inner.Create("x")
	require.NoError(t, err)
	_, err = io.Copy(to, io.LimitReader(spaces{}, int64(size)))
	require.NoError(t, err)
	require.NoError(t, inner.Close())
	z, err := zip.NewReader(bytes.NewReader(part.Bytes()), int64(part.Len()))
	require.NoError(t, err)
	raw, err := z.File[0].OpenRaw()
	require.NoError(t, err)
	packed, err := io.ReadAll(raw)
	require.NoError(t, err)
	w := zip.NewWriter(&out)
	for _, name := range []string{"xl/workbook.xml", "xl/worksheets/sheet1.xml"} {
		to, err = w.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Deflate, CRC32: crc32.ChecksumIEEE(nil), CompressedSize64: uint64(len(packed)),
			UncompressedSize64: 1000})
		require.NoError(t, err)
		_, err = to.Write(packed)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return out.Bytes()
}

type spaces struct{}

func (spaces) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	return len(p), nil
}

func simple(t testing.TB) []byte {
	return book(t, [][]any{{"事项名称", "实施主体"}, {"取水许可", "水利局"}}, nil)
}

// Each is refused in a sentence, and nothing of it is taken.
func TestBadFilesAreRefused(t *testing.T) {
	plain := simple(t)
	formula := book(t, [][]any{{"事项名称", "实施主体"}, {"取水许可", "水利局"}}, func(f *excelize.File) {
		require.NoError(t, f.SetCellFormula("Sheet1", "B2", `HYPERLINK("http://example.org","局")`))
	})
	big := strings.Repeat("<row><c><v>1</v></c></row>", 6_000_000)
	for name, c := range map[string]struct {
		data []byte
		code fault.Code
	}{
		"200 MB":           {make([]byte, 200<<20), xlsx.CodeTooLarge},
		"image":            {[]byte("\x89PNG\r\n\x1a\n................"), xlsx.CodeNotBook},
		"jpeg":             {[]byte("\xff\xd8\xff\xe0................"), xlsx.CodeNotBook},
		"pdf":              {[]byte("%PDF-1.7 ..............."), xlsx.CodeNotBook},
		"empty":            {nil, xlsx.CodeNotBook},
		"old format":       {[]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....."), xlsx.CodeOldFormat},
		"zip of something": {repacked(t, []byte("PK\x05\x06"+strings.Repeat("\x00", 18)), map[string]string{"a.txt": "x"}), xlsx.CodeNotBook},
		"macros":           {repacked(t, plain, map[string]string{"xl/vbaProject.bin": "x"}), xlsx.CodeMacros},
		"old macros":       {repacked(t, plain, map[string]string{"xl/macrosheets/sheet1.xml": "<x/>"}), xlsx.CodeMacros},
		"links":            {repacked(t, plain, map[string]string{"xl/externalLinks/externalLink1.xml": "<x/>"}), xlsx.CodeLinks},
		"formula":          {formula, xlsx.CodeFormulas},
		"bomb":             {repacked(t, plain, map[string]string{"xl/worksheets/sheet1.xml": "<worksheet><sheetData>" + big + "</sheetData></worksheet>"}), xlsx.CodeBomb},
		"lying bomb":       {lying(t, 300<<20), xlsx.CodeBroken},
		"broken sheet":     {repacked(t, plain, map[string]string{"xl/worksheets/sheet1.xml": "<worksheet><sheetData"}), xlsx.CodeBroken},
		"entities": {repacked(t, plain, map[string]string{"xl/worksheets/sheet1.xml": `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>` +
			`<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&b;</v></c></row></sheetData></worksheet>`}), xlsx.CodeBroken},
		"cut off": {plain[:len(plain)/2], xlsx.CodeNotBook},
		"no list": {book(t, [][]any{{"a", "b"}, {"c", "d"}}, nil), xlsx.CodeNoTable},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := xlsx.Read([]xlsx.File{{Name: "list.xlsx", Data: c.data}}, xlsx.Options{})
			require.Nil(t, r)
			require.Equal(t, c.code, fault.CodeOf(err), "%v", err)
		})
	}
	_, err := xlsx.Read([]xlsx.File{{Name: "list.csv", Data: []byte("\x89PNG\r\n\x1a\n\x00\x00")}}, xlsx.Options{})
	require.Equal(t, xlsx.CodeNotBook, fault.CodeOf(err))
}

// A cell far out, a text that a million cells share and a merge of the whole sheet cost no memory.
func TestSpreadsheetTricks(t *testing.T) {
	rows := `<row r="1"><c r="A1" t="inlineStr"><is><t>事项名称</t></is></c><c r="B1" t="inlineStr"><is><t>实施主体</t></is></c></row>` +
		`<row r="2"><c r="A2" t="inlineStr"><is><t>取水许可</t></is></c><c r="B2" t="inlineStr"><is><t>水利局</t></is></c><c r="XFD2"><v>1</v></c></row>` +
		`<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`
	data := repacked(t, simple(t), map[string]string{"xl/worksheets/sheet1.xml": `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` +
		rows + `</sheetData><mergeCells><mergeCell ref="A2:A1048576"/><mergeCell ref="A1:XFD1048576"/><mergeCell ref="nonsense"/></mergeCells></worksheet>`})
	r, err := xlsx.Read([]xlsx.File{{Name: "x.xlsx", Data: data}}, xlsx.Options{})
	require.NoError(t, err)
	require.Len(t, r.Items, 1)

	long := strings.Repeat("条", 10_000)
	var b strings.Builder
	b.WriteString(`<row r="1"><c r="A1" t="inlineStr"><is><t>事项名称</t></is></c><c r="B1" t="inlineStr"><is><t>实施主体</t></is></c></row>`)
	for i := 2; i < 60_000; i++ {
		fmt.Fprintf(&b, `<row r="%d"><c r="A%d" t="s"><v>0</v></c><c r="B%d" t="s"><v>0</v></c></row>`, i, i, i)
	}
	data = repacked(t, simple(t), map[string]string{
		"xl/sharedStrings.xml":     `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>` + long + `</t></si></sst>`,
		"xl/worksheets/sheet1.xml": `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + b.String() + `</sheetData></worksheet>`})
	_, err = xlsx.Read([]xlsx.File{{Name: "x.xlsx", Data: data}}, xlsx.Options{})
	require.Equal(t, xlsx.CodeTooMany, fault.CodeOf(err), "%v", err)
}

func TestTooLongForACell(t *testing.T) {
	it := &catalog.Item{ID: "a", Name: catalog.Text{ZH: "甲"}, Source: catalog.Source{Text: strings.Repeat("字", 40_000)}}
	require.Equal(t, xlsx.CodeTooLong, fault.CodeOf(xlsx.Write(io.Discard, []*catalog.Item{it})))
}

func FuzzCSV(f *testing.F) {
	f.Add([]byte(list))
	f.Add([]byte("材料名称,事项名称,实施主体\n\"a\nb\",=1,<br>&nbsp;\n"))
	f.Fuzz(func(t *testing.T, data []byte) { sound(t, "x.csv", data) })
}

func FuzzWorkbook(f *testing.F) {
	f.Add(simple(f))
	f.Add(workbook(f, nil))
	f.Fuzz(func(t *testing.T, data []byte) { sound(t, "x.xlsx", data) })
}

// sound reads a file and checks that what was taken is a catalog.
func sound(t *testing.T, name string, data []byte) {
	r, err := xlsx.Read([]xlsx.File{{Name: name, Data: data}}, xlsx.Options{})
	if err != nil {
		require.NotEmpty(t, fault.CodeOf(err), "%v", err)
		return
	}
	_, err = catalog.New("v", r.Items)
	require.NoError(t, err)
}

// many is a flat list as long as a province's.
func many(n int) []*catalog.Item {
	items := make([]*catalog.Item, n)
	for i := range items {
		it := &catalog.Item{ID: fmt.Sprintf("item-%d", i), Name: catalog.Text{ZH: fmt.Sprintf("第%d号事项的设立登记许可", i)}, Department: catalog.Text{ZH: "某局"}}
		for k := range 4 {
			it.Materials = append(it.Materials, catalog.Material{ID: fmt.Sprintf("m%d", k), Name: catalog.Text{ZH: fmt.Sprintf("第%d份材料", k)}, Originals: 1})
		}
		items[i] = it
	}
	return items
}

func BenchmarkReadWorkbook(b *testing.B) {
	var buf bytes.Buffer
	require.NoError(b, xlsx.Write(&buf, many(5612)))
	b.SetBytes(int64(buf.Len()))
	b.ReportAllocs()
	peak := uint64(0)
	for b.Loop() {
		r, err := xlsx.Read([]xlsx.File{{Name: "x.xlsx", Data: buf.Bytes()}}, xlsx.Options{All: true})
		require.NoError(b, err)
		require.Len(b, r.Items, 5612)
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		peak = max(peak, m.HeapSys)
	}
	b.ReportMetric(float64(peak)/1e6, "MB-heap")
}

func BenchmarkWriteWorkbook(b *testing.B) {
	items := many(5612)
	for b.Loop() {
		require.NoError(b, xlsx.Write(io.Discard, items))
	}
}
