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

-- SQL of the CTEs in which all of some series in a window stands: m (series_id, grp) and raw (base, v), one row a run;
-- days, hours (base, n, lo, hi, entries) as they are stored, months among the days; minutes and nevers (key, c, lo, hi).
-- Its parameters: $1 series ids, $2 the group of each, $3 the bounds of steps. What is empty is there too.
create function nines.latency_sources(stretches nines.stretch[], metric text, failures nines.observation_class[], step interval)
    returns text
    language plpgsql stable set search_path = pg_catalog, nines, pg_temp set timezone = 'UTC' as $$
declare
    bin text := case when step is null then '1' else 'width_bucket((extract(epoch from %s) * 1000000)::bigint, $3)' end;
    never nines.observation_class[] := array(select distinct c from unnest(failures) c where c <> 'TIMEOUT');
    spoilt bigint := (select coalesce(bit_or(1::bigint << f.bit), 0) from nines.flag f where latency_sources.metric = any(f.spoils));
    metrics text := case when 'TIMEOUT' = any(failures) then format('(%L, ''limit_us'')', metric) else format('(%L)', metric) end;
    counts text := (select string_agg('a.' || lower(c::text), ' + ') from unnest(never) c);
    places text := (select string_agg((array_position(enum_range(null::nines.observation_class), c) - 1)::text, ', ') from unnest(never) c);
    days_from timestamptz := (select r.kept_from from nines.rollup_state r where r.level = 'day');
    sums constant text := 'select nines.place_base(m.grp, %1$s, (l.metric = ''limit_us'')::int), l.n, l.min_us, l.max_us, l.entries
        from nines.latency_%2$s l join m using (series_id)
        where l.series_id = any($1) and l.metric in %3$s and l.%2$s >= %4$L and l.%2$s < %5$L';
    minutes constant text := 'select nines.place_base(e.grp, %1$s, e.part) | ((e.entry >> 11) & 32767), e.entry & 2047, e.min_us, e.max_us
        from (select r.*, r.hour + ((r.entry >> 26) & 63) * interval ''1 minute'' as minute
              from (select m.grp, (l.metric = ''limit_us'')::int as part, l.hour, l.min_us, l.max_us, unnest(l.entries) as entry
                    from nines.latency_hour l join m using (series_id)
                    where l.series_id = any($1) and l.metric in %2$s
                      and l.hour >= date_trunc(''hour'', %3$L::timestamptz) and l.hour < %4$L) r) e
        where e.minute >= %3$L and e.minute < %4$L';
    runs constant text := 'select nines.place_base(m.grp, %1$s, case o.class when ''OK'' then 0 when ''TIMEOUT'' then 1 else 2 end),
               case o.class when ''OK'' then o.%2$I::bigint when ''TIMEOUT'' then o.limit_us end
        from nines.observation o join m using (series_id)
        where o.series_id = any($1) and o.slot >= %3$L and o.slot < %4$L
          and (o.class = ''OK'' and o.%2$I is not null and o.flags & %5$s = 0 or o.class = any(%6$L))';
    never_sums constant text := 'select nines.place_base(m.grp, %1$s, 2), %2$s, null::int, null::int
        from nines.availability_%3$s a join m using (series_id)
        where a.series_id = any($1) and a.%3$s >= %4$L and a.%3$s < %5$L and %2$s > 0';
    never_minutes constant text := 'select nines.place_base(e.grp, %1$s, 2), e.entry & 4194303, null::int, null::int
        from (select r.*, r.hour + ((r.entry >> 26) & 63) * interval ''1 minute'' as minute
              from (select m.grp, a.hour, unnest(a.entries) as entry from nines.availability_hour a join m using (series_id)
                    where a.series_id = any($1) and a.hour >= date_trunc(''hour'', %2$L::timestamptz) and a.hour < %3$L) r) e
        where (e.entry >> 22) & 15 in (%4$s) and e.minute >= %2$L and e.minute < %3$L';
    of_days text[] := array['select 0::bigint, 0::bigint, 0, 0, ''{}''::int[] where false'];
    of_hours text[] := of_days;
    of_minutes text[] := array['select 0::bigint, 0, 0, 0 where false'];
    of_nevers text[] := of_minutes;
    of_runs text[] := array['select 0::bigint, 0::bigint where false'];
    s nines.stretch;
