package kiosk

import (
	"strings"
	"sync"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/catalog"
)

// drawings are the papers that have a picture; the words that tell them in a name are kiosk.draw.<shape>. The first that
// fits counts.
var drawings = []look.Shape{look.DrawProxy, look.DrawSignature, look.DrawForm, look.DrawPlan, look.DrawMarriage,
	look.DrawBook, look.DrawBankCard, look.DrawPassport, look.DrawPensioner, look.DrawMedical, look.DrawHouse,
	look.DrawLicence, look.DrawContract, look.DrawReceipt, look.DrawCar, look.DrawPhoto, look.DrawIDCard, look.DrawStamped}

// officeIcons are the departments that have a picture of their own; the words are kiosk.office.<shape>.
var officeIcons = []look.Shape{look.OfficeFund, look.OfficeExit, look.OfficeCar, look.OfficeMedical, look.OfficePeople,
	look.OfficeFire, look.OfficeWarn, look.OfficeTax, look.OfficeLeaf, look.OfficeShop, look.OfficeField,
	look.OfficeProperty, look.OfficeBuild, look.OfficeRoad, look.OfficeHeart, look.OfficeLaw, look.OfficeSchool,
	look.OfficeWheel, look.OfficePolice}

// shapeWords are the words by which names are told, in Chinese: a catalog's names are.
var shapeWords = sync.OnceValue(func() map[look.Shape][]string {
	w, out := lang.For(lang.ZH), map[look.Shape][]string{}
	for _, set := range [][]look.Shape{drawings, officeIcons} {
		for _, s := range set {
			out[s] = strings.Fields(w.T("kiosk.shape." + strings.ReplaceAll(string(s), "-", "_")))
		}
	}
	return out
})

// shapeOf finds the picture of a name; none if nothing fits.
func shapeOf(name string, among []look.Shape, none look.Shape) look.Shape {
	words := shapeWords()
	for _, s := range among {
		for _, w := range words[s] {
			if strings.Contains(name, w) {
				return s
			}
		}
	}
	return none
}

// drawing is what a paper of a name looks like.
func drawing(name catalog.Text) look.Shape { return shapeOf(name.ZH, drawings, look.DrawPaper) }

// drawingOf is what a material looks like: by its name, or by the first paper that will do, or by its form.
func drawingOf(l catalog.Line) look.Shape {
	s := drawing(l.Name)
	if s == look.DrawPaper && len(l.AnyOf) > 0 {
		s = drawing(l.AnyOf[0])
	}
	if s != look.DrawPaper {
		return s
	}
	switch l.Take {
	case catalog.TakePhoto:
		return look.DrawPhoto
	case catalog.TakeForm:
		return look.DrawForm
	case catalog.TakeSigned:
		return look.DrawSignature
	case catalog.TakeUnstated, catalog.TakeOriginal, catalog.TakeCopy, catalog.TakeOriginalCopy, catalog.TakeVerify:
	}
	return s
}

// officeIcon is the picture of a department.
func officeIcon(name catalog.Text) look.Shape { return shapeOf(name.ZH, officeIcons, look.OfficeHall) }
