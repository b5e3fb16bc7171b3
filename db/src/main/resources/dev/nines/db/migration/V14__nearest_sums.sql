-- Uptime of any window in half the reads, and what a reader needs to count a verdict again.

-- Sums of a few days or hours, for all series: rows come by the day and by the hour. A day of 184 series is two pages.
drop index nines.availability_day_day;
create index availability_day_day on nines.availability_day using brin (day) with (pages_per_range = 4, autosummarize = on);
create index availability_hour_hour on nines.availability_hour using brin (hour) with (pages_per_range = 16, autosummarize = on);

create type nines.signed_stretch as (level text, begins timestamptz, ends timestamptz, sign int);
comment on type nines.signed_stretch is 'A nines.stretch to be added (1) or taken away again (-1). One of minutes lies within one hour.';

-- An end that cuts a day late, or an hour, is nearer to the next whole one: that is taken, and what is too much of it taken away. So
-- at most twelve hours and thirty minutes are read at each end. Only counts can be taken away, and only of a day that is up to date.
create function nines.nearest_stretches(from_at timestamptz, to_at timestamptz, widest text) returns setof nines.signed_stretch
    language plpgsql stable security definer
    set search_path = pg_catalog, nines, pg_temp set timezone = 'UTC' as $$
declare
    parts nines.signed_stretch[] := array(
        select (st.level, st.begins, st.ends, 1)::nines.signed_stretch from nines.stretches(from_at, to_at, widest, 'minute') st);
    fine text;
    wide text;
    f nines.signed_stretch;
    w nines.signed_stretch;
    whole timestamptz;
    after timestamptz;
begin
    if to_at - from_at >= interval '2 days' then
        for fine, wide in values ('minute', 'hour'), ('hour', 'day') loop
            for i in 1 .. cardinality(parts) loop
                f := parts[i];
                continue when f.level <> fine;
                whole := date_trunc(wide, f.begins);
                after := whole + ('1 ' || wide)::interval;
                continue when f.ends > after or f.ends - f.begins <= (after - whole) / 2
                    or wide = 'day' and not nines.is_settled(whole);
                for j in 1 .. cardinality(parts) loop
                    w := parts[j];
                    continue when w.level <> wide;
                    if f.ends = after and w.begins = after then
                        w.begins := whole;
                        f.ends := f.begins;
                        f.begins := whole;
                    elsif f.begins = whole and w.ends = whole then
                        w.ends := after;
                        f.begins := f.ends;
                        f.ends := after;
                    else
                        continue;
                    end if;
                    f.sign := -1;
                    parts[i] := f;
                    parts[j] := w;
                    exit;
                end loop;
            end loop;
        end loop;
    end if;
    return query
        select p.level, h.begins, h.ends, p.sign
        from unnest(parts) p
        cross join lateral (
            select greatest(p.begins, hour) as begins, least(p.ends, hour + interval '1 hour') as ends
            from generate_series(date_trunc('hour', p.begins), p.ends - interval '1 microsecond', interval '1 hour') hour
            where p.level = 'minute'
            union all
            select p.begins, p.ends where p.level <> 'minute') h
        where h.begins < h.ends;
end $$;
comment on function nines.nearest_stretches(timestamptz, timestamptz, text) is
    'As nines.stretches, with minutes for edges, but from the whole hours and days that are nearest: some of them are to be taken away.';

create function nines.is_settled(of_day timestamptz) returns boolean
    language sql stable security definer
    set search_path = pg_catalog, nines, pg_temp as $$
    select of_day + interval '24 hours' <= (select s.closed_until from nines.rollup_state s where s.level = 'day')
       and of_day >= (select max(s.kept_from) from nines.rollup_state s where s.level in ('hour', 'day'))
       and not exists (select from nines.rollup_due d where d.level = 'day' and d.at = of_day)
$$;
comment on function nines.is_settled(timestamptz) is 'Whether the sum of a UTC day and those of its hours are all there and agree.';

