-- Who may do what. No role is made here: that takes a right which many servers give to nobody. db/roles.sql makes them.
-- Three kinds: the owner migrates, the service writes what it found, readers ask. Whoever may use the schema is a reader:
-- its views and questions are everybody's, its tables are nobody's.

-- Names for the variables of a dashboard, and what was judged, without what only a sender needs.
create view nines.series_view as
select endpoint || '/' || probe || '/' || model as target, endpoint, probe, model, tier, vantage from nines.series;
comment on view nines.series_view is 'Every series that was ever planned or observed, with its present tier.';

create view nines.incident_view as
select incident, series, since, until, reason, opened_decided_at, closed_decided_at from nines.incident;
comment on view nines.incident_view is 'When a series was down, by the rule of the incidents; until is null while it is.';

create view nines.verdict_view as
select contract, rule, series, period, word, decided_at, evidence from nines.verdict;
comment on view nines.verdict_view is 'What was found of each rule of each contract, month by month.';

revoke execute on all routines in schema nines from public;

do $$
declare
    one record;
begin
    -- Questions, and the small words that views and their readers need.
    for one in
        select oid::regprocedure as signature, provolatile from pg_proc
        where pronamespace = 'nines'::regnamespace
          and proname in ('latency_quantiles', 'latency_series', 'latency_over', 'uptime', 'uptime_series', 'class_counts', 'over', 'excluded',
                          'effect', 'flag_words', 'hdr_index', 'hdr_value')
    loop
        execute format('grant execute on function %s to public', one.signature);
    end loop;
    for one in select oid::regclass as name from pg_class where relnamespace = 'nines'::regnamespace and relkind = 'v' loop
        execute format('grant select on %s to public', one.name);
    end loop;

    -- What touches tables does so as their owner, so that neither a reader nor the service needs rights of its own there.
    for one in
        select oid::regprocedure as signature from pg_proc
        where pronamespace = 'nines'::regnamespace and prokind = 'f' and provolatile <> 'i'
          and prorettype <> 'trigger'::regtype
    loop
        execute format('alter function %s security definer', one.signature);
        execute format('alter function %s set search_path = pg_catalog, nines, pg_temp', one.signature);
    end loop;
end $$;

create function nines.grant_service(service name) returns void language plpgsql as $$
declare
    granted record;
begin
    execute format('grant usage on schema nines to %I', service);
    execute format('grant execute on all functions in schema nines to %I', service);
    for granted in
        select c.oid::regclass as name,
               case when c.relname in ('observation', 'state_change', 'delivery_attempt') then 'select, insert'
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
comment on function nines.grant_service(name) is
'Gives a role what the service needs, to be called by the owner, once, and again whenever a migration says so. An observation can
then be added, and neither changed nor deleted; partitions are made and dropped, and sums made, by functions alone. Statements may be
"updated" because a lock on them needs that right; their trigger refuses every change.';
revoke execute on function nines.grant_service(name) from public;
