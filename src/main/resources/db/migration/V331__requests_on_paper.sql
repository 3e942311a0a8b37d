-- Further ways in which a request may come.
alter table request
    drop constraint request_channel_check,
    add constraint request_channel_check
        check (channel in ('email', 'fax', 'letter', 'web', 'hand', 'call')),
    -- the file in which the registry took it down before it had a number; null when it came by mail
    add column file_number text unique references case_file;
