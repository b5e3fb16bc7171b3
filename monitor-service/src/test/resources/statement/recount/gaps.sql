-- Between runs that follow each other, and at the edges: planned slots without a run, where there are two or more.
with moment as (
    select slot as at, false as ran from nines.plan_view p, generate_series(p.first_slot, p.to_at, p.every_us * interval '1 microsecond') slot
    where p.target = '{target}' and p.vantage = '{vantage}' and slot < p.to_at and slot >= '{from}' and slot < '{to}'
    union all
    select scheduled_at, true from nines.observation_view
    where target = '{target}' and vantage = '{vantage}' and scheduled_at >= '{from}' and scheduled_at < '{to}'),
known as (select at, bool_or(ran) as ran from moment group by at),
numbered as (select at, ran, count(*) filter (where ran) over (order by at) as runs from known),
after as (select runs, min(at) filter (where ran) as began, count(*) filter (where not ran) as slots from numbered group by runs),
pair as (select began, lead(began) over (order by runs) as next, slots from after)
select coalesce(began, '{from}') as from_at, coalesce(next, '{to}') as to_at, slots from pair where slots > 1 order by 1
