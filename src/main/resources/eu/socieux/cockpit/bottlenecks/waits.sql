-- Where cases wait: one row for each step that was left in the period, is waited in now or has an open incident.
with step as (
    select * from jsonb_to_recordset(cast(:steps as jsonb))
        as s (definition text, activity text, name text, party text, roles text, repeats boolean, position integer)
), present as (
    select d.passed + d.worked * extract(epoch from (cast(:now as timestamptz) at time zone c.zone)::time)::double precision
               / 86400 as at
    from working_calendar c
    join working_day d on d.day = (cast(:now as timestamptz) at time zone c.zone)::date
), finished as (
    select definition, activity, count(*) as finished, sum(days) as days,
           percentile_cont(array[0.5, 0.9]) within group (order by days) as durations,
           count(*) filter (where late) as late, count(*) filter (where returned) as returned
    from finished_wait
    where definition in (:keys) and definition_id in (:ids) and left_day between :from and :to
    group by definition, activity
), waiting as (
    select w.definition, w.activity, count(distinct w.root) as waiting,
           count(distinct w.root) filter (where t.due_date_::timestamptz < cast(:now as timestamptz)) as overdue,
           max(present.at - w.entered_at) as oldest,
           sum(greatest(present.at - w.entered_at, 0)) filter (where :includesToday) as days
    from case_wait w
    cross join present
    left join act_hi_taskinst t on t.id_ = w.task
    where w.open and w.definition in (:keys) and w.definition_id in (:ids)
    group by w.definition, w.activity
), incident as (
    select d.key_ as definition, coalesce(i.failed_activity_id_, i.activity_id_) as activity,
           count(distinct i.proc_inst_id_) as incidents
    from act_ru_incident i
    join act_re_procdef d on d.id_ = i.proc_def_id_
    where i.cause_incident_id_ = i.id_ and i.proc_def_id_ in (:ids)
    group by 1, 2
)
select definition,
       activity,
       coalesce(s.name, activity)                             as name,
       coalesce(s.party, 'system')                            as party,
       coalesce(s.roles, '')                                  as roles,
       coalesce(w.waiting, 0)                                 as waiting,
       round(w.oldest::numeric, 2)                            as oldest,
       coalesce(w.overdue, 0)                                 as overdue,
       coalesce(i.incidents, 0)                               as incidents,
       coalesce(f.finished, 0)                                as finished,
       round(f.durations[1]::numeric, 2)                      as median,
       round(f.durations[2]::numeric, 2)                      as p90,
       coalesce(f.late, 0)                                    as late,
       case when s.repeats then 0 else coalesce(f.returned, 0) end as returned,
       round((coalesce(f.days, 0) + coalesce(w.days, 0))::numeric, 2) as spent
from finished f
full join waiting w using (definition, activity)
full join incident i using (definition, activity)
left join step s using (definition, activity)
where :single or s.party is distinct from 'called'
order by spent desc, waiting desc, definition, s.position, activity
