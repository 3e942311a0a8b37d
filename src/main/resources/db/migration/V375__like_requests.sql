-- Requests that are like each other: the same request sent twice, or a second one of an institution whose first is open.
-- Comparing by trigrams comes with PostgreSQL; whoever may create tables in the database may create the extension.
create extension if not exists pg_trgm;

-- How two requests belong together, as an officer decided it.
create table case_relation (
    id          bigint      generated always as identity primary key,
    case_number text        not null references case_file,
    other_case  text        not null references case_file,
    -- linked: both go on; merged: the first ended and lives on in the other; held: the first waits for the other
    kind        text        not null check (kind in ('linked', 'merged', 'held')),
    made_by     text        not null,
    made_at     timestamptz not null,
    -- when a held request went on
    ended_at    timestamptz check (ended_at is null or kind = 'held'),
    check (case_number <> other_case)
);
create unique index case_relation_once on case_relation (case_number, other_case, kind) where ended_at is null;
create unique index case_merged_once on case_relation (case_number) where kind = 'merged';
create unique index case_held_once on case_relation (case_number) where kind = 'held' and ended_at is null;
create index case_relation_of_other on case_relation (other_case);

-- Small letters without accents, with a blank for whatever is no letter or digit; only ASCII is spelt out, so that it is
-- the same under every locale of the database. Strangers write long subjects: what tells requests apart stands in front.
create function compared_text(text text) returns text language sql immutable parallel safe as $$
    select left(btrim(regexp_replace(
        lower(regexp_replace(normalize(text, NFD), '[\u0300-\u036f]', '', 'g')),
        '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f\u00a0]+', ' ', 'g')), 200)
$$;

-- What requests are compared by: the latest answer to each of a few questions, so written that only words count. A copy,
-- kept by the trigger below in the transaction that gives the answer.
create table likeness_key (
    case_number text not null references case_file,
    key         text not null,
    text        text not null,
    primary key (case_number, key)
);

create function keep_likeness_key() returns trigger language plpgsql as $$
declare
    answer record;
    written text;
begin
    for answer in
        select a.key, a.value from jsonb_each_text(new.answers) a
        where a.key in ('institutionName', 'institutionNameEnglish', 'country', 'title', 'subject', 'contactEmail')
           -- what a fax machine hands in bears the address of the machine
           or (a.key = 'senderEmail' and new.answers ->> 'channel' is distinct from 'fax')
    loop
        written := compared_text(coalesce(answer.value, ''));
        if answer.key = 'subject' then
            written := regexp_replace(written, '^((re|fw|fwd|tr|rv|enc|wg|aw) +)+', '');
        end if;
        if written = '' then
            delete from likeness_key where case_number = new.case_number and key = answer.key;
        else
            insert into likeness_key (case_number, key, text) values (new.case_number, answer.key, written)
            on conflict (case_number, key) do update set text = excluded.text where likeness_key.text <> excluded.text;
        end if;
    end loop;
    return null;
end $$;

create trigger likeness_key_kept after insert on case_entry
    for each row when (new.activity_number is null and new.case_number like 'R-%' and jsonb_exists_any(new.answers, array[
        'institutionName', 'institutionNameEnglish', 'country', 'title', 'subject', 'contactEmail', 'senderEmail']))
    execute function keep_likeness_key();

-- What is on file already.
insert into likeness_key (case_number, key, text)
select case_number, key, written from (
    select distinct on (e.case_number, a.key) e.case_number, a.key,
           case when a.key = 'subject'
                then regexp_replace(compared_text(coalesce(a.value, '')), '^((re|fw|fwd|tr|rv|enc|wg|aw) +)+', '')
                else compared_text(coalesce(a.value, '')) end as written
    from case_entry e cross join lateral jsonb_each_text(e.answers) a
    where e.activity_number is null and e.case_number like 'R-%'
      and (a.key in ('institutionName', 'institutionNameEnglish', 'country', 'title', 'subject', 'contactEmail')
           or (a.key = 'senderEmail' and e.answers ->> 'channel' is distinct from 'fax'))
    order by e.case_number, a.key, e.id desc) latest
where written <> '';

create index likeness_key_institution on likeness_key using gin (text gin_trgm_ops)
    where key in ('institutionName', 'institutionNameEnglish');
create index likeness_key_title on likeness_key using gin (text gin_trgm_ops) where key in ('title', 'subject');
create index likeness_key_same on likeness_key (text, key);
create index document_version_by_content on document_version (sha256);
