#!/usr/bin/env bash
# Makes assets/fonts/*.ttf, *.otf and OFL.txt out of Debian's Noto packages (about 90 seconds).
#
#   packaging/fonts/build.sh            writes assets/fonts
#   packaging/fonts/build.sh --check    builds aside and compares with what is committed
#
# Needed, on Debian 12 or 13 or a recent Ubuntu:
#   apt-get install fonts-noto-cjk fonts-noto-core fonttools unicode-data
# The committed bytes come from Debian 12 (versions: assets/fonts/README.md). Other versions
# give other bytes, which is what --check then says. No display, no network, no Go.
set -euo pipefail
cd "$(dirname "$0")/../.."

: "${NOTO_CJK:=/usr/share/fonts/opentype/noto}"
: "${NOTO_CORE:=/usr/share/fonts/truetype/noto}"
: "${UNIHAN:=/usr/share/unicode/Unihan_OtherMappings.txt.bz2}"
: "${LICENCE:=/usr/share/doc/fonts-noto-cjk/copyright}"
python=/usr/bin/python3 # Debian's, which has Debian's fonttools
export SOURCE_DATE_EPOCH=0 PYTHONHASHSEED=0 LC_ALL=C.UTF-8

missing=()
[ -r "$NOTO_CJK/NotoSansCJK-Regular.ttc" ] || missing+=(fonts-noto-cjk)
[ -r "$NOTO_CORE/NotoSansSymbols2-Regular.ttf" ] || missing+=(fonts-noto-core)
[ -r "$UNIHAN" ] || missing+=(unicode-data)
"$python" -c 'import fontTools' 2>/dev/null || missing+=(fonttools)
if [ ${#missing[@]} -gt 0 ]; then
	echo "fonts: install first: apt-get install ${missing[*]}" >&2
	exit 2
fi

out=assets/fonts
if [ "${1:-}" = --check ]; then
	out=$(mktemp -d)
	trap 'rm -rf "$out"' EXIT
fi
mkdir -p "$out"

cut() { # cut name Weight: for paper, and for screens
	local kind
	for kind in ttf otf; do
		"$python" packaging/fonts/subset.py "$1" "$NOTO_CJK/NotoSansCJK-$2.ttc" \
			"$NOTO_CORE/NotoSansSymbols2-Regular.ttf" "$NOTO_CORE/NotoSansMath-Regular.ttf" \
			"$UNIHAN" "$out/NotoSansSC-${1^}.$kind"
	done
}
cut regular Regular
cut common Regular
cut bold Bold

# The licence as the font's package carries it, without the indentation of Debian's format.
{
	echo "Copyright 2014-2021 Adobe (http://www.adobe.com/)."
	echo "Copyright 2010-2012, 2017, 2018 Google LLC. Noto is a trademark of Google LLC."
	echo "This Font Software is licensed under the SIL Open Font License, Version 1.1."
	echo
	sed -n '/^License: SIL-1.1$/,$p' "$LICENCE" | sed -n '/SIL OPEN FONT LICENSE/,$p' |
		sed -e '/^$/,$d' -e 's/^ //' -e 's/^\.$//'
} >"$out/OFL.txt"

(cd "$out" && sha256sum NotoSansSC-*.[ot]tf OFL.txt)
if [ "$out" != assets/fonts ]; then
	for file in NotoSansSC-{Regular,Common,Bold}.{ttf,otf} OFL.txt; do
		cmp "$out/$file" "assets/fonts/$file" || exit 1
	done
	echo "fonts: the same bytes as in assets/fonts"
fi
