-- One million historic activity instances that ended within 2025, as our models make them: of 20 elements of an
-- instance six are human tasks, the others events, gateways and service tasks. 12,500 instances of each of four
-- processes; every eighth passes its third task twice. 2,000 more cases are running.
select setseed(0.5); -- the same history at each run

create temporary table instance as
select n,
       'bench-' || n % 4 as key,
       'bench-' || n % 4 || ':1:0' as definition,
       gen_random_uuid()::text as id,
       timestamp '2025-01-02 08:00' + random() * interval '200 days' as started
from generate_series(1, 50000) n;

create temporary table step as
select i.key, i.definition, i.id as instance, s.kind, s.kind || '_' || s.element as activity, s.number,
       gen_random_uuid()::text as id, gen_random_uuid()::text as task, s.entered, s.entered + s.lasted as ended
from instance i
cross join lateral (
    select number, kind, case when number = 13 and n % 8 = 0 then 10 else number end as element,
           started + (number - 1) * interval '7 days' * (0.4 + random() * 0.2) as entered,
           case kind when 'userTask' then -ln(1 - random() * 0.999) * interval '30 hours' else interval '1 second' end as lasted
    from (select number, case when number in (4, 7, 10, 13, 15, 18) then 'userTask'
                              when number = 1 then 'startEvent' when number = 20 then 'noneEndEvent'
                              when number % 3 = 0 then 'exclusiveGateway' else 'serviceTask' end as kind
          from generate_series(1, 20) number) element) s;

insert into act_hi_procinst (id_, proc_inst_id_, business_key_, proc_def_key_, proc_def_id_, start_time_, end_time_, root_proc_inst_id_, state_)
select id, id, 'SOCIEUX-2025-' || n, key, definition, started, started + interval '100 days', id, 'COMPLETED' from instance;

insert into act_hi_taskinst (id_, task_def_key_, proc_def_key_, proc_def_id_, root_proc_inst_id_, proc_inst_id_, execution_id_, act_inst_id_,
    name_, start_time_, end_time_, due_date_, delete_reason_)
select task, activity, key, definition, instance, instance, instance, id, activity, entered, ended, entered + interval '3 days', 'completed'
from step where kind = 'userTask';

insert into act_hi_actinst (id_, parent_act_inst_id_, proc_def_key_, proc_def_id_, root_proc_inst_id_, proc_inst_id_, execution_id_,
    act_id_, task_id_, act_name_, act_type_, start_time_, end_time_, duration_, act_inst_state_, sequence_counter_)
select id, instance, key, definition, instance, instance, instance, activity, case kind when 'userTask' then task end,
       activity, kind, entered, ended, extract(epoch from ended - entered) * 1000, 4, number
from step;

-- Running cases stand in one of the human tasks.
create temporary table running as
select 50000 + n as n, 'bench-' || n % 4 as key, 'bench-' || n % 4 || ':1:0' as definition, gen_random_uuid()::text as id,
       gen_random_uuid()::text as task, (array[4, 7, 10, 13, 15, 18])[1 + n % 6] as element,
       timestamp '2025-12-20 08:00' + random() * interval '10 days' as entered
from generate_series(1, 2000) n;

insert into act_hi_procinst (id_, proc_inst_id_, business_key_, proc_def_key_, proc_def_id_, start_time_, root_proc_inst_id_, state_)
select id, id, 'SOCIEUX-2025-' || n, key, definition, entered - interval '20 days', id, 'ACTIVE' from running;

insert into act_hi_actinst (id_, parent_act_inst_id_, proc_def_key_, proc_def_id_, root_proc_inst_id_, proc_inst_id_, execution_id_,
    act_id_, task_id_, act_name_, act_type_, start_time_, act_inst_state_, sequence_counter_)
select 'userTask_' || element || ':' || task, id, key, definition, id, id, id, 'userTask_' || element, task, 'Step ' || element,
       'userTask', entered, 0, 1 from running;

insert into act_hi_taskinst (id_, task_def_key_, proc_def_key_, proc_def_id_, root_proc_inst_id_, proc_inst_id_, execution_id_, act_inst_id_,
    name_, start_time_, due_date_)
select task, 'userTask_' || element, key, definition, id, id, id, 'userTask_' || element || ':' || task, 'Step ' || element,
       entered, entered + interval '3 days' from running;

insert into act_re_procdef (id_, rev_, name_, key_, version_, suspension_state_)
select 'bench-' || n || ':1:0', 1, 'Benchmark ' || n, 'bench-' || n, 1, 1 from generate_series(0, 3) n;

analyze act_hi_procinst;
vacuum analyze act_hi_actinst;
vacuum analyze act_hi_taskinst;
vacuum analyze finished_wait;
