create table call (
    id              bigint      generated always as identity primary key,
    case_number     text        not null references case_file,
    activity_number integer     not null check (activity_number between 1 and 4),
    reference       text        not null unique,
    opens_on        date        not null,
    closes_at       timestamptz not null,
    extended        boolean     not null default false,
    unique (case_number, activity_number)
);

create table application (
    call_id          bigint        not null references call,
    number           integer       not null check (number > 0),
    reference        text          not null unique,
    family_name      text          not null,
    given_name       text          not null,
    gender           text,
    nationality      text,
    employer         text          not null,
    employer_kind    text          not null,
    employer_country text,
    position         text          not null,
    email            text          not null,
    language         text          not null,
    motivation       text,
    complete         boolean       not null,
    language_met     boolean       not null,
    received_at      timestamptz   not null,
    admissible       boolean,
    reason           text,
    scores           jsonb,
    average          numeric(5, 2),
    rank             integer,
    result           text check (result in ('selected', 'reserve', 'not_selected', 'not_admissible', 'withdrawn')),
    primary key (call_id, number)
);
