-- Slots that were meant to run, and what is known of them.
select (select count(*) from nines.plan_view p, generate_series(p.first_slot, p.to_at, p.every_us * interval '1 microsecond') slot
        where p.target = '{target}' and p.vantage = '{vantage}' and slot < p.to_at and slot >= '{from}' and slot < '{to}') as expected,
       count(*) as executed,
       count(*) filter (where class = 'LOCAL') as own_fault,
       count(*) filter (where 'monitor_delayed' = any(flags)) as delayed,
       max(extract(epoch from sent_at - scheduled_at) * 1000000) filter (where class <> 'LOCAL') as latest_start_us
from nines.observation_view
where target = '{target}' and vantage = '{vantage}' and scheduled_at >= '{from}' and scheduled_at < '{to}'
