-- 20,000 requests of 4,000 institutions in 60 countries, named as ministries and funds are; every tenth subject says little,
-- and every fiftieth request came with one of twenty common forms.
set client_min_messages = warning;
select setseed(0.42);

create temporary table name (id integer, institution text, english text, country text, sender text);
insert into name
select i,
       kind[1 + i / 60 % 10] || ' ' || field[1 + i / 600 % 7 + i % 8] || ' ' || country[1 + i % 60],
       'National ' || field[1 + i / 600 % 7] || ' office of ' || country[1 + i % 60],
       'C' || i % 60,
       'p' || i || '@ministry' || i % 60 || '.example.org'
from (select array['Ministry of', 'National Fund for', 'Social Security Institute of', 'Department of', 'Agency for',
                   'Employment Service of', 'Caisse nationale de', 'Instituto Nacional de', 'Ministère de la',
                   'Direction générale de la'] as kind,
             array['Labour of', 'Social Protection of', 'Pensions of', 'Family Affairs of', 'Health Insurance of',
                   'Sécurité sociale', 'Prévoyance sociale', 'Seguridad Social', 'Proteção Social', 'Employment of',
                   'Social Development of', 'Women and Children of', 'Disability of', 'Veterans of'] as field,
             array['Malawi', 'Zambia', 'Kenya', 'Tanzania', 'Uganda', 'Rwanda', 'Burundi', 'Ethiopia', 'Somalia', 'Eritrea',
                   'Mozambique', 'Angola', 'Cabo Verde', 'Guinea-Bissau', 'Senegal', 'Mali', 'Burkina Faso', 'Niger', 'Togo',
                   'Benin', 'Ghana', 'Nigeria', 'Cameroon', 'Gabon', 'Congo', 'Chad', 'Madagascar', 'Comoros', 'Mauritius',
                   'Lesotho', 'Eswatini', 'Namibia', 'Botswana', 'Zimbabwe', 'Morocco', 'Tunisia', 'Algeria', 'Egypt',
                   'Jordan', 'Lebanon', 'Bolivia', 'Peru', 'Ecuador', 'Colombia', 'Panama', 'Costa Rica', 'Guatemala',
                   'Honduras', 'Paraguay', 'Uruguay', 'Cuba', 'Haiti', 'Viet Nam', 'Cambodia', 'Lao', 'Philippines',
                   'Indonesia', 'Nepal', 'Mongolia', 'Kyrgyzstan'] as country) words,
     generate_series(0, 3999) i;

create temporary table asked as
select format('R-%s-%s', 2020 + n / 4000, lpad((n % 4000)::text, 4, '0')) as number, n from generate_series(0, 19999) n;

insert into case_file (case_number, opened_at) select number, now() from asked;

insert into case_entry (case_number, element, author, channel, answers, entered_at)
select number, 'request_registered', 'system', 'system',
       jsonb_build_object(
           'institutionName', institution, 'institutionNameEnglish', english, 'country', country, 'channel', 'email',
           'senderEmail', sender, 'contactEmail', sender,
           'title', case when n % 10 = 0 then 'Request for assistance'
                    else subject[1 + (random() * 14)::int] || ' and ' || lower(subject[1 + (random() * 14)::int]) || ' in district '
                         || (random() * 200)::int end,
           'subject', case when n % 10 = 0 then 'Request for assistance' else 'Request ' || md5(n::text) end),
       now()
from asked join name on id = n * 7919 % 4000,
     (select array['Single registry', 'Reform of pensions', 'Actuarial study', 'Training of inspectors', 'Cash transfers',
                   'Information system', 'Unemployment insurance', 'Social work', 'Coverage of informal workers', 'Inspection',
                   'Communication', 'Budget', 'Legal framework', 'Care of the elderly', 'Child benefits'] as subject) words;

insert into document (case_number, type, ordinal, status)
select case_number, 'request_original', 1, 'final' from case_file;
insert into document_version
    (document_id, number, code, file_name, media_type, sha256, size, author, origin, registered_at)
select id, 1, 'C' || id, 'request.pdf', 'application/pdf',
       encode(sha256(convert_to(case when id % 50 = 0 then 'form ' || id % 1000 else 'file ' || id end, 'UTF8')), 'hex'),
       1, 'sender', 'mail', now()
from document;
vacuum analyze;
