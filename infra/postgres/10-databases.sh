#!/bin/bash
# Once, in a new primary's first start: a database and a role for each part, and the role that replicas connect with.
# Passwords: ORDERS_DB_PASSWORD, EMAIL_DB_PASSWORD, REPLICATION_PASSWORD, or the files that …_FILE names.
set -euo pipefail

for name in ORDERS_DB_PASSWORD EMAIL_DB_PASSWORD REPLICATION_PASSWORD; do
    file="${name}_FILE"
    if [ -n "${!file:-}" ]; then
        export "$name=$(cat "${!file}")"
    fi
    : "${!name:?"$name or $file must be set"}"
done

psql --set ON_ERROR_STOP=1 --no-psqlrc --quiet --username "$POSTGRES_USER" --dbname postgres <<'SQL'
\getenv orders ORDERS_DB_PASSWORD
\getenv email EMAIL_DB_PASSWORD
\getenv replication REPLICATION_PASSWORD

create role orders login password :'orders';
create role email login password :'email';
create role replication login replication password :'replication';

-- A transaction that stays open holds back every reader of the event log, in whatever database it is.
alter role orders set transaction_timeout = '10s';
alter role orders set idle_in_transaction_session_timeout = '5s';
alter role email set transaction_timeout = '10s';
alter role email set idle_in_transaction_session_timeout = '5s';

-- The age of the log's watermark is that of other roles' transactions too.
grant pg_read_all_stats to orders;

create database orders owner orders;
create database email owner email;
revoke connect, temporary on database orders, email from public;
SQL

echo 'host replication replication all scram-sha-256' >> "$PGDATA/pg_hba.conf"
