-- A message knows its story, so that what belongs together is found without reading bodies.

alter table nines.outbox add column story text
    generated always as (substring(body from '"data":\{"(?:incident|alert)":"((?:[^"\\]|\\.)+)"')) stored;
create index outbox_story on nines.outbox using hash (story);
comment on column nines.outbox.story is
    'What beginning, middle and end have in common: the first value of the data, incident or alert, as it is written there. Null: stands alone.';
