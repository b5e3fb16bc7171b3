-- From raw rows to hours, from hours to days, from days to months. Whoever calls does a bounded part of what is due, in one
-- transaction; what was done before is replaced, never added to, so a repeat changes nothing.

-- Marks come and go by the thousand: they are cleared away long before a fifth of the table is dead.
alter table nines.rollup_due set (
    autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 500,
    autovacuum_analyze_scale_factor = 0.0, autovacuum_analyze_threshold = 5000);

create function nines.ensure_rollup_partition(parent text, day date) returns boolean
    language plpgsql set timezone = 'UTC' set datestyle = 'ISO' as $$
declare
    span text := case parent when 'latency_hour' then 'month' when 'availability_hour' then 'month' else 'year' end;
    part text := parent || to_char(day, case span when 'month' then '_YYYYMM' else '_YYYY' end);
    from_at timestamp := date_trunc(span, day::timestamp);
begin
    if to_regclass('nines.' || part) is not null then return false; end if;
    -- As in ensure_observation_partition: one session at a time, and no reader or writer waits.
    execute format('lock table only nines.%I in share update exclusive mode', parent);
    if to_regclass('nines.' || part) is not null then return false; end if;
    execute format('create table nines.%I (like nines.%I including all)', part, parent);
    execute format('alter table nines.%I attach partition nines.%I for values from (%L) to (%L)',
        parent, part, from_at, from_at + ('1 ' || span)::interval);
    return true;
end $$;
comment on function nines.ensure_rollup_partition(text, date) is
    'Makes the partition of latency_hour or availability_hour (a UTC month), latency_day or availability_day (a year) unless it is there.';

create function nines.rollup_lock() returns boolean language sql as $$
    select pg_try_advisory_xact_lock(hashtextextended('nines.rollup', 0))
$$;
comment on function nines.rollup_lock() is
    'True for one session at a time, until its transaction ends. To be asked in a statement of its own: only the next one sees all that '
    'the session before committed.';

create function nines.rollup_take(wanted nines.rollup_level, since timestamptz, upto timestamptz, most bigint,
    out first_at timestamptz, out last_at timestamptz, out ats timestamptz[], out ids int[])
    language plpgsql set timezone = 'UTC' as $$
begin
    select d.at into first_at from nines.rollup_due d
    where d.level = wanted and d.at >= since and d.at < upto order by d.at limit 1;
    if first_at is null then return; end if;

    select max(h.at) into last_at
    from (select d.at, sum(sum(cardinality(d.series_ids))) over (order by d.at) as pairs
          from nines.rollup_due d
          where d.level = wanted and d.at >= first_at and d.at < least(upto, date_trunc('day', first_at) + interval '1 day')
          group by d.at) h
    where h.at = first_at or h.pairs <= most;

    with gone as (
        delete from nines.rollup_due d where d.level = wanted and d.at >= first_at and d.at <= last_at
        returning d.at, d.series_ids)
    select array_agg(p.at order by p.id, p.at), array_agg(p.id order by p.id, p.at) into ats, ids
    from (select distinct g.at, u.id from gone g cross join lateral unnest(g.series_ids) as u (id)) p;
    if cardinality(ids) > most then -- of one instant only
        insert into nines.rollup_due (level, at, series_ids) values (wanted, first_at, ids[most + 1:]);
        ats := ats[:most];
        ids := ids[:most];
    end if;
end $$;
comment on function nines.rollup_take(nines.rollup_level, timestamptz, timestamptz, bigint) is
    'Deletes the oldest marks in [since, upto), all of one UTC day, and names what they marked: most of it at most.';

create function nines.rollup_close(wanted nines.rollup_level, upto timestamptz) returns void language sql as $$
    update nines.rollup_state s set closed_until = upto
    where s.level = wanted and s.closed_until < upto
      and not exists (select from nines.rollup_due d where d.level = wanted and d.at < upto)
$$;

create function nines.rollup_compact(upto timestamptz) returns void language sql as $$
    with crowded as (
        select d.at from nines.rollup_due d where d.level = 'hour' and d.at >= upto group by d.at having count(*) > 30),
    gone as (
        delete from nines.rollup_due d using crowded c where d.level = 'hour' and d.at = c.at returning d.at, d.series_ids)
    insert into nines.rollup_due (level, at, series_ids)
    select 'hour', g.at, array_agg(distinct u.id) from gone g cross join lateral unnest(g.series_ids) as u (id) group by g.at
$$;
comment on function nines.rollup_compact(timestamptz) is
    'Makes one mark of many where an hour is not over yet: a thousand small batches an hour leave a few marks when it ends.';

