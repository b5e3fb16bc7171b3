-- Three roles with no more than they need, for a server of your own. Run it with psql, connected to the database that Nines is to
-- use, as a role that may create roles; run it again whenever you like:
--
--   psql -d nines -f db/roles.sql
--
-- Then give each role a password (\password nines_owner, ...) and see docs/database.md.

\set ON_ERROR_STOP on
set client_min_messages = warning;

select format('create role %I login', wanted)
from unnest(array['nines_owner', 'nines_service', 'nines_reader']) wanted
where not exists (select from pg_roles where rolname = wanted) \gexec

-- Who is no superuser must be of the owner's number before he may give it a schema.
select format('grant nines_owner to %I', current_user)
where not (select rolsuper from pg_roles where rolname = current_user) \gexec

select format('grant connect on database %I to nines_owner, nines_service, nines_reader', current_database()) \gexec

create schema if not exists nines authorization nines_owner;

-- A reader asks and never writes; a question that somebody forgot in a browser ends by itself.
alter role nines_reader set default_transaction_read_only = on;
alter role nines_reader set statement_timeout = '60s';
grant usage on schema nines to nines_reader;

-- Once the tables are there.
select 'set role nines_owner; select nines.grant_service(''nines_service''); reset role'
where to_regprocedure('nines.grant_service(name)') is not null \gexec
