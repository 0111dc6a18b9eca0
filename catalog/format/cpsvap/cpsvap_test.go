package cpsvap_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/catalog/format"
	"onevisit/catalog/format/cpsvap"
	"onevisit/catalog/format/yaml"
)

func sample(t testing.TB) *catalog.Catalog {
	t.Helper()
	c, err := yaml.Load(os.DirFS("../../../assets/hall"), ".")
	require.NoError(t, err)
	return c
}

func written(t testing.TB, c *catalog.Catalog) []byte {
	t.Helper()
	data, err := cpsvap.Write(c.Items(), c.Bundles())
	require.NoError(t, err)
	return data
}

func asYAML(t testing.TB, items []*catalog.Item) string {
	t.Helper()
	data, err := yaml.Encode(items)
	require.NoError(t, err)
	return string(data)
}

// The sample hall goes out and comes back as it was.
func TestNothingIsLost(t *testing.T) {
	c := sample(t)
	r, err := cpsvap.Read("hall.jsonld", written(t, c), cpsvap.Options{All: true})
	require.NoError(t, err)
	require.Equal(t, asYAML(t, c.Items()), asYAML(t, r.Items))
	require.Len(t, r.Bundles, len(c.Bundles()))
	for _, n := range r.Notes {
		require.Equal(t, format.Taken, n.Outcome, "%+v", n)
	}
}

// What the published shapes ask for at least: every service, requirement, list, kind of evidence, output, cost and event
// has its identifier and title, every authority its label and place, and everything referred to is in the file.
func TestShapesMinimum(t *testing.T) {
	var doc struct {
		Context map[string]string `json:"@context"`
		Graph   []map[string]any  `json:"@graph"`
	}
	require.NoError(t, json.Unmarshal(written(t, sample(t)), &doc))
	need := map[string][]string{
		"cpsv:PublicService":    {"dct:identifier", "dct:title", "dct:description", "cv:hasCompetentAuthority"},
		"cv:PublicOrganisation": {"dct:identifier", "skos:prefLabel", "dct:spatial"},
		"cv:Requirement":        {"dct:identifier", "dct:title"},
		"cv:EvidenceTypeList":   {"dct:identifier", "cv:specifiesEvidenceType"},
		"cv:EvidenceType":       {"dct:identifier", "dct:title"},
		"cv:Output":             {"dct:identifier", "dct:title"},
		"cv:Cost":               {"dct:identifier"},
		"cv:Event":              {"dct:identifier", "dct:title"},
		"eli:LegalResource":     {"dct:identifier", "dct:title"},
	}
	ids := map[string]bool{}
	for _, n := range doc.Graph {
		ids[n["@id"].(string)] = true
	}
	seen := map[string]int{}
	for _, n := range doc.Graph {
		kind := n["@type"].(string)
		seen[kind]++
		require.Contains(t, need, kind)
		for _, term := range need[kind] {
			require.NotEmpty(t, n[term], "%s lacks %s", n["@id"], term)
		}
		for term, v := range n {
			prefix, _, ok := strings.Cut(term, ":")
			require.True(t, !ok || doc.Context[prefix] != "", "%s has no prefix in the context", term)
			for _, one := range asList(v) {
				if m, ok := one.(map[string]any); ok && len(m) == 1 && m["@id"] != nil {
					id := m["@id"].(string)
					require.True(t, ids[id] || strings.HasPrefix(id, "http://publications.europa.eu/"), "%s: %s is not in the file", term, id)
				}
			}
		}
	}
	require.Greater(t, seen["cpsv:PublicService"], 100)
	require.Greater(t, seen["cv:EvidenceType"], 300)
}

func asList(v any) []any {
	if l, ok := v.([]any); ok {
		return l
	}
	return []any{v}
}

// Words changed by another program are taken, and it is said that they were.
func TestChangedWordsAreTaken(t *testing.T) {
	data := strings.Replace(string(written(t, sample(t))), `"dct:title":[{"@language":"zh","@value":"农药经营许可"},{"@language":"en","@value":"Licence to trade in pesticides"}]`,
		`"dct:title":[{"@language":"zh","@value":"农药经营许可证核发"},{"@language":"en","@value":"Pesticide licence"}]`, 1)
	r, err := cpsvap.Read("x", []byte(data), cpsvap.Options{})
	require.NoError(t, err)
	for _, it := range r.Items {
		if it.ID == "cn-nongyao-jingying" {
			require.Equal(t, catalog.Text{ZH: "农药经营许可证核发", EN: "Pesticide licence"}, it.Name)
			require.Equal(t, 1, r.Count()[format.Changed])
			return
		}
	}
	t.Fatal("the item is gone")
}

