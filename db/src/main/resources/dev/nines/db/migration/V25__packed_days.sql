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

create function nines.drop_packed_answers() returns trigger language plpgsql security definer
    set search_path = pg_catalog, nines, pg_temp set timezone = 'UTC' as $$
begin
    delete from nines.packed_answers p where p.day < new.raw_from::date;
    return null;
end $$;
comment on function nines.drop_packed_answers() is 'What was packed goes with the raw rows, in the transaction that drops these.';
create trigger packed_answers_go_with_their_rows after update of raw_from on nines.raw_state
    for each row execute function nines.drop_packed_answers();

revoke execute on function nines.is_packable(nines.observation_class, jsonb, bigint) from public;
revoke execute on function nines.pack_answers(int[], timestamptz, timestamptz) from public;
revoke execute on function nines.keep_packed_day(date, int[]) from public;
revoke execute on function nines.packed_days(int, date, date) from public;
revoke execute on function nines.drop_packed_answers() from public;

-- A step that makes something new ends with this: whoever was a service before still is one, without anybody's having to remember.
create function nines.grant_services() returns void language sql as $$
    select nines.grant_service(r.rolname)
    from (select distinct a.grantee from pg_class c, aclexplode(c.relacl) a
          where c.oid = 'nines.delivery_attempt'::regclass and a.privilege_type = 'INSERT' and a.grantee <> c.relowner) g
    join pg_roles r on r.oid = g.grantee
$$;
comment on function nines.grant_services() is 'Gives every role that is a service what a service needs now. For the owner.';
revoke execute on function nines.grant_services() from public;
select nines.grant_services();
