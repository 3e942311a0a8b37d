-- The facility's calendar as the database counts with it: for each day whether it is worked, and how many working days
-- lie before it. The application fills it from the settings of the calendar, and again when they change.
create table working_calendar (
    single      boolean primary key default true check (single),
    fingerprint text    not null,
    zone        text    not null
);
comment on column working_calendar.fingerprint is 'the settings from which the days were computed';
comment on column working_calendar.zone is 'time zone in which the days begin and end';

create table working_day (
    day    date    primary key,
    worked integer not null check (worked in (0, 1)),
    passed integer not null
);
comment on column working_day.passed is 'working days before this day since the first day of the table';
create unique index working_day_passed on working_day (passed) where worked = 1;

-- Every place where a case can stand and wait: human tasks, awaited messages and moments, and called processes. A
-- duration in working days is left_at - entered_at: the hours of a working day count in proportion to its 24, so that
-- from ten o'clock to ten o'clock on the next working day is exactly one, and weekends and holidays are nothing.
-- The engine writes its times in the zone of its Java process, which is also the zone of each connection of the driver.
create view case_wait as
select a.id_                 as id,
       a.proc_def_key_       as definition,
       a.proc_def_id_        as definition_id,
       a.act_id_             as activity,
       a.act_type_           as kind,
       a.proc_inst_id_       as instance,
       a.root_proc_inst_id_  as root,
       a.parent_act_inst_id_ as scope,
       a.task_id_            as task,
       a.assignee_           as assignee,
       a.end_time_ is null   as open,
       a.start_time_::timestamptz                       as entered,
       a.end_time_::timestamptz                         as left_on,
       (a.end_time_::timestamptz at time zone c.zone)::date as left_day,
       s.passed + s.worked * extract(epoch from (a.start_time_::timestamptz at time zone c.zone)::time)::double precision
           / 86400 as entered_at,
       e.passed + e.worked * extract(epoch from (a.end_time_::timestamptz at time zone c.zone)::time)::double precision
           / 86400 as left_at
from act_hi_actinst a
cross join working_calendar c
join working_day s on s.day = (a.start_time_::timestamptz at time zone c.zone)::date
left join working_day e on e.day = (a.end_time_::timestamptz at time zone c.zone)::date
where a.act_type_ in ('userTask', 'receiveTask', 'callActivity', 'intermediateTimer', 'intermediateMessageCatch',
                      'intermediateSignalCatch', 'intermediateConditional');

-- Where cases wait now is asked often and is a small part of the history.
create index socieux_waits_open on act_hi_actinst (proc_def_key_, act_id_) where end_time_ is null;

-- The same waits once they have ended, in working days: what the figures of a period are computed from. Kept by the
-- trigger below in the transaction of the engine, and removed with the history.
create table finished_wait (
    id            varchar(64)  primary key references act_hi_actinst on delete cascade,
    definition    varchar(255) collate "C" not null,
    activity      varchar(255) collate "C" not null,
    definition_id varchar(64)  collate "C" not null,
    left_day      date         not null,
    days          double precision not null,
    late          boolean      not null,
    returned      boolean      not null
);
comment on column finished_wait.days is 'duration in working days';
comment on column finished_wait.late is 'left after the due date of its task';
comment on column finished_wait.returned is
    'the case had been here before: an earlier wait at the same element, in the same scope, had ended when this began';
-- In the order in which medians are taken, with all that the figures need: they are computed from the index alone.
create index finished_wait_durations on finished_wait (definition, activity, days)
    include (left_day, late, returned, definition_id);

-- The instances of a multi-instance task stand side by side: they are siblings, and only a second round of all of them
-- is a return. Hence the scope of such an instance is that of its body, and instances of one body do not count.
create view measured_wait as
select w.id, w.definition, w.activity, w.definition_id, w.left_day, w.left_at - w.entered_at as days,
       coalesce(t.due_date_::timestamptz < w.left_on, false) as late,
       exists (select
               from act_hi_actinst earlier
               left join act_hi_actinst round
                      on round.id_ = earlier.parent_act_inst_id_ and round.act_type_ = 'multiInstanceBody'
               where earlier.proc_inst_id_ = w.instance and earlier.act_id_ = w.activity and earlier.id_ <> w.id
                 and earlier.end_time_::timestamptz <= w.entered
                 and coalesce(round.parent_act_inst_id_, earlier.parent_act_inst_id_)
                     is not distinct from coalesce(body.parent_act_inst_id_, w.scope)
                 and (body.id_ is null or earlier.parent_act_inst_id_ <> w.scope)) as returned
from case_wait w
left join act_hi_taskinst t on t.id_ = w.task
left join act_hi_actinst body on body.id_ = w.scope and body.act_type_ = 'multiInstanceBody'
where not w.open;

create function keep_finished_wait() returns trigger language plpgsql as $$
begin
    insert into finished_wait select * from measured_wait where id = new.id_
    on conflict (id) do update set definition = excluded.definition, activity = excluded.activity,
        definition_id = excluded.definition_id, left_day = excluded.left_day, days = excluded.days,
        late = excluded.late, returned = excluded.returned;
    return null;
end $$;

create trigger socieux_keep_finished_wait
    after insert or update of end_time_, start_time_, proc_def_id_, act_id_ on act_hi_actinst
    for each row when (new.end_time_ is not null and new.act_type_ in (
        'userTask', 'receiveTask', 'callActivity', 'intermediateTimer', 'intermediateMessageCatch',
        'intermediateSignalCatch', 'intermediateConditional'))
    execute function keep_finished_wait();
