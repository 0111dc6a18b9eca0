#!/usr/bin/env bash
# golangci-lint by .golangci.yml, then govulncheck; called by `make lint` with the build tags.
# The tools are pinned here, not in go.mod: their dependencies are not the program's.
set -euo pipefail
cd "$(dirname "$0")/.."

tags=$1
bin=$PWD/build/bin

# tool NAME PACKAGE VERSION: compiled once into build/bin (golangci-lint takes two minutes)
tool() {
	local file=$bin/$1-$3
	if [ ! -x "$file" ]; then
		echo "lint: compiling $1 $3, once"
		GOBIN=$bin go install "$2@$3" || {
			echo "lint: $1 $3 could not be fetched; format and vet were checked, nothing else" >&2
			return 1
		}
		mv "$bin/$1" "$file"
	fi
}

tool golangci-lint github.com/golangci/golangci-lint/v2/cmd/golangci-lint v2.15.0
"$bin/golangci-lint-v2.15.0" run --build-tags "$tags" ./...

tool govulncheck golang.org/x/vuln/cmd/govulncheck v1.8.0
report=$(mktemp)
trap 'rm -f "$report"' EXIT
status=0
"$bin/govulncheck-v1.8.0" -tags "$tags" ./... >"$report" 2>&1 || status=$?
cat "$report"
# Without its database there is no answer; that is said and is not a fault of the code.
# Status 3 means that something was found.
if [ "$status" -ne 0 ] && [ "$status" -ne 3 ] && grep -qiE 'fetching vulnerabilities|vuln\.go\.dev' "$report"; then
	echo "lint: the vulnerability database cannot be reached from here: nothing was checked against it" >&2
	exit 0
fi
exit "$status"
