create table action (
    case_number  text    primary key references case_file,
    code         text    not null unique,
    year         integer not null,
    sequence     integer not null,
    title        text    not null,
    institution  text    not null,
    country      text    not null,
    country_code text    not null,
    approved_on  date    not null,
    unique (year, sequence)
);

create table activity (
    case_number     text    not null references action,
    activity_number integer not null check (activity_number between 1 and 4),
    title           text    not null,
    nature          text,
    modality        text,
    place           text,
    starts_on       date,
    ends_on         date,
    positions       integer not null check (positions > 0),
    primary key (case_number, activity_number)
);
