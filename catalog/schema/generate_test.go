package schema

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/identity"
)

var update = flag.Bool("update", false, "write the schemas anew from the types")

// roots are the values that cross the border of the program.
var roots = []struct {
	file, title, about string
	typ                reflect.Type
}{
	{"submission", "Submission", "What one person puts forward for one item; standard input of `onevisit check`.", reflect.TypeFor[catalog.Submission]()},
	{"verdict", "Verdict", "The complete answer to a submission; standard output of `onevisit check --json`.", reflect.TypeFor[catalog.Reply]()},
	{"bundle", "BundleSubmission", "What one person puts forward for a bundle of items.", reflect.TypeFor[catalog.BundleSubmission]()},
	{"merged", "Merged", "The answer to several items in one visit.", reflect.TypeFor[catalog.Merged]()},
	{"notice", "Notice", "A notice about a case as data.", reflect.TypeFor[catalog.Notice]()},
	{"finding", "Finding", "One finding of `onevisit catalog lint --json`, which prints a list of them.", reflect.TypeFor[catalog.Finding]()},
}

// enums are the values of the types that have a fixed set.
var enums = map[reflect.Type][]any{
	reflect.TypeFor[catalog.Outcome](): {catalog.Ask, catalog.Accept, catalog.AcceptWithGap, catalog.AcceptOnPledge, catalog.Correct,
		catalog.CorrectOnTheSpot, catalog.Refuse},
	reflect.TypeFor[catalog.State](): {catalog.StateOK, catalog.StateMissing, catalog.StateGap, catalog.StatePledged, catalog.StateShared,
		catalog.StateOption, catalog.StateOpen, catalog.StateFix, catalog.StateWaived},
	reflect.TypeFor[catalog.Standing](): {"", catalog.Given, catalog.Unclear, catalog.Wrong, catalog.Waived, catalog.Fillable},
	reflect.TypeFor[catalog.FaultCode](): {catalog.FaultMissing, catalog.FaultUnclear, catalog.FaultWrong, catalog.FaultOriginals,
		catalog.FaultCopies, catalog.FaultExpired, catalog.FaultTooOld, catalog.FaultDateNotShown, catalog.FaultOnTheSpot,
		catalog.FaultSignatures, catalog.FaultNotAccepted},
	reflect.TypeFor[catalog.Take](): {catalog.TakeOriginal, catalog.TakeCopy, catalog.TakeOriginalCopy, catalog.TakeVerify,
		catalog.TakePhoto, catalog.TakeForm, catalog.TakeSigned},
	reflect.TypeFor[identity.Likeness](): {identity.Written, identity.Variant, identity.Rare, identity.Different},
	reflect.TypeFor[catalog.Unit]():      {catalog.UnitMinutes, catalog.UnitWorkdays, catalog.UnitDays, catalog.UnitMonths},
	reflect.TypeFor[catalog.Kind]():      {catalog.KindImmediate, catalog.KindPromised},
	reflect.TypeFor[catalog.Need]():      {catalog.Needed, catalog.Exempt, catalog.Open},
	reflect.TypeFor[catalog.Severity]():  {catalog.SeverityError, catalog.SeverityWarning, catalog.SeverityInfo},
	reflect.TypeFor[catalog.NoticeKind](): {catalog.NoticeNone, catalog.NoticeAcceptance, catalog.NoticeGap, catalog.NoticePledge,
		catalog.NoticeCorrection, catalog.NoticeRefusal, catalog.NoticeComeOn},
	reflect.TypeFor[catalog.Effect](): {catalog.EffectWithdrawn, catalog.EffectRevoked},
	reflect.TypeFor[catalog.Right](): {catalog.RightNoUnrelated, catalog.RightHeard, catalog.RightReview, catalog.RightLawsuit,
		catalog.RightWithdraw, catalog.RightDeemed},
}

// notes say what a name alone does not.
var notes = map[string]string{
	"Answered.bare":            "the answer says nothing without its question: a number, a yes, an other",
	"Submission.item":          "the item's id",
	"Submission.on":            "the day of the check, YYYY-MM-DD; today if it is left out on the command line",
	"Submission.answers":       "by situation id: a choice's id, or a number as text; a JSON number or true/false (yes/no) is understood as well",
	"Submission.papers":        "by material id; one document of a set is under material/part",
	"Submission.pledged":       "materials that the applicant replaces by a written promise",
	"Submission.gap":           "the applicant promises in writing to bring what may follow later",
	"Submission.no_promises":   "no promise is taken of the applicant: nothing follows later, nothing is replaced",
	"Submission.person":        "the applicant's name as the identity document has it; the holders of the papers are compared with it",
	"Handed.holder":            "whose paper it is, as it says",
	"Verdict.names":            "papers whose name a person has to look at; the outcome does not depend on them",
	"NameLook.pairs":           "what stands at the places that differ: the applicant's, the paper's",
	"Handed.which":             "index into any_of of the document brought",
	"Handed.originals":         "absent: as many as asked for; 0, which is kept as -1: not one",
	"Handed.copies":            "absent: as many as asked for; 0, which is kept as -1: not one",
	"Handed.signatures":        "absent: as many as asked for; 0, which is kept as -1: nobody; fewer: somebody who has to sign is not there",
	"Handed.expires":           "YYYY-MM-DD, or 长期 for a document that does not expire; left out of what is given: it was looked at and is good; empty: it shows no date",
	"Handed.issued":            "YYYY-MM-DD; left out of what is given: it was looked at and is good; empty: it shows no date",
	"Handed.instead":           "id of a substitute that was brought in place of the material",
	"Verdict.ask":              "open questions that can still change the list, the next one first",
	"Reply.missing":            "materials to bring or to bring anew, in the catalog's order",
	"Reply.gaps":               "materials that may follow later",
	"Reply.fixes":              "materials that can be mended on the spot",
	"Reply.pledged":            "materials that a promise replaces",
	"Verdict.lines":            "the materials of this situation, in the catalog's order",
	"Verdict.refused":          "every refusal that holds",
	"Verdict.come_on":          "the next day on which the item is accepted by its calendar",
	"Line.faults":              "every fault, not the first",
	"Line.which":               "the alternative that the faults speak of",
	"Line.sets":                "the documents of each alternative of any_of",
	"Line.later":               "the material may follow within this time",
	"Merged.papers":            "each paper once, as the strictest item asks for it",
	"MergedPaper.uses":         "what each item says of the paper",
	"Fault.part":               "the document of a set that the fault is in",
	"Notice.missing":           "everything to bring or to mend now",
	"Notice.copies":            "how many of the notice practice wants",
	"BundleSubmission.items":   "by item id",
	"BundleSubmission.answers": "about the bundle; good for an item that asks the same",
}