create function nines.rollup_bound(wanted nines.rollup_level, upto timestamptz) returns timestamptz
    language sql stable set timezone = 'UTC' as $$
    select greatest(own.closed_until, date_trunc(wanted::text, least(upto, below.closed_until)))
    from nines.rollup_state own
    left join nines.rollup_state below
        on below.level = case wanted when 'day' then 'hour' when 'month' then 'day' end::nines.rollup_level
    where own.level = wanted
$$;
comment on function nines.rollup_bound(nines.rollup_level, timestamptz) is
    'Up to where a level can be summed: whole hours, days or months, no further than the level below is closed, and no less than was '
    'closed before: a clock that was set back must not leave undone what already answers questions from here.';

create function nines.with_repeats(entries int[], places int[], counts bigint[], bits int) returns int[]
    language sql immutable parallel safe as $$
    select array_agg(u.x order by u.x >> bits & ((1 << 32 - bits) - 1), u.x & ((1 << bits) - 1) desc)
    from (select unnest(entries)
          union all
          select (c.place << bits) | ((1 << bits) - 1)
          from unnest(places, counts) as c (place, n), generate_series(1, (c.n - 1) / ((1 << bits) - 1))) as u (x)
$$;
comment on function nines.with_repeats(int[], int[], bigint[], int) is
    'Entries of which some hold only the rest of a count that does not fit into their last bits, with full entries beside them for what is missing.';

create function nines.replace_hours(ats timestamptz[], ids int[], spoilt bigint[]) returns void
    language plpgsql set timezone = 'UTC' set jit = off set enable_hashagg = off as $$
declare
    first_at timestamptz := (select min(at) from unnest(ats) at);
    end_at   timestamptz := (select max(at) from unnest(ats) at) + interval '1 hour';
begin
    perform nines.ensure_rollup_partition('latency_hour', first_at::date);
    perform nines.ensure_rollup_partition('availability_hour', first_at::date);
    -- Dynamic, and bounded by constants: each call is planned for its own hours, and locks no partition but theirs.
    execute $q$
        delete from nines.latency_hour h using unnest($3, $4) as d (at, id)
        where h.hour >= $1 and h.hour < $2
          and h.series_id = d.id and h.metric = any(enum_range(null::nines.metric)) and h.hour = d.at $q$
        using first_at, end_at, ats, ids;
    execute $q$
        delete from nines.availability_hour h using unnest($3, $4) as d (at, id)
        where h.hour >= $1 and h.hour < $2 and h.series_id = d.id and h.hour = d.at $q$
        using first_at, end_at, ats, ids;

    -- One pass over the raw rows. Each gives up to five latencies and its class, as what << 21 | minute << 15 | bucket, where
    -- what is the place in nines.metric, and 5 for the class.
    execute $q$
        with due as materialized (select * from unnest($3, $4) as u (at, id)),
        summed as materialized (
            select d.at, d.id, s.*
            from due d
            cross join lateral (
                select c.k >> 21 as what, sum(c.n)::int as n, sum(c.total)::bigint as total, min(c.lo) as lo, max(c.hi) as hi,
                       array_agg(case when c.k >> 21 < 5 then (c.k << 11) | ((c.n - 1) % 2047 + 1)
                                      else ((c.k >> 15 & 63) << 26) | ((c.k & 15) << 22) | c.n end order by c.k) as entries,
                       array_agg(c.k) filter (where c.n > 2047) as crowded,
                       array_agg(c.n::bigint) filter (where c.n > 2047) as crowds
                from (
                    select e.k, count(*)::int as n, min(e.v) as lo, max(e.v) as hi, sum(e.v) as total
                    from (
                        select unnest(array[
                                   minute | nines.hdr_index(connect_us),
                                   minute | (1 << 21) | nines.hdr_index(ttft_us),
                                   minute | (2 << 21) | nines.hdr_index(total_us),
                                   minute | (3 << 21) | nines.hdr_index(tpot_us),
                                   minute | (4 << 21) | nines.hdr_index(limit_us),
                                   minute | (5 << 21) | class]) as k,
                               unnest(array[connect_us, ttft_us, total_us, tpot_us, limit_us, 0]) as v
                        from (
                            select floor(date_part('epoch', o.slot - d.at))::int / 60 << 15 as minute,
                                   case when o.class = 'OK' and o.flags & $5[1] = 0 then o.connect_us end as connect_us,
                                   case when o.class = 'OK' and o.flags & $5[2] = 0 then o.ttft_us end as ttft_us,
                                   case when o.class = 'OK' and o.flags & $5[3] = 0 then o.total_us end as total_us,
                                   case when o.class = 'OK' and o.flags & $5[4] = 0 then o.tpot_us end as tpot_us,
                                   case when o.class = 'TIMEOUT' then least(o.limit_us, 2147483647)::int end as limit_us,
                                   array_position($6, o.class) - 1 as class
                            from nines.observation o
                            where o.series_id = d.id and o.slot >= d.at and o.slot < d.at + interval '1 hour'
                              and o.slot >= $1 and o.slot < $2
                            offset 0) o) e
                    where e.k is not null
                    group by e.k) c
                group by c.k >> 21) s),
        latencies as (
            insert into nines.latency_hour (hour, series_id, metric, n, sum_us, min_us, max_us, entries)
            select s.at, s.id, (enum_range(null::nines.metric))[s.what + 1], s.n, s.total, s.lo, s.hi,
                   case when s.crowds is null then s.entries else nines.with_repeats(s.entries, s.crowded, s.crowds, 11) end
            from summed s where s.what < 5)
        insert into nines.availability_hour (
               hour, series_id, entries, ok, server_error, timeout, truncated, malformed, empty,
               connect, model_not_found, rate_limited, quota, auth, bad_request, local)
        select s.at, s.id, s.entries, s.n - c.other, c.server_error, c.timeout, c.truncated, c.malformed, c.empty, c.connect,
               c.model_not_found, c.rate_limited, c.quota, c.auth, c.bad_request, c.local
        from summed s
        cross join lateral (
            select coalesce(sum(e.n), 0) as other,
                   coalesce(sum(e.n) filter (where e.class = 1), 0) as server_error,
                   coalesce(sum(e.n) filter (where e.class = 2), 0) as timeout,
                   coalesce(sum(e.n) filter (where e.class = 3), 0) as truncated,
                   coalesce(sum(e.n) filter (where e.class = 4), 0) as malformed,
                   coalesce(sum(e.n) filter (where e.class = 5), 0) as empty,
                   coalesce(sum(e.n) filter (where e.class = 6), 0) as connect,
                   coalesce(sum(e.n) filter (where e.class = 7), 0) as model_not_found,
                   coalesce(sum(e.n) filter (where e.class = 8), 0) as rate_limited,
                   coalesce(sum(e.n) filter (where e.class = 9), 0) as quota,
                   coalesce(sum(e.n) filter (where e.class = 10), 0) as auth,
                   coalesce(sum(e.n) filter (where e.class = 11), 0) as bad_request,
                   coalesce(sum(e.n) filter (where e.class = 12), 0) as local
            from (select x >> 22 & 15 as class, x & 4194303 as n from unnest(s.entries) x) e
            where e.class <> 0) c
        where s.what = 5 $q$
        using first_at, end_at, ats, ids, spoilt, enum_range(null::nines.observation_class);
