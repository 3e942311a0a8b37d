-- A link with which one person answers one task without an account.
create table answer_link (
    id                  bigint      generated always as identity primary key,
    -- stands in the letter on file in place of the secret, and opens nothing
    mark                uuid        not null unique,
    case_number         text        not null references case_file,
    activity_number     integer,
    process_instance_id text        not null,
    task_key            text        not null,
    -- the letter may be written before the task is there
    task_id             text,
    letter              text        not null,
    letter_id           bigint      references message_log,
    recipient_name      text,
    recipient_address   text        not null,
    language            text        not null,
    made_at             timestamptz not null,
    made_by             text        not null,
    expires_at          timestamptz not null,
    opened              integer     not null default 0,
    last_opened_at      timestamptz,
    revoked_at          timestamptz,
    revoked_by          text,
    answered_at         timestamptz,
    submission          text
);
create index answer_link_of_task on answer_link (task_id);
create index answer_link_of_case on answer_link (case_number);
create index answer_link_waiting on answer_link (process_instance_id, task_key) where task_id is null;

-- The secret itself is in the mail only. A mail that is sent again has a secret of its own.
create table answer_link_token (
    hash    bytea       primary key check (length(hash) = 32),
    link_id bigint      not null references answer_link on delete cascade,
    made_at timestamptz not null
);
create index answer_link_token_of_link on answer_link_token (link_id);

-- Files brought in with an answer that is not sent yet; gone when the task has ended.
create table answer_file (
    id                bigint      generated always as identity primary key,
    task_id           text        not null,
    recipient_address text        not null,
    document_type     text        not null,
    file_name         text        not null,
    size              bigint      not null,
    content           bytea       not null,
    brought_at        timestamptz not null
);
create index answer_file_of_task on answer_file (task_id, recipient_address);

-- What people without an account file comes by link.
alter table document_version drop constraint document_version_origin_check;
alter table document_version add constraint document_version_origin_check
    check (origin in ('mail', 'upload', 'link', 'generated'));
