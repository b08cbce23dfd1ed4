#!/bin/bash
# Makes a replica the primary: docs/promotion.md. Servers are libpq connection strings of the superuser.
#   promote.sh planned OLD NEW   stops writes on OLD, waits until NEW has replayed all, promotes NEW: nothing is lost
#   promote.sh unplanned NEW     OLD is gone: promotes NEW as it is, and says where its log ends
set -euo pipefail

wait_seconds=120

on() { # server, statement
    psql --no-psqlrc --quiet --tuples-only --no-align --set ON_ERROR_STOP=1 --dbname "$1" --command "$2"
}

await() { # what for, server, condition
    local tries=0
    until [ "$(on "$2" "select $3")" = t ]; do
        tries=$((tries + 1))
        [ "$tries" -lt $((wait_seconds * 5)) ] || { echo "Not within $wait_seconds s: $1" >&2; exit 1; }
        sleep 0.2
    done
}

promote() { # new
    [ "$(on "$1" "select pg_promote(true, $wait_seconds)")" = t ] || { echo "The standby was not promoted." >&2; exit 1; }
    await "a primary that takes writes" "$1" "not pg_is_in_recovery()"
}

end_of_log() { # new
    on "$1" "select 'partition ' || partition || ' ends at ' || max(lpad(to_hex(timeline), 8, '0')
        || lpad(to_hex(xid::text::bigint), 16, '0') || lpad(to_hex(position), 16, '0')) from events group by partition order by partition"
}

planned() { # old, new
    # Each session takes the setting up at its next statement; those that write already come to their end.
    on "$1" "alter system set default_transaction_read_only = on"
    on "$1" "select pg_reload_conf()" > /dev/null
    sleep 1
    await "the end of all transactions that write" "$1" \
        "not exists (select from pg_stat_activity where backend_xid is not null and backend_type = 'client backend')"

    local place
    place="$(on "$1" "select pg_current_wal_lsn()")"
    await "the replay of $place" "$2" "pg_last_wal_replay_lsn() >= '$place'"

    # Of the new one before it takes writes, which begins at once; of the old one after it can have taken any.
    local left right
    right="$(on "$2" "select count(*) from events")"
    promote "$2"
    left="$(on "$1" "select count(*) from events")"
    [ "$left" = "$right" ] || { echo "The old primary has $left events, the new one $right." >&2; exit 1; }
    echo "Promoted with all $right events. Stop the old primary now; it takes no writes."
}

unplanned() { # new
    end_of_log "$1"
    promote "$1"
    echo "Promoted. What was acknowledged after these ends is lost: list it with lost-events.sh."
}

case "${1:-}" in
    planned) planned "${2:?OLD is missing}" "${3:?NEW is missing}" ;;
    unplanned) unplanned "${2:?NEW is missing}" ;;
    *) sed -n '2,4s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
