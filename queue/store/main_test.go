package store_test

import (
	"os"
	"testing"

	"go.uber.org/goleak"
)

// childEnv makes the test binary play another process: its value says which one.
const childEnv = "ONEVISIT_TEST_CHILD"

var children = map[string]func() error{"writer": writerChild, "crash": crashChild}

func TestMain(m *testing.M) {
	if child, ok := children[os.Getenv(childEnv)]; ok {
		if err := child(); err != nil {
			os.Stderr.WriteString(err.Error() + "\n")
			os.Exit(1)
		}
		os.Exit(0)
	}
	goleak.VerifyTestMain(m)
}
