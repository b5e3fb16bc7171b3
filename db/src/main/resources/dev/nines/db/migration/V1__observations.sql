-- What was asked, what was meant to be asked, and what happened. PostgreSQL 14 to 18, no extension.

create table nines.series (
    id       int generated always as identity primary key,
    endpoint text not null,
    probe    text not null,
    model    text not null,
    vantage  text not null,
    tier     text not null,
    unique (endpoint, probe, model, vantage)
);
comment on table nines.series is 'A target seen from one vantage: the unit of storage. tier is the model''s present service level, empty for none.';

create type nines.observation_class as enum (
    'OK', 'SERVER_ERROR', 'TIMEOUT', 'TRUNCATED', 'MALFORMED', 'EMPTY', 'CONNECT',
    'MODEL_NOT_FOUND', 'RATE_LIMITED', 'QUOTA', 'AUTH', 'BAD_REQUEST', 'LOCAL');

-- Wide columns first, so that no row pays for padding. No foreign key to series: the only writer takes its ids from
-- there, and a check of every row would cost more than the row.
create table nines.observation (
    slot              timestamptz not null,
    sent_lag_us       bigint not null,
    flags             bigint not null,
    limit_us          bigint check (limit_us >= 0),
    series_id         int not null,
    class             nines.observation_class not null,
    http_status       int,
    dns_us            int check (dns_us >= 0),
    connect_us        int check (connect_us >= 0),
    tls_us            int check (tls_us >= 0),
    request_us        int check (request_us >= 0),
    ttfb_us           int check (ttfb_us >= 0),
    ttft_us           int check (ttft_us >= 0),
    ttfo_us           int check (ttfo_us >= 0),
    last_token_us     int check (last_token_us >= 0),
    total_us          int check (total_us >= 0),
    max_gap_us        int check (max_gap_us >= 0),
    tpot_us           int check (tpot_us >= 0),
    prompt_tokens     int check (prompt_tokens >= 0),
    completion_tokens int check (completion_tokens >= 0),
    reasoning_tokens  int check (reasoning_tokens >= 0),
    cached_tokens     int check (cached_tokens >= 0),
    simulated         boolean not null,
    fresh             boolean,
    cost_usd          numeric check (cost_usd >= 0),
    probe_version     text not null,
    finish_reason     text,
    served_model      text,
    request_id        text,
    detail            jsonb,
    primary key (series_id, slot)
) partition by range (slot);

create index observation_slot on nines.observation using brin (slot);
-- Failures are rare and asked for often ("when did it last fail?").
create index observation_failure on nines.observation (series_id, slot) where class <> 'OK';

comment on table nines.observation is 'One row per run, written once, partitioned by UTC day of its slot. Read observation_view with psql.';
comment on column nines.observation.slot is 'The scheduled instant; (series_id, slot) identifies the run.';
comment on column nines.observation.sent_lag_us is 'sent_at - slot: our own lag, never the endpoint''s latency.';
comment on column nines.observation.flags is 'Bit set; words by nines.flag_words(flags).';
comment on column nines.observation.limit_us is 'TIMEOUT only: the latency is at least this.';
comment on column nines.observation.fresh is 'true: a fresh connection, so its phases are inside every offset; false: reused; null: not known.';
comment on column nines.observation.served_model is 'What the server says it used; "=" stands for the model that was asked.';
comment on column nines.observation.detail is
    'Rare fields: text, deadline, cause, connection, served_model, service_tier, served_region, retry_after_s; '
    'wide: exact phases beyond 2147483647 us, which their column keeps as that number.';

create function nines.ensure_observation_partition(day date) returns boolean
    language plpgsql as $$
declare
    part text := 'observation_' || to_char(day, 'YYYYMMDD');
begin
    if to_regclass('nines.' || part) is not null then return false; end if;
    -- Only one session at a time comes past here. An advisory lock would not do: it does not make this session look at the
    -- catalog again. This lock is the one that attaching needs anyway, and it stops neither readers nor writers.
    lock table only nines.observation in share update exclusive mode;
    if to_regclass('nines.' || part) is not null then return false; end if;
    -- Made apart and then attached: this waits for no reader and no writer of other days.
    execute format('create table nines.%I (like nines.observation including all)', part);
    execute format('alter table nines.observation attach partition nines.%I for values from (%L) to (%L)',
        part, day::timestamp at time zone 'UTC', (day + 1)::timestamp at time zone 'UTC');
    return true;
end $$;
comment on function nines.ensure_observation_partition(date) is
    'Makes the partition of one UTC day unless it is there; safe to call from several sessions at once. True where it was new.';

create table nines.plan (
    series_id    int not null references nines.series (id),
    from_at      timestamptz not null,
    to_at        timestamptz not null,
    first_slot   timestamptz not null,
    every_us     bigint not null check (every_us > 0),
    missed_cause text,
    primary key (series_id, from_at),
    check (from_at < to_at and from_at <= first_slot)
);
comment on table nines.plan is
    'What was meant to run: slots first_slot, first_slot + every_us, ... before to_at. Stretches of a series never overlap.';
comment on column nines.plan.missed_cause is 'Null where a monitor meant to run it; else why none did.';
