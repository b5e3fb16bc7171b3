-- By which tier the endpoint said it answered.
select service_tier, count(*) as n
from nines.observation_view
where target = '{target}' and vantage = '{vantage}' and scheduled_at >= '{from}' and scheduled_at < '{to}' and service_tier is not null
group by 1 order by 1
