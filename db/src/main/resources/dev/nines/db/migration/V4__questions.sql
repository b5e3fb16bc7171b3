-- What people and dashboards ask most.

-- The words of nines.observation.flags by their bit. New words get new bits, in a migration of their own.
create table nines.flag (
    bit  smallint primary key check (bit between 0 and 62),
    word text not null unique
);
insert into nines.flag (bit, word)
select ord - 1, word
from unnest(array[
    'reasoning', 'tool_calls', 'no_visible_output', 'no_ttft',
    'not_streamed', 'buffered_stream', 'content_encoding',
    'missing_done', 'missing_finish_reason', 'bad_finish_reason', 'no_usage',
    'keepalive_comments', 'keepalive_whitespace',
    'inband_error', 'non_json_error', 'degraded_marker',
    'timeout_first_token', 'timeout_idle', 'timeout_total', 'timeout_upstream',
    'transport_error', 'empty_reply', 'cache_hit', 'wrong_answer',
    'adapt_max_completion_tokens', 'wrong_endpoint', 'retried_connection']) with ordinality as w (word, ord);

create function nines.flag_words(flags bigint) returns text[] language sql stable strict parallel safe as $$
    select coalesce(array_agg(word order by bit), '{}') from nines.flag where flags & (1::bigint << bit) <> 0
$$;

create function nines.effect(class nines.observation_class) returns text language sql immutable strict parallel safe as $$
    select case class
        when 'OK' then 'UP'
        when 'CONNECT' then 'DOWN_IF_CANARY_ANSWERED'
        when 'MODEL_NOT_FOUND' then 'CONDITIONAL'
        when 'RATE_LIMITED' then 'EXCLUDED'
        when 'QUOTA' then 'EXCLUDED'
        when 'AUTH' then 'EXCLUDED'
        when 'BAD_REQUEST' then 'EXCLUDED'
        when 'LOCAL' then 'EXCLUDED'
        else 'DOWN' end
$$;
comment on function nines.effect(nines.observation_class) is 'What a class means unless a contract says otherwise.';

create view nines.observation_view as
select s.endpoint || '/' || s.probe || '/' || s.model as target,
       s.endpoint, s.probe, s.model, s.tier, s.vantage,
       o.slot as scheduled_at,
       o.slot + o.sent_lag_us * interval '1 microsecond' as sent_at,
       o.class, nines.effect(o.class) as effect, o.http_status,
       nines.flag_words(o.flags) as flags,
       case when o.fresh then 'fresh' when not o.fresh then 'reused' else o.detail ->> 'connection' end as connection,
       o.dns_us, o.connect_us, o.tls_us, o.request_us, o.ttfb_us, o.ttft_us, o.ttfo_us, o.last_token_us, o.total_us,
       o.max_gap_us, o.tpot_us,
       o.prompt_tokens, o.completion_tokens, o.reasoning_tokens, o.cached_tokens, o.cost_usd,
       o.finish_reason,
       case when o.served_model = '=' then s.model else coalesce(o.served_model, o.detail ->> 'served_model') end as served_model,
       o.detail ->> 'service_tier' as service_tier,
       o.detail ->> 'served_region' as served_region,
       o.request_id,
       o.detail ->> 'retry_after_s' as retry_after_s,
       o.probe_version, o.simulated,
       o.detail ->> 'deadline' as deadline, o.limit_us, o.detail ->> 'cause' as cause,
       o.detail ->> 'text' as detail
from nines.observation o
join nines.series s on s.id = o.series_id;
comment on view nines.observation_view is
    'Observations by name, in the words and the order of their JSON. Always bound scheduled_at on both sides.';

create function nines.latency_quantiles(
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
              and (o.class = 'OK' and o.%2$I is not null or o.class = any($5))
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
        order by r.key collate "C", q.ord $query$, key, metric)
        using from_at, to_at, quantiles, filter, failures;
end $$;
comment on function nines.latency_quantiles(timestamptz, timestamptz, text, numeric[], text, jsonb, nines.observation_class[]) is
$$Exact nearest-rank quantiles of one latency over [from_at, to_at), from raw rows.
metric: a latency column, ttft_us or total_us. quantiles: between 0 and 1. group_by: series, target, endpoint, probe, model,
tier, vantage or all. filter: {"tier": "pro"} or {"model": ["a", "b"]}. failures: the classes that count beside the answers,
TIMEOUT as at least its limit and above every answer, all others above every timeout; {} counts answers only.
n is the number of runs counted. bound: MEASURED; AT_LEAST (value_us is what the latency is at least); NEVER (the quantile
falls on runs that never answered, no value); TOO_FEW_SAMPLES (n below 1/(1-q), no value).$$;
