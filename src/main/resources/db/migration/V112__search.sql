-- What can be searched: one row for each entry, letter, message and version of a document. A copy, made by a worker
-- after the original was committed; thrown away, it is made again.
create table search_text (
    id          bigint   generated always as identity primary key,
    case_number text     not null references case_file,
    kind        text     not null check (kind in ('entry', 'letter', 'message', 'document')),
    source_id   bigint   not null,
    title       text     not null,
    body        text     not null,
    words       tsvector not null,
    unique (kind, source_id)
);
create index search_text_words on search_text using gin (words);
create index search_text_of_case on search_text (case_number);

-- Documents that were set aside, and versions that were replaced, are not found.
create view searchable_text as
    select s.* from search_text s
    where s.kind <> 'document'
       or exists (select 1 from document_version v join document d on d.id = v.document_id
                  where v.id = s.source_id and d.status <> 'void'
                    and not exists (select 1 from document_version newer
                                    where newer.document_id = v.document_id and newer.number > v.number));
