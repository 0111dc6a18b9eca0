package workday_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/queue/storetest"
	"onevisit/queue/workday"
)

type deadlineCase struct {
	from string
	n    int
	unit catalog.Unit
	want string
}

func checkDeadlines(t *testing.T, c *workday.Calendar, cases []deadlineCase) {
	t.Helper()
	for _, v := range cases {
		got, err := c.Deadline(at(t, c, v.from), catalog.Limit{N: v.n, Unit: v.unit})
		require.NoError(t, err, "%+v", v)
		require.Equal(t, v.want, got.Format(minuteLayout), "%+v", v)
	}
}

// 民法典 art. 201: 按照年、月、日计算期间的，开始的当日不计入，自下一日开始计算。
func TestCivilCode201StartDayIsNotCounted(t *testing.T) {
	checkDeadlines(t, shanghai(t), []deadlineCase{
		{"2026-03-02 09:00", 1, catalog.UnitWorkdays, "2026-03-03 17:30"},
		{"2026-03-02 17:29", 1, catalog.UnitWorkdays, "2026-03-03 17:30"},
		{"2026-03-02 00:00", 1, catalog.UnitWorkdays, "2026-03-03 17:30"},
		{"2026-03-02 23:59", 1, catalog.UnitWorkdays, "2026-03-03 17:30"},
		{"2026-03-02 09:00", 3, catalog.UnitDays, "2026-03-05 17:30"},
		{"2026-03-07 10:00", 1, catalog.UnitWorkdays, "2026-03-09 17:30"}, // accepted on a Saturday
	})
}

// 民法典 art. 203: 期间的最后一日是法定休假日的，以法定休假日结束的次日为期间的最后一日；有业务时间的，停止业务活动的时间为截止时间。
func TestCivilCode203LastDayMovesOffAHoliday(t *testing.T) {
	checkDeadlines(t, shanghai(t), []deadlineCase{
		{"2026-03-02 09:00", 5, catalog.UnitDays, "2026-03-09 17:30"},  // Saturday → Monday
		{"2026-09-25 09:00", 6, catalog.UnitDays, "2026-10-08 17:30"},  // 国庆节, first day
		{"2026-09-28 09:00", 9, catalog.UnitDays, "2026-10-08 17:30"},  // 国庆节, last day
		{"2026-02-10 09:00", 4, catalog.UnitDays, "2026-02-14 17:30"},  // a worked Saturday is no holiday
		{"2026-02-10 09:00", 5, catalog.UnitDays, "2026-02-24 17:30"},  // 春节
		{"2026-01-01 09:00", 30, catalog.UnitDays, "2026-02-02 17:30"}, // 收养 30 日: calendar days
		{"2025-12-30 09:00", 2, catalog.UnitDays, "2026-01-04 17:30"},  // New Year, then a worked Sunday
		{"2026-03-02 10:00", 0, catalog.UnitDays, "2026-03-02 17:30"},  // today until closing
		{"2026-03-02 18:00", 0, catalog.UnitDays, "2026-03-03 17:30"},  // today is over
	})
}

// 行政许可法 art. 82: 期限以工作日计算，不含法定节假日。
func TestLicensingLaw82WorkdaysWithoutHolidays(t *testing.T) {
	checkDeadlines(t, shanghai(t), []deadlineCase{
		{"2026-03-02 09:00", 5, catalog.UnitWorkdays, "2026-03-09 17:30"},
		{"2026-02-13 10:00", 1, catalog.UnitWorkdays, "2026-02-14 17:30"}, // the worked Saturday
		{"2026-02-13 10:00", 2, catalog.UnitWorkdays, "2026-02-24 17:30"},
		{"2026-02-13 10:00", 6, catalog.UnitWorkdays, "2026-02-28 17:30"}, // and the one after the feast
		{"2026-09-30 16:00", 1, catalog.UnitWorkdays, "2026-10-08 17:30"},
		{"2026-09-30 16:00", 3, catalog.UnitWorkdays, "2026-10-10 17:30"},
		{"2026-03-02 10:00", 0, catalog.UnitWorkdays, "2026-03-02 17:30"},
		{"2026-03-02 17:31", 0, catalog.UnitWorkdays, "2026-03-03 17:30"},
	})
}

// 行政许可法 art. 42: twenty workdays, ten more with the head's approval.
func TestLicensingLaw42TwentyWorkdays(t *testing.T) {
	checkDeadlines(t, shanghai(t), []deadlineCase{
		{"2026-03-02 10:00", 20, catalog.UnitWorkdays, "2026-03-30 17:30"},
		{"2026-03-02 10:00", 30, catalog.UnitWorkdays, "2026-04-14 17:30"}, // over 清明节, whose Monday is off
		{"2025-12-22 10:00", 20, catalog.UnitWorkdays, "2026-01-20 17:30"}, // over New Year and its worked Sunday
	})
}

