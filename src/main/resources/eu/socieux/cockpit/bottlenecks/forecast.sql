-- When the running cases of a process will probably end. A case that has stood at a step for a while is compared with
-- the earlier cases that stood there at least as long: what was still ahead of them is what is ahead of it. Of a
-- long history an even sample is taken, each nth case in the order in which they ended.
with present as (
    select d.passed + d.worked * extract(epoch from (cast(:now as timestamptz) at time zone c.zone)::time)::double precision
               / 86400 as at, c.zone
    from working_calendar c
    join working_day d on d.day = (cast(:now as timestamptz) at time zone c.zone)::date
), step as (
    select * from jsonb_to_recordset(cast(:steps as jsonb)) as s (definition text, activity text, name text)
), earlier_case as (
    select p.proc_inst_id_ as id,
           e.passed + e.worked * extract(epoch from (p.end_time_::timestamptz at time zone z.zone)::time)::double precision
               / 86400 as ended_at
    from (select *
          from (select *, count(*) over ()::numeric as ended,
                       row_number() over (order by end_time_ desc, proc_inst_id_) as nth
                from act_hi_procinst
                where proc_def_key_ = :key and state_ = 'COMPLETED') c
          where nth % ceil(ended / :history) = 0) p
    cross join present z
    join working_day e on e.day = (p.end_time_::timestamptz at time zone z.zone)::date
), earlier as (
    select c.id, w.definition, w.activity, c.ended_at - w.entered_at as remaining
    from earlier_case c
    join case_wait w on w.instance = c.id
    union all
    select c.id, w.definition, w.activity, c.ended_at - w.entered_at
    from earlier_case c
    join case_wait w on w.root = c.id and w.instance <> c.id and w.definition in (:keys)
), running as (
    select proc_inst_id_ as id, business_key_, root_proc_inst_id_, start_time_
    from act_hi_procinst
    where proc_def_id_ in (:ids) and end_time_ is null
), position as (
    select r.id, w.definition, w.activity, w.kind, present.at - w.entered_at as age
    from running r
    join case_wait w on w.instance = r.id and w.open
    cross join present
    union all
    select r.id, w.definition, w.activity, w.kind, present.at - w.entered_at
    from running r
    join case_wait w on w.root = r.id and w.instance <> r.id and w.open and w.definition in (:keys)
    cross join present
), foretold as (
    select p.id, p.definition, p.activity, p.kind, p.age, count(distinct e.id collate "C") as cases,
           percentile_cont(array[0.1, 0.5, 0.9]) within group (order by e.remaining - p.age) as ahead
    from position p
    left join earlier e on e.definition = p.definition and e.activity = p.activity and e.remaining > p.age
    group by p.id, p.definition, p.activity, p.kind, p.age
), latest as (
    -- A case with several branches ends when the slowest has; a step says more than the called process it is in.
    select distinct on (id) *
    from foretold
    order by id, cases < :minimum, kind = 'callActivity', ahead[2] desc nulls last, activity
)
select coalesce(r.business_key_, '')                                     as case_number,
       r.id                                                              as instance,
       coalesce(r.root_proc_inst_id_, r.id)                              as root,
       to_char(r.start_time_::timestamptz at time zone z.zone, 'YYYY-MM-DD') as started,
       coalesce(s.name, l.activity, '')                                  as step,
       round(l.age::numeric, 2)                                          as age,
       coalesce(l.cases, 0)                                              as cases,
       case when l.cases >= :minimum then round(l.ahead[2]::numeric, 2) end as remaining,
       case when l.cases >= :minimum then
           (select day::text from working_day where worked = 1 and passed = ceil(z.at + l.ahead[1])::integer - 1) end as earliest,
       case when l.cases >= :minimum then
           (select day::text from working_day where worked = 1 and passed = ceil(z.at + l.ahead[2])::integer - 1) end as likely,
       case when l.cases >= :minimum then
           (select day::text from working_day where worked = 1 and passed = ceil(z.at + l.ahead[3])::integer - 1) end as latest
from running r
cross join present z
left join latest l on l.id = r.id
left join step s on s.definition = l.definition and s.activity = l.activity
order by likely nulls last, r.start_time_, r.id
limit :limit
