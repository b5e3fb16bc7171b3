-- Any window, any grouping: from sums where they are, from raw rows where sums do not reach.

create function nines.over() returns nines.observation_class[] language sql immutable parallel safe as $$
    select '{SERVER_ERROR,TIMEOUT,TRUNCATED,MALFORMED,EMPTY,CONNECT}'::nines.observation_class[]
$$;
comment on function nines.over() is
    'For "failures": what is down by default counts above every answer, as where failures is left out; a contract''s "failures: over".';

create function nines.excluded() returns nines.observation_class[] language sql immutable parallel safe as $$
    select '{}'::nines.observation_class[]
$$;
comment on function nines.excluded() is 'For "failures": answers only; a contract''s "failures: excluded".';

create type nines.stretch as (level text, begins timestamptz, ends timestamptz);
comment on type nines.stretch is 'A part [begins, ends) of a window and what answers for it: month, day, hour, minute (of hours) or raw.';

-- From the widest level down each takes what is whole for it, and leaves the ends to the next. UTC, for adding a month or a day
-- follows the session's zone.
create function nines.stretches(from_at timestamptz, to_at timestamptz, widest text default 'month', edges text default 'raw')
    returns setof nines.stretch
    language plpgsql stable security definer
    set search_path = pg_catalog, nines, pg_temp set timezone = 'UTC' as $$
declare
    levels constant text[] := '{month,day,hour,minute,raw}';
    raw_from timestamptz := (select r.raw_from from nines.raw_state r);
    rest tstzrange[];
    ends tstzrange[];
    unit text;
    closed timestamptz;
    kept timestamptz;
    piece tstzrange;
    lo timestamptz;
    hi timestamptz;
begin
    if from_at is null or to_at is null then
        raise exception 'from_at and to_at must be given' using errcode = 'invalid_parameter_value';
    end if;
    if from_at > to_at then
        raise exception 'from_at must not be after to_at: % %', from_at, to_at using errcode = 'invalid_parameter_value';
    end if;
    if from_at = to_at then return; end if;
    rest := array[tstzrange(from_at, to_at)];
    foreach unit in array levels[array_position(levels, widest):4] loop
        select s.closed_until, s.kept_from into closed, kept
        from nines.rollup_state s where s.level::text = case unit when 'minute' then 'hour' else unit end;
        -- The minutes of an hour stand in for raw rows that are gone, or for any where that was asked for.
        if unit = 'minute' and edges = 'raw' then closed := least(closed, raw_from); end if;
        ends := '{}';
        foreach piece in array rest loop
            lo := date_trunc(unit, lower(piece));
            if lo < lower(piece) then lo := lo + ('1 ' || unit)::interval; end if;
            hi := date_trunc(unit, least(upper(piece), closed));
            if lo >= hi then ends := ends || piece; continue; end if;
            if lo < kept then
                raise exception 'before % only sums of whole % are kept: there a window must begin and end with one (UTC), and a step hold whole ones',
                    kept, case unit when 'day' then 'months' else 'days' end using errcode = 'NINES';
            end if;
            if lower(piece) < lo then ends := ends || tstzrange(lower(piece), lo); end if;
            if hi < upper(piece) then ends := ends || tstzrange(hi, upper(piece)); end if;
            return next (unit, lo, hi)::nines.stretch;
        end loop;
        rest := ends;
    end loop;
    foreach piece in array rest loop
        if lower(piece) < raw_from then
            raise exception 'raw rows before % were dropped: there a window must begin and end with a whole minute', raw_from
                using errcode = 'NINES';
        end if;
        return next ('raw', lower(piece), upper(piece))::nines.stretch;
    end loop;
end $$;
comment on function nines.stretches(timestamptz, timestamptz, text, text) is
$$How a window is split over levels. widest: the widest that may be used. edges: raw, or minute to take whole minutes of closed hours from
their sums. SQLSTATE NINES where what it would need was dropped.$$;

