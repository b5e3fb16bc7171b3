-- Runs that would have counted, had this time not been excluded.
select count(*) as runs
from nines.observation_view
where target = '{target}' and vantage = '{vantage}' and scheduled_at >= '{from}' and scheduled_at < '{to}'
  and scheduled_at >= '{excluded_from}' and scheduled_at < '{excluded_to}'
  and class in ('OK', 'SERVER_ERROR', 'TIMEOUT', 'TRUNCATED', 'MALFORMED', 'EMPTY', 'CONNECT')
