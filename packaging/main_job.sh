# Sourced by run.sh: the main job on the command line, from the demo world's files to the human gate and back.
# Expects cli(), step(), $here (the folder of run.sh), $programs, $world (the demo world's folder), $workspace and $passphrase (a file).

# show COMMAND…: prints a command as it would be typed, then runs it.
show() {
    printf '\n$ countersign-cli'
    printf ' %q' "$@"
    printf '\n'
    cli "$@"
}

# field NAME: the first value of that name in the JSON on standard input.
field() { sed -n "s/^.*\"$1\": *\"\\([^\"]*\\)\".*$/\\1/p" | head -n 1; }
firstSuggestion() { cli --json suggest --limit 1 | { grep -o '"id": *"[^"]*"' || true; } | head -n 1 | field id; }

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
    if cli --json review show "$1" | grep -q '"missingSignatures": *\[[^]]*"rep"'; then
        show review approve "$1"
    fi
    if cli --json review show "$1" | grep -q '"missingSignatures": *\["manager"\]'; then
        step "The value is above the policy's bound: the manager signs too"
        cli --as tomas.h@fennwick.example review approve "$1"
    fi
}

# The first draft that is open or waits for a signature: a second visit goes on with it instead of writing the same again.
openDraft() { cli --json draft list | { grep -o '"id": *"[0-9A-Z]\{26\}"' || true; } | head -n 1 | field id; }
waitingMails() { cli --json outbox list | sed -n 's/.*"waiting": *\[\(.*\)\].*/\1/p' | { grep -o '"leavesAt"' || true; } | wc -l; }
outcomes() { cli --json outcome list | { grep -o '"kind"' || true; } | wc -l; }

# Where nobody sits at a terminal: every step that is left, ready to be typed.
printRest() {
    local typed
    printf -v typed '%q --workspace %q --passphrase-file %q' "$programs/app/cli/countersign-cli" "$workspace" "$passphrase"
    step 'To sign and send it'
    echo 'The demo world ends with this script. In a terminal this starts it again and goes on from here, with the same draft:'
    printf '\n    %q\n\n' "$here/run.sh"
    echo "The passphrase of the demo's people is $(cat "$passphrase")"
    echo 'Or step by step; the first line stays open, in a terminal of its own:'
    printf '\n    %q serve --dir %q\n' "$programs/app/demo/countersign-demo" "$world"
    printf '    %s workspace connect-demo %q\n' "$typed" "$world/endpoints.json"
    printf '    %s review approve %s\n' "$typed" "$1"
    if cli --json draft show "$1" | grep -q '"missingSignatures": *\[[^]]*"manager"'; then
        printf '    %s --as tomas.h@fennwick.example review approve %s\n' "$typed" "$1"
    fi
    printf '    %s outbox run --wait\n' "$typed"
    printf '    %s inbound poll --wait\n' "$typed"
}

runMainJob() {
    local suggestion draft status=0 answer before received answered
    if [ "$(waitingMails)" -gt 0 ]; then
        step 'A mail that was signed on an earlier visit still waits'
        if [ -t 0 ] && [ -t 1 ]; then show outbox run --wait; else show outbox run; fi
    fi
    before=$(find "$world/received" -name '*.eml' | wc -l)
    draft=$(openDraft)
    if [ -n "$draft" ]; then
        step 'The draft of an earlier visit, every sentence with its evidence'
    else
        step 'Who needs a follow-up, and why'
        show suggest --limit 5
        suggestion=$(firstSuggestion)
        [ -n "$suggestion" ] || { echo 'Nobody is to be followed up now.'; return 0; }
        step 'A draft, every sentence with its evidence'
        draft=$(cli --json draft new --suggestion "$suggestion" | grep -o '"id": *"[0-9A-Z]\{26\}"' | head -n 1 | field id)
    fi
    show draft show "$draft"
    if cli --json draft show "$draft" | grep -q '"state": *"\(draft\|returned\)"'; then
        show draft submit "$draft" >/dev/null
    fi

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
            echo "The demo's people sign with the word $(cat "$passphrase")"
            sign "$draft"
            answered=$(outcomes)
            step 'It can be taken back for a minute, then it leaves'
            show outbox run --wait
            step 'The customer answers'
            # Handing over reads the mailbox too: the answer may have been read by now.
            [ "$(outcomes)" -gt "$answered" ] || show inbound poll --wait
            show outcome list
            show insights kpi
            step 'Today has changed'
            show suggest --limit 5
            show govern audit verify
            return 0
        fi
    fi
    printRest "$draft"
}
