-- Quantiles, series of them and counts over a limit.

-- A key says where runs sort: group and step in the high bits, then 17 bits: answers by bucket, timeouts (bit 15) by the bucket of
-- their limit, what never answered (bit 16). Single expressions, so that they are inlined.
create function nines.place_base(grp int, bin int, part int) returns bigint language sql immutable parallel safe as $$
    select (grp::bigint << 41) | (bin::bigint << 17) | (part << 15)
$$;
create function nines.hdr_exponent(v int) returns int language sql immutable strict parallel safe as $$
    select width_bucket(v, '{2048,4096,8192,16384,32768,65536,131072,262144,524288,1048576,2097152,4194304,8388608,'
                           '16777216,33554432,67108864,134217728,268435456,536870912,1073741824}'::int[])
$$;

create function nines.check_latency(metric text, failures nines.observation_class[]) returns void language plpgsql immutable as $$
begin
    if metric is null or metric not in ('dns_us', 'connect_us', 'tls_us', 'request_us', 'ttfb_us', 'ttft_us', 'ttfo_us',
                                        'last_token_us', 'total_us', 'max_gap_us', 'tpot_us') then
        raise exception 'metric "%" must be a latency column of nines.observation, as ttft_us or total_us', metric
            using errcode = 'invalid_parameter_value';
    end if;
    if 'OK' = any(failures) then raise exception 'OK is no failure' using errcode = 'invalid_parameter_value'; end if;
end $$;

-- The split of a window for a metric: one that is not kept in sums is answered from raw rows alone.
create function nines.latency_stretches(from_at timestamptz, to_at timestamptz, metric text, step interval default null)
    returns setof nines.stretch
    language plpgsql stable security definer set search_path = pg_catalog, nines, pg_temp as $$
declare
    widest text := nines.widest_in(step);
    raw_from timestamptz := (select r.raw_from from nines.raw_state r);
begin
    if metric <> all(enum_range(null::nines.metric)::text[]) then
        widest := 'raw';
        if from_at < raw_from then
            raise exception '% is kept in raw rows only, and those before % were dropped', metric, raw_from using errcode = 'NINES';
        end if;
    elsif widest = 'raw' and from_at < raw_from then
        raise exception 'a step of % needs raw rows, and those before % were dropped: take whole minutes', step, raw_from
            using errcode = 'NINES';
    end if;
    return query select * from nines.stretches(from_at, to_at, widest, case widest when 'minute' then 'minute' else 'raw' end);
end $$;

-- SQL of four CTEs over what the stretches hold of some series: m (series_id, grp); raw (base, v), one row a run; hist (key, c);
-- lims (base, lo, hi). Its parameters: $1 series ids, $2 the group of each, $3 the bounds of steps.
create function nines.latency_sources(stretches nines.stretch[], metric text, failures nines.observation_class[], step interval)
    returns text
    language plpgsql stable set search_path = pg_catalog, nines, pg_temp set timezone = 'UTC' as $$
declare
    bin text := case when step is null then '1' else 'width_bucket((extract(epoch from %s) * 1000000)::bigint, $3)' end;
    never nines.observation_class[] := array_remove(failures, 'TIMEOUT');
    spoilt bigint := (select coalesce(bit_or(1::bigint << f.bit), 0) from nines.flag f where latency_sources.metric = any(f.spoils));
    metrics text := case when 'TIMEOUT' = any(failures) then format('(%L, ''limit_us'')', metric) else format('(%L)', metric) end;
    nevers text := coalesce((select string_agg('a.' || lower(c::text), ' + ') from unnest(never) c), '0');
    numbers text := (select string_agg((array_position(enum_range(null::nines.observation_class), c) - 1)::text, ', ') from unnest(never) c);
    days_from timestamptz := (select r.kept_from from nines.rollup_state r where r.level = 'day');
    ctes text := 'm as materialized (select * from unnest($1::int[], $2::int[]) u (series_id, grp))';
    hist text[] := '{}';
    lims text[] := '{}';
    raw text[] := '{}';
    s nines.stretch;
    name text;
    per text;
    at text;
