#!/usr/bin/env bash
# Installs what Countersign needs on Debian 12, as root or through sudo. Run it as often as you like.
#
#   packaging/setup.sh app       build and run the programs
#   packaging/setup.sh desktop   app, and what a machine without a desktop session lacks to show the window
#   packaging/setup.sh tests     app, and what the tests need; no service is started while installing
#
# COUNTERSIGN_PACKAGES (default ~/.cache/countersign/packages) keeps the one package that apt does not have.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

readonly SQLCIPHER_NAME='@journeyapps/sqlcipher@6.0.0'
readonly SQLCIPHER_FILE='journeyapps-sqlcipher-6.0.0.tgz'
readonly SQLCIPHER_SHA256='ad3ee0e551de315b230db78e2294d41868b5c166d44c0c87da35fb6b87bde54c'
readonly TEST_LOCALES='fr_FR.UTF-8 de_DE.UTF-8'
readonly POLICY=/usr/sbin/policy-rc.d
readonly POLICY_MARK='# placed by Countersign setup'

say() { printf 'setup: %s\n' "$*"; }
die() { printf 'setup: %s\n' "$*" >&2; exit 1; }

asRoot() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        die "installing packages needs root: run this as root, or install sudo"
    fi
}

packagesIn() { sed -e 's/#.*//' -e 's/[[:space:]]//g' -e '/^$/d' "$here/packages-$1.txt"; }

# Prints what is not fully installed.
missingOf() {
    comm -23 <(printf '%s\n' "$@" | sort -u) \
             <(dpkg-query -W -f='${db:Status-Abbrev}\t${Package}\n' "$@" 2>/dev/null | sed -n 's/^ii \t//p' | sort -u)
}

# While packages install, no service may start: a test run must not leave a mail server on somebody's laptop.
# A policy that is already there is put back afterwards, also when an earlier run was killed.
restorePolicy() {
    if [ -e "$POLICY" ] && asRoot grep -qF "$POLICY_MARK" "$POLICY"; then
        asRoot rm -f "$POLICY"
    fi
    if [ -e "$POLICY.countersign-kept" ]; then
        asRoot mv -f "$POLICY.countersign-kept" "$POLICY"
    fi
}
denyServices() {
    restorePolicy
    trap restorePolicy EXIT
    if [ -e "$POLICY" ]; then
        asRoot mv -f "$POLICY" "$POLICY.countersign-kept"
    fi
    printf '#!/bin/sh\n%s\nexit 101\n' "$POLICY_MARK" | asRoot tee "$POLICY" >/dev/null
    asRoot chmod 755 "$POLICY"
}

aptInstall() {
    asRoot env DEBIAN_FRONTEND=noninteractive apt-get update -q </dev/null
    asRoot env DEBIAN_FRONTEND=noninteractive NEEDRESTART_MODE=l apt-get install -y -q --no-install-recommends \
        -o Dpkg::Use-Pty=0 -o Dpkg::Options::=--force-confold "$@" </dev/null
}

installPackages() {
    local missing
    mapfile -t missing < <(missingOf "$@")
    [ ${#missing[@]} -gt 0 ] || return 0
    say "installing ${#missing[@]} packages: ${missing[*]}"
    aptInstall "${missing[@]}"
}

isPinned() { printf '%s  %s\n' "$SQLCIPHER_SHA256" "$1" | sha256sum --check --status 2>/dev/null; }

# SQLCipher's source as an npm package, because Debian 12's own is too old for this schema.
fetchSqlcipher() {
    local folder=${COUNTERSIGN_PACKAGES:-$HOME/.cache/countersign/packages} work found
    if [ -f "$folder/$SQLCIPHER_FILE" ]; then
        isPinned "$folder/$SQLCIPHER_FILE" && return 0
        found=$(sha256sum <"$folder/$SQLCIPHER_FILE" | cut -d' ' -f1)
        die "$folder/$SQLCIPHER_FILE is not the pinned package (SHA-256 $found, expected $SQLCIPHER_SHA256). Delete it and run this again."
    fi
    command -v npm >/dev/null || installPackages npm
    mkdir -p "$folder"
    work=$(mktemp -d "$folder/.fetch.XXXXXX")
    say "fetching $SQLCIPHER_NAME"
    if ! (cd "$work" && npm pack --silent "$SQLCIPHER_NAME" </dev/null >/dev/null); then
        rm -rf "$work"
        die "npm could not fetch $SQLCIPHER_NAME. Check the network and npm's registry setting, then run this again."
    fi
    if ! isPinned "$work/$SQLCIPHER_FILE"; then
        found=$(sha256sum "$work/$SQLCIPHER_FILE" 2>/dev/null | cut -d' ' -f1)
        rm -rf "$work"
        die "npm delivered another $SQLCIPHER_NAME than the pinned one (SHA-256 ${found:-of no file}, expected $SQLCIPHER_SHA256). Nothing was kept."
    fi
    mv "$work/$SQLCIPHER_FILE" "$folder/$SQLCIPHER_FILE"
    rmdir "$work"
}

# Both spellings occur: "fr_FR.utf8" from locale(1), "fr_FR.UTF-8" everywhere else.
generateLocales() {
    local locale existing missing=()
    existing=$(locale -a 2>/dev/null)
    for locale in $TEST_LOCALES; do
        grep -qixF -e "$locale" -e "${locale/UTF-8/utf8}" <<<"$existing" || missing+=("$locale")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    say "generating ${missing[*]}"
    for locale in "${missing[@]}"; do
        # localedef adds one locale to the archive and leaves /etc/locale.gen as its owner wrote it.
        asRoot localedef -i "${locale%%.*}" -f UTF-8 "$locale"
    done
}

main() {
    local wanted
    case ${1:-} in
        app)     wanted=$(packagesIn app) ;;
        desktop) wanted=$(packagesIn app; packagesIn desktop) ;;
        tests)   wanted=$(packagesIn app; packagesIn tests) ;;
        *) die "usage: packaging/setup.sh app|desktop|tests" ;;
    esac
    command -v apt-get >/dev/null || die "this needs Debian 12 (apt-get was not found)"
    mapfile -t wanted <<<"$wanted"
    if [ "$1" = tests ] && [ -n "$(missingOf "${wanted[@]}")" ]; then
        denyServices
    fi
    installPackages "${wanted[@]}"
    fetchSqlcipher
    if [ "$1" = tests ]; then
        generateLocales
    fi
    say "$1: everything is here"
}

main "$@"
