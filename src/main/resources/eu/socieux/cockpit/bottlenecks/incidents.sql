-- The cases with an open incident at one step.
select coalesce(p.business_key_, '')  as case_number,
       i.proc_inst_id_                as instance,
       coalesce(p.root_proc_inst_id_, i.proc_inst_id_) as root,
       to_char(i.incident_timestamp_::timestamptz at time zone c.zone, 'YYYY-MM-DD HH24:MI') as entered,
       null::text                     as left_on,
       null::text                     as due,
       null::numeric                  as days,
       ''                             as assignee,
       true                           as running,
       count(*) over ()               as rows
from act_ru_incident i
cross join working_calendar c
join act_hi_procinst p on p.proc_inst_id_ = i.proc_inst_id_
where i.cause_incident_id_ = i.id_ and i.proc_def_id_ in (:ids)
  and coalesce(i.failed_activity_id_, i.activity_id_) = :activity
order by i.incident_timestamp_, i.id_
limit :limit offset :offset
