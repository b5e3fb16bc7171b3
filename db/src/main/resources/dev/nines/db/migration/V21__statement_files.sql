-- Statements with their files, by what each was judged, which were claimed, and what people add to incidents.

alter table nines.statement add column headline json;
comment on column nines.statement.headline is 'What a list says of it, so that no list has to read its body; null of one that was written before there were headlines.';

create table nines.statement_file (
    contract text not null,
    period   text not null,
    revision int not null,
    name     text not null check (name ~ '^[a-z][a-z0-9.-]*$'),
    sha256   text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    bytes    bigint not null check (bytes >= 0),
    body     bytea not null,
    primary key (contract, period, revision, name),
    foreign key (contract, period, revision) references nines.statement
);
alter table nines.statement_file alter column body set storage external;
comment on table nines.statement_file is 'Files that were written with a statement and that its JSON alone does not give. Append-only.';
comment on column nines.statement_file.sha256 is 'Of the file, not of body.';
comment on column nines.statement_file.bytes is 'Of the file, not of body.';
comment on column nines.statement_file.body is 'The file, as gzip.';
create trigger statement_file_is_append_only before update or delete or truncate on nines.statement_file
    for each statement execute function nines.refuse_change();

create table nines.statement_basis (
    contract  text not null,
    period    text not null,
    inputs    text not null,
    judged_at timestamptz not null,
    primary key (contract, period)
);
comment on table nines.statement_basis is 'By what a period was judged last: where that has become other, it is judged again.';

create table nines.claim_sent (
    contract text not null,
    period   text not null,
    sent_at  timestamptz not null,
    revision int not null,
    ticket   text not null,
    author   text not null check (author <> ''),
    noted_at timestamptz not null,
    primary key (contract, period)
);
comment on table nines.claim_sent is 'Claims that somebody says he has sent: nobody is reminded of these any more. Append-only.';
comment on column nines.claim_sent.revision is 'Of the statement that was newest then.';
comment on column nines.claim_sent.ticket is 'The vendor''s number; empty where none is known.';
create trigger claim_sent_is_append_only before update or delete or truncate on nines.claim_sent
    for each statement execute function nines.refuse_change();

create table nines.incident_remark (
    sequence bigint generated always as identity primary key,
    incident text not null references nines.incident (incident),
    at       timestamptz not null,
    author   text not null check (author <> ''),
    ticket   text not null,
    text     text not null check (text <> '' or ticket <> '')
);
create index incident_remark_incident on nines.incident_remark (incident);
comment on table nines.incident_remark is 'What people add to incidents: attempts to resolve, tickets of the vendor. Append-only.';
create trigger incident_remark_is_append_only before update or delete or truncate on nines.incident_remark
    for each statement execute function nines.refuse_change();

create or replace function nines.grant_service(service name) returns void language plpgsql as $$
declare
    granted record;
begin
    execute format('grant usage on schema nines to %I', service);
    execute format('grant execute on all functions in schema nines to %I', service);
    for granted in
        select c.oid::regclass as name,
               case when c.relname in ('observation', 'state_change', 'delivery_attempt', 'audit', 'statement_file', 'claim_sent', 'incident_remark')
                        then 'select, insert'
                    when c.relname = 'api_token' then 'select, insert, update (revoked_at, used_on)'
                    when c.relname = 'silence' then 'select, insert, update (ended_at, ended_by)'
                    when c.relname in ('series', 'incident', 'watched', 'verdict', 'outbox', 'model_list', 'listing', 'statement', 'statement_basis')
                        then 'select, insert, update'
                    when c.relname in ('plan', 'alert_group', 'duty', 'watched_together', 'confirmation') or c.relname like 'qrtz\_%'
                        then 'select, insert, update, delete'
                    when c.relname in ('rollup_due', 'quarantined_observation') then 'select, insert'
                    else 'select' end as rights
        from pg_class c
        where c.relnamespace = 'nines'::regnamespace and c.relkind in ('r', 'p', 'v') and not c.relispartition
    loop
        execute format('grant %s on %s to %I', granted.rights, granted.name, service);
    end loop;
end $$;

-- Whoever was a service before this step still is one after it, without anybody's having to remember.
do $$
declare
    service name;
begin
    for service in
        select distinct r.rolname from pg_class c, aclexplode(c.relacl) a, pg_roles r
        where c.oid = 'nines.delivery_attempt'::regclass and a.privilege_type = 'INSERT' and r.oid = a.grantee and r.oid <> c.relowner
    loop
        perform nines.grant_service(service);
    end loop;
end $$;
