#!/usr/bin/env bash
# Writes both lock files from pyproject.toml, with pip-tools:
#   packaging/requirements.lock      what Pikadesk needs, and what builds its editable install
#   packaging/requirements-dev.lock  the same versions, and what the checks and tests need besides
# Versions stay as they are where they still fit. ./packaging/lock.sh --upgrade takes the newest, and
# ./packaging/lock.sh --upgrade-package NAME one of them.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
pip_tools=7.6.2

# The oldest Python needs every package that the newer ones need, and a few more; the other way round it is not so.
if ! command -v python3.11 >/dev/null || ! python3.11 -c 'import ensurepip' 2>/dev/null; then
    echo "The lock files are made with the oldest Python that Pikadesk runs on: python3.11, with its venv, is needed." >&2
    exit 1
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3.11 -m venv "$work/venv"
"$work/venv/bin/python" -m pip install --quiet --disable-pip-version-check "pip-tools==$pip_tools"

compile() { # compile OUTPUT ARGUMENTS…
    local output=$here/$1
    shift
    # No name of a package registry or of a place on this machine may get into the files.
    "$work/venv/bin/pip-compile" --quiet --generate-hashes --allow-unsafe --strip-extras --no-header --no-annotate \
        --no-emit-options --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --output-file "$output" "$@"
    sed -i '1i # Written by ./packaging/lock.sh.' "$output"
}

"$work/venv/bin/python" - "$root/pyproject.toml" >"$work/dev.in" <<'PYTHON'
import sys, tomllib

with open(sys.argv[1], "rb") as file:
    print(*tomllib.load(file)["dependency-groups"]["dev"], sep="\n")
PYTHON

cd "$root"
compile requirements.lock --build-deps-for editable "$@" pyproject.toml
compile requirements-dev.lock "$@" "$here/requirements.lock" "$work/dev.in"
