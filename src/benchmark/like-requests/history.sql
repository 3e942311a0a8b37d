-- 20,000 requests of 4,000 institutions in 60 countries, as ministries and funds are called; every tenth subject says little
select setseed(0.42);
insert into case_file (case_number, opened_at) select format('R-%s-%s', 2020 + n / 4000, lpad((n % 4000)::text, 4, '0')), now() from generate_series(0, 19999) n;
with words as (select array['Ministry of','National Fund for','Social Security Institute of','Department of','Agency for','Employment Service of','Caisse nationale de','Instituto Nacional de','Ministère de la','Direction générale de la'] as kind,
 array['Labour','Social Protection','Pensions','Family Affairs','Health Insurance','Sécurité sociale','Prévoyance','Trabajo','Seguridad Social','Proteção Social','Employment','Social Development','Women and Children','Disability','Veterans'] as field,
 array['the North','the Coast','the Highlands','the Islands','the Capital','the South','the Lakes','the Valley','the East','the Plains'] as place,
 array['Single registry','Reform of pensions','Actuarial study','Training of inspectors','Cash transfers','Information system','Unemployment insurance','Social work','Coverage of informal workers','Inspection','Communication','Budget','Legal framework','Care of the elderly','Child benefits'] as subject)
insert into case_entry (case_number, element, author, channel, answers, entered_at)
select format('R-%s-%s', 2020 + n / 4000, lpad((n % 4000)::text, 4, '0')), 'request_registered', 'system', 'system',
 jsonb_build_object('institutionName', kind[1 + i % 10] || ' ' || field[1 + (i / 10) % 15] || ' of ' || place[1 + (i / 150) % 10] || ' ' || chr(65 + (i/1500)) || (i % 97),
   'institutionNameEnglish', 'National ' || field[1 + (i / 10) % 15] || ' office ' || i % 331,
   'country', chr(65 + c / 8) || chr(65 + c % 8),
   'title', case when n % 10 = 0 then 'Request for assistance' else subject[1 + (random()*14)::int] || ' and ' || lower(subject[1 + (random()*14)::int]) || ' for ' || field[1 + (random()*14)::int] || ' ' || (random()*200)::int end,
   'subject', case when n % 10 = 0 then 'Request for assistance' else 'Request ' || md5(n::text) end,
   'senderEmail', 'p' || i || '@ministry' || c || '.example.org', 'contactEmail', 'p' || i || '@ministry' || c || '.example.org', 'channel', 'email'), now()
from words, lateral (select n, (n * 7919) % 4000 as i, ((n * 7919) % 4000) % 60 as c from generate_series(0, 19999) n) g;
insert into document (case_number, type, ordinal, status) select case_number, 'request_original', 1, 'final' from case_file;
insert into document_version (document_id, number, code, file_name, media_type, sha256, size, author, origin, registered_at)
select id, 1, 'C' || id, 'a', 'text/plain', encode(sha256(convert_to(case when id % 50 = 0 then 'form' || id % 1000 else 'x' || id end, 'UTF8')), 'hex'), 1, 'a', 'mail', now() from document;
analyze;
