-- From this version on an append leaves its marks in the same statement.
insert into nines.rollup_due (level, at, series_ids)
select 'hour', date_trunc('hour', slot, 'UTC'), array_agg(distinct series_id) from nines.observation group by 2;