type object map[string]any

type generator struct{ defs object }

func (g *generator) of(t reflect.Type) object {
	if values, ok := enums[t]; ok {
		return object{"type": "string", "enum": values}
	}
	switch t.Kind() {
	case reflect.Pointer:
		return g.of(t.Elem())
	case reflect.String:
		return object{"type": "string"}
	case reflect.Bool:
		return object{"type": "boolean"}
	case reflect.Int:
		return object{"type": "integer"}
	case reflect.Slice:
		return object{"type": "array", "items": g.of(t.Elem())}
	case reflect.Array:
		return object{"type": "array", "items": g.of(t.Elem()), "minItems": t.Len(), "maxItems": t.Len()}
	case reflect.Map:
		if t.Elem().Kind() == reflect.Interface {
			return object{"type": "object"}
		}
		return object{"type": "object", "additionalProperties": g.of(t.Elem())}
	case reflect.Struct:
		if _, ok := g.defs[t.Name()]; !ok {
			g.defs[t.Name()] = object{} // it may hold itself
			g.defs[t.Name()] = g.fields(t)
		}
		return object{"$ref": "#/$defs/" + t.Name()}
	}
	panic(t.String())
}

func (g *generator) fields(t reflect.Type) object {
	props, required := object{}, []string{}
	var walk func(reflect.Type)
	walk = func(s reflect.Type) {
		for i := range s.NumField() {
			f := s.Field(i)
			if f.Anonymous {
				walk(f.Type)
				continue
			}
			name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
			if !f.IsExported() || name == "-" {
				continue
			}
			p := g.of(f.Type)
			if note := notes[s.Name()+"."+name]; note != "" {
				p["description"] = note
			}
			props[name] = p
			if options == "" && t != reflect.TypeFor[catalog.Submission]() && t != reflect.TypeFor[catalog.BundleSubmission]() &&
				t != reflect.TypeFor[catalog.Handed]() {
				required = append(required, name)
			}
		}
	}
	walk(t)
	switch t { // what is read asks for less than what is printed
	case reflect.TypeFor[catalog.Submission]():
		required = []string{"item"}
		props["answers"] = object{"type": "object", "description": notes["Submission.answers"],
			"additionalProperties": object{"type": []string{"string", "number", "boolean"}}}
	case reflect.TypeFor[catalog.BundleSubmission]():
		required = []string{"bundle"}
		props["answers"] = object{"type": "object", "description": notes["BundleSubmission.answers"],
			"additionalProperties": object{"type": []string{"string", "number", "boolean"}}}
	}
	out := object{"type": "object", "properties": props, "additionalProperties": false}
	if len(required) > 0 {
		out["required"] = required
	}
	return out
}

// The schemas in the repository are those of the types: a field added without its schema fails here.
func TestSchemasFollowTheTypes(t *testing.T) {
	for _, r := range roots {
		g := generator{defs: object{}}
		root := g.of(r.typ)
		root["$schema"], root["$id"] = "https://json-schema.org/draft/2020-12/schema", "onevisit/"+r.file+".json"
		root["title"], root["description"], root["$defs"] = r.title, r.about, g.defs
		var b bytes.Buffer
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		require.NoError(t, e.Encode(root))
		if *update {
			require.NoError(t, os.WriteFile(r.file+".json", b.Bytes(), 0o644))
			continue
		}
		got, err := Files.ReadFile(r.file + ".json")
		require.NoError(t, err)
		require.Equal(t, b.String(), string(got), "run: go test ./catalog/schema -update")
	}
}

func TestNotesNameFields(t *testing.T) {
	var all []byte
	for _, r := range roots {
		data, err := Files.ReadFile(r.file + ".json")
		require.NoError(t, err)
		all = append(all, data...)
	}
	for field, note := range notes {
		quoted, err := json.Marshal(note)
		require.NoError(t, err)
		require.Contains(t, string(all), string(quoted), field)
	}
}
