// Package schema holds the JSON schemas (2020-12) of what `onevisit check --json` and its relatives read and print.
package schema

import "embed"

// Files are the schemas by name: submission.json, verdict.json, merged.json, bundle.json, notice.json, finding.json.
//
//go:embed *.json
var Files embed.FS
