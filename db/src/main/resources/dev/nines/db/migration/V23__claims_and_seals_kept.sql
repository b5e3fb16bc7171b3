-- A correction may owe more than was claimed; and raw rows wait for the seal of their day, which cannot be made without them.

alter table nines.claim_sent drop constraint claim_sent_pkey;
alter table nines.claim_sent add primary key (contract, period, revision);
comment on table nines.claim_sent is
    'Claims that somebody says he has sent: nobody is reminded of these any more, unless a later revision owes more. Append-only.';

create or replace function nines.why_raw_is_kept(day date, as_of timestamptz, keep interval,
        out reason text, out contract text, out until timestamptz)
    language sql stable set timezone = 'UTC' as $$
    select r.reason, r.contract, r.until
    from (select day::timestamptz, (day + 1)::timestamptz) d (from_at, to_at)
    cross join lateral (
        select 1, 'YOUNG', null, d.to_at + keep where d.to_at + keep > as_of
        union all
        (select 2, 'CLAIM', n.contract, n.until from nines.raw_need n
         where n.from_at < d.to_at and n.to_at > d.from_at and n.until > as_of
         order by n.until desc, n.contract collate "C" limit 1)
        union all
        select 3, 'OPEN', null, null from nines.rollup_state s where s.level = 'day' and s.closed_until < d.to_at
        union all
        select 4, 'DUE', null, null where nines.sums_are_due(d.from_at, d.to_at)
        union all
        select 5, 'UNSEALED', null, null where exists (
            select from nines.availability_day a
            left join lateral (select s.rows from nines.day_seal s where s.series_id = a.series_id and s.day = a.day
                               order by s.revision desc limit 1) newest on true
            where a.day = why_raw_is_kept.day
              and newest.rows is distinct from a.ok::bigint + a.server_error + a.timeout + a.truncated + a.malformed + a.empty + a.connect
                  + a.model_not_found + a.rate_limited + a.quota + a.auth + a.bad_request + a.local)
    ) r (place, reason, contract, until)
    order by r.place limit 1
$$;
comment on function nines.why_raw_is_kept(date, timestamptz, interval) is
    'YOUNG, CLAIM of a contract, OPEN (no day rows yet), DUE (sums to be counted anew) or UNSEALED (no seal of all its runs yet); '
    'null where nothing speaks against dropping.';
