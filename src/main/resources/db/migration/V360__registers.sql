-- The register of requests: one narrow row for each case, so that a list of many thousands is sorted, filtered and paged
-- without opening any case file. A copy of the latest answers, kept by the triggers below in the transaction that gives
-- them. Where a case stands and whom it waits for is not copied: the engine knows, and the views below ask it.
create table request_line (
    case_number        text    primary key references case_file,
    -- R-2026-1000 comes after R-2026-999
    year               integer not null generated always as (substring(case_number from 3 for 4)::integer) stored,
    sequence           integer not null generated always as (substring(case_number from 8)::integer) stored,
    received_on        date    not null,
    first_received_on  date,
    channel            text,
    sender             text,
    sender_address     text,
    institution        text    not null default '',
    institution_kind   text,
    country            text,
    request_kind       text,
    language           text,
    subject            text    not null default '',
    decision           text check (decision in ('accepted', 'rejected', 'approved', 'approved_with_changes', 'withdrawn',
                                                'lapsed', 'cancelled')),
    milestone          text
);
comment on column request_line.received_on is 'when it reached the facility';
comment on column request_line.first_received_on is 'when it was written, or reached whoever passed it on';
-- One for each order of the list; a page is read from the place where the one before it ended.
create unique index request_line_by_number on request_line (year, sequence);
create index request_line_by_day on request_line (received_on, year, sequence);
create index request_line_by_institution on request_line (institution, year, sequence);
create index request_line_by_country on request_line (country, year, sequence);

-- Answers are what people typed: a day that is none must not stop a step of a case.
create function day_in(text text) returns date language plpgsql immutable as $$
begin
    return case when text ~ '^\d{4}-\d{2}-\d{2}' then left(text, 10)::date end;
exception when datetime_field_overflow or invalid_datetime_format then
    return null;
end $$;

-- What was decided on the request in one step; null when nothing was.
create function decision_in(answers jsonb) returns text language sql immutable as $$
    select case
        when answers ->> 'rejectionDecision' = 'confirmed' then 'rejected'
        when answers ->> 'eligibilityDecision' = 'proceed' then 'accepted'
        when answers ->> 'approvalDecision' in ('approved', 'approved_with_changes', 'rejected')
            then answers ->> 'approvalDecision'
        when answers ->> 'clarificationDecision' = 'withdrawn' or answers ->> 'partnerDecision' = 'withdrawn'
            then 'withdrawn'
    end
$$;

create function open_request_line() returns trigger language plpgsql as $$
begin
    insert into request_line (case_number, received_on) values (new.case_number, new.opened_at::date)
    on conflict do nothing;
    return null;
end $$;

create function answer_request_line() returns trigger language plpgsql as $$
declare
    a constant jsonb := new.answers;
begin
    update request_line set
        received_on       = coalesce(day_in(a ->> 'receivedOn'), received_on),
        first_received_on = coalesce(day_in(a ->> 'firstReceivedOn'), first_received_on),
        channel           = coalesce(nullif(case when new.element = 'request_registered' then a ->> 'channel' end, ''),
                                     channel),
        sender            = coalesce(nullif(a ->> 'senderName', ''), sender),
        sender_address    = coalesce(nullif(a ->> 'senderEmail', ''), sender_address),
        institution       = coalesce(nullif(a ->> 'institutionName', ''), institution),
        institution_kind  = coalesce(nullif(a ->> 'institutionKind', ''), institution_kind),
        country           = coalesce(nullif(a ->> 'country', ''), country),
        request_kind      = coalesce(nullif(a ->> 'requestKind', ''), request_kind),
        language          = coalesce(nullif(a ->> 'correspondenceLanguage', ''), language),
        subject           = coalesce(nullif(a ->> 'title', ''), nullif(a ->> 'subject', ''), subject),
        decision          = coalesce(decision_in(a), decision)
    where case_number = new.case_number;
    return null;
end $$;

create function reach_request_line() returns trigger language plpgsql as $$
begin
    update request_line set
        milestone = new.name,
        decision = case new.name when 'request_withdrawn' then 'withdrawn' when 'action_cancelled' then 'cancelled'
                                 when 'request_lapsed' then 'lapsed' when 'request_revived' then nullif(decision, 'lapsed')
                                 else decision end
    where case_number = new.case_number;
    return null;
end $$;

create function lapse_request_line() returns trigger language plpgsql as $$
begin
    update request_line set decision = 'lapsed' where case_number = new.case_number;
    return null;
end $$;

create trigger request_line_opened after insert on case_file
    for each row when (new.kind = 'request') execute function open_request_line();
create trigger request_line_answered after insert on case_entry
    for each row when (new.activity_number is null and jsonb_exists_any(new.answers, array[
        'receivedOn', 'firstReceivedOn', 'channel', 'senderName', 'senderEmail', 'institutionName', 'institutionKind',
        'country', 'requestKind', 'correspondenceLanguage', 'title', 'subject', 'rejectionDecision',
        'eligibilityDecision', 'approvalDecision', 'clarificationDecision', 'partnerDecision']))
    execute function answer_request_line();
create trigger request_line_reached after insert on milestone
    for each row execute function reach_request_line();
-- Under models older than the milestone of a lapse, nothing but this letter tells on file that a request lapsed.
create trigger request_line_lapsed after insert on message_log
    for each row when (new.letter = 'lapse_notice') execute function lapse_request_line();

-- What is on file already: a row of this table as the triggers would have left it.
insert into request_line (case_number, received_on)
select case_number, opened_at::date from case_file where kind = 'request';

