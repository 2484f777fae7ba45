#!/usr/bin/env bash
# From a fresh Debian 12 to the running app: installs what it needs, builds a release, starts the demo world (a mail server
# and a model on this computer's loopback) and opens the app. Without a display the main job runs on the command line, up to
# the point where only a human can go on.
#
# COUNTERSIGN_DEMO   folder of the demo world and its workspace (default: countersign/demo in the XDG data folder)
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/workplace.sh"

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    "$here/setup.sh" desktop
else
    "$here/setup.sh" app
fi

step 'Release build'
useCcache
programs=$checkout/build/app
mkdir -p "$programs"
cmake -S "$checkout" --preset release -B "$programs" -DCOUNTERSIGN_TESTS=OFF -DCOUNTERSIGN_PACKAGES="$packages" \
    >"$checkout/build/app-configure.log" 2>&1 || { cat "$checkout/build/app-configure.log" >&2; exit 1; }
cmake --build "$programs" --parallel "$cores"
echo "The programs: $programs/app/cli/countersign-cli, $programs/app/desktop/countersign (with a display), $programs/app/demo/countersign-demo"

step 'Demo world'
demo=${COUNTERSIGN_DEMO:-${XDG_DATA_HOME:-$HOME/.local/share}/countersign/demo}
world=$demo/world
workspace=$demo/workspace
mkdir -p "$demo"
ready=$demo/ready
rm -f "$ready"
"$programs/app/demo/countersign-demo" serve --dir "$world" --once-ready "$ready" --die-with-parent \
    >"$demo/server.log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null || true' EXIT
until [ -e "$ready" ]; do
    kill -0 "$server" 2>/dev/null || { cat "$demo/server.log" >&2; echo 'The demo world did not start.' >&2; exit 1; }
    sleep 0.1
done
echo "Made-up customers wait in $world"

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    step 'Countersign'
    "$programs/app/desktop/countersign" --workspace "$workspace" --demo "$world/endpoints.json"
else
    # Guards made-up people only; a visitor types it to sign.
    passphrase=$demo/passphrase
    [ -e "$passphrase" ] || (umask 077 && echo 'demo' >"$passphrase")
    cli() { "$programs/app/cli/countersign-cli" --workspace "$workspace" --passphrase-file "$passphrase" "$@"; }
    . "$here/main_job.sh"
    prepareDemoWorkspace
    runMainJob
fi
