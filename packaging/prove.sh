#!/usr/bin/env bash
# The long form of every heavy proof. It needs the labelled data (COUNTERSIGN_DATA) and takes hours, not minutes.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
"$here/setup.sh" tests
. "$here/workplace.sh"
prepareWorkplace
if [ -z "$data" ] || [ ! -e "$data/README.md" ]; then
    echo "prove.sh needs the labelled data: set COUNTERSIGN_DATA to its folder (the one with README.md)." >&2
    exit 1
fi

failed=()
# proof "what it shows" command…
proof() {
    local title=$1
    shift
    step "$title"
    "$@" || failed+=("$title")
}
sanitizedEngine() { build asan && runTests asan; }
longTests() { build release && runTests release --label-regex '^long$'; }
figures() { build release countersign_bench && asTester "$sourceTree/build/release/tests/bench/countersign_bench"; }
shortTests() { build release && runTests release --label-exclude '^long$'; }

proof 'Every short test'                                                   shortTests
proof 'Every long test'                                                    longTests
proof 'Figures: import, search, draft context, cold start, memory'            figures
proof 'The whole engine under address and undefined-behaviour sanitizers'  sanitizedEngine

step 'Proofs'
if [ ${#failed[@]} -gt 0 ]; then
    printf 'FAILED: %s\n' "${failed[@]}"
    exit 1
fi
echo 'All proofs hold.'
