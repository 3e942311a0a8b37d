create table document (
    id              bigint      generated always as identity primary key,
    case_number     text        not null references case_file,
    activity_number integer     check (activity_number > 0),
    type            text        not null,
    -- counts the documents of one type in one case or activity: a second deliverable is deliverable-2
    ordinal         integer     not null check (ordinal > 0),
    subject         text,
    status          text        not null check (status in ('draft', 'final', 'void')),
    voided_by       text,
    voided_at       timestamptz,
    void_reason     text,
    unique nulls not distinct (case_number, activity_number, type, ordinal),
    check ((status = 'void') = (voided_at is not null and voided_by is not null and void_reason is not null))
);

create table document_version (
    id            bigint      generated always as identity primary key,
    document_id   bigint      not null references document,
    number        integer     not null check (number > 0),
    code          text        not null unique,
    file_name     text        not null,
    media_type    text        not null,
    sha256        text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    size          bigint      not null check (size > 0),
    language      text,
    author        text        not null,
    origin        text        not null check (origin in ('mail', 'upload', 'generated')),
    form_version  date,
    registered_at timestamptz not null,
    unique (document_id, number)
);

create table document_content (
    version_id bigint primary key references document_version,
    content    bytea  not null
);
-- Uncompressed and out of line: a slice is read without the rest. Most files are compressed already.
alter table document_content alter column content set storage external;

create function refuse_change_of_document() returns trigger language plpgsql as $$
begin
    raise exception 'A registered document is never changed or deleted; file a new version instead.';
end
$$;
create trigger document_version_is_kept before update or delete on document_version
    for each row execute function refuse_change_of_document();
create trigger document_content_is_kept before update or delete on document_content
    for each row execute function refuse_change_of_document();
create trigger document_is_kept before delete on document
    for each row execute function refuse_change_of_document();
