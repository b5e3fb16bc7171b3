insert into nines.state_change (key, decided_at, recorded_at)
values ('opened/i-1', '2026-08-30 23:20Z', '2026-08-30 23:20:01Z'), ('closed/i-1', '2026-08-30 23:40Z', '2026-08-30 23:40:01Z'),
       ('opened/i-2', '2026-09-02 12:05Z', '2026-09-02 12:05:01Z');
insert into nines.incident (incident, series, since, opened_decided_at, reason, until, closed_decided_at)
values ('i-1', 'global/chat/Pro/deepseek-ai/DeepSeek-R1@home', '2026-08-30 23:18Z', '2026-08-30 23:20Z', 'TIMEOUT', '2026-08-30 23:38Z', '2026-08-30 23:40Z'),
       ('i-2', 'global/chat/Pro/deepseek-ai/DeepSeek-R1@home', '2026-09-02 12:02Z', '2026-09-02 12:05Z', 'CONNECT', null, null);
insert into nines.verdict (contract, rule, series, period, decided_at, word, evidence)
values ('pro', 'uptime', 'global/chat/Pro/deepseek-ai/DeepSeek-R1@home', '2026-08', '2026-09-01 00:05Z', 'BREACHED', '{"good": 998,  "bad": 2}');
insert into nines.outbox (id, receiver, type, occurred_at, body, state, attempts)
values ('m-1', 'ops', 'incident.opened', '2026-08-30 23:20Z', '{"id":"m-1"}', 'DELIVERED', 2),
       ('m-2', 'ops', 'incident.opened', '2026-09-02 12:05Z', '{"id":"m-2"}', 'PENDING', 0);
insert into nines.delivery_attempt (sequence, number, at, http_status, duration_us, excerpt)
select sequence, n, timestamptz '2026-08-30 23:20:02Z' + n * interval '1 minute', case n when 1 then null else 200 end, 1200, 'ok'
from nines.outbox, generate_series(1, 2) n where id = 'm-1';
insert into nines.statement (contract, period, revision, written_at, body)
values ('pro', '2026-08', 1, '2026-09-01 00:10Z', '{"credit":250.00}'), ('pro', '2026-08', 2, '2026-09-03 00:10Z', '{"credit":500.00}');
