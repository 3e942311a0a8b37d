-- Tokens with which programs act for a person over REST. Only a hash is kept.
create table access_token (
    id         bigint generated always as identity primary key,
    user_id    varchar(255) not null,
    name       varchar(100) not null,
    hash       char(64) not null unique,
    created_at timestamptz not null,
    expires_at timestamptz not null
);

create index access_token_user_id on access_token (user_id);