end $$;

create function nines.replace_days(of_day date, ids int[]) returns void
    language plpgsql set timezone = 'UTC' as $$
begin
    perform nines.ensure_rollup_partition('latency_day', of_day);
    perform nines.ensure_rollup_partition('availability_day', of_day);
    execute 'delete from nines.latency_day d where d.day = $1 and d.series_id = any($2)' using of_day, ids;
    execute 'delete from nines.availability_day d where d.day = $1 and d.series_id = any($2)' using of_day, ids;

    execute $q$
        insert into nines.latency_day (day, series_id, metric, n, sum_us, min_us, max_us, entries)
        select $1, i.id, m.metric, t.*,
               case when e.crowds is null then e.entries else nines.with_repeats(e.entries, e.crowded, e.crowds, 16) end
        from unnest($4) as i (id)
        cross join unnest(enum_range(null::nines.metric)) as m (metric)
        cross join lateral (
            select sum(h.n) as n, sum(h.sum_us) as sum_us, min(h.min_us), max(h.max_us)
            from nines.latency_hour h
            where h.series_id = i.id and h.metric = m.metric and h.hour >= $2 and h.hour < $3
            having count(*) > 0) t
        cross join lateral (
            select array_agg((c.bucket << 16) | ((c.n - 1) % 65535 + 1)::int order by c.bucket) as entries,
                   array_agg(c.bucket) filter (where c.n > 65535) as crowded,
                   array_agg(c.n) filter (where c.n > 65535) as crowds
            from (select x.x >> 11 & 32767 as bucket, sum(x.x & 2047) as n
                  from (select unnest(h.entries) as x from nines.latency_hour h
                        where h.series_id = i.id and h.metric = m.metric and h.hour >= $2 and h.hour < $3) x
                  group by 1) c) e $q$
        using of_day, of_day::timestamptz, (of_day + 1)::timestamptz, ids;
    execute $q$
        insert into nines.availability_day (
               day, series_id, ok, server_error, timeout, truncated, malformed, empty,
               connect, model_not_found, rate_limited, quota, auth, bad_request, local)
        select $1, h.series_id,
               sum(h.ok), sum(h.server_error), sum(h.timeout), sum(h.truncated), sum(h.malformed), sum(h.empty),
               sum(h.connect), sum(h.model_not_found), sum(h.rate_limited), sum(h.quota), sum(h.auth),
               sum(h.bad_request), sum(h.local)
        from nines.availability_hour h
        where h.series_id = any($4) and h.hour >= $2 and h.hour < $3
        group by h.series_id $q$
        using of_day, of_day::timestamptz, (of_day + 1)::timestamptz, ids;