begin
    for i in 1 .. cardinality(stretches) loop
        s := stretches[i];
        name := s.level || i;
        if s.level in ('month', 'day', 'hour') then
            at := case s.level when 'hour' then 'l.hour' else 'l.' || s.level || '::timestamptz' end;
            ctes := ctes || format(', %I as materialized (
                select nines.place_base(m.grp, %s, (l.metric = ''limit_us'')::int) as base, l.min_us, l.max_us, l.entries
                from nines.%I l join m using (series_id)
                where l.series_id = any($1) and l.metric in %s and l.%I >= %L and l.%I < %L)',
                name, format(bin, at), 'latency_' || s.level, metrics, s.level, s.begins, s.level, s.ends);
            hist := hist || format(case s.level
                when 'hour' then 'select base | ((e >> 11) & 32767), e & 2047 from (select base, unnest(entries) as e from %I) e'
                else 'select base | (e >> 16), e & 65535 from (select base, unnest(entries) as e from %I) e' end, name);
            lims := lims || format('select base, min(min_us), max(max_us) from %I group by 1', name);
            per := case s.level when 'month' then 'day' else s.level end;
            if numbers is not null then
                if s.level = 'month' and s.begins < days_from then
                    raise exception 'counts of failures before % were dropped: ask for answers only, failures => nines.excluded()', days_from
                        using errcode = 'NINES';
                end if;
                hist := hist || format('select nines.place_base(m.grp, %s, 2), %s
                    from nines.%I a join m using (series_id)
                    where a.series_id = any($1) and a.%I >= %L and a.%I < %L and %s > 0',
                    format(bin, replace(replace(at, 'l.', 'a.'), 'month', 'day')), nevers, 'availability_' || per, per, s.begins, per, s.ends, nevers);
            end if;
        elsif s.level = 'minute' then
            ctes := ctes || format(', %1$I as materialized (
                select nines.place_base(e.grp, %2$s, e.part) | ((e.entry >> 11) & 32767) as key, e.entry & 2047 as c, e.min_us, e.max_us
                from (select r.*, r.hour + ((r.entry >> 26) & 63) * interval ''1 minute'' as minute
                      from (select m.grp, (l.metric = ''limit_us'')::int as part, l.hour, l.min_us, l.max_us, unnest(l.entries) as entry
                            from nines.latency_hour l join m using (series_id)
                            where l.series_id = any($1) and l.metric in %3$s
                              and l.hour >= date_trunc(''hour'', %4$L::timestamptz) and l.hour < %5$L) r) e
                where e.minute >= %4$L and e.minute < %5$L)', name, format(bin, 'e.minute'), metrics, s.begins, s.ends);
            hist := hist || format('select key, c from %I', name);
            lims := lims || format('select key & ~32767::bigint, min(min_us), max(max_us) from %I group by 1', name);
            if numbers is not null then
                hist := hist || format('select nines.place_base(e.grp, %1$s, 2), e.entry & 4194303
                    from (select r.*, r.hour + ((r.entry >> 26) & 63) * interval ''1 minute'' as minute
                          from (select m.grp, a.hour, unnest(a.entries) as entry from nines.availability_hour a join m using (series_id)
                                where a.series_id = any($1) and a.hour >= date_trunc(''hour'', %2$L::timestamptz) and a.hour < %3$L) r) e
                    where (e.entry >> 22) & 15 in (%4$s) and e.minute >= %2$L and e.minute < %3$L',
                    format(bin, 'e.minute'), s.begins, s.ends, numbers);
            end if;
        else
            raw := raw || format('
                select nines.place_base(m.grp, %1$s, case o.class when ''OK'' then 0 when ''TIMEOUT'' then 1 else 2 end) as base,
                       case o.class when ''OK'' then o.%2$I::bigint when ''TIMEOUT'' then o.limit_us end as v
                from nines.observation o join m using (series_id)
                where o.series_id = any($1) and o.slot >= %3$L and o.slot < %4$L
                  and (o.class = ''OK'' and o.%2$I is not null and o.flags & %5$s = 0 or o.class = any(%6$L))',
                format(bin, 'o.slot'), metric, s.begins, s.ends, spoilt, failures);
        end if;
    end loop;
    raw := array_append(raw, 'select null::bigint, null::bigint where false');
    hist := array_append(hist, 'select null::bigint, null::int where false');
    lims := array_append(lims, 'select base, min(least(v, 2147483647))::int, max(least(v, 2147483647))::int from raw where v is not null group by 1');
    return ctes || ', raw (base, v) as materialized (' || array_to_string(raw, ' union all ')
        || '), hist (key, c) as (' || array_to_string(hist, ' union all ')
        || '), lims (base, lo, hi) as materialized (select base, min(lo), max(hi) from (' || array_to_string(lims, ' union all ')
        || ') l (base, lo, hi) group by 1)';
