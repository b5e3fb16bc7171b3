-- Which models an endpoint listed, and when. Written only when something changes, so that ten thousand models looked at every ten
-- minutes cost one row a look.

create table nines.model_list (
    endpoint  text not null,
    vantage   text not null,
    looked_at timestamptz not null,
    models    int not null check (models >= 0),
    primary key (endpoint, vantage)
);
comment on table nines.model_list is 'The newest list of models that was read from each endpoint. A list that could not be read leaves no trace here.';

create table nines.listing (
    endpoint     text not null,
    vantage      text not null,
    model        text not null,
    listed_from  timestamptz not null,
    listed_until timestamptz,
    primary key (endpoint, vantage, model, listed_from),
    check (listed_from <= listed_until)
);
create index listing_still on nines.listing (endpoint, vantage) where listed_until is null;
comment on table nines.listing is
    'Stretches of time in which an endpoint listed a model: whether "model not found" is the vendor''s failure turns on them.';
comment on column nines.listing.listed_from is 'The first list that named the model.';
comment on column nines.listing.listed_until is 'The last list that named it before one that did not; null while the newest list names it.';
