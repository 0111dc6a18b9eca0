package store_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog/fault"
	"onevisit/queue/store"
)

func TestNetworkMountsOverFuseAreKnown(t *testing.T) {
	const mounts = `24 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
31 24 0:40 / /mnt/share rw,nosuid shared:9 - fuse.sshfs user@host: rw,user_id=0
32 24 0:41 / /mnt/my\040disk rw - fuseblk /dev/sdb1 rw
33 31 0:42 / /mnt/share/local rw - fuse.bindfs /x rw
broken line
`
	for dir, network := range map[string]bool{
		"/home/hall": false, "/mnt/share": true, "/mnt/share/deep/down": true, "/mnt/shared": false,
		"/mnt/my disk/hall": false, "/mnt/share/local/hall": false,
	} {
		require.Equal(t, network, store.FuseOverNetwork(mounts, dir), dir)
	}
	require.False(t, store.FuseOverNetwork("", "/x"))
	require.False(t, store.OnNetwork(t.TempDir()))
	require.False(t, store.OnNetwork("/does/not/exist"))
}

// /proc takes no new files, whoever asks.
func TestAReadOnlyFolderIsTold(t *testing.T) {
	for _, path := range []string{"/proc/hall.db", "/proc/hall/hall.db"} {
		_, err := store.Open(t.Context(), path, store.Options{})
		require.True(t, fault.Has(err, store.CodeReadOnly), "%v", err)
	}
}
