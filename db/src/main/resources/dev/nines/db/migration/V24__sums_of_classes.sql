-- Uptime without the way through one row for each kind: what is counted comes as one row for each group and step.

-- n: how often each kind was, in the order of kinds. Groups and steps without a run have no row.
create function nines.class_sums(from_at timestamptz, to_at timestamptz, step interval, group_by text, filter jsonb, kinds int[])
    returns table (at timestamptz, group_key text, n bigint[])
    language plpgsql stable security definer
    set search_path = pg_catalog, nines, pg_temp set timezone = 'UTC' set jit = off set plan_cache_mode = force_custom_plan as $$
declare
    bounds bigint[] := case when step is null then array[0] else nines.steps(from_at, to_at, step) end;
    bin text := case when step is null then '1' else 'width_bucket((extract(epoch from %s) * 1000000)::bigint, $3)' end;
    cell constant text := case when step is null then '1' else '1, 2' end;
    wide constant text := 'select a.series_id, %s as bin, %s as sign, %s from nines.availability_%s a
        where %s a.%4$s >= %6$L and a.%4$s < %7$L group by ' || cell;
    -- Entries are in the order of their minutes, which are unsigned, as oid is: so what lies between two is found by halving.
    by_minute constant text := 'select a.series_id, e.* from nines.availability_hour a cross join lateral (
            select %s as bin, %s as sign, %s
            from unnest(a.entries[width_bucket(%s::oid, a.entries::oid[]) + 1 : width_bucket(%s::oid, a.entries::oid[])]) x'
        || case when step is null then '' else ' group by 1' end || ') e where %s a.hour = %L';
    by_run constant text := 'select a.series_id, %s as bin, 1 as sign, %s from nines.observation a
        where %s a.slot >= %L and a.slot < %L group by ' || cell;
    parts text[] := '{}';
    ids int[];
    keys text[];
    these text;
    s nines.signed_stretch;
    k record;
begin
    select array_agg(m.series_id), array_agg(m.group_key) into ids, keys from nines.groups(group_by, filter) m;
    -- Where most series are asked for, to look for each of them takes longer than to read them all.
    these := case when cardinality(ids) * 2 > (select count(*) from nines.series) then '' else 'a.series_id = any($1) and' end;
    -- Of each kind: its sums of columns, of entries and of runs. An entry knows a class by its place.
    select string_agg(format('sum(%s) as k%s', coalesce(c.columns, '0'), c.nth), ', ') as sums,
           string_agg(format('sum(x & 4194303) filter (where %s >> ((x >> 22) & 15) & 1 = 1) as k%s', coalesce(c.places, 0), c.nth), ', ') as entries,
           string_agg(format('count(*) filter (where a.class = any(%L)) as k%s', coalesce(c.classes, '{}'), c.nth), ', ') as runs,
           string_agg(format('coalesce(sum((x.sign * x.k%s)::float8), 0)::bigint', c.nth), ', ') as totals
    into k
    from (select o.nth, string_agg('a.' || lower(u.class::text), ' + ') as columns, array_agg(u.class) filter (where u.class is not null) as classes,
                 bit_or(1 << (u.place - 1)::int) as places
          from generate_series(1, (select max(u) from unnest(kinds) u)) o (nth)
          left join unnest(enum_range(null::nines.observation_class), kinds) with ordinality u (class, nth, place) using (nth)
          group by o.nth order by o.nth) c;
    for s in select * from nines.nearest_stretches(from_at, to_at, replace(nines.widest_in(step), 'month', 'day')) loop
        parts := parts || case s.level
            when 'day' then format(wide, format(bin, 'a.day::timestamptz'), s.sign, k.sums, 'day', these, s.begins::date, s.ends::date)
            when 'hour' then format(wide, format(bin, 'a.hour'), s.sign, k.sums, 'hour', these, s.begins, s.ends)
            when 'minute' then format(by_minute, format(bin, '(a.hour + ((x >> 26) & 63) * interval ''1 minute'')'), s.sign, k.entries,
                nines.minute_of(s.begins, s.begins), nines.minute_of(s.begins, s.ends), these, date_trunc('hour', s.begins))
            else format(by_run, format(bin, 'a.slot'), k.runs, these, s.begins, s.ends) end;
    end loop;
    if ids is null or parts = '{}' then return; end if;
    return query execute '
        select case when $4 then $5 else timestamptz ''epoch'' + $3[t.bin] * interval ''1 microsecond'' end, t.group_key, t.n
        from (select m.group_key, x.bin, array[' || k.totals || '] as n
              from (' || array_to_string(parts, ' union all ') || ') x
              join (select * from unnest($1::int[], $2::text[]) u (series_id, group_key) offset 0) m using (series_id)
              group by 1, 2) t
        where 0 <> any (t.n)'
        using ids, keys, bounds, step is null, from_at;
end $$;
revoke execute on function nines.class_sums(timestamptz, timestamptz, interval, text, jsonb, int[]) from public;

create or replace function nines.class_cells(from_at timestamptz, to_at timestamptz, step interval, group_by text, filter jsonb, kinds int[])
    returns table (at timestamptz, group_key text, kind int, n bigint)
    language sql stable security definer set search_path = pg_catalog, nines, pg_temp as $$
    select s.at, s.group_key, u.kind::int, u.n
    from nines.class_sums(from_at, to_at, step, group_by, filter, kinds) s
    cross join lateral unnest(s.n) with ordinality u (n, kind)
    where u.n <> 0
$$;

create or replace function nines.uptime(
    from_at  timestamptz,
    to_at    timestamptz,
    group_by text default 'target',
    filter   jsonb default '{}',
    down_classes     nines.observation_class[] default '{SERVER_ERROR,TIMEOUT,TRUNCATED,MALFORMED,EMPTY,CONNECT}',
    excluded_classes nines.observation_class[] default '{RATE_LIMITED,QUOTA,AUTH,BAD_REQUEST,LOCAL}')
    returns table (group_key text, up bigint, down bigint, excluded bigint, conditional bigint, uptime numeric)
    language sql stable security definer set search_path = pg_catalog, nines, pg_temp as $$
    select c.group_key, c.n[1], coalesce(c.n[2], 0), coalesce(c.n[3], 0), coalesce(c.n[4], 0),
           c.n[1] / nullif(c.n[1] + coalesce(c.n[2], 0), 0)::numeric
    from nines.class_sums(from_at, to_at, null, group_by, filter, nines.effect_kinds(down_classes, excluded_classes)) c
    order by c.group_key collate "C"
$$;
