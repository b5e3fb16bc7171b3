-- The first is a query of the evidence, with the day in the place of the reason; beside it the slots that were meant to run.
with heard as ({runs}),
slot as (
    select (slot at time zone '{zone}')::date as day, count(*) as planned
    from nines.plan_view p, generate_series(p.first_slot, p.to_at, p.every_us * interval '1 microsecond') slot
    where p.target = '{target}' and p.vantage = '{vantage}' and slot < p.to_at and slot >= '{from}' and slot < '{to}' group by 1)
select day::text as day, coalesce(sum(n) filter (where standing = 'good'), 0) as good, coalesce(sum(n) filter (where standing = 'bad'), 0) as bad,
       coalesce(sum(n) filter (where standing = 'excluded'), 0) as excluded,
       coalesce(sum(n) filter (where standing = 'missing'), 0) + greatest(coalesce(max(planned), 0) - coalesce(sum(n), 0), 0) as missing
from heard full join slot using (day) group by day order by day
