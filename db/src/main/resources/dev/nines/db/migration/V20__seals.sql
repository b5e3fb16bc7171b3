-- Days whose rows are sealed: a root over them, signed. Written by functions alone, which only ever add the next revision.

create table nines.seal_key (
    key           text primary key check (key ~ '^[0-9a-f]{32}$'),
    public_key    bytea not null,
    first_used_at timestamptz not null default clock_timestamp()
);
comment on table nines.seal_key is 'Public keys of those who ever sealed here, each process its own. Append-only. A private key is never in a database.';
comment on column nines.seal_key.public_key is 'Ed25519, as SubjectPublicKeyInfo (DER). Its SHA-256 begins with key.';

create table nines.day_seal (
    rows      bigint not null check (rows >= 0),
    sealed_at timestamptz not null default clock_timestamp(),
    series_id int not null,
    day       date not null,
    revision  int not null check (revision > 0),
    series    text not null,
    root      bytea not null check (octet_length(root) = 32),
    key       text not null references nines.seal_key (key),
    signature bytea not null check (octet_length(signature) = 64),
    primary key (series_id, day, revision)
);
create index day_seal_day on nines.day_seal (day);
comment on table nines.day_seal is
    'What the rows of a series and UTC day were when they were sealed: docs/seal.md. Late rows make a new revision. Append-only; stays when raw rows go.';
comment on column nines.day_seal.series is 'endpoint/probe/model@vantage as it was signed.';

create trigger seal_key_is_append_only before update or delete or truncate on nines.seal_key
    for each statement execute function nines.refuse_change();
create trigger day_seal_is_append_only before update or delete or truncate on nines.day_seal
    for each statement execute function nines.refuse_change();

create function nines.keep_seal_key(of_key text, of_public_key bytea) returns void language plpgsql
    security definer set search_path = pg_catalog, nines, pg_temp as $$
begin
    if of_key is distinct from left(encode(sha256(of_public_key), 'hex'), 32) then raise exception 'key "%" is not the name of this public key', of_key; end if;
    insert into nines.seal_key (key, public_key) values (of_key, of_public_key) on conflict (key) do nothing;
end $$;
comment on function nines.keep_seal_key(text, bytea) is 'Makes a public key known, once.';

create function nines.keep_day_seals(of_day date, of_key text, series_ids int[], names text[], revisions int[], counts bigint[],
        roots bytea[], signatures bytea[]) returns void language plpgsql security definer set search_path = pg_catalog, nines, pg_temp as $$
begin
    insert into nines.day_seal (series_id, series, day, revision, rows, root, key, signature)
    select n.series_id, n.series, of_day, n.revision, n.rows, n.root, of_key, n.signature
    from unnest(series_ids, names, revisions, counts, roots, signatures) n (series_id, series, revision, rows, root, signature)
    where n.revision = 1 + coalesce((select max(d.revision) from nines.day_seal d where d.series_id = n.series_id and d.day = of_day), 0);
    if (select count(*) from nines.day_seal d join unnest(series_ids, revisions, roots) n (series_id, revision, root)
        on d.series_id = n.series_id and d.revision = n.revision and d.root = n.root where d.day = of_day) <> cardinality(series_ids) then
        raise exception 'of day % not each seal is the next revision of its series', of_day;
    end if;
end $$;
comment on function nines.keep_day_seals(date, text, int[], text[], int[], bigint[], bytea[], bytea[]) is
    'Adds the next revision of each of these series'' seals of one day. Whoever seals holds pg_advisory_xact_lock(hashtextextended(''nines.day_seal'', 0)).';

revoke execute on function nines.keep_seal_key(text, bytea) from public;
revoke execute on function nines.keep_day_seals(date, text, int[], text[], int[], bigint[], bytea[], bytea[]) from public;

-- Whoever was a service before this step still is one after it, without anybody's having to remember.
do $$
declare
    service name;
begin
    for service in
        select distinct r.rolname from pg_class c, aclexplode(c.relacl) a, pg_roles r
        where c.oid = 'nines.delivery_attempt'::regclass and a.privilege_type = 'INSERT' and r.oid = a.grantee and r.oid <> c.relowner
    loop
        perform nines.grant_service(service);
    end loop;
end $$;
