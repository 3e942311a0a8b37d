-- The same bytes are the same document. Who files them again says that they still hold; a task in a further round asks
-- for that, or for something newer.
create table document_filed_again (
    id         bigint      generated always as identity primary key,
    version_id bigint      not null references document_version,
    author     text        not null,
    filed_at   timestamptz not null
);
create index on document_filed_again (version_id);
create trigger document_filed_again_is_kept before update or delete on document_filed_again
    for each row execute function refuse_change_of_document();
