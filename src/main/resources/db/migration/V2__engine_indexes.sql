-- The engine's PostgreSQL script lacks this index; without it the completion of any task scans the whole task table,
-- because the engine looks for sub-tasks each time.
create index socieux_task_parent on act_ru_task (parent_task_id_);

-- Plans prepared while the runtime tables were nearly empty stay sequential until the next analysis.
alter table act_ru_task set (autovacuum_analyze_threshold = 50, autovacuum_analyze_scale_factor = 0.02, fillfactor = 85);
alter table act_ru_execution set (autovacuum_analyze_threshold = 50, autovacuum_analyze_scale_factor = 0.02, fillfactor = 85);
alter table act_ru_job set (autovacuum_analyze_threshold = 50, autovacuum_analyze_scale_factor = 0.02, fillfactor = 85);
alter table act_ru_variable set (autovacuum_analyze_threshold = 50, autovacuum_analyze_scale_factor = 0.02, fillfactor = 85);
