package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"strings"
)

// sheetPaths tells in which part of the file each sheet is.
func sheetPaths(data []byte) map[string]string {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil
	}
	targets := map[string]string{}
	elements(z, "xl/_rels/workbook.xml.rels", "Relationship", func(e xml.StartElement) {
		t := attr(e, "Target")
		if strings.HasPrefix(t, "/") {
			t = t[1:]
		} else {
			t = path.Join("xl", t)
		}
		targets[attr(e, "Id")] = t
	})
	out := map[string]string{}
	elements(z, "xl/workbook.xml", "sheet", func(e xml.StartElement) {
		for _, a := range e.Attr {
			if a.Name.Local == "id" && a.Name.Space != "" {
				out[attr(e, "name")] = targets[a.Value]
			}
		}
	})
	return out
}

func elements(z *zip.Reader, name, element string, each func(xml.StartElement)) {
	r, err := z.Open(name)
	if err != nil {
		return
	}
	defer r.Close() //nolint:errcheck // read only
	d := xml.NewDecoder(io.LimitReader(r, maxPart))
	for {
		t, err := d.Token()
		if err != nil {
			return
		}
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == element {
			each(e)
		}
	}
}
