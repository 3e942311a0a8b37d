-- The waits behind one number of the table of steps: those of now oldest first, those of the period newest first.
with present as (
    select d.passed + d.worked * extract(epoch from (cast(:now as timestamptz) at time zone c.zone)::time)::double precision
               / 86400 as at, c.zone
    from working_calendar c
    join working_day d on d.day = (cast(:now as timestamptz) at time zone c.zone)::date
), chosen as (
    select w.*, t.due_date_::timestamptz as due
    from case_wait w
    left join act_hi_taskinst t on t.id_ = w.task
    where :measure in ('waiting', 'overdue')
      and w.open and w.definition in (:keys) and w.definition_id in (:ids) and w.activity = :activity
      and (:measure = 'waiting' or t.due_date_::timestamptz < cast(:now as timestamptz))
    union all
    select w.*, t.due_date_::timestamptz
    from finished_wait f
    join case_wait w on w.id = f.id
    left join act_hi_taskinst t on t.id_ = w.task
    where :measure in ('finished', 'late', 'returned')
      and f.definition in (:keys) and f.definition_id in (:ids) and f.activity = :activity
      and f.left_day between :from and :to
      and case :measure when 'late' then f.late when 'returned' then f.returned else true end
)
select coalesce(p.business_key_, '')                                     as case_number,
       chosen.instance                                                   as instance,
       chosen.root                                                       as root,
       to_char(chosen.entered at time zone zone, 'YYYY-MM-DD HH24:MI')   as entered,
       to_char(chosen.left_on at time zone zone, 'YYYY-MM-DD HH24:MI')   as left_on,
       to_char(chosen.due at time zone zone, 'YYYY-MM-DD HH24:MI')       as due,
       round((coalesce(chosen.left_at, present.at) - chosen.entered_at)::numeric, 2) as days,
       coalesce(chosen.assignee, '')                                     as assignee,
       p.id_ is not null and p.end_time_ is null                         as running,
       count(*) over ()                                                  as rows
from chosen
cross join present
left join act_hi_procinst p on p.proc_inst_id_ = chosen.instance
order by chosen.left_on desc nulls first, chosen.entered, chosen.id
limit :limit offset :offset
