-- What stays when raw rows go: distributions and counts by hour, day and month, lossless sums of each other.
-- Flow: observation -> rollup_due (written with the row) -> latency_hour, availability_hour -> ..._day -> latency_month.

-- The latencies that are kept as distributions. limit_us is that of timeouts: "at least this", above every answer.
create type nines.metric as enum ('connect_us', 'ttft_us', 'total_us', 'tpot_us', 'limit_us');

-- HdrHistogram's countsArrayIndex at three significant digits and a lowest value of 1. The largest int gives 22527: 15 bits.
-- One expression without a subquery, so that the planner sets it in place of the call.
create function nines.hdr_index(v int) returns int language sql immutable strict parallel safe as $$
    select (width_bucket(v,
        '{2048,4096,8192,16384,32768,65536,131072,262144,524288,1048576,2097152,4194304,8388608,'
        '16777216,33554432,67108864,134217728,268435456,536870912,1073741824}'::int[]) << 10)
         + (v >> width_bucket(v,
        '{2048,4096,8192,16384,32768,65536,131072,262144,524288,1048576,2097152,4194304,8388608,'
        '16777216,33554432,67108864,134217728,268435456,536870912,1073741824}'::int[]))
$$;
comment on function nines.hdr_index(int) is
    'The bucket of a latency in microseconds, 0 or more: one of 2048 for each power of two, so at most 1/1024 wide.';

-- Not declared strict, which would keep a case from being set in place; null gives null all the same.
create function nines.hdr_value(i int) returns bigint language sql immutable parallel safe as $$
    select case when i < 2048 then i::bigint
                else ((1024 + (i & 1023))::bigint << ((i >> 10) - 1)) + (1::bigint << ((i >> 10) - 2)) end
$$;
comment on function nines.hdr_value(int) is
    'The middle of a bucket, as HdrHistogram''s medianEquivalentValue: at most 0.049 % from every value in it.';

create table nines.latency_hour (
    hour      timestamptz not null,
    sum_us    bigint not null,
    series_id int not null,
    metric    nines.metric not null,
    n         int not null check (n > 0),
    min_us    int not null,
    max_us    int not null,
    entries   int[] not null,
    primary key (series_id, metric, hour)
) partition by range (hour);
comment on table nines.latency_hour is
    'One hour''s distribution of one latency of one series: runs of class OK whose latency no flag spoils, or the limits of timeouts.';
comment on column nines.latency_hour.entries is
    'minute << 26 | hdr_index << 11 | count, sorted; a count beyond 2047 repeats. Minutes from 32 on set the sign: shift, then mask.';

create table nines.latency_day (
    sum_us    bigint not null,
    day       date not null,
    series_id int not null,
    metric    nines.metric not null,
    n         int not null check (n > 0),
    min_us    int not null,
    max_us    int not null,
    entries   int[] not null,
    primary key (series_id, metric, day)
) partition by range (day);
comment on table nines.latency_day is 'The sum of a UTC day''s hours.';
comment on column nines.latency_day.entries is 'hdr_index << 16 | count, sorted; a count beyond 65535 repeats, and from 32768 on in a signed number: mask.';

create table nines.latency_month (
    sum_us    bigint not null,
    n         bigint not null check (n > 0),
    month     date not null,
    series_id int not null,
    metric    nines.metric not null,
    min_us    int not null,
    max_us    int not null,
    entries   int[] not null,
    primary key (series_id, metric, month)
);
comment on table nines.latency_month is 'The sum of a UTC month''s days; month is its first day. Entries as in latency_day.';

create table nines.availability_hour (
    hour            timestamptz not null,
    series_id       int not null,
    ok              int not null,
    server_error    int not null,
    timeout         int not null,
    truncated       int not null,
    malformed       int not null,
    empty           int not null,
    connect         int not null,
    model_not_found int not null,
    rate_limited    int not null,
    quota           int not null,
    auth            int not null,
    bad_request     int not null,
    local           int not null,
    entries         int[] not null,
    primary key (series_id, hour)
) partition by range (hour);
comment on table nines.availability_hour is 'How often what happened in one hour of one series.';
comment on column nines.availability_hour.entries is
    'By minute: minute << 26 | class << 22 | count, sorted; class is the place in nines.observation_class, from 0. Shift, then mask.';

create table nines.availability_day (
    day             date not null,
    series_id       int not null,
    ok              int not null,
    server_error    int not null,
    timeout         int not null,
    truncated       int not null,
    malformed       int not null,
    empty           int not null,
    connect         int not null,
    model_not_found int not null,
    rate_limited    int not null,
    quota           int not null,
    auth            int not null,
    bad_request     int not null,
    local           int not null,
    primary key (series_id, day)
) partition by range (day);
comment on table nines.availability_day is 'The sum of a UTC day''s hours.';

create type nines.rollup_level as enum ('hour', 'day', 'month');

-- One row for each batch and hour instead of one for each series: an append stays cheap. The index lets late marks be found
-- among those of the open hour.
create table nines.rollup_due (
    level      nines.rollup_level not null,
    at         timestamptz not null,
    series_ids int[] not null
);
create index rollup_due_at on nines.rollup_due (level, at);
comment on table nines.rollup_due is
    'Hours, days and months whose sums do not yet hold all rows below them. Append-only, written in the transaction of those rows.';

create table nines.rollup_state (
    level        nines.rollup_level primary key,
    closed_until timestamptz not null,
    kept_from    timestamptz not null default '-infinity'
);
comment on table nines.rollup_state is
    'Below closed_until a level answers questions, from it on the level below it does. Moved only in the transaction that drained its marks.';
comment on column nines.rollup_state.kept_from is
    'What this level held of the time before was dropped for its age: the level above it answers. Raw rows: raw_state.raw_from.';
insert into nines.rollup_state (level, closed_until) select level, '-infinity' from unnest(enum_range(null::nines.rollup_level)) level;

-- Rows of earlier versions.
insert into nines.rollup_due (level, at, series_ids)
select 'hour', date_trunc('hour', slot, 'UTC'), array_agg(distinct series_id) from nines.observation group by 2;

create table nines.raw_state (
    only_row boolean primary key default true check (only_row),
    raw_from timestamptz not null
);
comment on table nines.raw_state is 'Raw rows of slots before raw_from were dropped; what arrives for them goes to quarantined_observation.';
insert into nines.raw_state (raw_from) values ('-infinity');

create table nines.quarantined_observation (
    like nines.observation including comments including constraints,
    received_at timestamptz not null default now(),
    primary key (series_id, slot)
);
comment on table nines.quarantined_observation is
    'Rows that came after the raw rows of their day were dropped: kept as evidence, and never rolled up, because their hour could not be counted anew.';