end $$;

create function nines.latency_answers(
    from_at timestamptz, to_at timestamptz, step interval, metric text, quantiles numeric[], group_by text, filter jsonb,
    failures nines.observation_class[])
    returns table (at timestamptz, group_key text, quantile numeric, n bigint, bound text, value_us bigint)
    language plpgsql stable security definer
    set search_path = pg_catalog, nines, pg_temp set timezone = 'UTC' set jit = off set plan_cache_mode = force_custom_plan set work_mem = '64MB'
    set enable_nestloop = off as $$
declare
    stretches nines.stretch[];
    bounds bigint[];
    keys text[];
    ids int[];
    grps int[];
    -- One run, one place: exact. Answers by their time, then timeouts by their limit, then what never answered.
    of_runs constant text := '
        ranked as (select base >> 17 as cell, array_agg((base & 98304) << 46 | coalesce(v, 0) order by base, v) as places from raw group by 1),
        found as (
            select r.cell, q.q, q.ord, cardinality(r.places)::bigint as n, r.places[ceil(cardinality(r.places) * q.q)::int] as place
            from ranked r cross join unnest($4::numeric[]) with ordinality q (q, ord)),
        answered as (select cell, q, ord, n, (place >> 61)::int as part, place & ((1::bigint << 61) - 1) as value from found)';
    -- Buckets: summed, then summed in blocks of 128, so that only the blocks in which a quantile lies are put in order.
    of_buckets constant text := '
        sums as materialized (
            select key, sum(c) as c
            from (select key, c from hist union all
                  select base | coalesce((nines.hdr_exponent(w) << 10) + (w >> nines.hdr_exponent(w)), 0), 1
                  from (select base, least(v, 2147483647)::int as w from raw) r) x
            group by key),
        blocks as (select key >> 17 as cell, key >> 7 as block, sum(c::float8) as c from sums group by 1, 2),
        heaps as (select cell, block, c, sum(c) over (partition by cell order by block) as upto, sum(c) over (partition by cell) as n from blocks),
        hits as (
            select h.cell, h.block, h.upto - h.c as before, h.n, q.q, q.ord, ceil(h.n::bigint * q.q) as rank
            from heaps h cross join unnest($4::numeric[]) with ordinality q (q, ord)
            where h.upto >= ceil(h.n::bigint * q.q) and h.upto - h.c < ceil(h.n::bigint * q.q)),
        near as (
            select h.cell, h.q, h.ord, h.n, h.rank, s.key, h.before + sum(s.c::float8) over (partition by h.cell, h.ord order by s.key) as upto
            from hits h join sums s on s.key >> 7 = h.block),
        found as (select cell, q, ord, n, min(key) as key from near where upto >= rank group by 1, 2, 3, 4),
        answered as (
            select f.cell, f.q, f.ord, f.n::bigint as n, (f.key >> 15 & 3)::int as part,
                   greatest(l.lo, least(l.hi, nines.hdr_value((f.key & 32767)::int))) as value
            from found f left join lims l on l.base = f.key & ~32767::bigint)';
