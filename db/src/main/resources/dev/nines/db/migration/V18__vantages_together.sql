-- Several processes and several vantages that watch together.

create table nines.duty (
    name   text primary key,
    term   bigint not null,
    holder text not null,
    until  timestamptz not null
);
comment on table nines.duty is 'Work that one process at a time does for all: who has it, and until when unless it takes it again.';
comment on column nines.duty.term is 'Higher whenever another process took it: what was decided in an earlier term is not recorded any more.';

create table nines.watched_together (
    target     text primary key,
    state      json not null,
    changed_at timestamptz not null default clock_timestamp()
);
comment on table nines.watched_together is
    'What is known of each target whose incidents several vantages decide together: what each of them said last, and up to which slot it was read.';
comment on column nines.watched_together.target is 'endpoint/probe/model.';

create table nines.confirmation (
    series_id   int not null references nines.series (id),
    slot        timestamptz not null,
    observation json not null,
    primary key (series_id, slot)
);
create index confirmation_slot on nines.confirmation (slot);
comment on table nines.confirmation is
    'Runs out of turn, after a first failure: for incidents of several vantages only. No contract, percentile or share counts them. Kept for a day.';

comment on column nines.incident.series is
    'Whose: endpoint/probe/model@vantage, with @* where several vantages decided together; by its kind also endpoint/tier@vantage, endpoint@vantage, or a vantage.';

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
                    when c.relname = 'silence' then 'select, insert, update (ended_at, ended_by)'
                    when c.relname in ('series', 'incident', 'watched', 'verdict', 'outbox', 'model_list', 'listing', 'statement')
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
