#!/bin/bash
# Lists events that others have seen and the log has not: docs/promotion.md.
#   lost-events.sh LOG < events
# LOG is a libpq connection string. Each line of the input is an event: its id, stream and version separated by tabs, or what
# kafka-console-consumer.sh prints with print.headers=true. What else that program says goes on to the error output. Each line of
# the output is one that is lost: the same three, and "missing", or "replaced" when the log has given its version to another event.
set -euo pipefail

log="${1:?LOG is missing}"

coordinates() {
    awk -F '\t' -v OFS='\t' '
        $1 ~ /^[0-9a-f-]+$/ && length($1) == 36 { print $1, $2, $3; next }
        $1 !~ /(^|,)ce_id:/ { print "No event: " $0 > "/dev/stderr"; next }
        {
            split("", header)
            count = split($1, pairs, ",")
            for (i = 1; i <= count; i++) {
                colon = index(pairs[i], ":")
                header[substr(pairs[i], 1, colon - 1)] = substr(pairs[i], colon + 1)
            }
            print header["ce_id"], header["stream"], header["version"]
        }'
}

coordinates | psql --no-psqlrc --quiet --tuples-only --no-align --field-separator $'\t' --set ON_ERROR_STOP=1 --dbname "$log" \
    --command 'create temporary table seen (event_id uuid, stream text collate "C", version bigint)' \
    --command '\copy seen from pstdin' \
    --command "
        select distinct seen.*, case when events.event_id is null then 'missing' else 'replaced' end
        from seen left join events on events.stream = seen.stream and events.version = seen.version
        where events.event_id is distinct from seen.event_id
        order by seen.stream, seen.version"
