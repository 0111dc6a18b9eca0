package store_test

import (
	"os"
	"testing"

	"go.uber.org/goleak"

	"onevisit/queue/storetest/pgtest"
)

// childEnv makes the test binary play another process: its value says which one.
const childEnv = "ONEVISIT_TEST_CHILD"

var children = map[string]func() error{"writer": writerChild, "crash": crashChild, "station": linChild,
	"pace": paceChild}

func TestMain(m *testing.M) {
	if child, ok := children[os.Getenv(childEnv)]; ok {
		if err := child(); err != nil {
			os.Stderr.WriteString(err.Error() + "\n")
			os.Exit(1)
		}
		os.Exit(0)
	}
	goleak.VerifyTestMain(m, goleak.Cleanup(func(code int) {
		if err := pgtest.Stop(); err != nil {
			os.Stderr.WriteString(err.Error() + "\n")
			code = 1
		}
		os.Exit(code)
	}))
}
