#!/usr/bin/env bash
# Makes a Debian package out of a compiled program, with dpkg-deb alone.
#
#   packaging/deb.sh BINARY VERSION FOLDER
set -euo pipefail
cd "$(dirname "$0")/.."

binary=$1 version=$2 folder=$3
for tool in dpkg-deb dpkg objdump; do
	command -v "$tool" >/dev/null || {
		echo "deb: $tool is missing (Debian: dpkg, binutils)" >&2
		exit 1
	}
done

arch=$(dpkg --print-architecture)
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
chmod 755 "$root"

put() { # put MODE SOURCE TARGET
	install -D -m "$1" "$2" "$root$3"
}
put 755 "$binary" /usr/bin/onevisit
strip --strip-unneeded "$root/usr/bin/onevisit"
put 644 assets/icon.png /usr/share/icons/hicolor/512x512/apps/cn.onevisit.hall.png
put 644 assets/icon.svg /usr/share/icons/hicolor/scalable/apps/cn.onevisit.hall.svg
for file in packaging/linux/cn.onevisit.*.desktop; do
	put 644 "$file" "/usr/share/applications/$(basename "$file")"
done
for seat in kiosk board; do
	put 644 "packaging/linux/onevisit-$seat.service" "/usr/lib/systemd/user/onevisit-$seat.service"
	put 644 "packaging/linux/xsession-$seat.desktop" "/usr/share/xsessions/onevisit-$seat.desktop"
done
put 755 packaging/linux/seat-session /usr/lib/onevisit/seat-session
put 644 packaging/linux/README.md /usr/share/doc/onevisit/README.md
put 644 packaging/linux/README.zh-CN.md /usr/share/doc/onevisit/README.zh-CN.md
put 644 packaging/postgres/README.md /usr/share/doc/onevisit/postgres.md
put 644 THIRD_PARTY_NOTICES.md /usr/share/doc/onevisit/THIRD_PARTY_NOTICES.md
gzip -9n "$root/usr/share/doc/onevisit/THIRD_PARTY_NOTICES.md"
{
	cat NOTICE
	echo
	echo "On Debian systems the full text of the Apache License, Version 2.0, is in"
	echo "/usr/share/common-licenses/Apache-2.0."
} >"$root/usr/share/doc/onevisit/copyright"
chmod 644 "$root/usr/share/doc/onevisit/copyright"

# The C library this binary was linked with is the oldest it can use.
libc=$(objdump -T "$binary" | grep -o 'GLIBC_[0-9.]*' | sort -uV | tail -n 1 | cut -d_ -f2)
depends="libc6 (>= $libc)"
while read -r package; do
	depends+=", $package"
done < <(packaging/setup.sh list libraries)

mkdir "$root/DEBIAN"
cat >"$root/DEBIAN/control" <<END
Package: onevisit
Version: $version
Architecture: $arch
Maintainer: The OneVisit authors <onevisit@localhost>
Installed-Size: $(du -k -s --exclude=DEBIAN "$root" | cut -f1)
Depends: $depends
Recommends: espeak-ng, alsa-utils, cups-client
Suggests: postgresql, fcitx5-chinese-addons
Section: misc
Priority: optional
Description: service hall: check the papers, take a number, be served once
 Counter, kiosk, board and manager of a public service hall in one program:
 the list of papers for each item and situation, tickets and calling, one-time
 notices, office-time limits, ratings. Chinese and English. SQLite by default,
 PostgreSQL for several machines.
END

# The same input gives the same package.
: "${SOURCE_DATE_EPOCH:=$(stat -c %Y FyneApp.toml)}"
export SOURCE_DATE_EPOCH
find "$root" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
mkdir -p "$folder"
file=$folder/onevisit_${version}_$arch.deb
dpkg-deb --root-owner-group --build "$root" "$file" >/dev/null
dpkg-deb --info "$file" | sed -n 's/^ *\(Package\|Version\|Architecture\|Installed-Size\|Depends\):/\1:/p'
ls -l "$file"
