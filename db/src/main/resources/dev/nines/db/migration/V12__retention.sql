-- What may be dropped, when, and why something is kept. A decision comes with its reason; nothing is dropped out of order.

-- Written once, never updated: freeze on the way, so that no later vacuum has to come for it, and count every thousand rows,
-- so that the rest which is left when the day is over is small whatever the day was.
create function nines.set_append_only(part regclass) returns void language plpgsql as $$
begin
    execute format('alter table %s set (autovacuum_freeze_min_age = 0, autovacuum_vacuum_insert_threshold = 1000, '
        'autovacuum_vacuum_insert_scale_factor = 0)', part);
end $$;

-- Ranges of the block index are summed up as they fill, or a question after the last minutes would read them all.
drop index nines.observation_slot;
create index observation_slot on nines.observation using brin (slot) with (autosummarize = on);

create function nines.partitions(parent regclass) returns table (part regclass, from_at timestamptz, to_at timestamptz)
    language sql stable set timezone = 'UTC' set datestyle = 'ISO' as $$
    select c.oid::regclass, b.bounds[1]::timestamptz, b.bounds[2]::timestamptz
    from pg_inherits i
    join pg_class c on c.oid = i.inhrelid
    cross join lateral (select regexp_match(pg_get_expr(c.relpartbound, c.oid), 'FROM \(''(.+)''\) TO \(''(.+)''\)')) b (bounds)
    where i.inhparent = parent and b.bounds is not null
    order by 2
$$;
comment on function nines.partitions(regclass) is 'The stretches of time that a partitioned table is made of, oldest first, whatever the session''s zone.';

select nines.set_append_only(part) from nines.partitions('nines.observation');

create or replace function nines.ensure_observation_partition(day date) returns boolean
    language plpgsql set timezone = 'UTC' set datestyle = 'ISO' as $$
declare
    part text := 'observation_' || to_char(day, 'YYYYMMDD');
