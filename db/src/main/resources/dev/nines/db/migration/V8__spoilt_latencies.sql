-- Answers whose latency compares with no other's: the monitor stood still, a cache answered, somebody held the tokens back.
-- Each flag names the latencies that it keeps out of every percentile; the observations keep them.
alter table nines.flag add column spoils text[] not null default '{}';
update nines.flag set spoils = '{ttft_us,ttfo_us,max_gap_us,tpot_us}' where word = 'buffered_stream';
update nines.flag set spoils = '{ttfb_us,ttft_us,ttfo_us,last_token_us,total_us,max_gap_us,tpot_us}' where word = 'cache_hit';
update nines.flag
set spoils = '{dns_us,connect_us,tls_us,request_us,ttfb_us,ttft_us,ttfo_us,last_token_us,total_us,max_gap_us,tpot_us}'
where word = 'monitor_delayed';

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
declare
    key text := case group_by
        when 'series' then 's.endpoint || ''/'' || s.probe || ''/'' || s.model || ''@'' || s.vantage'
        when 'target' then 's.endpoint || ''/'' || s.probe || ''/'' || s.model'
        when 'endpoint' then 's.endpoint' when 'probe' then 's.probe' when 'model' then 's.model'
        when 'tier' then 's.tier' when 'vantage' then 's.vantage' when 'all' then '''all''' end;
    wrong text := (select string_agg(k, ', ') from jsonb_object_keys(filter) k
                   where k not in ('endpoint', 'probe', 'model', 'tier', 'vantage'));
    spoilt bigint := (select coalesce(bit_or(1::bigint << f.bit), 0) from nines.flag f where metric = any(f.spoils));
begin
    if key is null then
        raise exception 'group_by "%" must be series, target, endpoint, probe, model, tier, vantage or all', group_by;
    end if;
    if metric is null or metric not in ('dns_us', 'connect_us', 'tls_us', 'request_us', 'ttfb_us', 'ttft_us', 'ttfo_us',
                                        'last_token_us', 'total_us', 'max_gap_us', 'tpot_us') then
        raise exception 'metric "%" must be a latency column of nines.observation, as ttft_us or total_us', metric;
    end if;
    if wrong is not null then
        raise exception 'filter key % must be endpoint, probe, model, tier or vantage', wrong;
    end if;
    if exists (select from unnest(quantiles) q where q is null or q <= 0 or q >= 1) then
        raise exception 'quantiles % must lie between 0 and 1', quantiles;
    end if;
    if 'OK' = any(failures) then raise exception 'OK is no failure'; end if;

    -- One number says where a run sorts: answers by their time (rank 0), then timeouts by their limit (1), then what never
    -- answered (2). Dynamic, so that each call is planned for its own bounds and touches only the days inside them.
    return query execute format($query$
        with ids as materialized (
            select s.id, %1$s as key from nines.series s
            where not exists (select from jsonb_each($4) f
                              where not (case jsonb_typeof(f.value) when 'array' then f.value else jsonb_build_array(f.value) end
                                         ? (to_jsonb(s) ->> f.key)))),
        ranked as (
            select i.key, array_agg(r.place order by r.place) as places
            from nines.observation o
            join ids i on i.id = o.series_id
            cross join lateral (select case
                when o.class = 'OK' then o.%2$I::bigint
                when o.class = 'TIMEOUT' then (1::bigint << 61) + o.limit_us
                else 1::bigint << 62 end as place) r
            where o.slot >= $1 and o.slot < $2
              and (o.class = 'OK' and o.%2$I is not null and o.flags & %3$s = 0 or o.class = any($5))
            group by i.key)
        select r.key, q.q, cardinality(r.places)::bigint,
               case when cardinality(r.places) * (1 - q.q) < 1 then 'TOO_FEW_SAMPLES'
                    when p.place >= 1::bigint << 62 then 'NEVER'
                    when p.place >= 1::bigint << 61 then 'AT_LEAST'
                    else 'MEASURED' end,
               case when cardinality(r.places) * (1 - q.q) < 1 or p.place >= 1::bigint << 62 then null
                    else p.place & ((1::bigint << 61) - 1) end
        from ranked r
        cross join unnest($3) with ordinality as q (q, ord)
        cross join lateral (select r.places[ceil(cardinality(r.places) * q.q)::int] as place) p
        order by r.key collate "C", q.ord $query$, key, metric, spoilt)
        using from_at, to_at, quantiles, filter, failures;
end $$;
