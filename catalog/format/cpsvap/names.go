// Package cpsvap writes a catalog as JSON-LD in the terms of CPSV-AP 3.2.0 and CCCEV 2.1.0, and brings such files in, also
// older ones. A context is always inlined and never fetched: a kiosk is offline.
package cpsvap

import "onevisit/catalog/fault"

// Faults of a file as a whole, and what is said of single services.
const (
	CodeTooLarge   fault.Code = "cpsvap.too_large"   // limit (MB)
	CodeTooMany    fault.Code = "cpsvap.too_many"    // limit: values
	CodeBroken     fault.Code = "cpsvap.broken"      // reason, line
	CodeNoService  fault.Code = "cpsvap.no_service"  //
	CodeNotAll     fault.Code = "cpsvap.not_all"     // n
	CodeNoTitle    fault.Code = "cpsvap.no_title"    // id
	CodeNoOffice   fault.Code = "cpsvap.no_office"   // title
	CodeMadeID     fault.Code = "cpsvap.made_id"     // id
	CodeOtherTexts fault.Code = "cpsvap.other_texts" // field: the file's own words were taken for those of our record
	CodeNotFetched fault.Code = "cpsvap.not_fetched" // address
	CodeNotKept    fault.Code = "cpsvap.not_kept"    // term
	CodeMissing    fault.Code = "cpsvap.missing"     // id: referred to and not in the file
)

// Bounds of a file. With all of them reached, reading needs less than 700 MB of memory; a hall of 108 items is a file of
// 1 MB.
const (
	MaxBytes  = 32 << 20
	maxNodes  = 300_000   // resources
	maxValues = 1_500_000 // values of any kind
)

// Namespaces that are written.
const (
	nsService = "http://purl.org/vocab/cpsv#"
	nsCore    = "http://data.europa.eu/m8g/"
	nsTerms   = "http://purl.org/dc/terms/"
	nsSKOS    = "http://www.w3.org/2004/02/skos/core#"
	nsDCAT    = "http://www.w3.org/ns/dcat#"
	nsELI     = "http://data.europa.eu/eli/ontology#"
	nsXSD     = "http://www.w3.org/2001/XMLSchema#"
	nsOwn     = "urn:onevisit:terms#"
)

// context is the context that every file carries.
var context = map[string]any{
	"cpsv": nsService, "cv": nsCore, "dct": nsTerms, "skos": nsSKOS, "dcat": nsDCAT, "eli": nsELI, "xsd": nsXSD, "zw": nsOwn,
}

// country is the place of every authority that names none: the shapes ask for one.
const country = "http://publications.europa.eu/resource/authority/country/CHN"

// Identifiers of resources.
const (
	idItem   = "urn:onevisit:item:"
	idOffice = "urn:onevisit:office:"
	idBundle = "urn:onevisit:bundle:"
)
