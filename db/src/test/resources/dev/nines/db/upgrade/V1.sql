-- What a service of version 1 kept: two series, three days with a gap, every kind of run, and what was meant to run.
insert into nines.series (endpoint, probe, model, vantage, tier)
values ('global', 'chat', 'deepseek-ai/DeepSeek-V4-Flash', 'home', 'standard'),
       ('global', 'chat', 'Pro/deepseek-ai/DeepSeek-R1', 'home', 'pro');

select nines.ensure_observation_partition(day::date)
from unnest('{2026-08-30,2026-08-31,2026-09-02}'::date[]) day;

insert into nines.observation (series_id, slot, class, sent_lag_us, flags, limit_us, http_status, dns_us, connect_us, tls_us, request_us,
    ttfb_us, ttft_us, ttfo_us, last_token_us, total_us, max_gap_us, tpot_us, prompt_tokens, completion_tokens, reasoning_tokens,
    cached_tokens, simulated, fresh, cost_usd, probe_version, finish_reason, served_model, request_id, detail)
select s.id, slot, 'OK', 42, 1, null, 200, 120, 900, 4000, 80, 300000 + n, 310000 + n, 310000 + n, 890000 + n, 900000 + n, 7000, 5000,
       21, 9, 4, 0, false, true, 0.0000123, 'chat-1', 'stop', '=', 'req-' || n, null
from nines.series s,
     generate_series(0, 89) n,
     lateral (select timestamptz '2026-08-30 23:15:00Z' + n * interval '1 minute' as slot) at;

insert into nines.observation (series_id, slot, class, sent_lag_us, flags, limit_us, http_status, simulated, probe_version, detail)
select s.id, timestamptz '2026-09-02 12:00:00Z' + ord * interval '1 minute', class, -5, 0,
       case when class = 'TIMEOUT' then 60000000 end, case when class = 'SERVER_ERROR' then 503 end, false, 'chat-1',
       jsonb_strip_nulls(jsonb_build_object('text', 'said ' || class, 'deadline', case class when 'TIMEOUT' then 'TOTAL' end,
           'cause', case class when 'LOCAL' then 'BUDGET' end))
from nines.series s,
     unnest(enum_range(null::nines.observation_class)) with ordinality as c (class, ord)
where class <> 'OK';

insert into nines.plan (series_id, from_at, to_at, first_slot, every_us, missed_cause)
select id, from_at::timestamptz, to_at::timestamptz, first_slot::timestamptz, 60000000, missed_cause
from nines.series,
     (values ('2026-08-30Z', '2026-09-01Z', '2026-08-30 00:00:00.375Z', null),
             ('2026-09-01Z', '2026-09-02Z', '2026-09-01Z', 'MONITOR_OFFLINE')) p (from_at, to_at, first_slot, missed_cause);
