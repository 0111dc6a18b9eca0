package phone

import (
	"net/http"

	"onevisit/app/lang"
	"onevisit/app/say"
	"onevisit/catalog"
)

// maxItem bounds what is looked up as an item.
const maxItem = 128

// guide shows the guide of an item: GET /g/{item}. It is the same for everybody and says nothing of anybody.
func (s *site) guide(rw http.ResponseWriter, r *http.Request) {
	id := r.PathValue("item")
	cat := s.Hall.Catalog()
	it, err := cat.Item(id)
	if len(id) > maxItem || err != nil {
		s.say(rw, r, http.StatusNotFound, "no_item")
		return
	}
	w := s.wordsOf(r)
	g := catalog.GuideOf(it, say.PlaceOf(s.Hall.Setup(), it), cat.Version())
	s.write(rw, r, http.StatusOK, s.guidePage(w, g))
}

// guidePage lays a guide out as the page's sections.
func (s *site) guidePage(w *lang.Words, g catalog.Guide) page {
	p := s.blank(w)
	said := say.PageOf(w, g)
	p.Title, p.Head, p.More = said.Title, said.Title, said.Lead
	for _, part := range said.Sections {
		out := guidePart{Title: part.Title}
		for _, r := range part.Rows {
			out.Rows = append(out.Rows, guideRow{Head: r.Head, Name: r.Name, Value: r.Value, Detail: r.Detail, Open: r.Open})
		}
		p.Guide = append(p.Guide, out)
	}
	if n := len(g.NotStated); n > 0 {
		p.Stale = w.T("guide.not_stated", lang.Args{"n": n})
	}
	return p
}

// guidePart is a section of a guide.
type guidePart struct {
	Title string
	Rows  []guideRow
}

type guideRow struct {
	Head, Open          bool
	Name, Value, Detail string
}
