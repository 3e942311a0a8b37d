-- One row per letter and recipient, written in the transaction of the step that sends it.
create table message_log (
    id                bigint      generated always as identity primary key,
    case_number       text        not null references case_file,
    activity_number   integer,
    letter            text        not null,
    cause             text        not null,
    recipient_role    text        not null,
    recipient_name    text,
    recipient_address text        not null,
    -- tells apart persons who share an address, or have none
    recipient_key     text        not null,
    language          text        not null,
    subject           text        not null,
    html              text        not null,
    plain_text        text        not null,
    message_id        text        not null unique,
    in_reply_to       text,
    state             text        not null
        check (state in ('PENDING', 'SENDING', 'SENT', 'FAILED', 'NOT_SENT')),
    reason            text,
    attempts          integer     not null default 0,
    written_at        timestamptz not null,
    next_attempt_at   timestamptz,
    claimed_at        timestamptz,
    sent_at           timestamptz,
    archived_at       timestamptz,
    unique (cause, letter, recipient_address, recipient_key)
);
create index message_log_of_case on message_log (case_number, id);
create index message_log_to_send on message_log (next_attempt_at) where state = 'PENDING';
create index message_log_in_flight on message_log (claimed_at) where state = 'SENDING';

create table message_attachment (
    message_log_id bigint  not null references message_log,
    position       integer not null,
    version_id     bigint  not null,
    file_name      text    not null,
    media_type     text    not null,
    primary key (message_log_id, position)
);

-- What reached the facility's mailbox. The original is kept here only while no case keeps it as a document.
create table inbound_message (
    id           bigint      generated always as identity primary key,
    content_hash text        not null unique,
    message_id   text,
    sender       text,
    subject      text,
    state        text        not null
        check (state in ('FILED', 'ARCHIVE_COPY', 'KEPT', 'FAILING', 'QUARANTINED')),
    reason       text,
    attempts     integer     not null default 0,
    case_number  text        references case_file,
    original     bytea,
    arrived_at   timestamptz,
    noted_at     timestamptz not null
);
create index inbound_message_by_message_id on inbound_message (message_id);
create index inbound_message_of_case on inbound_message (case_number, id);