begin
    foreach s in array stretches loop
        if s.level in ('month', 'day') then
            of_days := of_days || format(sums, format(bin, 'l.' || s.level || '::timestamptz'), s.level, metrics, s.begins::date, s.ends::date);
            if counts is not null and s.begins < days_from then
                raise exception 'counts of failures before % were dropped: ask for answers only, failures => nines.excluded()', days_from
                    using errcode = 'NINES';
            elsif counts is not null then
                of_nevers := of_nevers || format(never_sums, format(bin, 'a.day::timestamptz'), counts, 'day', s.begins::date, s.ends::date);
            end if;
        elsif s.level = 'hour' then
            of_hours := of_hours || format(sums, format(bin, 'l.hour'), 'hour', metrics, s.begins, s.ends);
            if counts is not null then
                of_nevers := of_nevers || format(never_sums, format(bin, 'a.hour'), counts, 'hour', s.begins, s.ends);
            end if;
        elsif s.level = 'minute' then
            of_minutes := of_minutes || format(minutes, format(bin, 'e.minute'), metrics, s.begins, s.ends);
            if counts is not null then
                of_nevers := of_nevers || format(never_minutes, format(bin, 'e.minute'), s.begins, s.ends, places);
            end if;
        else
            of_runs := of_runs || format(runs, format(bin, 'o.slot'), metric, s.begins, s.ends, spoilt, coalesce(failures, '{}'));
        end if;
    end loop;
    return 'm as materialized (select * from unnest($1::int[], $2::int[]) u (series_id, grp)),
        days (base, n, lo, hi, entries) as materialized (' || array_to_string(of_days, ' union all ') || '),
        hours (base, n, lo, hi, entries) as materialized (' || array_to_string(of_hours, ' union all ') || '),
        minutes (key, c, lo, hi) as materialized (' || array_to_string(of_minutes, ' union all ') || '),
        nevers (key, c, lo, hi) as materialized (' || array_to_string(of_nevers, ' union all ') || '),
        raw (base, v) as materialized (' || array_to_string(of_runs, ' union all ') || '),
        runs as materialized (
            select base | ((nines.hdr_exponent(w) << 10) + (w >> nines.hdr_exponent(w))) as key, 1 as c, w as lo, w as hi
            from (select base, least(coalesce(v, 0), 2147483647)::int as w from raw) r)';
end $$;

create function nines.latency_answers(
    from_at timestamptz, to_at timestamptz, step interval, metric text, quantiles numeric[], group_by text, filter jsonb,
    failures nines.observation_class[])
    returns table (at timestamptz, group_key text, quantile numeric, n bigint, bound text, value_us bigint)
    language plpgsql stable security definer
    set search_path = pg_catalog, nines, pg_temp set timezone = 'UTC' set jit = off set plan_cache_mode = force_custom_plan
    set work_mem = '64MB' set enable_nestloop = off set enable_mergejoin = off as $$