// older is a file of another program with the terms of CPSV-AP 2: criteria, inputs, rules, another spelling of the
// organisation, nested resources, addresses written out, and a context by address, which nobody fetches.
const older = `{"@context":["https://example.org/cpsv-ap.jsonld",{"m8g":"http://data.europa.eu/m8g/","Dienst":"http://purl.org/vocab/cpsv#PublicService","naam":{"@id":"dct:title","@container":"@language"}}],
"@graph":[
{"@id":"https://example.org/s/1","@type":"Dienst","naam":{"de":"Meldezettel","en":"Residence registration"},
 "http://purl.org/dc/terms/identifier":"S1","dct:description":"Anmeldung eines Wohnsitzes",
 "m8g:hasCompetentAuthority":{"@type":"m8g:PublicOrganization","skos:prefLabel":"Magistrat"},
 "m8g:processingTime":"P3D",
 "m8g:hasCriterion":[
   {"@type":"m8g:CriterionRequirement","dct:title":"Wohnsitz in der Stadt"},
   {"@type":"m8g:Requirement","dct:identifier":"proof","dct:title":"Identity","m8g:hasEvidenceTypeList":[
     {"@id":"_:l1","m8g:specifiesEvidenceType":[{"@id":"_:pass","dct:title":"Passport"}]},
     {"@id":"_:l2","m8g:specifiesEvidenceType":[{"dct:title":"Birth certificate"},{"dct:title":"Proof of citizenship"}]}]}],
 "cpsv:hasInput":[{"@id":"https://example.org/e/1"},{"@id":"_:pass"}],
 "cpsv:follows":{"@type":"cpsv:Rule","dct:title":"Meldegesetz"},
 "cpsv:produces":{"dct:title":"Meldebestätigung"},
 "m8g:hasCost":{"m8g:value":"14.30","m8g:currency":{"@id":"http://publications.europa.eu/resource/authority/currency/EUR"}}},
{"@id":"https://example.org/e/1","@type":"m8g:Evidence","dct:title":"Meldezettel (Formular)"},
{"@id":"https://example.org/s/2","@type":["cpsv:PublicService"],"dct:title":"Ohne Behörde"}]}`

func TestOlderTermsSurvive(t *testing.T) {
	r, err := cpsvap.Read("old.jsonld", []byte(older), cpsvap.Options{})
	require.NoError(t, err)
	require.Len(t, r.Items, 1)
	it := r.Items[0]
	require.Equal(t, catalog.Text{ZH: "Meldezettel", EN: "Residence registration"}, it.Name)
	require.Equal(t, "Magistrat", it.Department.ZH)
	require.Equal(t, "S1", it.Code)
	require.Equal(t, catalog.Limit{N: 3, Unit: catalog.UnitDays}, it.Limit.Handling)
	require.Equal(t, []catalog.Text{{ZH: "Wohnsitz in der Stadt"}}, it.Conditions)
	require.Len(t, it.Materials, 2)
	require.Equal(t, "proof", it.Materials[0].ID)
	require.Len(t, it.Materials[0].AnyOf, 2)
	require.Len(t, it.Materials[0].Sets[1], 2)
	require.Equal(t, "Meldezettel (Formular)", it.Materials[1].Name.ZH)
	require.Equal(t, []catalog.Text{{ZH: "Meldegesetz"}}, it.Basis)
	require.Equal(t, "Meldebestätigung", it.Result.ZH)
	require.Equal(t, "14.30 EUR", it.Fee.ZH)
	require.Empty(t, it.FeeAmount, "not yuan")
	count := r.Count()
	require.Equal(t, 1, count[format.Refused])
	found := false
	for _, n := range r.Notes {
		found = found || n.Code == cpsvap.CodeNotFetched
	}
	require.True(t, found, "it is said that the context was not fetched")
	_, err = cpsvap.Read("old.jsonld", []byte(older), cpsvap.Options{All: true})
	require.Equal(t, cpsvap.CodeNotAll, fault.CodeOf(err))
	r, err = cpsvap.Read("old.jsonld", []byte(older), cpsvap.Options{All: true, Department: catalog.Text{ZH: "某局"}})
	require.NoError(t, err)
	require.Len(t, r.Items, 2)
}

func TestBadFilesAreRefused(t *testing.T) {
	deep := strings.Repeat(`{"@type":"PublicService","dct:title":`, 500) + `"x"` + strings.Repeat("}", 500)
	for name, data := range map[string]string{
		"no json": "实施清单", "cut off": older[:len(older)/2], "two": "{} {}", "deep": deep, "deeper": strings.Repeat("[", 20_000),
	} {
		_, err := cpsvap.Read("x", []byte(data), cpsvap.Options{})
		require.Equal(t, cpsvap.CodeBroken, fault.CodeOf(err), name)
	}
	for _, data := range []string{"{}", "[]", "3", `{"@context":{"a":"b","b":"a"},"a:x":1,"@type":"a"}`} {
		_, err := cpsvap.Read("x", []byte(data), cpsvap.Options{})
		require.Equal(t, cpsvap.CodeNoService, fault.CodeOf(err), data)
	}
	_, err := cpsvap.Read("x", make([]byte, cpsvap.MaxBytes+1), cpsvap.Options{})
	require.Equal(t, cpsvap.CodeTooLarge, fault.CodeOf(err))
	_, err = cpsvap.Read("x", []byte("["+strings.Repeat("1,", 2_000_000)+"1]"), cpsvap.Options{})
	require.Equal(t, cpsvap.CodeTooMany, fault.CodeOf(err))
}

// A resource that holds itself ends.
func TestCirclesEnd(t *testing.T) {
	_, err := cpsvap.Read("x", []byte(`{"@graph":[{"@id":"a:1","@type":"PublicService","title":"x","hasCompetentAuthority":{"@id":"a:1"},
		"holdsRequirement":{"@id":"a:2"}},{"@id":"a:2","title":{"@id":"a:2"},"hasRequirement":{"@id":"a:2"}}]}`), cpsvap.Options{})
	require.NoError(t, err)
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(older))
	f.Add([]byte(`{"@type":"PublicService","title":{"zh":"一"},"hasCompetentAuthority":"局"}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := cpsvap.Read("x", data, cpsvap.Options{})
		if err == nil {
			_, err = catalog.New("v", r.Items)
			require.NoError(t, err)
		}
	})
}

func BenchmarkRoundTrip(b *testing.B) {
	c := sample(b)
	data := written(b, c)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := cpsvap.Read("x", data, cpsvap.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}