begin
    if to_regclass('nines.' || part) is not null then return false; end if;
    -- Only one session at a time comes past here. An advisory lock would not do: it does not make this session look at the
    -- catalog again. This lock is the one that attaching needs anyway, and it stops neither readers nor writers.
    lock table only nines.observation in share update exclusive mode;
    if to_regclass('nines.' || part) is not null then return false; end if;
    -- A row in a day that was emptied would be counted as if it were the whole hour.
    if (day + 1)::timestamp at time zone 'UTC' <= (select raw_from from nines.raw_state) then
        raise exception 'the raw rows of % were dropped: a row of that day belongs into nines.quarantined_observation', day;
    end if;
    -- Made apart and then attached: this waits for no reader and no writer of other days.
    execute format('create table nines.%I (like nines.observation including all)', part);
    perform nines.set_append_only(('nines.' || part)::regclass);
    execute format('alter table nines.observation attach partition nines.%I for values from (%L) to (%L)',
        part, day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC');
    return true;
end $$;

create function nines.ensure_sum_partitions(day date) returns bigint language sql as $$
    select count(*) filter (where nines.ensure_rollup_partition(parent, day))
    from unnest('{latency_hour,availability_hour,latency_day,availability_day}'::text[]) parent
$$;
comment on function nines.ensure_sum_partitions(date) is
    'Makes the partitions that the sums of this day will need, before they need them; how many were new.';

-- Several monitors with configurations of their own may share this database: each says what its contracts need.
create table nines.raw_need (
    holder   text not null,
    contract text not null,
    from_at  timestamptz not null,
    to_at    timestamptz not null,
    until    timestamptz not null,
    primary key (holder, contract, from_at),
    check (from_at < to_at)
);
comment on table nines.raw_need is
    'Raw rows of [from_at, to_at) are evidence for a contract of a monitor (holder, its vantage) until then: its claim can still be made.';

create function nines.declare_raw_needs(of_holder text, as_of timestamptz, contracts text[], froms timestamptz[], tos timestamptz[],
        untils timestamptz[]) returns void language sql as $$
    delete from nines.raw_need where holder = $1 or until <= least($2, now());
    insert into nines.raw_need (holder, contract, from_at, to_at, until)
    select $1, n.contract, n.from_at, n.to_at, n.until from unnest($3, $4, $5, $6) n (contract, from_at, to_at, until)
    on conflict (holder, contract, from_at) do update
    set to_at = greatest(raw_need.to_at, excluded.to_at), until = greatest(raw_need.until, excluded.until)
$$;
comment on function nines.declare_raw_needs(text, timestamptz, text[], timestamptz[], timestamptz[], timestamptz[]) is
    'Takes the place of what this holder needed before. What others need stays until its time is over.';

create function nines.sums_are_due(from_at timestamptz, to_at timestamptz) returns boolean language sql stable as $$
    select exists (select from nines.rollup_due
                   where at < $2 and at >= case level when 'month' then date_trunc('month', $1, 'UTC') else $1 end)
$$;
comment on function nines.sums_are_due(timestamptz, timestamptz) is 'True where rows of [from_at, to_at) are not yet in all sums above them.';

create function nines.why_raw_is_kept(day date, as_of timestamptz, keep interval,
        out reason text, out contract text, out until timestamptz)
    language sql stable set timezone = 'UTC' as $$
    select r.reason, r.contract, r.until
    from (select day::timestamptz, (day + 1)::timestamptz) d (from_at, to_at)
    cross join lateral (
        select 1, 'YOUNG', null, d.to_at + keep where d.to_at + keep > as_of
        union all
        (select 2, 'CLAIM', n.contract, n.until from nines.raw_need n
         where n.from_at < d.to_at and n.to_at > d.from_at and n.until > as_of
         order by n.until desc, n.contract collate "C" limit 1)
        union all
        select 3, 'OPEN', null, null from nines.rollup_state s where s.level = 'day' and s.closed_until < d.to_at
        union all
        select 4, 'DUE', null, null where nines.sums_are_due(d.from_at, d.to_at)
    ) r (place, reason, contract, until)
    order by r.place limit 1
$$;
comment on function nines.why_raw_is_kept(date, timestamptz, interval) is
    'YOUNG, CLAIM of a contract, OPEN (no day rows yet) or DUE (sums to be counted anew); null where nothing speaks against dropping.';

create function nines.raw_days(as_of timestamptz, keep interval)
    returns table (day date, reason text, contract text, until timestamptz)
    language sql stable set timezone = 'UTC' as $$
    select d.day, coalesce(w.reason, case when count(w.reason) over (order by d.day) > 0 then 'ORDER' end), w.contract, w.until
    from (select from_at::date from nines.partitions('nines.observation')) d (day)
    cross join lateral nines.why_raw_is_kept(d.day, as_of, keep) w
    order by d.day
$$;
comment on function nines.raw_days(timestamptz, interval) is
    'Every day of raw rows, and why it is still there; ORDER: only because an older one is. Null goes with the next round.';

create function nines.drop_raw_day(as_of timestamptz, keep interval,
        out day date, out reason text, out contract text, out until timestamptz, out held bigint, out summed bigint)
    language plpgsql set timezone = 'UTC' set lock_timeout = '2s' as $$
declare
    part text;
begin
    -- What was appended while we waited for the lock must be seen.
    if current_setting('transaction_isolation') <> 'read committed' then raise exception 'must be read committed'; end if;
    as_of := least(as_of, now()); -- a clock that runs ahead must not make anything old
    select p.part, p.from_at::date into part, day from nines.partitions('nines.observation') p order by p.from_at limit 1;
    if not found then return; end if;
    select w.* into reason, contract, until from nines.why_raw_is_kept(day, as_of, keep) w;
    if reason is not null then return; end if;

    -- Before the lock, for it takes long. A row that comes later is due, or in the sums already.
    execute format('select count(*) from %s', part) into held;
    select sum(ok + server_error + timeout + truncated + malformed + empty + connect + model_not_found + rate_limited + quota + auth
               + bad_request + local) into summed
    from nines.availability_day a where a.day = drop_raw_day.day;
    if held <> coalesce(summed, 0) then reason := 'DIFFER'; return; end if;

    perform pg_advisory_xact_lock(hashtext('nines.raw')); -- after all who append
    select w.* into reason, contract, until from nines.why_raw_is_kept(day, as_of, keep) w;
    if reason is not null then return; end if;
    update nines.raw_state set raw_from = greatest(raw_from, (day + 1)::timestamptz);
    execute format('drop table %s', part); -- whoever dropped it before us has taken the table from under our hands
exception when lock_not_available or deadlock_detected or undefined_table then reason := 'BUSY';
end $$;
comment on function nines.drop_raw_day(timestamptz, interval) is
    'Drops the oldest day of raw rows, or says why not: the words of why_raw_is_kept, DIFFER (its day rows count other than it holds) or '
    'BUSY (somebody reads or drops it: try again). Appending and dropping exclude each other by pg_advisory_xact_lock(hashtext(''nines.raw'')).';

create function nines.drop_sums(of_level nines.rollup_level, as_of timestamptz, keep interval,
        out from_at timestamptz, out to_at timestamptz, out reason text, out until timestamptz, out held bigint, out summed bigint)
    language plpgsql set timezone = 'UTC' set lock_timeout = '2s' as $$
declare
    lower_tables text[] := case of_level when 'hour' then '{nines.latency_hour,nines.availability_hour}'
                                         when 'day' then '{nines.latency_day,nines.availability_day}' end;
    above nines.rollup_level := case of_level when 'hour' then 'day' when 'day' then 'month' end;
    one record;
begin
    if above is null then raise exception 'level "%" is kept for ever', of_level; end if;
    if current_setting('transaction_isolation') <> 'read committed' then raise exception 'must be read committed'; end if;
    as_of := least(as_of, now());
    select p.from_at, p.to_at into from_at, to_at
    from unnest(lower_tables) t cross join lateral nines.partitions(t::regclass) p order by p.to_at limit 1;
    if not found then return; end if;

    if to_at + keep > as_of then reason := 'YOUNG'; until := to_at + keep; return; end if;
    -- While there is anything below, it may be summed up anew, and then needs all of its neighbours.
    if (select raw_from from nines.raw_state) < to_at
       or of_level = 'day' and exists (select from nines.partitions('nines.latency_hour') p where p.from_at < drop_sums.to_at)
       or of_level = 'day' and exists (select from nines.partitions('nines.availability_hour') p where p.from_at < drop_sums.to_at)
    then reason := 'BELOW'; return; end if;
    if (select closed_until from nines.rollup_state where level = above) < to_at then reason := 'OPEN'; return; end if;
    if nines.sums_are_due(from_at, to_at) then reason := 'DUE'; return; end if;
    if of_level = 'hour' then
        held := (select sum(n) from nines.latency_hour where hour >= drop_sums.from_at and hour < drop_sums.to_at);
        summed := (select sum(n) from nines.latency_day where day >= drop_sums.from_at::date and day < drop_sums.to_at::date);
    else
        held := (select sum(n) from nines.latency_day where day >= drop_sums.from_at::date and day < drop_sums.to_at::date);
        summed := (select sum(n) from nines.latency_month where month >= drop_sums.from_at::date and month < drop_sums.to_at::date);
    end if;
    if coalesce(held, 0) <> coalesce(summed, 0) then reason := 'DIFFER'; return; end if;

    update nines.rollup_state set kept_from = drop_sums.to_at where level = of_level and kept_from < drop_sums.to_at;
    for one in select p.part from unnest(lower_tables) t cross join lateral nines.partitions(t::regclass) p
               where p.to_at <= drop_sums.to_at loop
        execute format('drop table %s', one.part);
    end loop;
exception when lock_not_available or deadlock_detected or undefined_table then reason := 'BUSY';
end $$;
comment on function nines.drop_sums(nines.rollup_level, timestamptz, interval) is
    'Drops the oldest partitions of the hours or the days, or says why not: YOUNG, BELOW (rows below them are still kept), OPEN, DUE, DIFFER, BUSY.';
