-- What dashboards ask over time and could only ask of a whole range, and what statements say in short.

create function nines.class_series(from_at timestamptz, to_at timestamptz, step interval, group_by text default 'target', filter jsonb default '{}')
    returns table ("time" timestamptz, group_key text, class nines.observation_class, n bigint)
    language plpgsql stable security definer set search_path = pg_catalog, nines, pg_temp as $$
begin
    if step is null then raise exception 'step must be given' using errcode = 'invalid_parameter_value'; end if;
    return query select c.at, c.group_key, (enum_range(null::nines.observation_class))[c.kind], c.n
                 from nines.class_cells(from_at, to_at, step, group_by, filter,
                                        array(select generate_series(1, cardinality(enum_range(null::nines.observation_class))))) c
                 order by c.at, c.group_key collate "C", c.kind;
end $$;
comment on function nines.class_series(timestamptz, timestamptz, interval, text, jsonb) is
    'nines.class_counts for each step of [from_at, to_at), exactly; "time" is its start, steps are those of nines.uptime_series.';

create function nines.latency_heat(
    from_at   timestamptz,
    to_at     timestamptz,
    step      interval,
    metric    text,
    bounds_us bigint[],
    group_by  text default 'all',
    filter    jsonb default '{}')
    returns table ("time" timestamptz, group_key text, cell int, n bigint)
    language plpgsql stable security definer
    set search_path = pg_catalog, nines, pg_temp set timezone = 'UTC' set jit = off set plan_cache_mode = force_custom_plan set work_mem = '64MB' as $$
declare
    stretches nines.stretch[];
    g record;
begin
    perform nines.check_latency(metric, nines.excluded());
    if step is null then raise exception 'step must be given' using errcode = 'invalid_parameter_value'; end if;
    if bounds_us is null or exists (select from unnest(bounds_us) b where b is null or b < 0 or b > 2147483647) then
        raise exception 'bounds must be microseconds, 0 to 2147483647: %', bounds_us using errcode = 'invalid_parameter_value';
    end if;
    stretches := array(select st from nines.latency_stretches(from_at, to_at, metric, step) st);
    g := nines.numbered_groups(group_by, filter);
    if g.ids is null or stretches = '{}' then return; end if;
    -- A row of sums is unpacked once and put into cells by the numbers of buckets; a run is put there by its time.
    return query execute 'with ' || nines.latency_sources(stretches, metric, nines.excluded(), step) || ',
        x as (
            select d.base, c.* from days d cross join lateral
                (select width_bucket(e >> 16, $7) as cell, sum(e & 65535) as n from unnest(d.entries) e group by 1) c union all
            select h.base, c.* from hours h cross join lateral
                (select width_bucket((e >> 11) & 32767, $7) as cell, sum(e & 2047) as n from unnest(h.entries) e group by 1) c union all
            select key & ~32767::bigint, width_bucket((key & 32767)::int, $7), c from minutes union all
            select base, width_bucket(v, $6), 1 from raw)
        select timestamptz ''epoch'' + $3[(x.base >> 17 & 16777215)::int] * interval ''1 microsecond'', $5[(x.base >> 41)::int], x.cell, sum(x.n)::bigint
        from x group by x.base >> 17, x.base >> 41, x.cell
        order by 1, x.base >> 41, x.cell'
        using g.ids, g.grps, nines.steps(from_at, to_at, step), null::numeric[], g.keys, array(select b from unnest(bounds_us) b order by b),
              array(select nines.hdr_index(b::int) from unnest(bounds_us) b order by b);
end $$;
comment on function nines.latency_heat(timestamptz, timestamptz, interval, text, bigint[], text, jsonb) is
$$How many answers in each step of [from_at, to_at) were how slow: the cells of a heat map. cell is the number of bounds that lie at or below
the latency: 0 is below the first bound. Failures and timeouts are in no cell. Counts are exact; where sums answer, an answer less than 0.1 % below a bound may be
counted above it. Steps, metric, group_by and filter as in nines.latency_series. A cell without an answer has no row.$$;

create view nines.statement_view as
select s.contract, s.period, s.revision, s.written_at, s.headline ->> 'title' as title, s.headline ->> 'verdict' as verdict,
       s.headline ->> 'credit' as credit, (s.headline ->> 'owed')::boolean as owed, s.headline ->> 'zone' as zone,
       nullif(s.headline ->> 'before', '')::timestamptz as claim_before, nullif(s.headline ->> 'last_day', '')::date as claim_until,
       c.sent_at as claim_sent_at, (s.headline ->> 'simulated')::boolean as simulated
from nines.statement s
left join lateral (select c.sent_at from nines.claim_sent c where c.contract = s.contract and c.period = s.period
                   order by c.revision desc limit 1) c on true
where not exists (select from nines.statement n where n.contract = s.contract and n.period = s.period and n.revision > s.revision);
comment on view nines.statement_view is
    'The newest revision of each statement, in short: what was found, what is owed and until when it can be claimed. Null where a statement is older than its headline.';

grant execute on function nines.class_series(timestamptz, timestamptz, interval, text, jsonb),
    nines.latency_heat(timestamptz, timestamptz, interval, text, bigint[], text, jsonb) to public;
grant select on nines.statement_view to public;

-- Whoever was a service before this step still is one after it.
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
