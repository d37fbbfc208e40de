#!/usr/bin/env bash
# For maintainers: tries run.sh and test.sh on the smallest Debian 12 there is, with a fresh clone of what is committed.
#   ./packaging/chroot.sh [DIR]    DIR: where to leave what the tour makes
# Needs root and debootstrap. Packages come from wherever this machine gets its own; the bare system is kept in
# /tmp/chroot-base for the next time.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
base=/tmp/chroot-base
release=bookworm

if ((EUID != 0)) || ! command -v debootstrap >/dev/null; then
    echo "This needs root and debootstrap." >&2
    exit 1
fi

# This machine's own sources of Debian packages, whatever the form in which they are configured.
# shellcheck disable=SC2016
sources=$(apt-get indextargets --format '$(REPO_URI) $(CODENAME) $(COMPONENT)' 'Created-By: Packages' |
    awk -v release="$release" '$2 ~ "^" release "(-updates|-security)?$" && $3 == "main" { print "deb", $0 }' | sort -u)
mirror=$(awk -v release="$release" '$3 == release { print $2; exit }' <<<"$sources")

if [[ ! -d $base ]]; then
    rm -rf "$base.part"
    debootstrap --variant=minbase "$release" "$base.part" "$mirror"
    rm -f "$base.part"/var/cache/apt/archives/*.deb
    mv "$base.part" "$base"
fi

inside=$(mktemp -d /tmp/chroot-XXXXXX)
trap 'rm -rf --one-file-system "$inside"' EXIT
cp -a "$base/." "$inside"
chmod 755 "$inside"
git clone --quiet --no-hardlinks "$root" "$inside/srv/a checkout"

# How this machine reaches the network.
echo "$sources" >"$inside/etc/apt/sources.list"
cp -L /etc/resolv.conf /etc/hosts "$inside/etc/"
mkdir -p "$inside/root/.config"
if [[ -e /etc/pip.conf ]]; then cp -L /etc/pip.conf "$inside/etc/"; fi
if [[ -d $HOME/.config/pip ]]; then cp -rL "$HOME/.config/pip" "$inside/root/.config/"; fi
settings=(HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 CI=true)
while IFS= read -r name; do
    settings+=("$name=${!name}")
done < <(compgen -e | grep -Ei '^(PIP_.*|(http|https|no)_proxy)$' || true)
# Not at its usual place, where installing ca-certificates would write over it.
if [[ -e /etc/ssl/certs/ca-certificates.crt ]]; then
    cp -L /etc/ssl/certs/ca-certificates.crt "$inside/srv/certificates.crt"
    for name in PIP_CERT SSL_CERT_FILE REQUESTS_CA_BUNDLE; do settings+=("$name=/srv/certificates.crt"); done
fi

# Mounts and programs of their own, which end with the command: nothing is left behind that would have to be undone.
try() { # try COMMAND…
    printf '\n=== %s\n' "$*"
    # shellcheck disable=SC2016
    env -i "${settings[@]}" unshare --mount --pid --fork --kill-child bash -euc '
        mount -t proc proc "$0/proc"
        mount --rbind /sys "$0/sys"
        mount -t tmpfs tmpfs "$0/dev"
        mkdir "$0/dev/shm" "$0/dev/pts"
        for device in null zero full random urandom tty; do
            touch "$0/dev/$device"
            mount --bind "/dev/$device" "$0/dev/$device"
        done
        ln -s /proc/self/fd "$0/dev/fd"
        mount -t devpts -o newinstance,ptmxmode=0666 devpts "$0/dev/pts"
        ln -s pts/ptmx "$0/dev/ptmx"
        exec chroot "$0" bash -c "cd / && exec \"\$@\"" bash "$@"
    ' "$inside" "$@" </dev/null
}

result=0
try "/srv/a checkout/packaging/run.sh" --out /srv/tour || result=1
if (($# > 0)) && [[ -d $inside/srv/tour ]]; then
    mkdir -p "$1"
    cp -r "$inside/srv/tour/." "$1"
fi
try "/srv/a checkout/packaging/test.sh" || result=1
exit "$result"
