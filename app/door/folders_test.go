package door

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/stretchr/testify/require"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/look/lookgolden"
)

// halls makes folders, two of which hold a hall, and gives the one over them.
func halls(t *testing.T) string {
	t.Helper()
	root := t.TempDir()
	for _, dir := range []string{"north/hall", "north/old", "south", ".hidden"} {
		require.NoError(t, os.MkdirAll(filepath.Join(root, dir), 0o750))
	}
	for _, dir := range []string{"north/hall", "south"} {
		require.NoError(t, os.WriteFile(filepath.Join(root, dir, hallFile), nil, 0o600))
	}
	require.NoError(t, os.WriteFile(filepath.Join(root, "a file"), nil, 0o600))
	return root
}

// atFolders is the first door with the folder already looked for below root.
func atFolders(t *testing.T, l lang.Language, root string, p Params) (*Door, func(fyne.KeyName)) {
	t.Helper()
	d := firstDoor(t, l, p)
	press(t, d, lang.For(l).T("door.place.own"))
	d.page.folder.SetText(root)
	press(t, d, lang.For(l).T("door.place.find"))
	require.NotNil(t, d.stage.TopSheet())
	return d, func(k fyne.KeyName) {
		d.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// TestAFolderIsFoundByKeys: down into one that is no hall, up again, and a hall is taken as soon as it is entered, and
// checked.
func TestAFolderIsFoundByKeys(t *testing.T) {
	root := halls(t)
	var checked []string
	d, key := atFolders(t, lang.ZH, root, Params{CheckHall: func(p Place) error { checked = append(checked, p.Folder); return nil }})
	for _, k := range []fyne.KeyName{fyne.KeyDown, fyne.KeyReturn} { // one up, north, south; no file, nothing hidden
		key(k)
	}
	require.NotNil(t, d.stage.TopSheet(), "north is no hall")
	key(fyne.KeyBackspace)
	for _, k := range []fyne.KeyName{fyne.KeyDown, fyne.KeyReturn, fyne.KeyDown, fyne.KeyReturn} {
		key(k)
	}
	require.Nil(t, d.stage.TopSheet())
	require.Equal(t, filepath.Join(root, "north", "hall"), d.page.folder.Text())
	require.Equal(t, []string{d.page.folder.Text()}, checked)
	require.Equal(t, lang.For(lang.ZH).T("door.place.hall_good"), d.page.said.Text())
}

// TestOnlyAHallCanBeTaken, also where looking began in one.
func TestOnlyAHallCanBeTaken(t *testing.T) {
	root, w := halls(t), lang.For(lang.EN)
	d, key := atFolders(t, lang.EN, filepath.Join(root, "south", "gone"), Params{CheckHall: good})
	press(t, d, w.T("door.folder.take"))
	require.Equal(t, filepath.Join(root, "south"), d.page.folder.Text(), "the nearest that there is")

	p := d.pickFolder(d.page.folder.Text(), func(string) { t.Error("nothing was taken") })
	require.False(t, p.take.Disabled())
	key(fyne.KeyBackspace)
	require.Equal(t, root, p.at)
	require.True(t, p.take.Disabled(), "no hall is here")
	key(fyne.KeyEscape)
	require.Nil(t, d.stage.TopSheet())
}

// TestAFolderThatIsClosedIsSaid, and the list stays where it was.
func TestAFolderThatIsClosedIsSaid(t *testing.T) {
	root := halls(t)
	d := firstDoor(t, lang.EN, Params{CheckHall: good})
	press(t, d, lang.For(lang.EN).T("door.place.own"))
	p := d.pickFolder(root, func(string) {})
	require.Len(t, p.rows, 3)
	require.NoError(t, os.RemoveAll(filepath.Join(root, "north")))
	p.enter(1)
	require.Contains(t, p.said.Text(), "north")
	require.Equal(t, root, p.where.Text())
	require.Len(t, p.rows, 3)
}

// TestTheFolderListLooksLikeTheHouse compares it with the picture that was looked at.
func TestTheFolderListLooksLikeTheHouse(t *testing.T) {
	for _, l := range []lang.Language{lang.ZH, lang.EN} {
		d := firstDoor(t, l, Params{CheckHall: good})
		p := d.pickFolder(halls(t), func(string) {})
		p.where.SetText("/srv/halls") // the picture is the same wherever the test runs
		d.stage.Adopt()
		lookgolden.Golden(t, "folders-"+string(l), look.ShotStage(d.stage))
	}
}