begin
    perform nines.check_latency(metric, failures);
    if exists (select from unnest(quantiles) q where q is null or q <= 0 or q >= 1) then
        raise exception 'quantiles % must lie between 0 and 1', quantiles using errcode = 'invalid_parameter_value';
    end if;
    bounds := case when step is null then array[0] else nines.steps(from_at, to_at, step) end;
    stretches := array(select st from nines.latency_stretches(from_at, to_at, metric, step) st);
    keys := array(select distinct i.group_key collate "C" as key from nines.groups(group_by, filter) i order by key);
    select array_agg(g.series_id), array_agg(array_position(keys, g.group_key)) into ids, grps from nines.groups(group_by, filter) g;
    if ids is null or stretches = '{}' then return; end if;
    return query execute 'with ' || nines.latency_sources(stretches, metric, failures, step) || ', '
        || case when 'raw' = all(select u.level from unnest(stretches) u) then of_runs else of_buckets end || '
        select case when $6 then $7 else timestamptz ''epoch'' + $3[(a.cell & 16777215)::int] * interval ''1 microsecond'' end,
               $5[(a.cell >> 24)::int], a.q, a.n,
               case when a.n * (1 - a.q) < 1 then ''TOO_FEW_SAMPLES'' when a.part = 2 then ''NEVER'' when a.part = 1 then ''AT_LEAST'' else ''MEASURED'' end,
               case when a.n * (1 - a.q) < 1 or a.part = 2 then null else a.value end
        from answered a order by 1, a.cell >> 24, a.ord'
        using ids, grps, bounds, quantiles, keys, step is null, from_at;
end $$;

create or replace function nines.latency_quantiles(
    from_at   timestamptz,
    to_at     timestamptz,
    metric    text,
    quantiles numeric[] default '{0.5,0.99}',
    group_by  text default 'series',
    filter    jsonb default '{}',
    failures  nines.observation_class[] default '{SERVER_ERROR,TIMEOUT,TRUNCATED,MALFORMED,EMPTY,CONNECT}')
    returns table (group_key text, quantile numeric, n bigint, bound text, value_us bigint)
    language plpgsql stable as $$
begin
    return query select a.group_key, a.quantile, a.n, a.bound, a.value_us
                 from nines.latency_answers(from_at, to_at, null, metric, quantiles, group_by, filter, failures) a;
end $$;
comment on function nines.latency_quantiles(timestamptz, timestamptz, text, numeric[], text, jsonb, nines.observation_class[]) is
$$Nearest-rank quantiles of one latency over [from_at, to_at): whole months, days and hours from their sums, the ends from raw rows, or, where
those were dropped, from the minutes of hours. Exact where raw rows alone answer, as in an open hour; else within 0.05 %, and never outside of
what was observed. metric: a latency column, ttft_us or total_us; connect_us, ttft_us, total_us and tpot_us are kept as sums, the others as
long as raw rows. quantiles: between 0 and 1. group_by: series, target, endpoint, probe, model, tier, vantage or all.
filter: {"tier": "pro"} or {"model": ["a", "b"]}. failures: the classes that count beside the answers, TIMEOUT as at least its limit and
above every answer, all others above every timeout; nines.over() is the default, nines.excluded() counts answers only.
n is the number of runs counted. bound: MEASURED; AT_LEAST (value_us is what the latency is at least); NEVER (the quantile falls on runs that
never answered, no value); TOO_FEW_SAMPLES (n below 1/(1-q), no value).$$;

create function nines.latency_series(
    from_at   timestamptz,
    to_at     timestamptz,
    step      interval,
    metric    text,
    quantiles numeric[] default '{0.5,0.99}',
    group_by  text default 'series',
    filter    jsonb default '{}',
    failures  nines.observation_class[] default '{SERVER_ERROR,TIMEOUT,TRUNCATED,MALFORMED,EMPTY,CONNECT}')
    returns table ("time" timestamptz, group_key text, quantile numeric, n bigint, bound text, value_us bigint)
    language plpgsql stable as $$
