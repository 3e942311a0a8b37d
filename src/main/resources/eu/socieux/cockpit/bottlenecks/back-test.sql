-- How good such forecasts were: the newest finished cases are put back to a quarter, half and three quarters of their
-- lives, each forecast is made from what had ended before that moment, and is held against what then came true.
with zone as (
    select zone from working_calendar
), ended as (
    select p.proc_inst_id_ as id, p.end_time_,
           s.passed + s.worked * extract(epoch from (p.start_time_::timestamptz at time zone z.zone)::time)::double precision
               / 86400 as started_at,
           e.passed + e.worked * extract(epoch from (p.end_time_::timestamptz at time zone z.zone)::time)::double precision
               / 86400 as ended_at
    from (select *
          from (select *, count(*) over ()::numeric as ended,
                       row_number() over (order by end_time_ desc, proc_inst_id_) as nth
                from act_hi_procinst
                where proc_def_key_ = :key and state_ = 'COMPLETED') c
          where nth % ceil(ended / :history) = 0) p
    cross join zone z
    join working_day s on s.day = (p.start_time_::timestamptz at time zone z.zone)::date
    join working_day e on e.day = (p.end_time_::timestamptz at time zone z.zone)::date
), passage as (
    select c.id, w.definition, w.activity, w.kind, w.entered_at, w.left_at, c.ended_at
    from ended c
    join case_wait w on w.instance = c.id
    where not w.open
    union all
    select c.id, w.definition, w.activity, w.kind, w.entered_at, w.left_at, c.ended_at
    from ended c
    join case_wait w on w.root = c.id and w.instance <> c.id and w.definition in (:keys)
    where not w.open
), moment as (
    select c.id, share, c.started_at + share * (c.ended_at - c.started_at) as at, c.ended_at
    from (select * from ended order by end_time_ desc, id limit :tested) c
    cross join unnest(array[0.25, 0.5, 0.75]) share
), position as (
    select m.id, m.share, m.at, m.ended_at, p.definition, p.activity, p.kind, m.at - p.entered_at as age
    from moment m
    join passage p on p.id = m.id and p.entered_at <= m.at and p.left_at > m.at
), foretold as (
    select p.id, p.share, p.kind, p.activity, p.ended_at - p.at as ahead, count(distinct e.id collate "C") as cases,
           percentile_cont(array[0.1, 0.5, 0.9]) within group (order by e.ended_at - e.entered_at - p.age) as forecast
    from position p
    join passage e on e.definition = p.definition and e.activity = p.activity and e.ended_at <= p.at
                  and e.ended_at - e.entered_at > p.age
    group by p.id, p.share, p.kind, p.activity, p.age, p.ended_at, p.at
), tested as (
    select distinct on (id, share) *
    from foretold
    where cases >= :minimum
    order by id, share, kind = 'callActivity', forecast[2] desc, activity
)
select count(*)                  as moments,
       count(distinct id)        as cases,
       round((percentile_cont(0.5) within group (order by abs(forecast[2] - ahead)))::numeric, 2) as median_error,
       round((percentile_cont(0.5) within group (order by ahead))::numeric, 2)                    as median_ahead,
       round(100.0 * count(*) filter (where ahead between forecast[1] and forecast[3]) / nullif(count(*), 0)) as inside
from tested
