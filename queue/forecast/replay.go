package forecast

import (
	"cmp"
	"encoding/csv"
	"errors"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"onevisit/catalog/fault"
)

// CodeBadLog is a log of visits that cannot be read: line, column.
const CodeBadLog fault.Code = "forecast.bad_log"

// Record is one person of a log: times are since midnight of the day.
type Record struct {
	Day     string
	Counter string
	Arrive  time.Duration
	Start   time.Duration // 0 for who left
	End     time.Duration // of the service, or when the person left
	Served  bool
	Back    bool // called back later: held a counter, and stood in no line
}

// logColumns are those that a log must have, in any order; others are left aside.
var logColumns = []string{"day", "counter", "arrive_s", "start_s", "end_s", "outcome"}

// ReadLog reads a log of visits as CSV: day, counter, arrive_s, start_s, end_s (seconds since midnight), outcome (served,
// left, callback). CodeBadLog names the first line that is wrong.
func ReadLog(r io.Reader) ([]Record, error) {
	in := csv.NewReader(r)
	head, err := in.Read()
	if err != nil {
		return nil, fault.Wrap(err, CodeBadLog, fault.Args{"line": 1, "column": ""})
	}
	at := map[string]int{}
	for _, name := range logColumns {
		i := slices.Index(head, name)
		if i < 0 {
			return nil, fault.New(CodeBadLog, fault.Args{"line": 1, "column": name})
		}
		at[name] = i
	}
	var out []Record
	for line := 2; ; line++ {
		row, err := in.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, fault.Wrap(err, CodeBadLog, fault.Args{"line": line, "column": ""})
		}
		rec := Record{Day: row[at["day"]], Counter: row[at["counter"]], Served: row[at["outcome"]] == "served",
			Back: row[at["outcome"]] == "callback"}
		for name, to := range map[string]*time.Duration{"arrive_s": &rec.Arrive, "start_s": &rec.Start, "end_s": &rec.End} {
			text := strings.TrimSpace(row[at[name]])
			if text == "" && name == "start_s" {
				continue
			}
			n, err := strconv.Atoi(text)
			if err != nil || n < 0 {
				return nil, fault.New(CodeBadLog, fault.Args{"line": line, "column": name})
			}
			*to = time.Duration(n) * time.Second
		}
		out = append(out, rec)
	}
}

// Score is how good the ranges were for those who had to wait.
type Score struct {
	People   int           `json:"people"` // who were served and had to wait
	Unknown  int           `json:"unknown"`
	MAE      time.Duration `json:"mae"`
	RMSE     time.Duration `json:"rmse"`
	Coverage float64       `json:"coverage"` // waits inside the range, of 1; a range of 10 to 90 % should hold 0.8
	// The naive rule: people ahead times the mean service of the log so far, shared by the open counters.
	NaiveMAE  time.Duration `json:"naive_mae"`
	NaiveRMSE time.Duration `json:"naive_rmse"`
}

// Counters of a log are open while they serve, and so long after: logs do not say when somebody signs in.
const openAfter = 15 * time.Minute

// Replay goes through a log as it happened, asks for a range whenever somebody joins the line, with what was known then,
// and compares it with the wait that followed. prior is the configured service time.
func Replay(log []Record, prior time.Duration) Score {
	var s Score
	var sum, squares, naiveSum, naiveSquares float64
	hits, services, total := 0, 0, 0.0
	for _, day := range days(log) {
		for i, r := range day {
			if !r.Served || r.Start <= r.Arrive {
				continue
			}
			in := known(day, i, prior)
			got := Estimate(in)
			if got.NoWindow {
				s.Unknown++
				continue
			}
			s.People++
			wait := r.Start - r.Arrive
			miss := (got.Mid - wait).Seconds()
			sum, squares = sum+math.Abs(miss), squares+miss*miss
			if got.Low <= wait && wait <= got.High {
				hits++
			}
			mean := prior.Seconds()
			if services > 0 {
				mean = total / float64(services)
			}
			miss = float64(in.Ahead)*mean/float64(in.Windows) - wait.Seconds()
			naiveSum, naiveSquares = naiveSum+math.Abs(miss), naiveSquares+miss*miss
		}
		for _, r := range day { // what a day teaches the naive rule
			if r.Served {
				services++
				total += (r.End - r.Start).Seconds()
			}
		}
	}
	if n := float64(s.People); n > 0 {
		s.MAE, s.RMSE, s.Coverage = seconds(sum/n), seconds(math.Sqrt(squares/n)), float64(hits)/n
		s.NaiveMAE, s.NaiveRMSE = seconds(naiveSum/n), seconds(math.Sqrt(naiveSquares/n))
	}
	return s
}

// days are the records by day and arrival.
func days(log []Record) [][]Record {
	sorted := slices.Clone(log)
	slices.SortStableFunc(sorted, func(a, b Record) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Arrive, b.Arrive))
	})
	var out [][]Record
	for i := 0; i < len(sorted); {
		end := i
		for end < len(sorted) && sorted[end].Day == sorted[i].Day {
			end++
		}
		out = append(out, sorted[i:end])
		i = end
	}
	return out
}

// known is what could be known when the i-th person of a day joined the line.
func known(day []Record, i int, prior time.Duration) Input {
	now := day[i].Arrive
	in := Input{Prior: prior}
	open := map[string]bool{}
	last := map[string]Record{} // of each counter
	for _, r := range day[:i] {
		served := r.Counter != "" && (r.Served || r.Back)
		switch {
		case !r.Back && r.Arrive <= now && (r.Served && r.Start > now || !r.Served && r.End > now):
			in.Ahead++
		case served && r.Start <= now && r.End > now:
			in.Busy = append(in.Busy, now-r.Start)
			open[r.Counter] = true
		case served && r.Start <= now && r.End+openAfter > now:
			open[r.Counter] = true
		}
		if served && r.Start <= now {
			if before, ok := last[r.Counter]; ok && r.Start >= before.End {
				in.Service = append(in.Service, cycleOf(before, r))
			}
			last[r.Counter] = r
		}
	}
	in.Windows = len(open)
	return in
}

// cycleOf is the time from one call to the next of a counter that had somebody waiting; after a gap only the service.
func cycleOf(a, b Record) time.Duration {
	if b.Start-a.End <= time.Minute {
		return b.Start - a.Start
	}
	return a.End - a.Start
}