declare
    stretches nines.stretch[];
    bounds bigint[];
    lowest numeric := (select min(q) from unnest(quantiles) q);
    g record;
    -- One run, one place: exact. Answers by their time, then timeouts by their limit, then what never answered.
    of_runs constant text := '
        ranked as (select base >> 17 as cell, array_agg((base & 98304) << 46 | coalesce(v, 0) order by base, v) as places from raw group by 1),
        found as (
            select r.cell, q.q, q.ord, cardinality(r.places)::bigint as n, r.places[ceil(cardinality(r.places) * q.q)::int] as place
            from ranked r cross join unnest($4::numeric[]) with ordinality q (q, ord)),
        answered as (select cell, q, ord, n, (place >> 61)::int as part, place & ((1::bigint << 61) - 1) as value from found)';
    -- Below which bucket no quantile can lie: where so many rows reach up to it with so many of their slowest runs that all asked
    -- ranks are among them. Entries are sorted and hold one run at least, so a rank from the end is a place from the end or after it.
    of_tails constant text := '
        slow as (
            select d.base, d.entries[greatest(1, cardinality(d.entries) - d.m + 1)] >> 16 as bucket, least(d.m, d.n) as m
            from (select base, n, entries, ceil(n * (1 - $8) * 2)::int + 1 as m from days where base & 98304 = 0) d),
        cuts as (
            select s.base, max(s.bucket) as bucket
            from (select base, bucket, sum(m::float8) over (partition by base order by bucket desc) as have from slow) s
            join cells c on c.cell = s.base >> 17
            where s.have > ceil(c.n * (1 - $8)) group by 1),
        tails as materialized (
            select d.base, d.entries[width_bucket(coalesce(c.bucket, 0) << 16, d.entries) + 1:] as entries
            from days d left join cuts c using (base))';
    of_buckets constant text := '
        totals as materialized (
            select base, sum(n)::bigint as n, min(lo) as lo, max(hi) as hi
            from (select base, sum(n) as n, min(lo) as lo, max(hi) as hi from days group by 1 union all
                  select base, sum(n), min(lo), max(hi) from hours group by 1 union all
                  select key & ~32767::bigint, sum(c), min(lo), max(hi) from minutes group by 1 union all
                  select key, sum(c), null, null from nevers group by 1 union all
                  select key & ~32767::bigint, sum(c), min(lo), max(hi) from runs group by 1) t group by 1),
        cells as materialized (select base >> 17 as cell, sum(n)::bigint as n from totals group by 1), %1$s,
        x as not materialized (
            select base | ((e >> 11) & 32767) as key, e & 2047 as c from (select base, unnest(entries) as e from hours) h union all
            select key, c from minutes union all select key, c from nevers union all select key, c from runs),
        -- In blocks of 128 buckets first, so that only those in which a quantile lies are put in order. From the slowest down.
        blocks as (
            select block, sum(c)::float8 as c
            from (select key >> 7 as block, c from x union all
                  select (base | (e >> 16)) >> 7, e & 65535 from (select base, unnest(entries) as e from %2$s) d) b group by 1),
        heaps as (select block, c, sum(c) over (partition by block >> 10 order by block desc) as upto from blocks),
        asked as (
            select c.cell, c.n, q.q, q.ord, c.n - ceil(c.n * q.q)::bigint + 1 as place
            from cells c cross join unnest($4::numeric[]) with ordinality q (q, ord)),
        hits as materialized (
            select a.cell, a.q, a.ord, a.n, a.place - (h.upto - h.c)::bigint as place, h.block
            from heaps h join asked a on a.cell = h.block >> 10 and h.upto >= a.place and h.upto - h.c < a.place),
        near as (
            select key, sum(c)::float8 as c
            from (select x.key, x.c from x join (select distinct block from hits) h on h.block = x.key >> 7 union all
                  select s.base | (s.e >> 16), s.e & 65535
                  from (select d.base, unnest(d.entries[width_bucket((h.place * 128)::int << 16, d.entries) + 1
                                                        : width_bucket((h.place * 128 + 128)::int << 16, d.entries)]) as e
                        from %2$s d join (select distinct (block << 7) & ~32767::bigint as base, block & 255 as place from hits) h using (base)) s) n
            group by 1),
        found as (
            select h.cell, h.q, h.ord, h.n, max(s.key) as key
            from hits h join (select key, sum(c) over (partition by key >> 7 order by key desc) as upto from near) s
                on s.key >> 7 = h.block and s.upto >= h.place
            group by 1, 2, 3, 4),
        answered as (
            select f.cell, f.q, f.ord, f.n, (f.key >> 15 & 3)::int as part,
                   greatest(t.lo, least(t.hi, nines.hdr_value((f.key & 32767)::int))) as value
            from found f join totals t on t.base = f.key & ~32767::bigint)';
