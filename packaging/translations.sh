#!/usr/bin/env bash
# Brings the translations up to date with the words in the code, and makes what the window reads of them.
#   ./packaging/translations.sh            takes up new words, drops old ones, and says what is left to translate
#   ./packaging/translations.sh fr         does the same, and begins a translation into French
set -euo pipefail
# shellcheck source=packaging/setup.sh
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"
set_up window
exec "$python" -P "$root/packaging/translations.py" "$@"