create function nines.wanted(names jsonb) returns text[] language sql immutable as $$
    select case jsonb_typeof(names) when 'array' then array(select jsonb_array_elements_text(names)) else array[names #>> '{}'] end
    where names is not null
$$;

create function nines.groups(group_by text, filter jsonb) returns table (series_id int, group_key text)
    language plpgsql stable security definer
    set search_path = pg_catalog, nines, pg_temp as $$
declare
    wrong text := (select string_agg(k, ', ') from jsonb_object_keys(filter) k
                   where k not in ('endpoint', 'probe', 'model', 'tier', 'vantage'));
begin
    if group_by is null
        or group_by not in ('series', 'target', 'endpoint', 'probe', 'model', 'tier', 'vantage', 'all') then
        raise exception 'group_by "%" must be series, target, endpoint, probe, model, tier, vantage or all', group_by
            using errcode = 'invalid_parameter_value';
    end if;
    if wrong is not null then
        raise exception 'filter key % must be endpoint, probe, model, tier or vantage', wrong
            using errcode = 'invalid_parameter_value';
    end if;
    return query
        select s.id, case group_by
            when 'series' then s.endpoint || '/' || s.probe || '/' || s.model || '@' || s.vantage
            when 'target' then s.endpoint || '/' || s.probe || '/' || s.model
            when 'endpoint' then s.endpoint when 'probe' then s.probe when 'model' then s.model
            when 'tier' then s.tier when 'vantage' then s.vantage else 'all' end
        from nines.series s
        cross join (select nines.wanted(filter -> 'endpoint') as endpoints, nines.wanted(filter -> 'probe') as probes,
                           nines.wanted(filter -> 'model') as models, nines.wanted(filter -> 'tier') as tiers,
                           nines.wanted(filter -> 'vantage') as vantages offset 0) w
        where (w.endpoints is null or s.endpoint = any(w.endpoints)) and (w.probes is null or s.probe = any(w.probes))
          and (w.models is null or s.model = any(w.models)) and (w.tiers is null or s.tier = any(w.tiers))
          and (w.vantages is null or s.vantage = any(w.vantages));
end $$;
comment on function nines.groups(text, jsonb) is
    'Which series a question is about, and under which name each is counted. filter: {"tier": "pro"} or {"model": ["a", "b"]}.';

create function nines.numbered_groups(group_by text, filter jsonb, out keys text[], out ids int[], out grps int[])
    language plpgsql stable set search_path = pg_catalog, nines, pg_temp as $$
declare
    names text[];
begin
    select array_agg(g.series_id), array_agg(g.group_key) into ids, names from nines.groups(group_by, filter) g;
    keys := array(select distinct n collate "C" as key from unnest(names) n order by key);
    grps := array(select k.grp from unnest(names) with ordinality n (key, ord)
                  join unnest(keys) with ordinality k (key, grp) using (key) order by n.ord);
end $$;
comment on function nines.numbered_groups(text, jsonb) is 'The same as arrays: series and the place of the key of each among the sorted keys.';

-- Bounds in microseconds since 1970, the first at or before from_at. A Monday is the origin, and the first of a year.
create function nines.steps(from_at timestamptz, to_at timestamptz, step interval) returns bigint[]
    language plpgsql immutable set timezone = 'UTC' as $$
declare
    months int := extract(year from step) * 12 + extract(month from step);
    origin constant bigint := 978307200000000;
    every bigint := (extract(epoch from step) * 1000000)::bigint;
    first bigint;
    last bigint;
    month timestamp;
begin
    if step is null or step <= interval '0' or months > 0 and step <> months * interval '1 month' then
        raise exception 'step % must be positive, and months stand alone', step using errcode = 'invalid_parameter_value';
    end if;
    if from_at is null or to_at is null or not isfinite(from_at) or not isfinite(to_at) then
        raise exception 'a series must have finite ends: % %', from_at, to_at using errcode = 'invalid_parameter_value';
    end if;
    first := (extract(epoch from from_at) * 1000000)::bigint;
    last := (extract(epoch from to_at) * 1000000)::bigint;
    if (last - first) / every > 100000 then
        raise exception 'step % must be so long that [%, %) has at most 100000', step, from_at, to_at
            using errcode = 'invalid_parameter_value';
    end if;
    if months > 0 then
        month := date_trunc('month', from_at);
        month := month - mod((extract(year from month)::int - 2001) * 12 + extract(month from month)::int - 1 + 12000 * months, months)
            * interval '1 month';
        return array(select (extract(epoch from m at time zone 'UTC') * 1000000)::bigint
                     from generate_series(month, (to_at - interval '1 microsecond')::timestamp, step) m);
    end if;
    first := first - mod(mod(first - origin, every) + every, every);
    return array(select generate_series(first, last - 1, every));
end $$;

-- The widest level of which every piece lies within one step.
create function nines.widest_in(step interval) returns text language sql immutable as $$
    select case when step is null or extract(year from step) * 12 + extract(month from step) > 0 then 'month'
                when mod(us, 86400000000) = 0 then 'day' when mod(us, 3600000000) = 0 then 'hour'
                when mod(us, 60000000) = 0 then 'minute' else 'raw' end
    from (select extract(epoch from step) * 1000000 as us) s
$$;

-- Sums of a few days, for all series: rows come by the day.
create index availability_day_day on nines.availability_day using brin (day);

-- How often what happened, in each step and group. Whole minutes of closed hours come from their sums, which count exactly.
-- kinds: for each class the number of the kind, from 1, under which it is counted.
create function nines.class_cells(from_at timestamptz, to_at timestamptz, step interval, group_by text, filter jsonb, kinds int[])
    returns table (at timestamptz, group_key text, kind int, n bigint)
    language plpgsql stable security definer
    set search_path = pg_catalog, nines, pg_temp set timezone = 'UTC' set jit = off set plan_cache_mode = force_custom_plan as $$
declare
    bounds bigint[] := case when step is null then array[0] else nines.steps(from_at, to_at, step) end;
    bin text := case when step is null then '1' else 'width_bucket((extract(epoch from %s) * 1000000)::bigint, $3)' end;
    classes constant nines.observation_class[] := enum_range(null::nines.observation_class);
    sums constant text := (select string_agg(k.sum, ', ' order by k.kind)
                           from (select g.kind, 'sum(' || coalesce(string_agg('a.' || lower(c.class::text), ' + '), '0') || ')' as sum
                                 from generate_series(1, (select max(k) from unnest(kinds) k)) g (kind)
                                 left join unnest(classes, kinds) c (class, kind) using (kind) group by g.kind) k);
    wide constant text := 'select m.grp, w.bin, u.k, u.n from (
        select a.series_id, %1$s as bin, array[%2$s] as counts from nines.availability_%3$s a
        where a.series_id = any($1) and a.%3$s >= %4$L and a.%3$s < %5$L group by 1, 2) w
        join m using (series_id) cross join unnest(w.counts) with ordinality u (n, k) where u.n > 0';
    -- Minutes are numbered from the first hour, once for each row: sums of times for each entry would take as long as all the days.
    by_minute constant text := 'select m.grp, e.bin, $4[e.class + 1] as k, e.n from (
        select a.series_id, c.bin, c.class, c.n
        from (select h.series_id, h.hour, h.entries, (extract(epoch from h.hour - %2$L::timestamptz) / 60)::int as first
              from nines.availability_hour h where h.series_id = any($1) and h.hour >= %2$L and h.hour < %3$L offset 0) a
        cross join lateral (
            select %1$s as bin, (x >> 22) & 15 as class, sum(x & 4194303) as n from unnest(a.entries) x
            where a.first + ((x >> 26) & 63) >= %4$s and a.first + ((x >> 26) & 63) < %5$s group by 1, 2) c) e join m using (series_id)';
    by_run constant text := 'select m.grp, r.bin, $4[array_position($8, r.class)] as k, r.n from (
        select o.series_id, %s as bin, o.class, count(*) as n from nines.observation o
        where o.series_id = any($1) and o.slot >= %L and o.slot < %L group by 1, 2, 3) r join m using (series_id)';
    parts text[] := '{}';
    part text;
    s nines.stretch;
    g record;
