#!/usr/bin/env bash
# Installs what is missing on Debian and Ubuntu to build, run and test OneVisit.
#
#   packaging/setup.sh run     compile and run the program
#   packaging/setup.sh test    the same, and what the tests use
#   packaging/setup.sh list run|test|libraries    only print the names
#
# Says nothing and touches nothing when everything is there: it then needs neither the
# network nor root. The names are the same in Debian 12, 13, Ubuntu 22.04 and 24.04.
set -euo pipefail

GO_WANTED=1.26

# What `go build -tags gles` of Fyne 2.8 needs. Wayland is compiled in by default and
# loaded at run time only if it is used; libxxf86vm-dev is needed by the link alone.
BUILD=(gcc libc6-dev pkg-config libgl-dev libegl-dev libx11-dev libxcursor-dev libxrandr-dev
	libxinerama-dev libxi-dev libxxf86vm-dev libwayland-dev libxkbcommon-dev)
# Loaded by name at run time, so ldd does not show them. libgl1 brings Mesa's software renderer.
RUN=(libgl1 libx11-6 libxcursor1 libxrandr2 libxinerama1 libxi6 libxxf86vm1 libxkbcommon0
	libwayland-client0 libwayland-cursor0 libwayland-egl1)
# A screen that exists only in memory.
SCREEN=(xvfb)
# Independent readers of what the program makes: QR codes (zbarimg), PDF (pdftotext) and speech (espeak-ng).
READERS=(zbar-tools poppler-utils espeak-ng)
# A database server of the tests' own; they run it as an ordinary user, through a socket and no network.
SERVER=(postgresql)

say() { printf 'setup: %s\n' "$*" >&2; }

die() {
	say "$@"
	exit 1
}

# version_at_least HAVE WANTED, both like 1.26 or 1.26.8
version_at_least() {
	[ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]
}

check_go() {
	command -v go >/dev/null ||
		die "Go $GO_WANTED or newer is needed and not in PATH: https://go.dev/dl/ · 需要 Go $GO_WANTED 或更新版本"
	local have
	have=$(cd / && GOTOOLCHAIN=local go env GOVERSION)
	have=${have#go}
	have=${have%%[!0-9.]*}
	version_at_least "$have" "$GO_WANTED" && return
	if version_at_least "$have" 1.21 && [ "$(cd / && go env GOTOOLCHAIN)" != local ]; then
		say "Go $have is here; go will fetch Go $GO_WANTED by itself"
		return
	fi
	die "Go $have is too old, $GO_WANTED or newer is needed: https://go.dev/dl/ · Go 版本过旧"
}

# Without a package database to ask, say what is needed and let the build speak.
other_system() {
	case $(uname -s) in
	Linux)
		command -v gcc >/dev/null && command -v pkg-config >/dev/null &&
			pkg-config --exists gl egl x11 xcursor xrandr xinerama xi xxf86vm wayland-client xkbcommon 2>/dev/null && return
		say "this is not Debian or Ubuntu; needed (Fedora names): gcc pkgconf mesa-libGL-devel mesa-libEGL-devel libX11-devel libXcursor-devel libXrandr-devel libXinerama-devel libXi-devel libXxf86vm-devel wayland-devel libxkbcommon-devel xorg-x11-server-Xvfb; see README.md"
		;;
	Darwin) xcode-select -p >/dev/null 2>&1 || say "needed: xcode-select --install; see packaging/macos/README.md" ;;
	MINGW* | MSYS* | CYGWIN*) command -v gcc >/dev/null || say "needed: a C compiler, in MSYS2: pacman -S mingw-w64-x86_64-gcc; see packaging/windows/README.md" ;;
	*) say "unknown system $(uname -s); a C compiler and OpenGL are needed; see README.md" ;;
	esac
}

wanted() { # wanted run|test|libraries: package names, one a line
	if [ "$1" = libraries ]; then
		printf '%s\n' "${RUN[@]}"
		return
	fi
	printf '%s\n' "${BUILD[@]}" "${RUN[@]}"
	if [ "$1" = test ] || [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
		printf '%s\n' "${SCREEN[@]}"
	fi
	if [ "$1" = test ]; then
		printf '%s\n' "${READERS[@]}" "${SERVER[@]}"
	fi
	# Go downloads modules over HTTPS.
	if [ -z "${SSL_CERT_FILE:-}${SSL_CERT_DIR:-}" ]; then
		printf '%s\n' ca-certificates
	fi
}

# missing PACKAGE...: those that are not installed, one a line
missing() {
	local known
	# An unknown name makes dpkg-query fail and is then simply not listed.
	known=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p' || true)
	printf '%s\n' "$@" | grep -Fxv -e "$known" || true
}

# apt runs apt-get and shows what it said only if it failed.
apt() {
	local status=0 log
	log=$(mktemp)
	"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 -q -y "$@" \
		</dev/null >"$log" 2>&1 || status=$?
	[ "$status" -eq 0 ] || tail -n 20 "$log" >&2
	rm -f "$log"
	return "$status"
}

install_packages() {
	apt install --no-install-recommends "${packages[@]}"
}

main() {
	local mode=${1:-} listing=
	if [ "$mode" = list ]; then
		listing=yes
		mode=${2:-}
	fi
	case $listing$mode in run | test | yesrun | yestest | yeslibraries) ;; *)
		echo "usage: packaging/setup.sh run|test, or list run|test|libraries" >&2
		exit 2
		;;
	esac
	if [ -n "$listing" ]; then
		wanted "$mode"
		return
	fi
	check_go
	if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
		other_system
		return
	fi

	local names
	mapfile -t names < <(wanted "$mode")
	mapfile -t packages < <(missing "${names[@]}")
	[ ${#packages[@]} -gt 0 ] || return 0
	say "installing ${#packages[@]} missing packages · 正在安装缺少的软件包: ${packages[*]}"
	if [ "$(id -u)" -ne 0 ]; then
		command -v sudo >/dev/null ||
			die "not root and no sudo; run as root: apt-get install --no-install-recommends ${packages[*]}"
		say "not root: sudo may ask for your password"
		as_root=(sudo)
	fi
	apt update || say "apt-get update failed; trying with what is known"
	if ! install_packages; then
		say "first try failed; once more"
		apt update || true
		install_packages || die "could not install: ${packages[*]}"
	fi
}

packages=() as_root=()
main "$@"
