-- What was read from requests. Proposals stand beside the case file and never in it: a fact is what a person entered.
-- One reading for each state of the documents of a case; older readings stay, so that it can be told what a clerk saw.
create table request_reading (
    id             bigint      generated always as identity primary key,
    case_number    text        not null references case_file,
    newest_version bigint      not null,
    begun_at       timestamptz not null,
    read_at        timestamptz,
    failure        text,
    unread         text[]      not null default '{}',
    unique (case_number, newest_version)
);

create table request_proposal (
    id         bigint generated always as identity primary key,
    reading_id bigint not null references request_reading on delete cascade,
    field      text   not null,
    value      jsonb  not null,
    certainty  text   not null check (certainty in ('FORM', 'TEXT', 'INFERRED')),
    document   text   not null,
    place      text   not null,
    quote      text   not null,
    earlier    jsonb  not null default '[]',
    unique (reading_id, field)
);

-- What became of each proposal: the answer that the screening gave to the reading it could see.
create view request_proposal_outcome as
    select e.case_number, p.field, p.value as proposed, e.answers -> p.field as answered, e.author, e.entered_at,
           p.certainty, p.document, p.place,
           case when coalesce(e.answers ->> p.field, '') in ('', '[]') then 'removed'
                when e.answers ->> p.field = p.value #>> '{}' then 'accepted'
                else 'corrected' end as outcome
    from case_entry e
    join lateral (select r.id from request_reading r
                  where r.case_number = e.case_number and r.read_at <= e.entered_at and r.failure is null
                  order by r.id desc limit 1) seen on true
    join request_proposal p on p.reading_id = seen.id
    where e.element = 'UserTask_ScreenRequest' and e.form is not null;
