# shellcheck shell=bash
# The set-up that run.sh and test.sh share. To be sourced; then
#   set_up window    what the window needs
#   set_up headless  the same, and a display without a screen
#   set_up tests     the same, and what the checks and tests need
# installs Debian's packages where it may, and makes or updates .venv from the lock file. Where all is there already, it
# changes nothing and takes a fraction of a second. Sets `root` (the project's folder) and `python` (that of .venv).

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
venv=$root/.venv
python=$venv/bin/python

# The least with which Qt's widgets, its X11 platform and its video player load.
window_packages=(
    libgl1 libegl1 libfontconfig1 libglib2.0-0 libdbus-1-3 libpulse0 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4
    libxcb-keysyms1 libxcb-shape0 libxrandr2 fonts-dejavu-core
)
headless_packages=(xvfb)
# A window manager, a hand on the mouse and a file manager to drag from, a keychain, a second opinion on videos, and the
# interpreters into which exported requests are pasted.
tests_packages=(openbox xdotool pcmanfm dbus gnome-keyring ffmpeg curl nodejs git)

set_up() { # set_up window|headless|tests
    local -a packages=("${window_packages[@]}")
    local kind=runtime lock=$root/packaging/requirements.lock turn
    if [[ $1 != window ]]; then packages+=("${headless_packages[@]}"); fi
    if [[ $1 == tests ]]; then
        packages+=("${tests_packages[@]}")
        kind=dev lock=$root/packaging/requirements-dev.lock
    fi
    # One set-up at a time: a second one waits here, and then finds everything done.
    exec {turn}<"$root/pyproject.toml"
    if command -v flock >/dev/null; then flock "$turn"; fi
    # The folder counts as well: an environment that was moved still points to where it was.
    locks=$({ echo "$root" && cat "$root"/packaging/requirements*.lock; } | sha256sum)
    install_packages "${packages[@]}"
    make_environment "$kind" "$lock"
    exec {turn}<&-
}

install_packages() { # install_packages PACKAGE…
    local -a missing apt=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300)
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        if ! environment_is_usable; then
            say "This is neither Debian nor Ubuntu. Pikadesk needs what these packages of theirs hold: $*"
        fi
        return
    fi
    mapfile -t missing < <(missing_packages "$@")
    if ! environment_is_usable && ! find_python >/dev/null; then missing+=(python3 python3-venv); fi
    if ((${#missing[@]} == 0)); then return; fi

    if ((EUID != 0)); then
        if ! sudo -n true 2>/dev/null; then
            say "Pikadesk needs packages that are not installed. Please run, as root or with sudo," \
                "and then start this command again:"$'\n\n'"    apt-get install --no-install-recommends ${missing[*]}"
            exit 1
        fi
        apt=(sudo -n "${apt[@]}")
    fi
    say "Installing ${missing[*]}"
    # A source that cannot be reached is no reason to stop as long as the packages can be had from another one.
    "${apt[@]}" update </dev/null >&2 || true
    "${apt[@]}" install --yes --no-install-recommends "${missing[@]}" </dev/null >&2
}

missing_packages() { # missing_packages PACKAGE…: prints those that are not installed, one a line
    # Newer releases have renamed some of them; the new ones say that they provide the old names.
    dpkg-query --show --showformat '${db:Status-Status}\t${Package}, ${Provides}\n' |
        awk -F '\t' -v wanted="$*" '
            $1 == "installed" {
                gsub(/ *\([^)]*\)/, "", $2)
                count = split($2, names, / *, */)
                for (i = 1; i <= count; i++) here[names[i]] = 1
            }
            END {
                count = split(wanted, names, " ")
                for (i = 1; i <= count; i++) if (!(names[i] in here)) print names[i]
            }'
}

find_python() { # Prints a Python that is new enough and can make virtual environments
    local name
    for name in python3.13 python3.12 python3.11 python3; do
        # Tried rather than looked up: a name may stand for a version that is not installed.
        if "$name" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            command -v "$name"
            return
        fi
    done
    return 1
}

environment_is_usable() {
    [[ -x $python && ($(stamp runtime) == "$locks" || $(stamp dev) == "$locks") ]]
}

make_environment() { # make_environment runtime|dev LOCK
    local kind=$1 lock=$2 base project
    if ! environment_is_usable; then
        if ! base=$(find_python); then
            say "Pikadesk needs Python 3.11 or newer with its venv module, and found none." \
                "Please install one so that it can be started as python3, python3.11, python3.12 or python3.13."
            exit 1
        fi
        say "Making a virtual environment in $venv"
        rm -rf "$venv"
        "$base" -m venv "$venv"
    fi
    # What the tests need holds what the window needs.
    if [[ $(stamp dev) != "$locks" && $(stamp "$kind") != "$locks" ]]; then
        pip install --require-hashes --requirement "$lock"
        echo "$locks" >"$venv/stamp-$kind"
    fi
    project=$(sha256sum <"$root/pyproject.toml")
    if [[ $(stamp project) != "$project" ]]; then
        pip install --no-index --no-deps --no-build-isolation --editable "$root"
        echo "$project" >"$venv/stamp-project"
    fi
}

pip() {
    local -a quiet=(--quiet)
    # Several hundred megabytes: whoever watches wants to see them come.
    if [[ -t 2 ]]; then quiet=(); fi
    "$python" -m pip --disable-pip-version-check --no-input "${quiet[@]}" "$@" </dev/null >&2
}

stamp() { # stamp NAME: prints what the environment was made from
    cat "$venv/stamp-$1" 2>/dev/null || true
}

say() { printf '%s\n' "$*" >&2; }

start_display() { # Starts a display without a screen, which ends when this process does
    local started number log
    log=$(mktemp)
    exec {started}< <(exec setpriv --pdeathsig TERM \
        Xvfb -displayfd 1 -screen 0 1600x1200x24 -nolisten tcp -noreset 2>"$log")
    if ! read -r -t 60 number <&"$started"; then
        say "Xvfb did not start:" "$(cat "$log")"
        exit 1
    fi
    rm "$log"
    exec {started}<&-
    # No GL on the display: with it, each picture taken from a video costs five times as long.
    export DISPLAY=:$number QT_QPA_PLATFORM=xcb QT_XCB_GL_INTEGRATION=none
    # The tour and the pictures find buttons by their English names.
    export LC_ALL=C.UTF-8 LANGUAGE=
}
