package app

import (
	"os"
	"path/filepath"
	"time"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/catalog/format/yaml"
	"onevisit/queue/setup"
)

// loadCatalog reads the catalog alone, for what asks nothing else of a hall, and gives today's date. The folder of
// --catalog may be a hall, a folder of catalog files, or one such file: a catalog can be checked before there is a hall
// for it. Today is the hall's, or China's where there is none.
func loadCatalog(c Config) (*catalog.Catalog, string, error) {
	if info, err := os.Stat(c.Catalog); c.Catalog != "" && err == nil && !info.IsDir() {
		cat, err := oneFile(c.Catalog)
		return cat, time.Now().In(china).Format(time.DateOnly), err
	}
	files, err := hallFiles(c)
	if err != nil {
		return nil, "", err
	}
	cat, err := yaml.Load(files, ".")
	if err != nil {
		return nil, "", err
	}
	now := time.Now()
	if s, err := setup.Load(files); err == nil {
		return cat, s.Calendar.Day(now), nil
	}
	return cat, now.In(china).Format(time.DateOnly), nil
}

// china is the one time zone of the country; it has no summer time.
var china = time.FixedZone("CST", 8*60*60)

// oneFile reads a catalog of one file; its name is its version.
func oneFile(path string) (*catalog.Catalog, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fault.Wrap(err, CodeNoHallFolder, fault.Args{"path": path})
	}
	name := filepath.Base(path)
	items, bundles, err := yaml.File(name, data)
	if err != nil {
		return nil, err
	}
	return catalog.NewWithBundles(name, items, bundles)
}