begin
    if step is null then raise exception 'step must be given' using errcode = 'invalid_parameter_value'; end if;
    return query select a.at, a.group_key, a.quantile, a.n, a.bound, a.value_us
                 from nines.latency_answers(from_at, to_at, step, metric, quantiles, group_by, filter, failures) a;
end $$;
comment on function nines.latency_series(timestamptz, timestamptz, interval, text, numeric[], text, jsonb, nines.observation_class[]) is
$$nines.latency_quantiles for each step of [from_at, to_at); "time" is its start. Steps are counted from 2001-01-01T00:00Z, a Monday, so the
first and the last may be cut by the window; months ('1 month') are those of the calendar, in UTC. Steps of whole days, hours or minutes come
from sums, finer ones from raw rows. A step in which nothing counts has no row.$$;

create function nines.latency_over(
    from_at  timestamptz,
    to_at    timestamptz,
    metric   text,
    limit_us bigint,
    group_by text default 'series',
    filter   jsonb default '{}',
    failures nines.observation_class[] default '{SERVER_ERROR,TIMEOUT,TRUNCATED,MALFORMED,EMPTY,CONNECT}')
    returns table (group_key text, n bigint, within bigint, over bigint, unclear bigint, failed bigint)
    language plpgsql stable security definer
    set search_path = pg_catalog, nines, pg_temp set timezone = 'UTC' set jit = off set plan_cache_mode = force_custom_plan set work_mem = '64MB'
    set enable_nestloop = off as $$
declare
    stretches nines.stretch[];
    most int := least(limit_us, 2147483647)::int;
    -- Buckets below this one are within; this one is unclear, unless it begins just above the limit.
    first int;
    keys text[];
    ids int[];
    grps int[];
begin
    perform nines.check_latency(metric, failures);
    if limit_us is null or limit_us < 0 then
        raise exception 'limit_us must be 0 or more: %', limit_us using errcode = 'invalid_parameter_value';
    end if;
    first := case when most = 2147483647 then 32768
                  when nines.hdr_index(most + 1) > nines.hdr_index(most) then nines.hdr_index(most + 1) else nines.hdr_index(most) end;
    stretches := array(select st from nines.latency_stretches(from_at, to_at, metric) st);
    keys := array(select distinct i.group_key collate "C" as key from nines.groups(group_by, filter) i order by key);
    select array_agg(g.series_id), array_agg(array_position(keys, g.group_key)) into ids, grps from nines.groups(group_by, filter) g;
    if ids is null or stretches = '{}' then return; end if;
    return query execute 'with ' || nines.latency_sources(stretches, metric, failures, null) || ',
        x as (select key >> 41 as grp, sum(c) as n,
                     sum(c) filter (where key & 98304 = 0 and key & 32767 < $5) as within,
                     sum(c) filter (where key & 98304 = 0 and key & 32767 = $5 and $7) as unclear,
                     sum(c) filter (where key & 98304 <> 0) as failed
              from hist group by 1
              union all
              select base >> 41, count(*), count(*) filter (where base & 98304 = 0 and v <= $6), 0, count(*) filter (where base & 98304 <> 0)
              from raw group by 1),
        s as (select grp, sum(n)::bigint as n, coalesce(sum(within), 0)::bigint as within, coalesce(sum(unclear), 0)::bigint as unclear,
                     coalesce(sum(failed), 0)::bigint as failed
              from x group by 1)
        select $4[s.grp::int], s.n, s.within, s.n - s.within - s.unclear, s.unclear, s.failed from s order by s.grp'
        using ids, grps, array[0], keys, first, limit_us, first = nines.hdr_index(most);
end $$;
comment on function nines.latency_over(timestamptz, timestamptz, text, bigint, text, jsonb, nines.observation_class[]) is
$$How many of n runs in [from_at, to_at) were within a limit in microseconds and how many over it. A run that failed is over, whatever the limit:
failed says how many of over those are. Exact where raw rows answer; where sums do, runs in the limit's own bucket (less than 0.1 % wide)
are unclear, none if the limit is the bucket's last value. Arguments as in nines.latency_quantiles.$$;
