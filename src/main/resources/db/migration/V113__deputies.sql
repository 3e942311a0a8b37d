-- Who stands in for whom, on which days. Rows are kept: they tell later why somebody could act.
create table deputy (
    id       bigint      generated always as identity primary key,
    person   text        not null,
    deputy   text        not null,
    from_day date        not null,
    to_day   date        not null,
    named_by text        not null,
    named_at timestamptz not null,
    ended_by text,
    ended_at timestamptz,
    check (to_day >= from_day),
    check (person <> deputy)
);
create index deputy_of_person on deputy (person, to_day);
create index deputy_by_deputy on deputy (deputy, to_day);

-- Tasks of a person that are open to their deputy now.
create table deputy_task (
    task_id text not null,
    deputy  text not null,
    person  text not null,
    primary key (task_id, deputy)
);

-- For whom a deputy answered.
alter table case_entry add column on_behalf_of text;
