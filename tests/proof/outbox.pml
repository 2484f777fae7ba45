/* SPDX-License-Identifier: Apache-2.0
 *
 * The way out of one approved message, as docs/architecture.md §9 and engine/outreach/delivery have it: two sender
 * processes on one workspace, each of which may be killed between any two steps; a server that refuses, loses the
 * message or loses its answer; a human who resolves unknown outcomes; somebody who opts out or takes the message back.
 *
 * The store (state, attempt, point, outcome, lock) survives a kill; each atomic block is one committed transaction.
 * Checked: the message never reaches the recipient twice unless a human asked for it, never after the opt-out was
 * committed before its claim, never unapproved; and it is never lost: whatever is neither gone, refused, taken back nor
 * back in review is still queued or asks the human.
 *
 * Seeded bugs, which spin must find (-D…): BUG_CLAIM_LATE records the claim after the send; BUG_RESEND_UNKNOWN puts a
 * cut-off transmission back into the queue; BUG_NO_LOCK recovers what a living process transmits; BUG_POINT_LATE
 * records the point of no return after the last byte; BUG_CHECK_EARLY checks the opt-out before the claim's
 * transaction.
 */
mtype = { Held, Queued, Transmitting, Accepted, Refused, Unknown, InReview, Cancelled };
mtype = { None, FailedBefore, RefusedTemporarily, Said, Lost };

#define MAX_TRIES 3
#define NOBODY 2

/* The store. */
mtype state = Held;
bool signatures = true;
bool point = false;
byte holder = NOBODY;      /* the lock: the kernel frees it when its holder dies */
bool optedOut = false;
byte tries = 0;

/* The world. */
byte received = 0;
byte askedAgain = 0;       /* how often a human said "send again" */
bool optedOutAtClaim = false;
bool unsignedAtClaim = false;
byte kills = 0;

inline recover() {
    /* Whoever has the lock knows that every open attempt is a dead one's. */
    if
    :: state == Transmitting ->
#ifdef BUG_RESEND_UNKNOWN
        state = Queued
#else
        state = Unknown
#endif
    :: else
    fi
}

inline die() {
    /* The kernel frees the lock; local variables are gone. */
    atomic { kills++; if :: holder == me -> holder = NOBODY :: else fi; goto start }
}

proctype Sender(byte me) {
    mtype outcome;
    bool checked;
start:
    outcome = None;
    checked = false;
end_idle:
    do
#ifdef BUG_NO_LOCK
    :: tries < MAX_TRIES -> break
#else
    :: atomic { holder == NOBODY && tries < MAX_TRIES && (state == Queued || state == Transmitting) -> holder = me }; break
#endif
    od;
    atomic { recover() };
    if :: kills < 2 -> die() :: true fi;
#ifdef BUG_CHECK_EARLY
    checked = !optedOut;
    if :: kills < 2 -> die() :: true fi;
#endif
    /* The claim: everything is checked again inside its transaction, before connect. */
    atomic {
        if
#ifdef BUG_CHECK_EARLY
        :: state == Queued && !checked -> state = InReview; signatures = false
        :: state == Queued && checked ->
#else
        :: state == Queued && optedOut -> state = InReview; signatures = false
        :: state == Queued && !optedOut ->
#endif
            optedOutAtClaim = optedOut;
            unsignedAtClaim = !signatures;
            point = false;
            tries++;
#ifndef BUG_CLAIM_LATE
            state = Transmitting;
#endif
            checked = true
        :: state != Queued -> checked = false
        fi
    };
    if
    :: !checked || state == InReview -> atomic { if :: holder == me -> holder = NOBODY :: else fi }; goto start
    :: else
    fi;
    if :: kills < 2 -> die() :: true fi;
    /* The dialogue up to the byte before the last. */
    if
    :: outcome = FailedBefore
    :: outcome = None
    fi;
    if :: kills < 2 -> die() :: true fi;
    if
    :: outcome == None ->
#ifndef BUG_POINT_LATE
        atomic { if :: state == Transmitting -> point = true :: else fi };
        if :: kills < 2 -> die() :: true fi;
#endif
        /* The last byte. The server takes it, refuses for now, or it is lost on the way; so may be the answer. */
        if
        :: atomic { received++; outcome = Said }
        :: atomic { received++; outcome = Lost }
        :: outcome = RefusedTemporarily
        :: outcome = Lost
        fi;
        if :: kills < 2 -> die() :: true fi;
#ifdef BUG_POINT_LATE
        atomic { if :: outcome == Lost -> skip :: else -> point = true fi };
#endif
    :: else
    fi;
    /* The outcome. */
    atomic {
        if
#ifdef BUG_CLAIM_LATE
        :: state == Queued && outcome == Said -> state = Accepted
#endif
        :: state == Transmitting && outcome == Said -> state = Accepted
        :: state == Transmitting && outcome == RefusedTemporarily -> state = Queued
        :: state == Transmitting && outcome == FailedBefore -> assert(!point); state = Queued
#ifdef BUG_POINT_LATE
        :: state == Transmitting && outcome == Lost && !point -> state = Queued
#else
        :: state == Transmitting && outcome == Lost -> state = Unknown
#endif
        :: else
        fi;
        if :: holder == me -> holder = NOBODY :: else fi
    };
    goto start
}

/* Undo window, take-back, opt-out, and the human who looks at what is unknown. */
proctype People() {
end_people:
    do
    :: atomic { state == Held -> state = Queued }
    :: atomic { state == Held || state == Queued -> state = Cancelled; signatures = false }
    :: atomic { !optedOut -> optedOut = true }
    :: atomic { state == Unknown -> state = Accepted }
    :: atomic { state == Unknown && askedAgain < 1 -> askedAgain++; state = Queued }
    :: atomic { state == InReview -> state = Cancelled }
    od
}

init {
    atomic { run Sender(0); run Sender(1); run People() }
}

/* Once, and once more for each time that a human said so. */
ltl once { [] (received <= 1 + askedAgain) }
ltl obeysOptOut { [] (!optedOutAtClaim) }
ltl onlySigned { [] (!unsignedAtClaim) }
/* What the recipient has is never called waiting again by the program itself. */
ltl neverBackInQueue { [] ((received > askedAgain) -> (state != Queued && state != Held)) }
/* What the program calls accepted without a human's word has arrived; what the point was passed for is not forgotten. */
ltl tellsTheTruth { [] ((state == Transmitting && point) -> [] (state != Held)) }
