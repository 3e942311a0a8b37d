create table country (
    iso2         text primary key,
    iso3         text    not null unique,
    name_en      text    not null,
    name_fr      text    not null,
    name_es      text    not null,
    name_pt      text    not null,
    region       text    not null,
    income_group text,
    member_state boolean not null
);

-- Dated, because a country can leave the list between its request and an activity.
create table country_eligibility (
    iso2       text    not null references country,
    eligible   boolean not null,
    valid_from date    not null,
    valid_to   date,
    note       text,
    primary key (iso2, valid_from),
    check (valid_to >= valid_from)
);

-- Only Delegations that differ from the default which the settings give.
create table delegation (
    iso2     text primary key references country,
    name     text not null,
    email    text not null,
    language text not null check (language in ('en', 'fr', 'es', 'pt'))
);

-- What was set up once and belongs to the administrators since.
create table organisation_item (
    name       text        primary key,
    created_at timestamptz not null
);