func TestOneHourCountsOfficeMinutes(t *testing.T) {
	checkDeadlines(t, shanghai(t), []deadlineCase{
		{"2026-03-02 09:10", 60, catalog.UnitMinutes, "2026-03-02 10:10"},
		{"2026-03-02 11:00", 60, catalog.UnitMinutes, "2026-03-02 12:00"}, // closing time is still in time
		{"2026-03-02 11:30", 60, catalog.UnitMinutes, "2026-03-02 14:00"},
		{"2026-03-06 17:00", 60, catalog.UnitMinutes, "2026-03-09 09:30"},
		{"2026-03-02 12:15", 60, catalog.UnitMinutes, "2026-03-02 14:30"}, // accepted in the lunch break
		{"2026-02-14 17:00", 60, catalog.UnitMinutes, "2026-02-24 09:30"},
		{"2026-03-02 12:15", 0, catalog.UnitMinutes, "2026-03-02 13:30"},
	})
}

func TestDeadlineOfAHallThatIsClosedOnAWorkday(t *testing.T) {
	cfg := config("Asia/Shanghai")
	delete(cfg.Hours, time.Wednesday)
	checkDeadlines(t, calendar(t, cfg), []deadlineCase{
		{"2026-03-02 10:00", 2, catalog.UnitWorkdays, "2026-03-05 17:30"}, // Wednesday is a workday but closed
		{"2026-03-02 10:00", 3, catalog.UnitWorkdays, "2026-03-05 17:30"},
		{"2026-03-02 10:00", 2, catalog.UnitDays, "2026-03-05 17:30"},
	})
}

func TestDeadlineOverLeapDayAndWeekYear(t *testing.T) {
	cfg := config("Asia/Shanghai")
	cfg.Years[2024] = workday.Year{Off: storetest.Days("2024-01-01", 1)}
	cfg.Years[2027] = workday.Year{Off: storetest.Days("2027-01-01", 3), Work: []string{"2027-12-25"}}
	cfg.Years[2028] = workday.Year{}
	checkDeadlines(t, calendar(t, cfg), []deadlineCase{
		{"2024-02-28 10:00", 1, catalog.UnitWorkdays, "2024-02-29 17:30"},
		{"2024-02-28 10:00", 2, catalog.UnitWorkdays, "2024-03-01 17:30"},
		{"2024-02-28 10:00", 2, catalog.UnitDays, "2024-03-01 17:30"},
		{"2025-02-27 10:00", 2, catalog.UnitDays, "2025-03-03 17:30"},     // no 29 February; the 1st is a Saturday
		{"2028-02-28 10:00", 1, catalog.UnitDays, "2028-02-29 17:30"},     //
		{"2024-12-30 10:00", 1, catalog.UnitWorkdays, "2024-12-31 17:30"}, // week 1 of 2025 by ISO, still 2024
		{"2024-12-31 10:00", 1, catalog.UnitWorkdays, "2025-01-02 17:30"}, //
		{"2026-12-31 10:00", 1, catalog.UnitWorkdays, "2027-01-04 17:30"}, // week 53 of 2026 holds 3 January
		{"2027-12-24 10:00", 6, catalog.UnitWorkdays, "2027-12-31 17:30"}, // Friday, worked Saturday, a full week
	})
}

func TestDeadlineOverAnUnknownYearIsAnErrorNotADate(t *testing.T) {
	c := shanghai(t)
	for _, v := range []deadlineCase{
		{"2026-12-31 10:00", 1, catalog.UnitWorkdays, ""}, {"2026-12-02 10:00", 60, catalog.UnitDays, ""},
		{"2026-12-31 17:00", 60, catalog.UnitMinutes, ""}, {"2030-01-01 10:00", 0, catalog.UnitDays, ""},
		{"2026-12-31 17:31", 0, catalog.UnitWorkdays, ""}, {"2026-03-02 10:00", 36500, catalog.UnitWorkdays, ""},
	} {
		_, err := c.Deadline(at(t, c, v.from), catalog.Limit{N: v.n, Unit: v.unit})
		require.True(t, fault.Has(err, workday.CodeNoTable), "%+v: %v", v, err)
	}
	_, err := c.Deadline(at(t, c, "2026-12-31 10:00"), catalog.Limit{N: 1, Unit: catalog.UnitWorkdays})
	var f *fault.Error
	require.ErrorAs(t, err, &f)
	require.Equal(t, 2027, f.Args["year"])
}

