-- Answers of a day that is over, as arrays: a month of a series is read from some thirty rows then, and not from its forty thousand.

create function nines.is_packable(class nines.observation_class, detail jsonb, sent_lag_us bigint) returns boolean language sql immutable as $$
    select class = 'OK' and (detail is null or not detail ? 'wide') and sent_lag_us between -2147483648 and 2147483647
$$;
comment on function nines.is_packable(nines.observation_class, jsonb, bigint) is 'True of an answer whose numbers have four bytes each, as all but some in a million have.';

create function nines.pack_answers(of_series int[], from_at timestamptz, to_at timestamptz)
    returns table (series_id int, flags bigint, simulated boolean, tier text, answers int, slot bytea, sent_lag_us bytea, ttft_us bytea,
                   total_us bytea, prompt_tokens bytea, completion_tokens bytea)
    language sql stable security definer
    set search_path = pg_catalog, nines, pg_temp set jit = off set max_parallel_workers_per_gather = 0 as $$
    select o.series_id, o.flags, o.simulated, o.tier, count(*)::int,
           array_send(array_agg(o.slot)), array_send(array_agg(o.sent_lag_us::int)),
           array_send(array_agg(coalesce(o.ttft_us, -1))), array_send(array_agg(coalesce(o.total_us, -1))),
           array_send(array_agg(coalesce(o.prompt_tokens, -1))), array_send(array_agg(coalesce(o.completion_tokens, -1)))
    from (select series_id, flags, simulated, detail ->> 'service_tier' as tier, slot, sent_lag_us, ttft_us, total_us, prompt_tokens,
                 completion_tokens
          from nines.observation
          where series_id = any(of_series) and slot >= from_at and slot < to_at and nines.is_packable(class, detail, sent_lag_us)
          order by series_id, flags, simulated, tier, slot) o
    group by 1, 2, 3, 4
$$;
comment on function nines.pack_answers(int[], timestamptz, timestamptz) is
    'Packable answers of [from_at, to_at): a row for those of a series that are alike but for their numbers, and these as arrays of one order, '
    'in the binary form that array_send gives; -1 where there is none.';

create table nines.packed_answers (
    day               date not null,
    series_id         int not null,
    place             int not null,
    answers           int not null check (answers > 0),
    flags             bigint not null,
    simulated         boolean not null,
    tier              text,
    slot              bytea not null,
    sent_lag_us       bytea not null,
    ttft_us           bytea not null,
    total_us          bytea not null,
    prompt_tokens     bytea not null,
    completion_tokens bytea not null,
    primary key (series_id, day, place)
);
create index packed_answers_day on nines.packed_answers using brin (day);
comment on table nines.packed_answers is
    'What pack_answers gives of a series and UTC day, kept when the day was sealed and replaced when it is sealed anew; goes with the raw rows. '
    'It stands for them while it counts as many answers as availability_day, and no mark in rollup_due says that others came.';

create function nines.keep_packed_day(of_day date, of_series int[]) returns void language plpgsql security definer
    set search_path = pg_catalog, nines, pg_temp set timezone = 'UTC' as $$
begin
    delete from nines.packed_answers p where p.day = of_day and p.series_id = any(of_series);
    insert into nines.packed_answers (day, series_id, place, answers, flags, simulated, tier, slot, sent_lag_us, ttft_us, total_us, prompt_tokens,
        completion_tokens)
    select of_day, p.series_id, row_number() over (partition by p.series_id order by p.flags, p.simulated, p.tier), p.answers, p.flags, p.simulated,
           p.tier, p.slot, p.sent_lag_us, p.ttft_us, p.total_us, p.prompt_tokens, p.completion_tokens
    from nines.pack_answers(of_series, of_day::timestamptz, (of_day + 1)::timestamptz) p;
end $$;
comment on function nines.keep_packed_day(date, int[]) is
    'Packs these series'' answers of a day, in the place of what was packed of them. Whoever packs holds the lock of sealing.';

create function nines.packed_days(of_series int, from_day date, to_day date) returns setof date language sql stable security definer
    set search_path = pg_catalog, nines, pg_temp set timezone = 'UTC' set jit = off as $$
    select a.day
    from nines.availability_day a
    left join (select p.day, sum(p.answers) as answers from nines.packed_answers p
               where p.series_id = of_series and p.day >= from_day and p.day < to_day group by p.day) p using (day)
    where a.series_id = of_series and a.day >= from_day and a.day < to_day and a.ok = coalesce(p.answers, 0)
      and a.day >= (select raw_from::date from nines.raw_state)
      and not exists (select from nines.rollup_due d where d.level in ('hour', 'day') and d.at >= a.day and d.at < a.day + 1
                      and of_series = any(d.series_ids))
$$;
comment on function nines.packed_days(int, date, date) is
    'Days of a series in [from_day, to_day) of which packed_answers holds every answer, those without any among them.';

create or replace function nines.drop_raw_day(as_of timestamptz, keep interval,
        out day date, out reason text, out contract text, out until timestamptz, out held bigint, out summed bigint)
    language plpgsql security definer
    set search_path = pg_catalog, nines, pg_temp set timezone = 'UTC' set lock_timeout = '2s' as $$
declare
    part text;
begin
    -- What was appended while we waited for the lock must be seen.
    if current_setting('transaction_isolation') <> 'read committed' then raise exception 'must be read committed'; end if;
    as_of := least(as_of, now()); -- a clock that runs ahead must not make anything old
    select p.part, p.from_at::date into part, day from nines.partitions('nines.observation') p order by p.from_at limit 1;
    if not found then return; end if;
    select w.* into reason, contract, until from nines.why_raw_is_kept(day, as_of, keep) w;
    if reason is not null then return; end if;

    -- Before the lock, for it takes long. A row that comes later is due, or in the sums already.
    execute format('select count(*) from %s', part) into held;
    select sum(ok + server_error + timeout + truncated + malformed + empty + connect + model_not_found + rate_limited + quota + auth
               + bad_request + local) into summed
    from nines.availability_day a where a.day = drop_raw_day.day;
    if held <> coalesce(summed, 0) then reason := 'DIFFER'; return; end if;

    perform pg_advisory_xact_lock(hashtext('nines.raw')); -- after all who append
    select w.* into reason, contract, until from nines.why_raw_is_kept(day, as_of, keep) w;
    if reason is not null then return; end if;
    update nines.raw_state set raw_from = greatest(raw_from, (day + 1)::timestamptz);
    execute format('drop table %s', part); -- whoever dropped it before us has taken the table from under our hands
    delete from nines.packed_answers p where p.day = drop_raw_day.day;
exception when lock_not_available or deadlock_detected or undefined_table then reason := 'BUSY';
end $$;

revoke execute on function nines.is_packable(nines.observation_class, jsonb, bigint) from public;
revoke execute on function nines.pack_answers(int[], timestamptz, timestamptz) from public;
revoke execute on function nines.keep_packed_day(date, int[]) from public;
revoke execute on function nines.packed_days(int, date, date) from public;

-- Whoever was a service before this step still is one after it, without anybody's having to remember.
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
