-- Incidents of more than one target, what was told of alerts, and who does not want to hear of what.

alter table nines.incident
    add column kind text not null default 'TARGET' check (kind in ('TARGET', 'DEGRADED', 'TIER', 'ENDPOINT', 'MONITOR')),
    add column part_of text references nines.incident (incident);
create index incident_part_of on nines.incident (part_of) where part_of is not null;
comment on column nines.incident.series is 'Whose: endpoint/probe/model@vantage; by its kind also endpoint/tier, endpoint, or a vantage.';
comment on column nines.incident.kind is
    'TARGET: it is down. DEGRADED: slow, and not down. TIER, ENDPOINT: many of its targets at once. MONITOR: ours, nothing could be asked.';
comment on column nines.incident.part_of is 'The incident of a tier or an endpoint of which this one became a part; null where it is one of its own.';

create or replace view nines.incident_view as
select incident, series, since, until, reason, opened_decided_at, closed_decided_at, kind, part_of from nines.incident;
comment on view nines.incident_view is
    'When who was down or slow, by the rule of the incidents; until is null while it is. Rows with a part_of are members of that one.';

alter table nines.outbox add column incidents text[] not null default '{}';
update nines.outbox set incidents = array[substring(body from '"data":\{"incident":"([^"]{1,255})"')]
where body ~ '"data":\{"incident":"[^"]{1,255}"';
create index outbox_incidents on nines.outbox using gin (incidents);
comment on column nines.outbox.incidents is 'The incidents that the message tells of.';

create table nines.alert_group (
    labels     text primary key,
    state      json not null,
    due_at     timestamptz not null,
    changed_at timestamptz not null default clock_timestamp()
);
create index alert_group_due on nines.alert_group (due_at);
comment on table nines.alert_group is 'Alerts that are told together, and what was told of them. A row goes when there is nothing left to remember.';
comment on column nines.alert_group.due_at is 'When to decide again though nothing happens; the end of the year 9999 for never.';

create table nines.watched (
    vantage  text primary key,
    up_to    timestamptz not null
);
comment on table nines.watched is 'Up to when everything that was observed from a vantage was looked at for incidents, and what was found is recorded.';

create table nines.silence (
    id         text primary key,
    kind       text not null check (kind in ('SILENCE', 'MAINTENANCE')),
    matchers   text[] not null check (cardinality(matchers) > 0),
    schedule   json not null,
    over_at    timestamptz not null,
    author     text not null check (author <> ''),
    reason     text not null check (reason <> ''),
    created_at timestamptz not null,
    ended_at   timestamptz,
    ended_by   text,
    check ((ended_at is null) = (ended_by is null))
);
create index silence_created on nines.silence (created_at);
comment on table nines.silence is 'Who did not want to hear of what, when and why. None is ever deleted.';
comment on column nines.silence.matchers is 'All of them must match: endpoint=global-api, tier!=free, model~Pro/*.';
comment on column nines.silence.over_at is 'From then on it covers nothing any more, though nobody ended it; in the year 9999 for one that recurs for ever.';
comment on column nines.silence.ended_at is 'When somebody ended it before its time; null where nobody did.';

-- A silence stays as it was made; it may only be ended, and only once.
create function nines.refuse_silence_change() returns trigger language plpgsql as $$
begin
    if (new.id, new.kind, new.matchers, new.schedule::text, new.over_at, new.author, new.reason, new.created_at)
            is distinct from (old.id, old.kind, old.matchers, old.schedule::text, old.over_at, old.author, old.reason, old.created_at)
       or old.ended_at is not null and (new.ended_at, new.ended_by) is distinct from (old.ended_at, old.ended_by) then
        raise exception 'nines.silence: a silence may only be ended, and only once';
    end if;
    return new;
end $$;
create trigger silence_stays_as_it_was_made before update on nines.silence
    for each row execute function nines.refuse_silence_change();
revoke execute on function nines.refuse_silence_change() from public;

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
                    when c.relname in ('plan', 'alert_group') or c.relname like 'qrtz\_%' then 'select, insert, update, delete'
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
