-- What became of what, what was said about it, and whether it arrived.

create table nines.state_change (
    key         text primary key,
    decided_at  timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp()
);
comment on table nines.state_change is 'Each change of state once. A key that is here already was acted upon already.';

create table nines.incident (
    incident          text primary key,
    series            text not null,
    since             timestamptz not null,
    opened_decided_at timestamptz not null,
    reason            text not null,
    until             timestamptz,
    closed_decided_at timestamptz,
    check ((until is null) = (closed_decided_at is null))
);
create index incident_since on nines.incident (since);
create index incident_open on nines.incident (since) where until is null;
comment on column nines.incident.series is 'endpoint/probe/model@vantage, or whatever name the judge used.';
comment on column nines.incident.since is 'The first failed slot.';
comment on column nines.incident.reason is 'The class of the observation that decided.';

create table nines.verdict (
    contract   text not null,
    rule       text not null,
    series     text not null,
    period     text not null,
    decided_at timestamptz not null,
    word       text not null check (word in ('MET', 'BREACHED', 'UNDECIDED')),
    evidence   json not null,
    primary key (contract, period, rule, series)
);
comment on column nines.verdict.evidence is 'The verdict''s numbers, as text that is kept to the letter.';

create table nines.outbox (
    sequence        bigint generated always as identity primary key,
    id              text not null unique,
    receiver        text not null,
    type            text not null,
    occurred_at     timestamptz not null,
    body            text not null,
    state           text not null default 'PENDING' check (state in ('PENDING', 'DELIVERED', 'GIVEN_UP')),
    attempts        int not null default 0,
    next_attempt_at timestamptz not null default '-infinity',
    leased_until    timestamptz not null default '-infinity',
    lease           bigint not null default 0
);
create index outbox_pending on nines.outbox (receiver, sequence) where state = 'PENDING';
comment on table nines.outbox is 'Messages, written in the transaction of the change that they tell of, sent afterwards, in order for each receiver.';
comment on column nines.outbox.leased_until is 'Until then one process is sending it; if that process dies, the lease runs out.';
comment on column nines.outbox.lease is 'Number of the lease, so that a process whose lease ran out cannot postpone what another is sending.';

create table nines.delivery_attempt (
    sequence    bigint not null references nines.outbox (sequence),
    number      int not null,
    at          timestamptz not null,
    http_status int,
    duration_us bigint not null,
    excerpt     text not null,
    primary key (sequence, number)
);
comment on column nines.delivery_attempt.http_status is 'Null where no status line came.';
comment on column nines.delivery_attempt.excerpt is 'The start of the answer, or what went wrong.';

create table nines.statement (
    contract   text not null,
    period     text not null,
    revision   int not null check (revision > 0),
    written_at timestamptz not null,
    body       text not null,
    primary key (contract, period, revision)
);
comment on table nines.statement is 'Append-only: a correction is a new revision beside the old one.';
comment on column nines.statement.body is 'Canonical JSON, to the letter: body::json to look inside.';

create function nines.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'nines.% is append-only: % is refused', tg_table_name, lower(tg_op);
end $$;
create trigger statement_is_append_only before update or delete or truncate on nines.statement
    for each statement execute function nines.refuse_change();
