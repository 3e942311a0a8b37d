-- A file is that of a request, or of a message that waits to be sorted.
alter table case_file add column kind text not null
    generated always as (case when case_number like 'M-%' then 'message' else 'request' end) stored;

-- How each message ended: why it was placed where it is, or who has to place it.
alter table inbound_message
    drop constraint inbound_message_state_check,
    add constraint inbound_message_state_check
        check (state in ('FILED', 'ARCHIVE_COPY', 'KEPT', 'FAILING', 'QUARANTINED', 'TO_SORT', 'NOT_OURS')),
    add column placement text
        check (placement in ('new_request', 'existing_case', 'automatic', 'not_ours')),
    -- the file of the message while a person sorts it, and afterwards
    add column file_number text references case_file,
    -- the original among the documents of that file
    add column version_id bigint references document_version,
    -- the letter which it answers, or returns
    add column letter_id bigint references message_log,
    -- why nobody may be acknowledged its receipt; null when they may
    add column unanswered_because text;
create index inbound_message_of_file on inbound_message (file_number) where file_number is not null;
create index inbound_message_of_sender on inbound_message (lower(sender), noted_at);

-- What of a message could not be read.
create table inbound_unread (
    inbound_message_id bigint  not null references inbound_message,
    position           integer not null,
    part               text    not null,
    reason             text    not null,
    detail             text,
    primary key (inbound_message_id, position)
);

-- A letter that left the house and came back.
alter table message_log
    drop constraint message_log_state_check,
    add constraint message_log_state_check
        check (state in ('PENDING', 'SENDING', 'SENT', 'FAILED', 'NOT_SENT', 'BOUNCED')),
    add column bounced_at timestamptz;
create index message_log_by_address on message_log (recipient_address, id);

-- The key of the reply addresses, made once: whoever has it can write to any case.
create table reply_key (
    only_one boolean primary key default true check (only_one),
    secret   bytea   not null
);
