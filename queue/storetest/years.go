package storetest

import (
	"time"

	"onevisit/queue/workday"
)

// Years are the tables of 2025 (国办发明电〔2024〕12号) and 2026 (国办发明电〔2025〕7号), new ones at each call.
func Years() map[int]workday.Year {
	return map[int]workday.Year{
		2025: {
			Off: join(Days("2025-01-01", 1), Days("2025-01-28", 8), Days("2025-04-04", 3), Days("2025-05-01", 5),
				Days("2025-05-31", 3), Days("2025-10-01", 8)),
			Work: []string{"2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11"},
		},
		2026: {
			Off: join(Days("2026-01-01", 3), Days("2026-02-15", 9), Days("2026-04-04", 3), Days("2026-05-01", 5),
				Days("2026-06-19", 3), Days("2026-09-25", 3), Days("2026-10-01", 7)),
			Work: []string{"2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"},
		},
	}
}

// Days lists n days from a first one.
func Days(first string, n int) []string {
	d, err := time.Parse(time.DateOnly, first)
	if err != nil {
		panic(err)
	}
	var out []string
	for range n {
		out = append(out, d.Format(time.DateOnly))
		d = d.AddDate(0, 0, 1)
	}
	return out
}

func join(lists ...[]string) []string {
	var out []string
	for _, l := range lists {
		out = append(out, l...)
	}
	return out
}
