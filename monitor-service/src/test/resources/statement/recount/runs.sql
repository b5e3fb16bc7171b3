-- The runs of the judged time, as the incident rule sees them.
select scheduled_at as slot, http_status, request_id, class::text as class,
       case when class = 'OK' then 'good'
            when class in ('SERVER_ERROR', 'TIMEOUT', 'TRUNCATED', 'MALFORMED', 'EMPTY', 'CONNECT') then 'bad' end as standing
from nines.observation_view
where target = '{target}' and vantage = '{vantage}' and scheduled_at >= '{from}' and scheduled_at < '{to}'
order by scheduled_at
