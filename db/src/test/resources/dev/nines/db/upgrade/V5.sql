insert into nines.model_list (endpoint, vantage, looked_at, models) values ('global', 'home', '2026-09-02 12:00Z', 1);
insert into nines.listing (endpoint, vantage, model, listed_from, listed_until)
values ('global', 'home', 'Pro/deepseek-ai/DeepSeek-R1', '2026-08-01Z', null),
       ('global', 'home', 'old/model', '2026-08-01Z', '2026-08-15Z');
