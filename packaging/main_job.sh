# Sourced by run.sh: the main job on the command line, from the demo world's files to the human gate and back.
# Expects cli(), step(), $programs, $world (the demo world's folder), $workspace and $passphrase (a file).

# show COMMAND…: prints a command as it would be typed, then runs it.
show() {
    printf '\n$ countersign-cli'
    printf ' %q' "$@"
    printf '\n'
    cli "$@"
}

# field NAME: the first value of that name in the JSON on standard input.
field() { sed -n "s/^.*\"$1\": *\"\\([^\"]*\\)\".*$/\\1/p" | head -n 1; }
firstSuggestion() { cli --json suggest --limit 1 | grep -o '"id": *"[^"]*"' | head -n 1 | field id; }

# A workspace for the demo world; one that is there already finds the world where it listens now.
prepareDemoWorkspace() {
    if [ -e "$workspace" ]; then
        cli workspace connect-demo "$world/endpoints.json"
    else
        show workspace create "$workspace" --demo "$world/endpoints.json"
    fi
    show source sync
    show inbound poll
}

# sign DRAFT: each missing signature, asked of the person at the terminal.
sign() {
    show review approve "$1"
    if cli --json review show "$1" | grep -q '"missingSignatures": *\["manager"\]'; then
        step "The value is above the policy's bound: the manager signs too"
        cli --as tomas.h@fennwick.example review approve "$1"
    fi
}

runMainJob() {
    local suggestion draft status=0 answer before received
    before=$(find "$world/received" -name '*.eml' | wc -l)
    step 'Who needs a follow-up, and why'
    show suggest --limit 5
    suggestion=$(firstSuggestion)

    step 'A draft, every sentence with its evidence'
    draft=$(cli --json draft new --suggestion "$suggestion" | grep -o '"id": *"[0-9A-Z]\{26\}"' | head -n 1 | field id)
    show draft show "$draft"
    show draft submit "$draft" >/dev/null

    step 'Nothing is sent without a signature'
    show outbox run
    show review approve "$draft" </dev/null || status=$?
    [ "$status" -eq 3 ] || { echo "The gate should have refused a pipe (exit 3), but answered $status." >&2; return 1; }
    received=$(find "$world/received" -name '*.eml' | wc -l)
    [ "$received" -eq "$before" ] || { echo 'The mail server has received a mail that nobody signed.' >&2; return 1; }
    echo "The mail server has received nothing that was not signed: $received mails, as before."

    if [ -t 0 ] && [ -t 1 ]; then
        step 'Your signature'
        show draft mail "$draft"
        read -r -p 'Sign these exact bytes and send them to the demo customer? [y/N] ' answer
        if [ "$answer" = y ] || [ "$answer" = Y ]; then
            echo "The passphrase of the demo's people is: $(cat "$passphrase")"
            sign "$draft"
            step 'It can be taken back for a minute, then it leaves'
            show outbox run --wait
            step 'The customer answers'
            show inbound poll --wait
            show outcome list
            show insights kpi
            step 'Today has changed'
            show suggest --limit 5
            show govern audit verify
            return 0
        fi
    fi
    step 'To sign and send it, type in a terminal'
    printf '%q --workspace %q --passphrase-file %q review approve %q\n' "$programs/app/cli/countersign-cli" \
        "$workspace" "$passphrase" "$draft"
    echo "The passphrase of the demo's people is: $(cat "$passphrase")"
}
