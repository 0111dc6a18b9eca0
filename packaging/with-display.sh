#!/usr/bin/env bash
# Runs a command on a screen that exists only in memory and passes on its exit status.
#
#   packaging/with-display.sh COMMAND [ARGUMENT...]
#
# 1920x1920 holds the upright kiosk (1080x1920) and the board (1920x1080). Xvfb chooses
# a free display number and reports it when it is ready, so nothing sleeps and two runs
# side by side do not meet.
set -euo pipefail

: "${SCREEN_SIZE:=1920x1920x24}"
: "${SCREEN_READY_SECONDS:=60}"

[ $# -gt 0 ] || {
	echo "usage: packaging/with-display.sh COMMAND [ARGUMENT...]" >&2
	exit 2
}
command -v Xvfb >/dev/null || {
	echo "with-display: Xvfb is missing: packaging/setup.sh test" >&2
	exit 1
}

dir=$(mktemp -d)
server='' child=''
# shellcheck disable=SC2317 # called by the trap
cleanup() {
	[ -z "$child" ] || kill "$child" 2>/dev/null || true
	[ -z "$server" ] || kill "$server" 2>/dev/null || true
	[ -z "$server" ] || wait "$server" 2>/dev/null || true
	rm -rf "$dir"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

mkfifo "$dir/ready"
Xvfb -displayfd 3 -screen 0 "$SCREEN_SIZE" -dpi 96 -nolisten tcp -noreset +extension GLX \
	3>"$dir/ready" >"$dir/log" 2>&1 </dev/null &
server=$!
number=''
# Opening the pipe waits for Xvfb; its death closes the pipe and ends the read.
read -r -t "$SCREEN_READY_SECONDS" number <"$dir/ready" || true
if [ -z "$number" ]; then
	echo "with-display: Xvfb did not start" >&2
	cat "$dir/log" >&2
	exit 1
fi

export DISPLAY=":$number"
unset WAYLAND_DISPLAY
export FYNE_PLATFORM=x11 LIBGL_ALWAYS_SOFTWARE=1 FYNE_SCALE="${FYNE_SCALE:-1}"
if [ -z "${XDG_RUNTIME_DIR:-}" ]; then
	mkdir -m 700 "$dir/run"
	export XDG_RUNTIME_DIR="$dir/run"
fi

# In the background, so that a signal to this script reaches the trap at once.
"$@" <&0 &
child=$!
status=0
wait "$child" || status=$?
child=''
exit "$status"