func TestDeadlineRefusesALimitThatIsNone(t *testing.T) {
	c := shanghai(t)
	for _, l := range []catalog.Limit{
		{}, {N: 3}, {N: 3, Unit: "months"}, {N: 3, Unit: "Days"}, {N: -1, Unit: catalog.UnitDays}, {N: 1 << 40, Unit: catalog.UnitDays},
		{N: -60, Unit: catalog.UnitMinutes},
	} {
		_, err := c.Deadline(at(t, c, "2026-03-02 10:00"), l)
		require.True(t, fault.Has(err, workday.CodeBadLimit), "%+v: %v", l, err)
	}
}

func TestRemaining(t *testing.T) {
	c := shanghai(t)
	for _, v := range []struct {
		now, due string
		want     int
	}{
		{"2026-03-02 10:00", "2026-03-02 17:30", 0}, {"2026-03-02 18:00", "2026-03-02 17:30", 0},
		{"2026-03-02 10:00", "2026-03-03 17:30", 1}, {"2026-03-06 10:00", "2026-03-09 17:30", 1},
		{"2026-03-07 10:00", "2026-03-09 17:30", 1}, {"2026-03-09 10:00", "2026-03-06 17:30", -1},
		{"2026-03-08 10:00", "2026-03-06 17:30", 0}, {"2026-02-13 10:00", "2026-02-24 17:30", 2},
		{"2025-12-31 10:00", "2026-01-05 17:30", 2}, {"2026-01-05 10:00", "2025-12-31 17:30", -2},
		{"2025-01-01 10:00", "2026-12-31 17:30", 248 + 248}, {"2027-01-04 10:00", "2027-01-08 17:30", 4},
	} {
		require.Equal(t, v.want, c.Remaining(at(t, c, v.now), at(t, c, v.due)), "%+v", v)
	}
}

// 行政许可法 art. 45: the time of a hearing, an inspection or an expert review is not counted.
func TestLicensingLaw45PauseIsNotCounted(t *testing.T) {
	c := shanghai(t)
	for _, v := range []struct {
		due, paused, resumed string
		unit                 catalog.Unit
		want                 string
	}{
		{"2026-03-02 10:10", "2026-03-02 09:30", "2026-03-02 09:50", catalog.UnitMinutes, "2026-03-02 10:30"},
		{"2026-03-02 11:50", "2026-03-02 11:30", "2026-03-02 13:45", catalog.UnitMinutes, "2026-03-02 14:05"}, // lunch costs nothing
		{"2026-03-02 10:10", "2026-03-02 09:30", "2026-03-02 09:30", catalog.UnitMinutes, "2026-03-02 10:10"},
		{"2026-03-02 10:10", "2026-03-02 09:30", "2026-03-02 09:20", catalog.UnitMinutes, "2026-03-02 10:10"}, // clock set back
		{"2026-03-30 17:30", "2026-03-05 10:00", "2026-03-12 16:00", catalog.UnitWorkdays, "2026-04-07 17:30"},
		{"2026-03-30 17:30", "2026-03-05 10:00", "2026-03-05 16:00", catalog.UnitWorkdays, "2026-03-30 17:30"},
		{"2026-03-30 17:30", "2026-03-07 10:00", "2026-03-08 16:00", catalog.UnitWorkdays, "2026-03-30 17:30"}, // a weekend
		{"2026-03-30 17:30", "2026-03-12 10:00", "2026-03-05 16:00", catalog.UnitWorkdays, "2026-03-30 17:30"},
		{"2026-03-30 17:30", "2026-03-05 10:00", "2026-03-10 16:00", catalog.UnitDays, "2026-04-07 17:30"}, // 4 April: 清明节
		{"2026-03-30 17:30", "2026-03-10 10:00", "2026-03-05 16:00", catalog.UnitDays, "2026-03-30 17:30"},
	} {
		got, err := c.Extend(at(t, c, v.due), at(t, c, v.paused), at(t, c, v.resumed), v.unit)
		require.NoError(t, err)
		require.Equal(t, v.want, got.Format(minuteLayout), "%+v", v)
	}
	due := at(t, c, "2026-12-31 17:30")
	_, err := c.Extend(due, at(t, c, "2026-12-01 09:00"), at(t, c, "2026-12-02 09:00"), catalog.UnitWorkdays)
	require.True(t, fault.Has(err, workday.CodeNoTable))
	_, err = c.Extend(due, due, due, catalog.UnitMonths)
	require.True(t, fault.Has(err, workday.CodeBadLimit))
}
