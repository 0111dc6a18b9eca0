package paper

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look/lookgolden"
	"onevisit/catalog/fault"
)

// sampleReport is a report of two tables, the second over several pages.
func sampleReport() Report {
	r := Report{Title: "政务服务数据", Lead: []string{"示范区政务服务中心", "今天 · 3 月 2 日"}, At: time.Date(2026, 3, 2, 17, 0, 0, 0, time.UTC),
		Parts: []ReportTable{
			{Title: "今天", Note: "数与定义", Head: []string{"数据", "数值", "定义"}, Shares: []float64{2, 1, 6}, Right: []bool{false, true, false},
				Rows: [][]string{{"一小时办结率", "98.1 %", "一小时事项在 60 分钟计时内办结的件数 ÷ 一小时事项办结件数"}}},
			{Title: "按事项", Head: []string{"事项", "受理"}, Shares: []float64{4, 1}, Right: []bool{false, true}},
		}}
	for i := range 80 {
		r.Parts[1].Rows = append(r.Parts[1].Rows, []string{"事项第" + strconv.Itoa(i) + "种", strconv.Itoa(1000 + i)})
	}
	return r
}

func TestAReportPrintsEveryCell(t *testing.T) {
	r := sampleReport()
	pdf, err := r.PDF(lang.For(lang.ZH))
	require.NoError(t, err)
	if dir := lookgolden.Shots(t); dir != "" {
		require.NoError(t, os.WriteFile(filepath.Join(dir, "report.pdf"), pdf, 0o600))
	}
	got := pdfText(t, pdf)
	for _, p := range r.Parts {
		require.Contains(t, got, squeeze(p.Title))
		for _, row := range append([][]string{p.Head}, p.Rows...) {
			for _, c := range row {
				require.Contains(t, got, squeeze(c))
			}
		}
	}
}

func TestAReportOfAnotherShapeIsRefused(t *testing.T) {
	r := sampleReport()
	r.Parts[0].Rows[0] = r.Parts[0].Rows[0][:2]
	_, err := r.PDF(lang.For(lang.EN))
	require.True(t, fault.Has(err, CodeReport))
}
