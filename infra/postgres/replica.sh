#!/bin/bash
# Entry point of a streaming replica: a copy of the primary when it has none yet, then the server.
# REPLICA_NAME      of its replication slot, lower-case letters, digits and underscores; every replica has its own.
# PRIMARY_HOST      default: postgres
# REPLICATION_PASSWORD, or the file that REPLICATION_PASSWORD_FILE names.
# Arguments go to the server.
set -euo pipefail

volume=/var/lib/postgresql/data
export PGDATA="$volume/replica"

if [ "$(id -u)" = 0 ]; then
    chown postgres "$volume"
    exec gosu postgres "$0" "$@"
fi

primary="${PRIMARY_HOST:-postgres}"
slot="${REPLICA_NAME:?REPLICA_NAME must be set}"
[[ "$slot" =~ ^[a-z0-9_]+$ ]] || { echo "REPLICA_NAME is no slot name: $slot" >&2; exit 1; }
if [ -n "${REPLICATION_PASSWORD_FILE:-}" ]; then
    REPLICATION_PASSWORD="$(cat "$REPLICATION_PASSWORD_FILE")"
fi

copy_primary() {
    export PGPASSWORD="${REPLICATION_PASSWORD:?REPLICATION_PASSWORD or REPLICATION_PASSWORD_FILE must be set}"
    local tries=0
    until pg_isready --quiet --host "$primary" --timeout 2; do
        tries=$((tries + 1))
        [ "$tries" -lt 120 ] || { echo "$primary does not answer" >&2; exit 1; }
        sleep 1
    done

    # A slot of an earlier life, maybe already without its log, is of no use to a new copy.
    psql --host "$primary" --username replication --dbname postgres --no-psqlrc --quiet --tuples-only --set ON_ERROR_STOP=1 \
        --set slot="$slot" <<< "select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = :'slot' and not active;"

    # Into another folder first: a copy that was broken off is never taken for one.
    rm -rf "$PGDATA.part"
    pg_basebackup --host "$primary" --username replication --pgdata "$PGDATA.part" --wal-method stream --checkpoint fast \
        --write-recovery-conf --create-slot --slot "$slot"
    mv "$PGDATA.part" "$PGDATA"
    unset PGPASSWORD
}

[ -s "$PGDATA/PG_VERSION" ] || copy_primary
exec postgres -c config_file=/etc/postgresql/primary.conf -c "cluster_name=$slot" "$@"
