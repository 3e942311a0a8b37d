create table number_sequence (
    kind text    not null,
    year integer not null,
    last integer not null,
    primary key (kind, year)
);

create table case_file (
    case_number text        primary key,
    opened_at   timestamptz not null
);

create table case_entry (
    id              bigint      generated always as identity primary key,
    case_number     text        not null references case_file,
    activity_number integer,
    element         text        not null,
    form            text,
    author          text        not null,
    channel         text        not null,
    answers         jsonb       not null,
    entered_at      timestamptz not null
);
create index case_entry_of_case on case_entry (case_number, id);

create table milestone (
    id              bigint      generated always as identity primary key,
    case_number     text        not null references case_file,
    activity_number integer,
    name            text        not null,
    reached_at      timestamptz not null
);
create index milestone_of_case on milestone (case_number, id);
