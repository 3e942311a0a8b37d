-- A request that somebody fills in on the public page. Once it is sent, its answers and files are those of the case.
create table web_request (
    id          bigint      generated always as identity primary key,
    language    text        not null,
    -- JSON as text: what was typed may hold characters which jsonb refuses, and is checked when it is sent
    answers     text        not null,
    step        integer     not null default 1,
    -- where a link to it may be sent again
    address     text,
    started_at  timestamptz not null,
    changed_at  timestamptz not null,
    expires_at  timestamptz not null,
    case_number text        references case_file,
    sent_at     timestamptz
);
create index web_request_by_address on web_request (lower(address)) where case_number is null;
create index web_request_by_expiry on web_request (expires_at);

-- The secret itself is in the address of the page and in mails only.
create table web_request_token (
    hash           bytea       primary key check (length(hash) = 32),
    web_request_id bigint      not null references web_request on delete cascade,
    made_at        timestamptz not null
);
create index web_request_token_of_request on web_request_token (web_request_id);

create table web_request_file (
    id             bigint      generated always as identity primary key,
    web_request_id bigint      not null references web_request on delete cascade,
    file_name      text        not null,
    size           bigint      not null,
    content        bytea       not null,
    brought_at     timestamptz not null
);
create index web_request_file_of_request on web_request_file (web_request_id);

-- Mails with a link to go on with. The link is made while the mail leaves.
create table web_request_mail (
    id              bigint      generated always as identity primary key,
    web_request_id  bigint      not null references web_request on delete cascade,
    address         text        not null,
    language        text        not null,
    wished_at       timestamptz not null,
    next_attempt_at timestamptz,
    attempts        integer     not null default 0,
    sent_at         timestamptz
);
create index web_request_mail_to_send on web_request_mail (next_attempt_at) where next_attempt_at is not null;
create index web_request_mail_by_address on web_request_mail (address, wished_at);

-- A link with which the sender of a request sees where it stands.
create table status_link (
    id                bigint      generated always as identity primary key,
    -- stands in the letter on file in place of the secret, and opens nothing
    mark              uuid        not null unique,
    case_number       text        not null references case_file,
    recipient_address text        not null,
    letter_id         bigint      references message_log,
    made_at           timestamptz not null,
    expires_at        timestamptz not null
);
create index status_link_of_case on status_link (case_number);

create table status_link_token (
    hash           bytea       primary key check (length(hash) = 32),
    status_link_id bigint      not null references status_link on delete cascade,
    made_at        timestamptz not null
);
create index status_link_token_of_link on status_link_token (status_link_id);
