#!/bin/bash
# Run once by the image of PostgreSQL, on an empty data folder: the three roles of db/roles.sql, and their passwords.
set -euo pipefail
psql -q -U "$POSTGRES_USER" -d "$POSTGRES_DB" -f /nines/roles.sql
psql -q -U "$POSTGRES_USER" -d "$POSTGRES_DB" -v ON_ERROR_STOP=1 \
  -v owner="$NINES_OWNER_PASSWORD" -v service="$NINES_SERVICE_PASSWORD" -v reader="$NINES_READER_PASSWORD" <<'SQL'
alter role nines_owner password :'owner';
alter role nines_service password :'service';
alter role nines_reader password :'reader';
SQL
