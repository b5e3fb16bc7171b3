-- Who may speak to the service from elsewhere or change what it does, and who did.

create table nines.api_token (
    id         text primary key,
    name       text not null check (name <> ''),
    scopes     text[] not null check (cardinality(scopes) > 0 and scopes <@ array['read', 'write', 'admin', 'probe']),
    hash       bytea not null unique check (octet_length(hash) = 32),
    created_at timestamptz not null,
    created_by text not null,
    expires_at timestamptz,
    revoked_at timestamptz,
    used_on    date
);
comment on table nines.api_token is 'Tokens that were ever made. None is ever deleted: the audit log names them.';
comment on column nines.api_token.hash is 'SHA-256 of the token. The token itself is nowhere.';
comment on column nines.api_token.expires_at is 'Null: it does not expire.';
comment on column nines.api_token.used_on is 'The last UTC day on which it was used; null before the first.';

-- A token that was revoked stays so, whoever asks; and no other column of one ever changes.
create function nines.refuse_token_change() returns trigger language plpgsql as $$
begin
    if (new.id, new.name, new.scopes, new.hash, new.created_at, new.created_by, new.expires_at)
            is distinct from (old.id, old.name, old.scopes, old.hash, old.created_at, old.created_by, old.expires_at)
       or old.revoked_at is not null and new.revoked_at is distinct from old.revoked_at then
        raise exception 'nines.api_token: only revocation and the day of the last use may be noted, each revocation once';
    end if;
    return new;
end $$;
create trigger api_token_stays_as_it_was_made before update on nines.api_token
    for each row execute function nines.refuse_token_change();

create table nines.audit (
    sequence bigint generated always as identity primary key,
    at       timestamptz not null,
    who      text not null,
    what     text not null,
    subject  text not null,
    detail   json not null
);
create index audit_at on nines.audit (at);
comment on table nines.audit is 'Every change that somebody made to what the service does. Append-only.';
comment on column nines.audit.who is 'A token by its id and name, a user at the command line, or a signal; never a secret.';
comment on column nines.audit.what is 'token.created, token.revoked, config.reloaded, config.refused, ...';
create trigger audit_is_append_only before update or delete or truncate on nines.audit
    for each statement execute function nines.refuse_change();

create view nines.audit_view as select at, who, what, subject from nines.audit;
comment on view nines.audit_view is 'Who changed what, and when: for annotations of a dashboard.';
grant select on nines.audit_view to public;

revoke execute on function nines.refuse_token_change() from public;

create or replace function nines.grant_service(service name) returns void language plpgsql as $$
declare
    granted record;
begin
    execute format('grant usage on schema nines to %I', service);
    execute format('grant execute on all functions in schema nines to %I', service);
    for granted in
        select c.oid::regclass as name,
               case when c.relname in ('observation', 'state_change', 'delivery_attempt', 'audit') then 'select, insert'
                    when c.relname = 'api_token' then 'select, insert, update (revoked_at, used_on)'
                    when c.relname in ('series', 'incident', 'verdict', 'outbox', 'model_list', 'listing', 'statement')
                        then 'select, insert, update'
                    when c.relname = 'plan' or c.relname like 'qrtz\_%' then 'select, insert, update, delete'
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
