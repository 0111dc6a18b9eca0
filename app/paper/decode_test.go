package paper

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
	"github.com/stretchr/testify/require"
)

// decode is a printer of its own: it reads ESC/POS and gives the picture that would be on the paper. It knows init,
// feed, cut and GS v 0, and refuses anything else.
func decode(data []byte) (*image.Gray, error) {
	var rows [][]byte
	rowBytes, cut := 0, false
	for len(data) > 0 {
		switch {
		case cut:
			return nil, errors.New("data after the cut")
		case bytes.HasPrefix(data, []byte{0x1B, '@'}):
			data = data[2:]
		case bytes.HasPrefix(data, []byte{0x1B, 'd'}) && len(data) >= 3:
			data = data[3:]
		case bytes.HasPrefix(data, []byte{0x1D, 'V', 66}) && len(data) >= 4:
			data, cut = data[4:], true
		case bytes.HasPrefix(data, []byte{0x1D, 'v', '0', 0}) && len(data) >= 8:
			wide, high := int(data[4])|int(data[5])<<8, int(data[6])|int(data[7])<<8
			if data = data[8:]; len(data) < wide*high || high > 255 || rowBytes != 0 && wide != rowBytes {
				return nil, fmt.Errorf("bad band of %d bytes × %d", wide, high)
			}
			rowBytes = wide
			for ; high > 0; high-- {
				rows, data = append(rows, data[:wide]), data[wide:]
			}
		default:
			return nil, fmt.Errorf("unknown command % x", data[:min(4, len(data))])
		}
	}
	if !cut {
		return nil, errors.New("no cut")
	}
	img := image.NewGray(image.Rect(0, 0, rowBytes*8, len(rows)))
	for y, row := range rows {
		for x := range rowBytes * 8 {
			if row[x/8]&(0x80>>(x%8)) == 0 {
				img.SetGray(x, y, color.Gray{Y: 255})
			}
		}
	}
	return img, nil
}

// readQR reads the code in a picture.
func readQR(t *testing.T, img image.Image) string {
	t.Helper()
	b, err := gozxing.NewBinaryBitmapFromImage(img)
	require.NoError(t, err)
	res, err := qrcode.NewQRCodeReader().Decode(b, nil)
	require.NoError(t, err)
	return res.GetText()
}

// tool finds a program of the test machine; without it the test fails and says what to install.
func tool(t *testing.T, name, pkg string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	require.NoError(t, err, "%s is missing: install the package %s (the set-up script does)", name, pkg)
	return path
}

// zbar reads the code in a picture with another reader.
func zbar(t *testing.T, img image.Image) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "ticket.png")
	f, err := os.Create(path)
	require.NoError(t, err)
	require.NoError(t, png.Encode(f, img))
	require.NoError(t, f.Close())
	out, err := exec.Command(tool(t, "zbarimg", "zbar-tools"), "-q", "--raw", path).Output()
	require.NoError(t, err)
	return strings.TrimSpace(string(out))
}

// pdfText reads a document's text back, without any white space.
func pdfText(t *testing.T, pdf []byte) string {
	t.Helper()
	cmd := exec.Command(tool(t, "pdftotext", "poppler-utils"), "-raw", "-", "-")
	cmd.Stdin = bytes.NewReader(pdf)
	out, err := cmd.Output()
	require.NoError(t, err)
	return squeeze(string(out))
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }
