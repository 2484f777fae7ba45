# Sourced by run.sh: the main job on the command line, from the demo world's files to the human gate.
# Expects cli(), step(), $world (the demo world's folder) and $workspace.

# show COMMAND…: prints a command as it would be typed, then runs it.
show() {
    printf '\n$ countersign-cli'
    printf ' %q' "$@"
    printf '\n'
    cli "$@"
}

# field NAME: the first value of that name in the JSON on standard input.
field() { sed -n "s/.*\"$1\": *\"\\([^\"]*\\)\".*/\\1/p" | head -n 1; }

prepareDemoWorkspace() {
    [ -e "$workspace" ] || show workspace create "$workspace" --demo
    show source sync
}

runMainJob() {
    local account draft status=0
    step 'Who needs a follow-up, and why'
    show suggest --limit 5
    account=$(cli --json suggest --limit 1 | field accountId)

    step 'A draft, every sentence with its evidence'
    draft=$(cli --json draft new --account "$account" --use-case auto | field id)
    show draft show "$draft"
    show draft evidence "$draft"
    show draft claims "$draft"
    show draft submit "$draft"

    step 'Nothing is sent without a signature'
    show outbox run --once
    show review approve "$draft" </dev/null || status=$?
    [ "$status" -eq 3 ] || { echo "The gate should have refused a pipe (exit 3), but answered $status." >&2; return 1; }
    show outbox report

    if [ -t 0 ] && [ -t 1 ]; then
        step 'Your signature'
        cli review show "$draft"
        read -r -p 'Sign these exact bytes and send them to the demo customer? [y/N] ' answer
        if [ "$answer" = y ] || [ "$answer" = Y ]; then
            show review approve "$draft"
            show outbox run --once
            show inbound poll
            return 0
        fi
    fi
    step 'To sign and send it, type in a terminal'
    printf '%q --workspace %q review approve %q\n' "$programs/app/cli/countersign-cli" "$workspace" "$draft"
}
