-- The institutions the facility knows. A request names its institution in words of its own; this register knows the
-- names under which it may appear.
create table institution (
    id            bigint  generated always as identity primary key,
    -- as the institution calls itself
    name          text    not null check (name <> ''),
    name_en       text,
    name_fr       text,
    name_es       text,
    name_pt       text,
    kind          text    not null,
    iso2          text    not null references country,
    -- further names and abbreviations
    aliases       text[]  not null default '{}',
    parent_id     bigint  references institution,
    contact_name  text,
    contact_email text,
    contact_phone text,
    -- false when it was closed or merged: it stays for the cases that name it, and is suggested no more
    active        boolean not null default true,
    version       integer not null default 0,
    check (parent_id <> id)
);

create unique index institution_once_per_country on institution (iso2, lower(name));
