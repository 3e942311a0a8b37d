-- Texts of letters in place of those that come with the software. The highest version holds; without a body, it is the
-- text of the software again.
create table letter_text (
    letter     text        not null,
    language   text        not null check (language in ('en', 'fr', 'es', 'pt')),
    version    integer     not null check (version > 0),
    subject    text,
    body       text,
    changed_by text        not null,
    changed_at timestamptz not null,
    primary key (letter, language, version),
    check ((subject is null) = (body is null))
);
