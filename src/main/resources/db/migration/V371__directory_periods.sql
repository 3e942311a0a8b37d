-- Administrators enter what holds from a day on; what held before stays.
alter table country
    add column version integer not null default 0;

alter table country_eligibility
    add column entered_by text,
    add column entered_at timestamptz;

alter table delegation
    add column postal_address text,
    add column focal_person   text,
    add column valid_from     date not null default date '2024-01-01',
    add column valid_to       date,
    add column entered_by     text,
    add column entered_at     timestamptz,
    drop constraint delegation_pkey,
    add primary key (iso2, valid_from),
    add check (valid_to >= valid_from);

-- Who changed what in the directory, the register and the letters: written with each change, and never changed itself.
create table administration_change (
    id         bigint      generated always as identity primary key,
    -- eligibility, delegation, institution or letter
    area       text        not null,
    -- code of the country, number of the institution, letter and language
    subject    text        not null,
    changed_by text        not null,
    changed_at timestamptz not null,
    -- texts by field; null when there was nothing before, or is nothing after
    before     jsonb,
    after      jsonb
);

create index administration_change_subject on administration_change (area, subject, id desc);