begin
    g := nines.numbered_groups(group_by, filter);
    foreach s in array array(select st from nines.stretches(from_at, to_at, replace(nines.widest_in(step), 'month', 'day'), 'minute') st) loop
        part := case s.level
            when 'day' then format(wide, format(bin, 'a.day::timestamptz'), sums, 'day', s.begins::date, s.ends::date)
            when 'hour' then format(wide, format(bin, 'a.hour'), sums, 'hour', s.begins, s.ends)
            when 'minute' then format(by_minute, format(bin, '(a.hour + ((x >> 26) & 63) * interval ''1 minute'')'), date_trunc('hour', s.begins),
                s.ends, extract(epoch from s.begins - date_trunc('hour', s.begins))::int / 60,
                (extract(epoch from s.ends - date_trunc('hour', s.begins)) / 60)::int)
            else format(by_run, format(bin, 'o.slot'), s.begins, s.ends) end;
        parts := parts || part;
    end loop;
    if g.ids is null or parts = '{}' then return; end if;
    return query execute '
        with m as materialized (select * from unnest($1::int[], $2::int[]) u (series_id, grp))
        select case when $6 then $7 else timestamptz ''epoch'' + $3[x.bin] * interval ''1 microsecond'' end, $5[x.grp], x.k::int, sum(x.n)::bigint
        from (' || array_to_string(parts, ' union all ') || ') x group by x.grp, x.bin, x.k'
        using g.ids, g.grps, bounds, kinds, g.keys, step is null, from_at, classes;
end $$;

