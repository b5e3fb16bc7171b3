-- Every latency that counts, in the order of nearest ranks: answers, then timeouts by their limits, then what never answered.
select certainty, us
from (select case when class = 'OK' then 0 when class = 'TIMEOUT' then 1 else 2 end as certainty,
             case when class = 'OK' then {column}::bigint when class = 'TIMEOUT' then limit_us end as us
      from nines.observation_view
      where target = '{target}' and vantage = '{vantage}' and scheduled_at >= '{from}' and scheduled_at < '{to}'
        and not scheduled_at <@ '{excluded}'::tstzmultirange
        and (class = 'OK' and {column} is not null and not flags && '{spoiling}'
             or {failures} and class in ('SERVER_ERROR', 'TIMEOUT', 'TRUNCATED', 'MALFORMED', 'EMPTY', 'CONNECT'))) sample
order by certainty, us