end $$;

create function nines.replace_months(of_month date, ids int[]) returns void
    language plpgsql set timezone = 'UTC' as $$
begin
    delete from nines.latency_month d where d.month = of_month and d.series_id = any(ids);
    execute $q$
        insert into nines.latency_month (month, series_id, metric, n, sum_us, min_us, max_us, entries)
        select $1, i.id, m.metric, t.*,
               case when e.crowds is null then e.entries else nines.with_repeats(e.entries, e.crowded, e.crowds, 16) end
        from unnest($3) as i (id)
        cross join unnest(enum_range(null::nines.metric)) as m (metric)
        cross join lateral (
            select sum(d.n) as n, sum(d.sum_us) as sum_us, min(d.min_us), max(d.max_us)
            from nines.latency_day d
            where d.series_id = i.id and d.metric = m.metric and d.day >= $1 and d.day < $2
            having count(*) > 0) t
        cross join lateral (
            select array_agg((c.bucket << 16) | ((c.n - 1) % 65535 + 1)::int order by c.bucket) as entries,
                   array_agg(c.bucket) filter (where c.n > 65535) as crowded,
                   array_agg(c.n) filter (where c.n > 65535) as crowds
            from (select x.x >> 16 as bucket, sum(x.x & 65535) as n
                  from (select unnest(d.entries) as x from nines.latency_day d
                        where d.series_id = i.id and d.metric = m.metric and d.day >= $1 and d.day < $2) x
                  group by 1) c) e $q$
        using of_month, (of_month + interval '1 month')::date, ids;
end $$;

create function nines.rollup_hours(upto timestamptz, most int) returns int
    language plpgsql set timezone = 'UTC' set jit = off as $$
declare
    spoilt  bigint[] := array(
        select (select coalesce(bit_or(1::bigint << f.bit), 0) from nines.flag f where m.metric = any(f.spoils))
        from unnest('{connect_us,ttft_us,total_us,tpot_us}'::text[]) with ordinality as m (metric, ord) order by m.ord);
    since   timestamptz;
    due     record;
    done    int := 0;
begin
    if not isfinite(upto) then raise exception 'upto must be an instant, not %', upto; end if;
    if not nines.rollup_lock() then return -1; end if;
    upto := nines.rollup_bound('hour', upto);
    -- The hour of a raw row that was dropped cannot be counted anew.
    select r.raw_from into since from nines.raw_state r;
    delete from nines.rollup_due d where d.level = 'hour' and d.at < since;

    while done < most loop
        select * into due from nines.rollup_take('hour', since, upto, most - done);
        exit when due.first_at is null;
        perform nines.replace_hours(due.ats, due.ids, spoilt);
        insert into nines.rollup_due (level, at, series_ids)
        select 'day', date_trunc('day', due.first_at), array_agg(distinct id) from unnest(due.ids) id;
        done := done + cardinality(due.ids);
        since := due.last_at + interval '1 hour';
    end loop;

    if done < most then perform nines.rollup_close('hour', upto); end if;
    perform nines.rollup_compact(upto);
    return done;
end $$;

-- Days from hours, months from days: only what is replaced differs, and that days make their month due.
create function nines.rollup_from_sums(wanted nines.rollup_level, upto timestamptz, most int) returns int
    language plpgsql set timezone = 'UTC' set jit = off as $$
declare
    since timestamptz := '-infinity';
    due   record;
    done  int := 0;
begin
    if not isfinite(upto) then raise exception 'upto must be an instant, not %', upto; end if;
    if not nines.rollup_lock() then return -1; end if;
    upto := nines.rollup_bound(wanted, upto);

    while done < most loop
        select * into due from nines.rollup_take(wanted, since, upto, most - done);
        exit when due.first_at is null;
        if wanted = 'day' then
            perform nines.replace_days(due.first_at::date, due.ids);
            insert into nines.rollup_due (level, at, series_ids) values ('month', date_trunc('month', due.first_at), due.ids);
        else
            perform nines.replace_months(due.first_at::date, due.ids);
        end if;
        done := done + cardinality(due.ids);
        since := due.last_at + ('1 ' || wanted)::interval;
    end loop;

    if done < most then perform nines.rollup_close(wanted, upto); end if;
    return done;
end $$;

create function nines.rollup_days(upto timestamptz, most int) returns int language sql as $$
    select nines.rollup_from_sums('day', upto, most)
$$;

create function nines.rollup_months(upto timestamptz, most int) returns int language sql as $$
    select nines.rollup_from_sums('month', upto, most)
$$;
