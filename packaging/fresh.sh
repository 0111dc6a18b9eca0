#!/usr/bin/env bash
# Proves that one command is enough on a machine that has nothing: makes a minimal Debian
# with Go, make and the certificate authorities alone, copies the project into it and times
# make targets there, with empty caches, as root and without a display.
#
#   packaging/fresh.sh [--worktree] [bookworm|trixie] [TARGET...]
#
# The targets are `run` (without a display: the demonstration) and `test` unless others are
# named; each gets a machine of its own. Without --worktree the last commit is taken. The
# minimal system is made once and kept in build/fresh; delete it to have a newer one.
# Needs Linux, root, debootstrap (Debian's package) and Debian's mirror.
set -euo pipefail
cd "$(dirname "$0")/.."

die() {
	echo "fresh: $*" >&2
	exit 1
}

from=commit suite=bookworm targets=()
for word; do
	case $word in
	--worktree) from=worktree ;;
	bookworm | trixie) suite=$word ;;
	-*) die "usage: packaging/fresh.sh [--worktree] [bookworm|trixie] [TARGET...]" ;;
	*) targets+=("$word") ;;
	esac
done
[ ${#targets[@]} -gt 0 ] || targets=(run test)

[ "$(id -u)" -eq 0 ] || die "it makes and enters a system of its own: run it as root"
command -v debootstrap >/dev/null || die "debootstrap is missing: apt-get install debootstrap"
unshare --mount --pid --fork true 2>/dev/null || die "this machine does not allow mounts of one's own"
goroot=$(GOTOOLCHAIN=local go env GOROOT)

keep=$PWD/build/fresh
mkdir -p "$keep"
work=$(mktemp -d "$keep/machine.XXXXXX")
# Mounts are made inside unshare and end with it: there is never one below this folder.
trap 'rm -rf --one-file-system "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# What the machine outside needs to reach its registries, the machine inside needs too.
network=(http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY)
for name in GOPROXY GOSUMDB GONOSUMDB GONOPROXY GOPRIVATE GOINSECURE; do
	export "$name=$(cd / && GOTOOLCHAIN=local go env "$name")"
	network+=("$name")
done
settings=()
for name in "${network[@]}"; do
	[ -z "${!name:-}" ] || settings+=("$name=${!name}")
done

# inside ROOT COMMAND...: runs it there with nothing of this machine but the network's settings
inside() {
	local root=$1
	shift
	# shellcheck disable=SC2016 # expanded by the inner shell
	unshare --mount --pid --fork --kill-child bash -euc '
		root=$1 go=$2
		shift 2
		mount -t proc proc "$root/proc"
		if [ -d "$root/usr/local/go" ]; then
			mount --bind -o ro "$go" "$root/usr/local/go"
		fi
		exec chroot "$root" "$@"' bash "$root" "$goroot" \
		env -i HOME=/root LANG=C.UTF-8 PATH=/usr/local/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
		"${settings[@]}" "$@"
}

make_base() {
	local root=$work/base
	echo "fresh: making a minimal $suite, once"
	debootstrap --variant=minbase "$suite" "$root" "${MIRROR:-http://deb.debian.org/debian}" >"$keep/$suite-debootstrap.log" 2>&1 ||
		die "debootstrap failed: $(tail -n 3 "$keep/$suite-debootstrap.log")"
	apt-config dump | grep -iE '^Acquire::(http|https|ftp)::Proxy' >"$root/etc/apt/apt.conf.d/99proxy" || true
	inside "$root" apt-get install -q -y --no-install-recommends make ca-certificates >"$keep/$suite-apt.log" 2>&1 ||
		die "make and ca-certificates could not be installed: $(tail -n 3 "$keep/$suite-apt.log")"
	# A machine behind a company's gateway trusts one authority more.
	if compgen -G '/usr/local/share/ca-certificates/*.crt' >/dev/null; then
		cp /usr/local/share/ca-certificates/*.crt "$root/usr/local/share/ca-certificates/"
		inside "$root" update-ca-certificates >/dev/null 2>&1
	fi
	rm -rf "$root"/var/lib/apt/lists/* "$root"/var/cache/apt/archives/*.deb
	tar -C "$root" --numeric-owner -cf "$keep/$suite.tar.new" .
	mv "$keep/$suite.tar.new" "$keep/$suite.tar"
	rm -rf --one-file-system "$root"
}

copy_project() { # copy_project FOLDER
	mkdir -p "$1"
	if [ "$from" = commit ]; then
		git archive HEAD | tar -C "$1" -x
		return
	fi
	git ls-files -co --exclude-standard -z | while IFS= read -r -d '' file; do
		[ ! -e "$file" ] || printf '%s\0' "$file"
	done | tar --null -T - -c | tar -C "$1" -x
}

# try TARGET: a new machine, one make
try() {
	local root=$work/$1 log=$keep/$suite-$1.log start status=0
	mkdir "$root"
	tar -C "$root" --numeric-owner -xf "$keep/$suite.tar" || die "$keep/$suite.tar is damaged: delete it"
	mkdir -p "$root/usr/local/go"
	copy_project "$root/root/onevisit" || die "the project could not be copied"
	echo "fresh: make $1 on a new $suite; the log is $log"
	start=$(date +%s%N)
	inside "$root" make -C /root/onevisit "$1" </dev/null >"$log" 2>&1 || status=$?
	printf -v result 'make %-8s on a new %-9s %6d s   %s' "$1" "$suite" $((($(date +%s%N) - start) / 1000000000)) \
		"$([ "$status" -eq 0 ] && echo passed || echo "FAILED with status $status")"
	results+=("$result")
	[ "$status" -eq 0 ] || tail -n 30 "$log" >&2
	rm -rf "$keep/$suite-$1-pictures"
	[ ! -d "$root/root/onevisit/build/demo" ] || cp -r "$root/root/onevisit/build/demo" "$keep/$suite-$1-pictures"
	rm -rf --one-file-system "$root"
	return "$status"
}

[ -s "$keep/$suite.tar" ] || make_base
results=() worst=0
for target in "${targets[@]}"; do
	try "$target" || worst=1
done
echo "$(nproc) cores, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1), $(GOTOOLCHAIN=local go env GOVERSION), $(date +%F), empty caches"
printf '%s\n' "${results[@]}"
exit "$worst"
