-- 20,000 requests of ten years and 100,000 messages. Each request has a registration and a screening in its file, and
-- texts that are searched: its answers, three letters, two messages and one document of some 200 words. 2,500 of them go
-- on, each with a task that waits.
select setseed(0.5); -- the same history at each run

create temporary table bench as
select n,
       'R-' || 2015 + n / 2000 || '-' || to_char(n % 2000 + 1, 'FM9000')         as case_number,
       timestamptz '2015-01-05 09:00+01' + n * interval '4 hours 22 minutes'       as at,
       (array['MW', 'ZM', 'SN', 'PE', 'UA', 'KH', 'BO', 'CI', 'MZ', 'AO'])[1 + n % 10] as country,
       (array['en', 'fr', 'es', 'pt'])[1 + n % 4]                                  as language,
       (array['email', 'email', 'email', 'letter', 'fax', 'web'])[1 + n % 6]       as channel,
       (array['central_government', 'regional_government', 'mandated_body', 'social_partner'])[1 + n % 4] as kind,
       n >= 17500                                                                  as running
from generate_series(0, 19999) n;

insert into case_file (case_number, opened_at) select case_number, at from bench;

insert into case_entry (case_number, element, form, author, channel, answers, entered_at)
select case_number, 'request_registered', null, 'system', 'system',
       jsonb_build_object('channel', channel, 'subject', 'Request for assistance on pensions ' || n, 'senderName',
                          'Sender ' || n % 900, 'senderEmail', 'sender' || n % 900 || '@example.org', 'receivedOn',
                          at::date, 'firstReceivedOn', at::date - 2, 'correspondenceLanguage', language), at
from bench;

insert into case_entry (case_number, element, form, author, channel, answers, entered_at)
select case_number, 'UserTask_ScreenRequest', 'screen-request', 'clerk', 'tasklist',
       jsonb_build_object('institutionName', 'Institution ' || n % 900, 'institutionKind', kind, 'country', country,
                          'requestKind', 'structured', 'title', 'Reform of pensions ' || n), at + interval '1 day'
from bench;

insert into case_entry (case_number, element, form, author, channel, answers, entered_at)
select case_number, 'UserTask_AssessEligibility', 'assess-eligibility', 'action', 'tasklist',
       jsonb_build_object('eligibilityDecision', case when n % 5 = 0 then 'reject' else 'proceed' end),
       at + interval '3 days'
from bench;

-- Three letters and two messages for each
insert into message_log (case_number, letter, cause, recipient_role, recipient_name, recipient_address, recipient_key,
    language, subject, html, plain_text, message_id, state, attempts, written_at, sent_at)
select b.case_number, (array['acknowledgement', 'clarification', 'approval'])[k], 'bench-' || b.n || '-' || k, 'partner',
       'Sender ' || b.n % 900, 'sender' || b.n % 900 || '@example.org', '', b.language,
       (array['Your request ', 'Questions on your request ', 'Approval of '])[k] || b.case_number, '<p></p>', 'Text',
       '<bench-' || b.n || '-' || k || '@facility.example.org>',
       case when b.n % 500 = 0 then 'FAILED' else 'SENT' end, 1, b.at + k * interval '2 days', b.at + k * interval '2 days'
from bench b cross join generate_series(1, 3) k;

insert into inbound_message (content_hash, message_id, sender, subject, state, placement, reason, case_number, arrived_at,
    noted_at)
select 'bench-' || b.n || '-' || k, '<in-bench-' || b.n || '-' || k || '@example.org>',
       'sender' || b.n % 900 || '@example.org',
       case k when 1 then 'Request for assistance on pensions ' || b.n else 'Re: Questions on your request' end, 'FILED',
       case k when 1 then 'new_request' else 'existing_case' end, 'It answers a letter.', b.case_number,
       b.at + k * interval '36 hours', b.at + k * interval '36 hours'
from bench b cross join generate_series(1, 2) k;

-- What is searched, as the worker of the index would have copied it; the index is made of all of it at once
drop index search_text_words;

insert into search_text (case_number, kind, source_id, title, body, words)
select case_number, kind, source_id, title, body,
       setweight(to_tsvector('simple', replace(case_number, '-', ' ') || ' ' || title), 'A') || to_tsvector('simple', body)
       || to_tsvector('english', body)
from (select case_number, 'entry' as kind, id as source_id, '' as title,
             (select string_agg(value, ' · ') from jsonb_each_text(answers)) as body from case_entry
      where case_number in (select case_number from bench)
      union all
      select case_number, 'letter', id, subject, plain_text from message_log where cause like 'bench-%'
      union all
      select case_number, 'message', id, subject, sender from inbound_message where content_hash like 'bench-%') texts
on conflict do nothing;

insert into document (case_number, type, ordinal, status) select case_number, 'request_original', 1, 'final' from bench;

insert into document_version (document_id, number, code, file_name, media_type, sha256, size, author, origin, registered_at)
select d.id, 1, b.case_number || '/request_original/v1', 'request.pdf', 'application/pdf', repeat('0', 64), 1000,
       'sender', 'mail', b.at
from bench b join document d on d.case_number = b.case_number;

insert into search_text (case_number, kind, source_id, title, body, words)
select case_number, 'document', id, title, body,
       setweight(to_tsvector('simple', title), 'A') || to_tsvector('simple', body) || to_tsvector('english', body)
from (select d.case_number, v.id, v.code || ' request.pdf' as title,
             (select string_agg('word' || 1 + ((5000 * power(random(), 3))::int + 0 * g) % 5000, ' ')
              from generate_series(1, 200) g where v.id > 0) || case when v.id % 2000 = 0 then ' zwyntbeek' else '' end as body
      from document d join document_version v on v.document_id = d.id
      where d.case_number in (select case_number from bench)) documents;

create index search_text_words on search_text using gin (words);

-- Those that go on: a called process with one task each
create temporary table stage as
select row_number() over () - 1 as place, id_ as definition, element
from (values ('request-intake', 'UserTask_ScreenRequest'), ('action-planning', 'UserTask_AwaitPartnerAcceptance'))
     as named (key, element)
cross join lateral (select id_ from act_re_procdef where key_ = key order by version_ desc limit 1) latest;

insert into act_ru_execution (id_, rev_, root_proc_inst_id_, proc_inst_id_, business_key_, proc_def_id_, act_id_, is_active_,
    is_concurrent_, is_scope_, is_event_scope_, suspension_state_, cached_ent_state_, sequence_counter_)
select 'bench-' || n, 1, 'bench-' || n, 'bench-' || n, case_number, definition, element, true, false, true, false, 1, 0, 1
from bench join stage on place = n % 2 where running;

insert into act_ru_task (id_, rev_, execution_id_, proc_inst_id_, proc_def_id_, name_, task_def_key_, priority_, create_time_,
    suspension_state_)
select 'bench-' || n, 1, 'bench-' || n, 'bench-' || n, definition, 'Step', element, 50, at + interval '2 days', 1
from bench join stage on place = n % 2 where running;

analyze;
