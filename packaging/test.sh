#!/usr/bin/env bash
# Every check and test. Runs them all, and fails if any failed.
#   ./packaging/test.sh               everything, with the coverage that is asked of domain and services
#   ./packaging/test.sh PYTEST-ARGS…  the same checks, but of the tests only what pytest is told, without coverage
set -euo pipefail
# shellcheck source=packaging/setup.sh
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"
set_up tests
cd "$root"

failed=()
check() { # check NAME COMMAND…
    printf '\n== %s\n' "$1"
    "${@:2}" </dev/null || failed+=("$1")
}

check "ruff check" "$python" -m ruff check .
check "ruff format" "$python" -m ruff format --check .
check "mypy" "$python" -m mypy
check "import-linter" "$venv/bin/lint-imports"

tests=("$python" -m pytest --hypothesis-profile=ci)
if (($# > 0)); then tests+=("$@"); else tests+=(--numprocesses=2 --dist=worksteal --cov); fi
printf '\n== pytest\n'
# Last, so that a good run ends with the number of tests that passed.
if ((${#failed[@]} == 0)); then exec "${tests[@]}" </dev/null; fi
"${tests[@]}" </dev/null || failed+=(pytest)
say "Failed:" "${failed[@]/#/ · }"
exit 1
