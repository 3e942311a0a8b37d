-- One million events of 40,000 finished cases opened within 2025: in each a beginning, five steps of the system, six
-- human tasks (each scheduled, assigned and completed) and an end, which make 25 events; between them gateways, which
-- are none. Each case has a country, an institution and people who worked on it.
select setseed(0.5); -- the same history at each run

create temporary table instance as
select n,
       'R-2025-' || n                                          as case_number,
       'bench-' || n % 4                                       as key,
       'bench-' || n % 4 || ':1:0'                             as definition,
       gen_random_uuid()::text                                 as id,
       timestamp '2025-01-02 08:00' + random() * interval '300 days' as started
from generate_series(1001, 41000) n;

create temporary table step as
select i.case_number, i.key, i.definition, i.id as instance, s.kind, s.kind || '_' || s.number as activity, s.number, i.n,
       gen_random_uuid()::text as id, gen_random_uuid()::text as task,
       i.started + (s.number - 1) * interval '5 days' as entered,
       i.started + (s.number - 1) * interval '5 days'
           + case s.kind when 'userTask' then interval '30 hours' else interval '1 second' end as ended
from instance i
cross join (select number, case when number in (3, 6, 8, 11, 13, 15) then 'userTask'
                                when number = 1 then 'startEvent' when number = 17 then 'noneEndEvent'
                                when number in (4, 9, 12, 16) then 'exclusiveGateway' else 'serviceTask' end as kind
            from generate_series(1, 17) number) s;

insert into case_file (case_number, opened_at) select case_number, started from instance;

insert into case_entry (case_number, element, form, author, channel, answers, entered_at)
select case_number, 'UserTask_ScreenRequest', 'screen-request', 'person' || n % 40, 'tasklist',
       jsonb_build_object('country', (array['MW', 'ZM', 'SN', 'PE', 'UA', 'KH'])[1 + n % 6],
                          'institutionName', 'Institution ' || n % 900, 'institutionKind', 'ministry'),
       started + interval '1 day'
from instance;

insert into act_hi_procinst (id_, proc_inst_id_, business_key_, proc_def_key_, proc_def_id_, start_time_, end_time_, root_proc_inst_id_, state_)
select id, id, case_number, key, definition, started, started + interval '90 days', id, 'COMPLETED' from instance;

insert into act_hi_taskinst (id_, task_def_key_, proc_def_key_, proc_def_id_, root_proc_inst_id_, proc_inst_id_, execution_id_, act_inst_id_,
    name_, assignee_, start_time_, end_time_, delete_reason_)
select task, activity, key, definition, instance, instance, instance, id, 'Step ' || number, 'person' || n % 40, entered, ended, 'completed'
from step where kind = 'userTask';

insert into act_hi_actinst (id_, parent_act_inst_id_, proc_def_key_, proc_def_id_, root_proc_inst_id_, proc_inst_id_, execution_id_,
    act_id_, task_id_, act_name_, act_type_, assignee_, start_time_, end_time_, duration_, act_inst_state_, sequence_counter_)
select id, instance, key, definition, instance, instance, instance, activity, case kind when 'userTask' then task end,
       'Step ' || number, kind, case kind when 'userTask' then 'person' || n % 40 end, entered, ended,
       extract(epoch from ended - entered) * 1000, 4, number
from step;

insert into act_hi_identitylink (id_, timestamp_, type_, user_id_, group_id_, task_id_, operation_type_, proc_def_key_, root_proc_inst_id_)
select gen_random_uuid()::text, entered, 'candidate', null, 'registry', task, 'add', key, instance from step where kind = 'userTask'
union all
select gen_random_uuid()::text, entered + interval '1 hour', 'assignee', 'person' || n % 40, null, task, 'add', key, instance
from step where kind = 'userTask';

insert into act_re_procdef (id_, rev_, name_, key_, version_, suspension_state_)
select 'bench-' || n || ':1:0', 1, 'Benchmark ' || n, 'bench-' || n, 1, 1 from generate_series(0, 3) n;

analyze case_file;
analyze case_entry;
analyze act_hi_procinst;
analyze act_hi_actinst;
analyze act_hi_taskinst;
analyze act_hi_identitylink;
