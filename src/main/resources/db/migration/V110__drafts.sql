-- What a person typed into a form and has not sent yet. Gone with the task, or after a while.
create table task_draft (
    task_id  text        not null,
    person   text        not null,
    answers  jsonb       not null,
    saved_at timestamptz not null,
    primary key (task_id, person)
);
create index task_draft_by_age on task_draft (saved_at);
