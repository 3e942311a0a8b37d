-- Month by month: what came and what was done. Without a step, cases: instances of the process, or of those processes
-- that no other calls. With a step, its waits.
with month as (
    select month::date as first, (month + interval '1 month')::date as next
    from generate_series(date_trunc('month', cast(:from as date)::timestamp),
                         date_trunc('month', cast(:to as date)::timestamp), interval '1 month') month
), cases as (
    select (p.start_time_::timestamptz at time zone c.zone)::date as came,
           (p.end_time_::timestamptz at time zone c.zone)::date   as went,
           e.passed + e.worked * extract(epoch from (p.end_time_::timestamptz at time zone c.zone)::time)::double precision / 86400
               - s.passed - s.worked * extract(epoch from (p.start_time_::timestamptz at time zone c.zone)::time)::double precision / 86400
               as days
    from act_hi_procinst p
    cross join working_calendar c
    join working_day s on s.day = (p.start_time_::timestamptz at time zone c.zone)::date
    left join working_day e on e.day = (p.end_time_::timestamptz at time zone c.zone)::date
    where :activity = '' and p.proc_def_id_ in (:ids) and (:single or p.super_process_instance_id_ is null)
), entered as (
    select (w.entered at time zone c.zone)::date as came
    from case_wait w
    cross join working_calendar c
    where w.definition in (:keys) and w.definition_id in (:ids) and w.activity = :activity
    union all
    select came from cases
), finished as (
    select left_day as went, days
    from finished_wait
    where definition in (:keys) and definition_id in (:ids) and activity = :activity
    union all
    select went, days from cases where went is not null
), arrivals as (
    select date_trunc('month', came::timestamp)::date as first, count(*) as arrivals
    from entered
    where came between :from and :to
    group by 1
), completions as (
    select date_trunc('month', went::timestamp)::date as first, count(*) as completions,
           percentile_cont(array[0.5, 0.9]) within group (order by days) as durations
    from finished
    where went between :from and :to
    group by 1
)
select to_char(first, 'YYYY-MM')         as month,
       coalesce(arrivals, 0)             as arrivals,
       coalesce(completions, 0)          as completions,
       round(durations[1]::numeric, 2)   as median,
       round(durations[2]::numeric, 2)   as p90
from month
left join arrivals using (first)
left join completions using (first)
order by first
