#!/usr/bin/env bash
# Takes pictures of every screen in both themes, with the sandbox behind the window.
#   ./packaging/pictures.sh DIR
set -euo pipefail
# shellcheck source=packaging/setup.sh
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

if (($# != 1)); then
    say "Which folder shall the pictures go to? ./packaging/pictures.sh DIR"
    exit 2
fi
mkdir -p "$1"
out=$(cd "$1" && pwd)
set_up headless
start_display
exec "$python" "$root/packaging/pictures.py" "$out"