create or replace function nines.class_cells(from_at timestamptz, to_at timestamptz, step interval, group_by text, filter jsonb, kinds int[])
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
    wide constant text := 'select m.grp, w.bin, u.k, u.n * %6$s as n from (
        select a.series_id, %1$s as bin, array[%2$s] as counts from nines.availability_%3$s a
        where a.series_id = any($1) and a.%3$s >= %4$L and a.%3$s < %5$L group by 1, 2) w
        join m using (series_id) cross join unnest(w.counts) with ordinality u (n, k) where u.n > 0';
    -- Entries are in the order of their minutes, which are unsigned, as oid is: so what lies between two is found by halving.
    by_minute constant text := 'select m.grp, e.bin, $4[e.class + 1] as k, e.n * %5$s as n from (
        select a.series_id, %1$s as bin, (a.x >> 22) & 15 as class, sum(a.x & 4194303) as n
        from (select h.series_id, h.hour, unnest(h.entries[width_bucket(%3$s::oid, h.entries::oid[]) + 1
                                                           : width_bucket(%4$s::oid, h.entries::oid[])]) as x
              from nines.availability_hour h where h.series_id = any($1) and h.hour = %2$L) a
        group by 1, 2, 3) e join m using (series_id)';
    by_run constant text := 'select m.grp, r.bin, $4[array_position($8, r.class)] as k, r.n from (
        select o.series_id, %s as bin, o.class, count(*) as n from nines.observation o
        where o.series_id = any($1) and o.slot >= %L and o.slot < %L group by 1, 2, 3) r join m using (series_id)';
    parts text[] := '{}';
    part text;
    s nines.signed_stretch;
    g record;
begin
    g := nines.numbered_groups(group_by, filter);
    for s in select * from nines.nearest_stretches(from_at, to_at, replace(nines.widest_in(step), 'month', 'day')) loop
        part := case s.level
            when 'day' then format(wide, format(bin, 'a.day::timestamptz'), sums, 'day', s.begins::date, s.ends::date, s.sign)
            when 'hour' then format(wide, format(bin, 'a.hour'), sums, 'hour', s.begins, s.ends, s.sign)
            when 'minute' then format(by_minute, format(bin, '(a.hour + ((a.x >> 26) & 63) * interval ''1 minute'')'),
                date_trunc('hour', s.begins), nines.minute_of(s.begins, s.begins), nines.minute_of(s.begins, s.ends), s.sign)
            else format(by_run, format(bin, 'o.slot'), s.begins, s.ends) end;
        parts := parts || part;
    end loop;
    if g.ids is null or parts = '{}' then return; end if;
    return query execute '
        with m as materialized (select * from unnest($1::int[], $2::int[]) u (series_id, grp))
        select case when $6 then $7 else timestamptz ''epoch'' + $3[x.bin] * interval ''1 microsecond'' end, $5[x.grp], x.k::int, sum(x.n)::bigint
        from (' || array_to_string(parts, ' union all ') || ') x group by x.grp, x.bin, x.k having sum(x.n) <> 0'
        using g.ids, g.grps, bounds, kinds, g.keys, step is null, from_at, classes;
end $$;

create function nines.minute_of(within timestamptz, instant timestamptz) returns bigint language sql immutable set timezone = 'UTC' as $$
    select (extract(epoch from instant - date_trunc('hour', within))::bigint / 60) << 26
$$;
comment on function nines.minute_of(timestamptz, timestamptz) is
    'The least that an entry of availability_hour may be, unsigned, whose minute is that of the instant or later.';

-- What a verdict rests on beside the runs, so that a reader can count it again.
create view nines.plan_view as
select s.endpoint || '/' || s.probe || '/' || s.model as target, s.vantage, p.from_at, p.to_at, p.first_slot, p.every_us, p.missed_cause
from nines.plan p
join nines.series s on s.id = p.series_id;
comment on view nines.plan_view is 'What was meant to run: slots first_slot, first_slot + every_us, ... before to_at.';

create view nines.listing_view as
select endpoint, vantage, model, listed_from, listed_until from nines.listing;
comment on view nines.listing_view is
    'When an endpoint''s lists named a model; listed_until is the last that did before one that did not, null while the newest does.';

grant select on nines.plan_view, nines.listing_view to public;
revoke execute on function nines.nearest_stretches(timestamptz, timestamptz, text), nines.is_settled(timestamptz),
    nines.minute_of(timestamptz, timestamptz) from public;
