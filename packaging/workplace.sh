# Sourced by test.sh, prove.sh and run.sh: where to build, and as whom to run tests.
#
# Tests never run as root. Called by root, a copy of the sources is built below /var/tmp (a clone may lie in a folder that
# nobody else can enter) and the tests run as `nobody`; called by anybody else, they run in place as that user. Either way
# tests find the build tree read-only or leave it alone: HOME, XDG folders and TMPDIR are fresh and go away afterwards.
#
# COUNTERSIGN_BUILD   keep the copy and its builds in this folder, for the next run
# COUNTERSIGN_DATA    labelled data for the evaluation tests (default: ../shared/data beside the checkout, if it is there)

umask 022
checkout=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
packages=${COUNTERSIGN_PACKAGES:-$HOME/.cache/countersign/packages}
cores=$(nproc)

sourceTree=$checkout
data=''
testHome=''
testUser=()
workFolder=''

cleanUp() {
    [ -z "$testHome" ] || rm -rf "$testHome"
    [ -z "$workFolder" ] || rm -rf "$workFolder"
}

step() { printf '\n== %s\n' "$*"; }

useCcache() {
    export CCACHE_DIR=${CCACHE_DIR:-$HOME/.cache/ccache} CCACHE_MAXSIZE=${CCACHE_MAXSIZE:-20G}
    # Compilations are found again from any folder.
    export CCACHE_BASEDIR=$sourceTree CCACHE_NOHASHDIR=1
}

# Lays out the folders; after it $sourceTree is what to build.
prepareWorkplace() {
    trap cleanUp EXIT
    data=${COUNTERSIGN_DATA:-}
    if [ -z "$data" ] && [ -e "$checkout/../shared/data/README.md" ]; then
        data=$(cd "$checkout/../shared/data" && pwd)
    fi
    # A short path: sockets below it may have 107 bytes.
    testHome=$(mktemp -d /tmp/cs-home.XXXXXX)
    mkdir -p "$testHome"/{tmp,config,cache,data,state,run,ctest,screenshots}
    chmod 700 "$testHome/run"
    if [ "$(id -u)" -eq 0 ]; then
        testUser=(setpriv "--reuid=nobody" "--regid=nogroup" --clear-groups)
        if [ -n "${COUNTERSIGN_BUILD:-}" ]; then
            mkdir -p "$COUNTERSIGN_BUILD"
            sourceTree=$(cd "$COUNTERSIGN_BUILD" && pwd)/source
        else
            workFolder=$(mktemp -d /var/tmp/countersign-test.XXXXXX)
            chmod 755 "$workFolder"
            sourceTree=$workFolder/source
        fi
        mkdir -p "$sourceTree"
        # By content, not by time: an unchanged file keeps its age, so a kept build stays built.
        rsync -rlp --checksum --delete --chmod=a+rX --exclude=/build --exclude=/.git "$checkout/" "$sourceTree/"
        chown -R nobody:nogroup "$testHome"
        asTester test -r "$sourceTree/CMakeLists.txt" || {
            echo "The user nobody cannot read $sourceTree; set COUNTERSIGN_BUILD to a folder that everybody may enter." >&2
            exit 1
        }
        if [ -n "$data" ] && ! asTester test -r "$data/README.md"; then
            rsync -rl --chmod=a+rX --delete "$data/" "$sourceTree/../data/"
            data=$(cd "$sourceTree/../data" && pwd)
        fi
    fi
    useCcache
}

# A known, small environment: nothing of the caller's desktop, proxies or locale reaches a test.
asTester() {
    "${testUser[@]}" env -i PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin HOME="$testHome" TMPDIR="$testHome/tmp" \
        XDG_CONFIG_HOME="$testHome/config" XDG_CACHE_HOME="$testHome/cache" XDG_DATA_HOME="$testHome/data" \
        XDG_STATE_HOME="$testHome/state" XDG_RUNTIME_DIR="$testHome/run" QT_QPA_PLATFORM=offscreen \
        COUNTERSIGN_SCREENSHOTS="$testHome/screenshots" "$@"
}

# build PRESET [target…]
build() {
    local preset=$1
    shift
    (cd "$sourceTree" && cmake --preset "$preset" -DCOUNTERSIGN_PACKAGES="$packages" -DCOUNTERSIGN_DATA="$data" \
        >"$testHome/configure.log" 2>&1) || { cat "$testHome/configure.log" >&2; exit 1; }
    (cd "$sourceTree" && cmake --build "build/$preset" --parallel "$cores" ${1:+--target "$@"} -- -k 0)
}

# runTests "PRESET…" [ctest option…]: one ctest run over several build folders, with one summary.
runTests() {
    local presets=$1 preset
    shift
    for preset in $presets; do
        printf 'subdirs("%s")\n' "$sourceTree/build/$preset"
    done >"$testHome/ctest/CTestTestfile.cmake"
    (cd "$testHome/ctest" && asTester ctest --output-on-failure --no-label-summary -j "$cores" "$@" </dev/null)
}
