-- For whom cases wait: the same waits as in the table of steps, without those in called processes, by party.
with step as (
    select * from jsonb_to_recordset(cast(:steps as jsonb))
        as s (definition text, activity text, name text, party text, roles text, position integer)
    where party <> 'called'
), present as (
    select d.passed + d.worked * extract(epoch from (cast(:now as timestamptz) at time zone c.zone)::time)::double precision
               / 86400 as at
    from working_calendar c
    join working_day d on d.day = (cast(:now as timestamptz) at time zone c.zone)::date
), finished as (
    select s.party, count(*) as finished, sum(f.days) as days,
           percentile_cont(array[0.5, 0.9]) within group (order by f.days) as durations
    from finished_wait f
    join step s using (definition, activity)
    where f.definition in (:keys) and f.definition_id in (:ids) and f.left_day between :from and :to
    group by s.party
), waiting as (
    select s.party, count(distinct w.root) as waiting,
           count(distinct w.root) filter (where t.due_date_::timestamptz < cast(:now as timestamptz)) as overdue,
           sum(greatest(present.at - w.entered_at, 0)) filter (where :includesToday) as days
    from case_wait w
    cross join present
    join step s using (definition, activity)
    left join act_hi_taskinst t on t.id_ = w.task
    where w.open and w.definition in (:keys) and w.definition_id in (:ids)
    group by s.party
)
select party,
       coalesce(w.waiting, 0)            as waiting,
       coalesce(w.overdue, 0)            as overdue,
       coalesce(f.finished, 0)           as finished,
       round(f.durations[1]::numeric, 2) as median,
       round(f.durations[2]::numeric, 2) as p90,
       round((coalesce(f.days, 0) + coalesce(w.days, 0))::numeric, 2) as spent
from finished f
full join waiting w using (party)
order by spent desc, party
