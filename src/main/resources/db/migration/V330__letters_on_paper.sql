-- Letters to somebody who is not reached by mail: printed, and sent by post or fax by a person.
alter table message_log
    drop constraint message_log_state_check,
    add constraint message_log_state_check
        check (state in ('PENDING', 'SENDING', 'SENT', 'FAILED', 'NOT_SENT', 'BOUNCED', 'QUEUED_TO_PRINT')),
    add column delivery text not null default 'EMAIL' check (delivery in ('EMAIL', 'POST', 'FAX')),
    -- the lines of the address window, or the number of the fax
    add column destination text,
    -- the letter as it is printed, among the documents of the case
    add column version_id bigint references document_version,
    -- printed last
    add column printed_at timestamptz,
    add column printed_by text,
    -- the day on the franking or the fax report, who entered it, and when they did so last
    add column sent_on date,
    add column sent_by text,
    add column sent_noted_at timestamptz,
    add constraint message_log_on_paper
        check (delivery = 'EMAIL' or (destination is not null and version_id is not null)),
    add constraint message_log_paper_sent
        check (delivery = 'EMAIL' or state <> 'SENT'
            or (sent_on is not null and sent_by is not null and sent_noted_at is not null));
create index message_log_to_print on message_log (id) where state = 'QUEUED_TO_PRINT';
create index message_log_noted_by on message_log (sent_by, sent_noted_at) where sent_by is not null;