create function nines.class_counts(from_at timestamptz, to_at timestamptz, group_by text default 'target', filter jsonb default '{}')
    returns table (group_key text, class nines.observation_class, n bigint) language sql stable as $$
    select c.group_key, (enum_range(null::nines.observation_class))[c.kind], c.n
    from nines.class_cells(from_at, to_at, null, group_by, filter,
                           array(select generate_series(1, cardinality(enum_range(null::nines.observation_class))))) c
    order by c.group_key collate "C", c.kind
$$;
comment on function nines.class_counts(timestamptz, timestamptz, text, jsonb) is
    'How often what happened in [from_at, to_at), exactly. A class that did not occur has no row. group_by and filter as in latency_quantiles.';

-- up, down, excluded, conditional
create function nines.effect_kinds(down nines.observation_class[], excluded nines.observation_class[]) returns int[]
    language plpgsql immutable as $$
begin
    if 'OK' = any(down || excluded) then
        raise exception 'OK must be neither down nor excluded' using errcode = 'invalid_parameter_value';
    end if;
    if down && excluded then
        raise exception 'a class must not be both down and excluded: % %', down, excluded using errcode = 'invalid_parameter_value';
    end if;
    return array(select case when c = 'OK' then 1 when c = any(down) then 2 when c = any(excluded) then 3 else 4 end
                 from unnest(enum_range(null::nines.observation_class)) with ordinality u (c, ord) order by ord);
end $$;

create function nines.uptime_series(
    from_at  timestamptz,
    to_at    timestamptz,
    step     interval,
    group_by text default 'target',
    filter   jsonb default '{}',
    down_classes     nines.observation_class[] default '{SERVER_ERROR,TIMEOUT,TRUNCATED,MALFORMED,EMPTY,CONNECT}',
    excluded_classes nines.observation_class[] default '{RATE_LIMITED,QUOTA,AUTH,BAD_REQUEST,LOCAL}')
    returns table ("time" timestamptz, group_key text, up bigint, down bigint, excluded bigint, conditional bigint, uptime numeric)
    language sql stable as $$
    select s.at, s.group_key, s.up, s.bad, s.aside, s.rest, s.up / nullif(s.up + s.bad, 0)::numeric
    from (select c.at, c.group_key,
                 coalesce(sum(c.n) filter (where c.kind = 1), 0)::bigint as up, coalesce(sum(c.n) filter (where c.kind = 2), 0)::bigint as bad,
                 coalesce(sum(c.n) filter (where c.kind = 3), 0)::bigint as aside, coalesce(sum(c.n) filter (where c.kind = 4), 0)::bigint as rest
          from nines.class_cells(from_at, to_at, step, group_by, filter, nines.effect_kinds(down_classes, excluded_classes)) c
          group by 1, 2) s
    order by s.at, s.group_key collate "C"
$$;
comment on function nines.uptime_series(timestamptz, timestamptz, interval, text, jsonb, nines.observation_class[], nines.observation_class[]) is
$$nines.uptime for each step of [from_at, to_at); "time" is its start. Steps are counted from 2001-01-01T00:00Z, a Monday, so the first
and the last may be cut by the window; whole months ('1 month') are those of the calendar, in UTC. A step without a run has no row.$$;

create function nines.uptime(
    from_at  timestamptz,
    to_at    timestamptz,
    group_by text default 'target',
    filter   jsonb default '{}',
    down_classes     nines.observation_class[] default '{SERVER_ERROR,TIMEOUT,TRUNCATED,MALFORMED,EMPTY,CONNECT}',
    excluded_classes nines.observation_class[] default '{RATE_LIMITED,QUOTA,AUTH,BAD_REQUEST,LOCAL}')
    returns table (group_key text, up bigint, down bigint, excluded bigint, conditional bigint, uptime numeric)
    language sql stable as $$
    select u.group_key, u.up, u.down, u.excluded, u.conditional, u.uptime
    from nines.uptime_series(from_at, to_at, null, group_by, filter, down_classes, excluded_classes) u
$$;
comment on function nines.uptime(timestamptz, timestamptz, text, jsonb, nines.observation_class[], nines.observation_class[]) is
$$The share of runs in [from_at, to_at) that were up, counted exactly: uptime is up / (up + down), null where both are 0, rounded only
by numeric itself: compare the counts where it matters. down_classes, excluded_classes: by default those of nines.effect. What is in neither is
conditional: MODEL_NOT_FOUND, unless told otherwise, for whose failure it is turns on what the endpoint lists. group_by and filter as in
latency_quantiles. What was not asked is in none of them: nines.plan says what was meant to run.$$;