create temporary table latest_answer on commit drop as
select distinct on (e.case_number, a.key) e.case_number, a.key, a.value
from case_entry e cross join lateral jsonb_each_text(e.answers) a
where e.activity_number is null and a.value <> ''
  and (a.key in ('receivedOn', 'firstReceivedOn', 'senderName', 'senderEmail', 'institutionName', 'institutionKind',
                 'country', 'requestKind', 'correspondenceLanguage', 'title', 'subject')
       or a.key = 'channel' and e.element = 'request_registered')
order by e.case_number, a.key, e.id desc;

update request_line l set
    received_on       = coalesce(day_in(k.received_on), l.received_on),
    first_received_on = day_in(k.first_received_on),
    channel           = k.channel,
    sender            = k.sender,
    sender_address    = k.sender_address,
    institution       = coalesce(k.institution, ''),
    institution_kind  = k.institution_kind,
    country           = k.country,
    request_kind      = k.request_kind,
    language          = k.language,
    subject           = coalesce(k.title, k.subject, '')
from (select case_number,
             max(value) filter (where key = 'receivedOn')             as received_on,
             max(value) filter (where key = 'firstReceivedOn')        as first_received_on,
             max(value) filter (where key = 'channel')                as channel,
             max(value) filter (where key = 'senderName')             as sender,
             max(value) filter (where key = 'senderEmail')            as sender_address,
             max(value) filter (where key = 'institutionName')        as institution,
             max(value) filter (where key = 'institutionKind')        as institution_kind,
             max(value) filter (where key = 'country')                as country,
             max(value) filter (where key = 'requestKind')            as request_kind,
             max(value) filter (where key = 'correspondenceLanguage') as language,
             max(value) filter (where key = 'title')                  as title,
             max(value) filter (where key = 'subject')                as subject
      from latest_answer group by case_number) k
where k.case_number = l.case_number;

update request_line l set milestone = m.name
from (select distinct on (case_number) case_number, name from milestone order by case_number, id desc) m
where m.case_number = l.case_number;

update request_line l set decision = nullif(d.decision, 'revived')
from (select distinct on (case_number) case_number, decision
      from (select case_number, decision_in(answers) as decision, entered_at as at from case_entry
            where activity_number is null
            union all
            select case_number, case name when 'request_withdrawn' then 'withdrawn'
                                          when 'action_cancelled' then 'cancelled'
                                          when 'request_lapsed' then 'lapsed'
                                          when 'request_revived' then 'revived' end, reached_at from milestone
            union all
            select case_number, 'lapsed', written_at from message_log where letter = 'lapse_notice') made
      where decision is not null order by case_number, at desc) d
where d.case_number = l.case_number;

-- The processes which run for a case. The engine writes its times in the zone of its Java process, which is also the
-- zone of each connection of the driver.
create view running_process as
select e.business_key_ as case_number, d.key_ as process
from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
where e.parent_id_ is null and e.business_key_ is not null;

-- The tasks in which a case waits.
create view open_task as
select e.business_key_ as case_number, t.proc_def_id_ as definition, t.task_def_key_ as element, t.name_ as name,
       t.create_time_::timestamptz as since
from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
where e.business_key_ is not null;

-- The journal of mail: everything that came in and went out, each with its file.
comment on column message_log.version_id is 'the letter as it is filed, among the documents of the case';
comment on column inbound_message.version_id is 'the original, among the documents of the case or file that keeps it';

-- A letter and its document are written in one transaction, the document first.
update message_log m set version_id = (
    select v.id from document d join document_version v on v.document_id = d.id
    where d.case_number = m.case_number and d.type = 'letter_out' and v.file_name = m.letter || '-' || m.case_number || '.pdf'
      and v.registered_at between m.written_at - interval '1 minute' and m.written_at
    order by v.id desc limit 1)
where version_id is null;

update inbound_message m set version_id = (
    select v.id from document d join document_version v on v.document_id = d.id
    where d.case_number = m.case_number and v.media_type = 'message/rfc822' and v.origin = 'mail'
      and v.author = coalesce(m.sender, 'unknown') and v.registered_at >= m.noted_at - interval '1 minute'
    order by v.id limit 1)
where version_id is null and case_number is not null;

-- A copy of a letter of ours is on file as that letter.
update inbound_message m set letter_id = l.id, version_id = l.version_id
from message_log l where m.state = 'ARCHIVE_COPY' and l.message_id = m.message_id;
create index inbound_message_of_letter on inbound_message (letter_id) where letter_id is not null;

-- Small letters without accents, whatever is no letter or digit between words: as a search is read. Only ASCII is spelt
-- out, the rest is left to the parser of PostgreSQL, so that it is the same under every locale of the database.
create function searched_words(text text) returns tsvector language sql immutable parallel safe as $$
    select to_tsvector('simple'::regconfig, regexp_replace(
        regexp_replace(normalize(text, NFD), '[\u0300-\u036f]', '', 'g'),
        '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f]+', ' ', 'g'))
$$;

alter table message_log
    add column words tsvector not null generated always as (searched_words(
        case_number || ' ' || subject || ' ' || coalesce(recipient_name, '') || ' ' || recipient_address)) stored;
create index message_log_words on message_log using gin (words);
create index message_log_by_time on message_log (written_at, id);
create index message_log_by_state on message_log (state, written_at, id);

alter table inbound_message
    add column noticed_at timestamptz not null generated always as (coalesce(arrived_at, noted_at)) stored,
    add column words tsvector not null generated always as (searched_words(
        coalesce(case_number, '') || ' ' || coalesce(subject, '') || ' ' || coalesce(sender, ''))) stored;
create index inbound_message_words on inbound_message using gin (words);
create index inbound_message_by_time on inbound_message (noticed_at, id);
create index inbound_message_by_state on inbound_message (state, noticed_at, id);
