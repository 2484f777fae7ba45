#!/usr/bin/env bash
# Installs what the tests need, builds, runs every test as an unprivileged user, and ends with ctest's summary.
# The long proofs are packaging/prove.sh. See packaging/workplace.sh for the variables that it takes.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
"$here/setup.sh" tests
. "$here/workplace.sh"
prepareWorkplace

step 'Release build'
build release
step 'The gate under the address and undefined-behaviour sanitizers'
build asan sanitize_tests
step 'Tests'
status=0
# Of the sanitized build only the gate's tests were built; prove.sh runs them all.
runTests 'release asan' --label-exclude '^long$' --exclude-regex '^sanitized_' || status=$?
if [ "$(id -u)" -eq 0 ] && [ -n "$(ls -A "$testHome/screenshots")" ]; then
    mkdir -p "$checkout/build" && cp -rT "$testHome/screenshots" "$checkout/build/screenshots"
fi
exit "$status"
