#!/usr/bin/env bash
# Starts Pikadesk with its sandbox, the stand-in for the service that needs no key and costs nothing.
#   ./packaging/run.sh [FILES…]    with a display: the window
#   ./packaging/run.sh [--out DIR] without one: a tour that drives the window by itself, and leaves the videos that it
#                                  makes and pictures of the window in DIR, or in a new folder that it prints
set -euo pipefail
# shellcheck source=packaging/setup.sh
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

if [[ -n ${DISPLAY:-} || -n ${WAYLAND_DISPLAY:-} ]]; then
    set_up window
    # -P: a file in the current folder must not pass for one of Python's own modules.
    exec "$python" -P -m pikadesk --sandbox "$@"
fi

out=
if (($# == 2)) && [[ $1 == --out ]]; then
    mkdir -p "$2"
    out=$(cd "$2" && pwd)
elif (($# > 0)); then
    say "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so there is only the tour:" \
        "./packaging/run.sh [--out DIR]"
    exit 2
fi
set_up headless
if [[ -z $out ]]; then
    tours=${XDG_CACHE_HOME:-$HOME/.cache}/pikadesk
    mkdir -p "$tours"
    out=$(mktemp -d "$tours/tour-$(date +%Y-%m-%d)-XXXXXX")
fi

start_display
echo "The tour's videos and pictures: $out"
exec "$python" -P "$root/packaging/tour.py" "$out"
