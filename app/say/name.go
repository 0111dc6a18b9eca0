package say

import (
	"strings"

	"onevisit/app/lang"
	"onevisit/catalog"
)

// NameLook asks a person to look at a name on a paper, and says where it differs from the applicant's.
func NameLook(w *lang.Words, it *catalog.Item, n catalog.NameLook) string {
	material, part, _ := strings.Cut(n.Material, "/")
	for i := range it.Materials {
		if it.Materials[i].ID == material {
			material = w.Text(it.Materials[i].Name)
		}
	}
	if part != "" {
		material += "/" + part
	}
	pairs := make([]string, len(n.Pairs))
	for i, p := range n.Pairs {
		pairs[i] = p[0] + "/" + p[1]
	}
	return w.T("say.name."+string(n.Likeness), lang.Args{"holder": n.Holder, "material": material,
		"pairs": strings.Join(pairs, w.T("say.name.and"))})
}
