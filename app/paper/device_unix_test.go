//go:build unix

package paper

import (
	"context"
	"image"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/catalog/fault"
)

// TestDeviceThatHangs writes to a pipe that nobody empties, as a printer that is switched off does not.
func TestDeviceThatHangs(t *testing.T) {
	path := filepath.Join(t.TempDir(), "lp0")
	require.NoError(t, syscall.Mkfifo(path, 0o600))
	reader, err := os.OpenFile(path, os.O_RDWR, 0)
	require.NoError(t, err)
	defer reader.Close()
	job := Job{Name: "long", Picture: image.NewGray(image.Rect(0, 0, 576, 20000))}
	err = Device{Path: path, Timeout: 30 * time.Millisecond}.Print(context.Background(), job)
	require.True(t, fault.Has(err, CodeDevice), "%v", err)
}
