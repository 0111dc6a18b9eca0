package app

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestOnlyUnchangedCodeOfFilesIsLetGo(t *testing.T) {
	const smaps = `00400000-00403000 r--p 00000000 08:01 12 /usr/bin/onevisit
Anonymous:             0 kB
00403000-017a8000 r-xp 00003000 08:01 12 /usr/bin/onevisit
Rss:               19000 kB
Anonymous:             0 kB
017a8000-02dd1000 rw-p 013a8000 08:01 12 /usr/bin/onevisit
Anonymous:             0 kB
7f00000000-7f00001000 r-xp 00000000 08:01 13 /usr/lib/patched.so
Anonymous:             4 kB
7f00002000-7f00003000 r-xp 00000000 00:00 0
Anonymous:             0 kB
7ffd00000000-7ffd00002000 r-xp 00000000 00:00 0 [vdso]
Anonymous:             0 kB
`
	require.Equal(t, []mapping{{0x403000, 0x17a8000}}, codeMappings([]byte(smaps)))
	require.Empty(t, codeMappings([]byte("nothing of the kind\n\n-\n")))
}

func TestTheProgramWorksOnAfterLettingGo(t *testing.T) {
	smaps, err := os.ReadFile("/proc/self/smaps")
	require.NoError(t, err)
	require.NotEmpty(t, codeMappings(smaps), "this test's own code")
	for range 3 {
		dropCode()
		require.Len(t, codeMappings(smaps), len(codeMappings(smaps)))
	}
}
