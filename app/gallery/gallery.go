// Package gallery shows every shared widget in every state, in both languages and in every palette: on the screen for
// whoever draws a seat, or as pictures.
package gallery

import (
	"path/filepath"

	"fyne.io/fyne/v2"

	"onevisit/app/lang"
	"onevisit/app/look"
)

// Size is what a page of the gallery needs, in pixels.
var Size = fyne.NewSize(look.GalleryWidth, look.GalleryHeight)

// palettes are those of the seats: by day, the kiosk's, the wall's, and for people who see little.
var palettes = []look.Palette{look.Day, look.Kiosk, look.Night, look.Contrast}

// words are what the widgets say.
func words(w *lang.Words) look.GalleryWords {
	return look.GalleryWords{Title: w.T("gallery.title"), Line: w.T("gallery.line"), Paragraph: w.T("gallery.paragraph"),
		Number: "A017", Key: "F10", Hint: w.T("gallery.hint"), Option: w.T("gallery.option")}
}

// Save writes a picture of each page into a folder and gives their paths. It needs a Fyne app, but no display.
func Save(dir string) ([]string, error) {
	var out []string
	for _, p := range palettes {
		for _, l := range []lang.Language{lang.ZH, lang.EN} {
			path := filepath.Join(dir, "gallery-"+p.Name+"-"+string(l)+".png")
			img := look.Shot(look.Gallery(p, words(lang.For(l))), Size.Width, Size.Height, look.New(p, 1))
			if err := look.SavePNG(path, img); err != nil {
				return out, err
			}
			out = append(out, path)
		}
	}
	return out, nil
}

// Gallery is the gallery in a window.
type Gallery struct {
	words   *lang.Words
	palette int
	rows    int // of the long list; 0 shows the widgets
	stage   *look.Stage
}

// New makes a gallery that begins in a language.
func New(w *lang.Words) *Gallery { return &Gallery{words: w} }

// Bind shows the gallery in a window.
func (g *Gallery) Bind(win fyne.Window, run look.Runner) {
	g.stage = look.NewStage(win, look.New(look.Day, 1), run)
	g.show()
	win.Resize(fyne.NewSize(Size.Width, 900))
}

// show builds the page of the present palette and language.
func (g *Gallery) show() {
	var tabs []fyne.CanvasObject
	for i, p := range palettes {
		b := look.NewButton(g.words.T("gallery.palette."+p.Name), look.Quiet, func() { g.palette, g.rows = i, 0; g.show() })
		b.SetOn(i == g.palette && g.rows == 0)
		tabs = append(tabs, b)
	}
	many := look.NewButton(g.words.T("gallery.rows", lang.Args{"n": ManyRows}), look.Quiet, func() { g.ShowRows(ManyRows) })
	many.SetOn(g.rows > 0)
	tabs = append(tabs, many)
	other := g.words.Language().Other()
	tabs = append(tabs, look.Space(), look.NewButton(g.words.T("language."+string(other)), look.Quiet, func() {
		g.words = lang.For(other)
		g.show()
	}))
	var page fyne.CanvasObject
	if g.rows > 0 {
		page = g.longList(g.rows)
	} else {
		page = look.NewScroll(look.MinSize(look.Gallery(palettes[g.palette], words(g.words)), 0, Size.Height))
	}
	g.stage.SetTheme(look.New(palettes[g.palette], 1))
	g.stage.SetContent(look.Col(0, look.PadAll(look.Row(8, tabs...), 12), look.Grow(page)))
}
