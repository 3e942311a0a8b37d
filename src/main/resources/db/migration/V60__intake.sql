-- The register of requests. Where a request stands is known to its process alone.
create table request (
    case_number       text        primary key references case_file,
    channel           text        not null check (channel in ('email', 'fax', 'letter', 'web')),
    sender_name       text,
    sender_address    text,
    forwarded_by      text,
    subject           text        not null,
    message_id        text,
    detected_language text        not null,
    first_received_on date        not null,
    received_on       date        not null,
    received_at       timestamptz not null,
    registered_at     timestamptz not null
);
create index request_by_message_id on request (message_id);
