package manager

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"onevisit/app/lang"
	"onevisit/catalog/fault"
	"onevisit/queue"
	"onevisit/queue/oversight/figures"
)

// What is exported is what the screen shows: both files are read back.
func TestFiguresAreExportedAsTheyAreShown(t *testing.T) {
	r := newRoom(t, lang.ZH, "11:30")
	r.seat.p.Folder = filepath.Join(t.TempDir(), "数据")
	r.open(pageReport)
	r.run.Advance(time.Second)
	for _, by := range figures.All() {
		r.seat.choose(func(c *choices) { c.by = by })
		r.run.Advance(time.Second)
		s := r.state().report
		require.Empty(t, s.reading)
		require.NotEmpty(t, s.rows, by)
		r.seat.view.report.excel.Press()
		r.seat.view.report.pdf.Press()
		require.Contains(t, r.seat.choice.saved, s.name)

		f, err := excelize.OpenFile(filepath.Join(r.seat.p.Folder, s.name+".xlsx"))
		require.NoError(t, err)
		names := f.GetSheetList()
		require.Len(t, names, 2)
		one, err := f.GetRows(names[0])
		require.NoError(t, err)
		for i, x := range s.figures {
			require.Equal(t, []string{x.name, x.value, x.part, x.meaning}, one[len(s.lead)+1+i])
		}
		two, err := f.GetRows(names[1])
		require.NoError(t, err)
		for i, row := range append([]reportRow{s.head}, s.rows...) {
			require.Equal(t, strings.TrimRight(strings.Join(row[:], "|"), "|"), strings.Join(two[i], "|"), "%s %d", by, i)
		}
		require.NoError(t, f.Close())
		data, err := os.ReadFile(filepath.Join(r.seat.p.Folder, s.name+".pdf"))
		require.NoError(t, err)
		require.True(t, bytes.HasPrefix(data, []byte("%PDF-")))
		on := s.sheets(lang.For(lang.ZH)) // whose every cell is in the file: the paper's own tests read one back
		for i, x := range s.figures {
			require.Equal(t, []string{x.name, x.value, x.part, x.meaning}, on.Parts[0].Rows[i])
		}
		for i, x := range s.rows {
			require.Equal(t, x[:len(on.Parts[1].Head)], on.Parts[1].Rows[i])
		}
	}
}

// The figures of the screen are a slow recount of the journal.
func TestFiguresAreARecount(t *testing.T) {
	r := newRoom(t, lang.ZH, "11:30")
	r.open(pageReport)
	r.run.Advance(time.Second)
	issued, finished, waits := 0, 0, map[int64]time.Duration{}
	for _, row := range rowsOf(t, r.hall) {
		switch row.Kind {
		case queue.EvIssue:
			issued++
		case queue.EvCaseDone:
			finished++
		case queue.EvCall:
			waits[row.Ticket.ID] = row.Ticket.Waited
		}
	}
	f := r.seat.facts.report
	require.Equal(t, issued, f.issued)
	require.Equal(t, finished, f.total.Finished)
	require.Len(t, f.waits, len(waits))
	r.seat.choose(func(c *choices) { c.by = figures.ByDay })
	r.run.Advance(time.Second)
	f = r.seat.facts.report
	require.Equal(t, issued, f.byDay[monday].issued)
	require.Len(t, f.rows, 1)
}

func TestPeriods(t *testing.T) {
	now := time.Date(2026, 1, 7, 0, 30, 0, 0, time.UTC) // a Wednesday
	for p, want := range map[period][2]string{
		periodToday: {"2026-01-07", "2026-01-07"}, periodYesterday: {"2026-01-06", "2026-01-06"},
		periodWeek: {"2026-01-05", "2026-01-07"}, periodLastWeek: {"2025-12-29", "2026-01-04"},
		periodMonth: {"2026-01-01", "2026-01-07"}, periodQuarter: {"2026-01-01", "2026-01-07"},
		periodLast: {"2025-10-01", "2025-12-31"},
	} {
		from, to := p.days(now)
		require.Equal(t, want, [2]string{from, to}, string(p))
	}
	from, _ := periodWeek.days(time.Date(2026, 1, 4, 12, 0, 0, 0, time.UTC))
	require.Equal(t, "2025-12-29", from, "a Sunday ends its week")
}

func TestAFileThatCannotBeWrittenIsSaid(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(dir, nil, 0o600))
	err := writeFile(filepath.Join(dir, "x.pdf"), []byte("x"))
	require.True(t, fault.Has(err, CodeExport))
	require.NotEmpty(t, lang.For(lang.EN).Error(err))
}
