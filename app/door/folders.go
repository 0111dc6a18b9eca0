package door

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"

	"onevisit/app/lang"
	"onevisit/app/look"
)

// hallFile is the file by which a hall's folder is known.
const hallFile = "hall.yaml"

// picker is the sheet that finds a folder: a list of what lies in one, to go into by mouse or keys.
type picker struct {
	d     *Door
	sheet *look.Sheet
	at    string // the folder that is shown; empty: the drives
	rows  []folder
	list  *look.List
	where *look.Text
	said  *look.Para
	take  *look.Button
	taken func(path string)
}

// folder is a row of the list: a folder to go into.
type folder struct {
	name, path string
	up, hall   bool // the one above; one that holds a hall
}

// pickFolder opens the sheet at a folder, or at home if there is no such; taken hears what was chosen.
func (d *Door) pickFolder(from string, taken func(path string)) *picker {
	w := d.p.Words
	p := &picker{d: d, taken: taken}
	p.where = look.NewText("", look.Body, look.Soft)
	p.said = look.NewPara("", look.Body, look.Soft).MaxLines(2)
	p.list = look.NewList(52, func() look.ListRow { return newFolderRow() }, func(i int, row look.ListRow, _ bool) {
		row.(*folderRow).show(w, p.rows[i]) //nolint:forcetypeassert // made above
	})
	p.list.OnTap, p.list.OnActivate = p.enter, p.enter
	p.take = look.NewButton(w.T("door.folder.take"), look.Primary, p.choose)
	p.sheet = d.stage.Sheet(look.SheetOptions{
		Title:   w.T("door.folder.title"),
		Content: look.Col(8, p.where, look.Grow(look.Card(look.Paper, 4, p.list)), p.said),
		Buttons: []*look.Button{look.NewButton(w.T("common.cancel"), look.Plain, func() { p.sheet.Close() }).Key("Esc"), p.take},
		Focus:   p.list, Width: 760, Height: 600, Keys: p.key,
	})
	p.show(startOf(from))
	return p
}

// key goes up with Backspace, as in every list of files.
func (p *picker) key(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyBackspace && len(p.rows) > 0 && p.rows[0].up {
		p.show(p.rows[0].path)
	}
}

// startOf is where looking begins: the folder itself, the nearest above that there is, or home.
func startOf(path string) string {
	if path == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return top()
		}
		return home
	}
	for {
		if s, err := os.Stat(path); err == nil && s.IsDir() {
			return path
		}
		up := filepath.Dir(path)
		if up == path {
			return top()
		}
		path = up
	}
}

// top is the folder over all others; on Windows the drives, which have none.
func top() string {
	if runtime.GOOS == "windows" {
		return ""
	}
	return "/"
}

// show reads a folder in the background, which a network may make slow, and lists it.
func (p *picker) show(path string) {
	w := p.d.p.Words
	p.where.SetText(path)
	p.d.p.Runner.Go(func() {
		rows, err := foldersIn(path)
		p.d.p.Runner.Do(func() {
			if !p.sheet.Open() {
				return
			}
			if err != nil { // the list stays where it was
				p.where.SetText(p.at)
				p.said.SetColor(look.RedInk)
				p.said.SetText(w.T("door.folder.closed", lang.Args{"path": path}))
				p.sheet.Refresh()
				return
			}
			p.at, p.rows = path, rows
			p.list.SetCount(len(rows))
			p.list.Select(0)
			p.say()
		})
	})
}

// say tells whether the folder that is shown is a hall's; only that one can be taken.
func (p *picker) say() {
	w := p.d.p.Words
	hall := p.at != "" && isHall(p.at)
	p.take.SetEnabled(hall)
	p.said.SetColor(look.Soft)
	p.said.SetText(w.T("door.folder.go_on"))
	if hall {
		p.said.SetColor(look.JadeInk)
		p.said.SetText(w.T("door.folder.here"))
	}
	p.sheet.Refresh()
}

// enter goes into a folder of the list; one that holds a hall is taken at once.
func (p *picker) enter(i int) {
	if i < 0 || i >= len(p.rows) {
		return
	}
	if to := p.rows[i]; to.hall {
		p.at = to.path
		p.choose()
	} else {
		p.show(to.path)
	}
}

// choose takes the folder that is shown.
func (p *picker) choose() {
	p.sheet.Close()
	p.taken(p.at)
}

// isHall tells whether a folder holds a hall.
func isHall(path string) bool {
	s, err := os.Stat(filepath.Join(path, hallFile))
	return err == nil && !s.IsDir()
}

// foldersIn lists what can be gone into from a folder: the one above, then its folders by name, without hidden ones.
func foldersIn(path string) ([]folder, error) {
	if path == "" {
		return drives(), nil
	}
	all, err := os.ReadDir(path)
	if err != nil {
		return nil, err
	}
	var out []folder
	if up := filepath.Dir(path); up != path {
		out = append(out, folder{path: up, up: true})
	} else if top() == "" {
		out = append(out, folder{up: true})
	}
	for _, e := range all {
		full := filepath.Join(path, e.Name())
		dir := e.IsDir()
		if e.Type()&os.ModeSymlink != 0 {
			s, err := os.Stat(full)
			dir = err == nil && s.IsDir()
		}
		if dir && !strings.HasPrefix(e.Name(), ".") {
			out = append(out, folder{name: e.Name(), path: full, hall: isHall(full)})
		}
	}
	return out, nil
}

// drives are those of Windows that there are.
func drives() []folder {
	var out []folder
	for letter := 'A'; letter <= 'Z'; letter++ {
		path := string(letter) + `:\`
		if _, err := os.Stat(path); err == nil {
			out = append(out, folder{name: path, path: path})
		}
	}
	return out
}

// folderRow is a row of the list on the screen.
type folderRow struct {
	icon *look.Icon
	name *look.Text
	hall *look.Tag
	root fyne.CanvasObject
}

func newFolderRow() *folderRow {
	r := &folderRow{icon: look.NewIcon(look.Right, 22, look.Soft), name: look.NewText("", look.Lead, look.Ink),
		hall: look.NewTag("", look.Good)}
	r.root = look.Pad(look.Row(12, r.icon, look.Grow(r.name), r.hall), 0, 16, 0, 16)
	return r
}

// Object is the row.
func (r *folderRow) Object() fyne.CanvasObject { return r.root }

// show fills the row.
func (r *folderRow) show(w *lang.Words, f folder) {
	r.name.SetText(f.name)
	r.icon.Set(look.Right, look.Soft)
	if f.up {
		r.name.SetText(w.T("door.folder.up"))
		r.icon.Set(look.Up, look.Soft)
	}
	if f.hall {
		r.hall.Set(hallFile, look.Good)
		r.hall.Show()
	} else {
		r.hall.Hide()
	}
}