begin
    perform nines.check_latency(metric, failures);
    if exists (select from unnest(quantiles) q where q is null or q <= 0 or q >= 1) then
        raise exception 'quantiles % must lie between 0 and 1', quantiles using errcode = 'invalid_parameter_value';
    end if;
    bounds := case when step is null then array[0] else nines.steps(from_at, to_at, step) end;
    stretches := array(select st from nines.latency_stretches(from_at, to_at, metric, step) st);
    g := nines.numbered_groups(group_by, filter);
    if g.ids is null or stretches = '{}' then return; end if;
    return query execute 'with ' || nines.latency_sources(stretches, metric, failures, step) || ', '
        || case when 'raw' = all(select u.level from unnest(stretches) u) then of_runs
                when lowest > 0.5 then format(of_buckets, of_tails, 'tails')
                else format(of_buckets, 'none as (select)', 'days') end || '
        select case when $6 then $7 else timestamptz ''epoch'' + $3[(a.cell & 16777215)::int] * interval ''1 microsecond'' end,
               $5[(a.cell >> 24)::int], a.q, a.n,
               case when a.n * (1 - a.q) < 1 then ''TOO_FEW_SAMPLES'' when a.part = 2 then ''NEVER'' when a.part = 1 then ''AT_LEAST'' else ''MEASURED'' end,
               case when a.n * (1 - a.q) < 1 or a.part = 2 then null else a.value end
        from answered a order by 1, a.cell >> 24, a.ord'
        using g.ids, g.grps, bounds, quantiles, g.keys, step is null, from_at, lowest;
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
    set search_path = pg_catalog, nines, pg_temp set timezone = 'UTC' set jit = off set plan_cache_mode = force_custom_plan set work_mem = '64MB' as $$
declare
    stretches nines.stretch[];
    most int := least(limit_us, 2147483647)::int;
    -- Buckets below this one are within; this one is unclear, unless it begins just above the limit.
    first int;
    g record;
begin
    perform nines.check_latency(metric, failures);
    if limit_us is null or limit_us < 0 then
        raise exception 'limit_us must be 0 or more: %', limit_us using errcode = 'invalid_parameter_value';
    end if;
    first := case when most = 2147483647 then 32767
                  when nines.hdr_index(most + 1) > nines.hdr_index(most) then nines.hdr_index(most + 1) else nines.hdr_index(most) end;
    stretches := array(select st from nines.latency_stretches(from_at, to_at, metric) st);
    g := nines.numbered_groups(group_by, filter);
    if g.ids is null or stretches = '{}' then return; end if;
    return query execute 'with ' || nines.latency_sources(stretches, metric, failures, null) || ',
        x as (
            -- Of days only what is not within is looked at.
            select base, n, coalesce((select sum(e & 65535) from unnest(entries[width_bucket($5 << 16, entries) + 1:]) e), 0) as beyond,
                   coalesce((select sum(e & 65535) filter (where $7) from unnest(entries[width_bucket($5 << 16, entries) + 1
                                                                                         : width_bucket(($5 + 1) << 16, entries)]) e), 0) as unclear
            from days where $5 < 32767 union all
            select base, n, 0, 0 from days where $5 >= 32767 union all
            select base, c, case when e >= $5 then c else 0 end, case when e = $5 and $7 then c else 0 end
            from (select base, (e >> 11) & 32767 as e, e & 2047 as c from (select base, unnest(entries) as e from hours) h) h union all
            select key & ~32767::bigint, c, case when key & 32767 >= $5 then c else 0 end, case when key & 32767 = $5 and $7 then c else 0 end
            from minutes union all
            select key, c, c, 0 from nevers union all
            select base, 1, case when v > $6 then 1 else 0 end, 0 from raw),
        s as (select base >> 41 as grp, sum(n)::bigint as n, coalesce(sum(n) filter (where base & 98304 <> 0), 0)::bigint as failed,
                     coalesce(sum(n) filter (where base & 98304 <> 0), 0)::bigint
                         + coalesce(sum(beyond - unclear) filter (where base & 98304 = 0), 0)::bigint as over,
                     coalesce(sum(unclear) filter (where base & 98304 = 0), 0)::bigint as unclear
              from x group by 1)
        select $4[s.grp::int], s.n, s.n - s.over - s.unclear, s.over, s.unclear, s.failed from s order by s.grp'
        using g.ids, g.grps, array[0], g.keys, first, limit_us, first = nines.hdr_index(most);
end $$;
comment on function nines.latency_over(timestamptz, timestamptz, text, bigint, text, jsonb, nines.observation_class[]) is
$$How many of n runs in [from_at, to_at) were within a limit in microseconds and how many over it. A run that failed is over, whatever the limit:
failed says how many of over those are. Exact where raw rows answer; where sums do, runs in the limit's own bucket (less than 0.1 % wide)
are unclear, none if the limit is the bucket's last value. Arguments as in nines.latency_quantiles.$$;
