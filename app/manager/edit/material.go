package edit

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"onevisit/app/look"
	"onevisit/catalog"
)

// materialForm is the form of a material: its name, when it is asked for, what the counter takes, what may stand for it.
func (e *Editor) materialForm(m *catalog.Material) fyne.CanvasObject {
	it, w := e.bench.item, e.p.Words()
	field := func(key string) string { return w.T("version.field." + key) }
	from := func(f catalog.From) string {
		if f == catalog.FromApplicant {
			return w.T("version.from.applicant")
		}
		return w.T("version.from." + string(f))
	}
	objs := []fyne.CanvasObject{
		e.title(e.t("part_material"), func() { it.Materials = slices.Delete(it.Materials, e.at.index, e.at.index+1) },
			len(it.Materials), func(a, b int) { it.Materials[a], it.Materials[b] = it.Materials[b], it.Materials[a] }),
		e.both(field("name"), &m.Name),
		e.whenForm(field("when"), w.T("version.always"), &m.When),
		look.Rule(),
		pair(option(e, field("from"), &m.From, from, catalog.FromApplicant, catalog.FromGovernment),
			option(e, field("take"), &m.Take, e.takeWord, takes...)),
	}
	objs = append(objs, look.Grid(3, 12, e.counted(field("originals"), &m.Originals, &m.OriginalsPer),
		e.counted(field("copies"), &m.Copies, &m.CopiesPer), e.counted(field("signatures"), &m.Signatures, &m.SignaturesPer)))
	objs = append(objs,
		pair(e.limit(field("later"), &m.Later, clockUnits), e.limit(field("valid"), &m.IssuedWithin, dateUnits)),
		look.Wrap(8, e.flag(field("not_expired"), &m.NotExpired), e.flag(field("pledge"), &m.Pledge),
			e.flag(field("optional"), &m.Optional), e.flag(field("main"), &m.Main)))
	objs = append(objs, e.alternativesForm(m), e.substitutes(field("substitutes"), &m.Substitutes),
		e.substitutes(field("not_accepted"), &m.NotAccepted))
	objs = append(objs,
		pair(e.field(field("issuer"), m.Issuer.ZH, func(s string) { m.Issuer.ZH = s }),
			e.field(field("obtain"), m.Obtain.ZH, func(s string) { m.Obtain.ZH = s })),
		e.both(field("note"), &m.Note))
	return look.Col(10, objs...)
}

// takes are what the counter may take of a paper, in the order they are offered.
var takes = []catalog.Take{catalog.TakeUnstated, catalog.TakeVerify, catalog.TakeOriginal, catalog.TakeCopy, catalog.TakeOriginalCopy,
	catalog.TakeForm, catalog.TakeSigned, catalog.TakePhoto}

func (e *Editor) takeWord(t catalog.Take) string {
	if t == catalog.TakeUnstated {
		return e.p.Words().T("common.not_stated")
	}
	return e.p.Words().T("version.take." + strings.ReplaceAll(string(t), "+", "_"))
}

// locked says why something is not edited here; it stays as it is.
func (e *Editor) locked(why string) fyne.CanvasObject {
	return look.NewPanel(look.Fill, 8, 0, look.NewPara(why, look.Small, look.Soft)).Padding(8, 10, 8, 10)
}
