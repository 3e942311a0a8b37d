-- What a person chose; who chose nothing gets both mails, in English.
create table staff_preference (
    person     text        primary key,
    language   text        not null check (language in ('en', 'fr', 'es', 'pt')),
    task_mail  boolean     not null,
    digest     boolean     not null,
    changed_at timestamptz not null
);

-- New tasks which their groups are still to be told of; written with the task, gone when the mails are written.
create table task_notice (
    id        bigint generated always as identity primary key,
    task_id   text   not null,
    group_id  text   not null
);

-- Mails to staff about their work. They belong to no case file.
create table staff_mail (
    id              bigint      generated always as identity primary key,
    -- what it is about and for whom: the same is never written twice
    cause           text        not null unique,
    address         text        not null,
    name            text,
    language        text        not null,
    subject         text        not null,
    body            text        not null,
    state           text        not null check (state in ('PENDING', 'SENDING', 'SENT', 'FAILED')),
    reason          text,
    attempts        integer     not null default 0,
    written_at      timestamptz not null,
    next_attempt_at timestamptz,
    sent_at         timestamptz
);
create index staff_mail_to_send on staff_mail (id) where state in ('PENDING', 'SENDING');
create index staff_mail_by_age on staff_mail (written_at);
