%% What is desired, in SQLite: one row a job. A call returns when it is on disk.
%% Each row knows who said it last. What a user said over HTTP, a deletion too, is never taken back by the file:
%% "HTTP API changes persist across restarts".
-module(planner_store).
-behaviour(gen_server).

-export([start_link/1, jobs/0, declare/1, upsert/3, delete/1]).
-export([init/1, handle_call/3, handle_cast/2]).

-type job() :: #{job_id := binary(), tenant := binary(), spec := map()}.

-spec start_link(file:name()) -> {ok, pid()} | {error, term()}.
start_link(File) ->
    gen_server:start_link({local, ?MODULE}, ?MODULE, File, []).

-spec jobs() -> [job()].
jobs() ->
    gen_server:call(?MODULE, jobs).

%% What the file says: adds and updates jobs that only the file has spoken of. All of it, or nothing.
-spec declare([{binary(), binary(), map()}]) -> ok.
declare(Jobs) ->
    gen_server:call(?MODULE, {declare, Jobs}).

%% Replaces what was desired of the job, as a user asks for it.
-spec upsert(binary(), binary(), map()) -> ok.
upsert(JobId, Tenant, Spec) ->
    gen_server:call(?MODULE, {upsert, JobId, Tenant, Spec}).

-spec delete(binary()) -> ok.
delete(JobId) ->
    gen_server:call(?MODULE, {delete, JobId}).

init(File) ->
    {ok, Db} = sqlite3:open(anonymous, [{file, File}]),
    sqlite3:sql_exec(Db, "PRAGMA synchronous = FULL"),
    ok = sqlite3:sql_exec(
        Db,
        "CREATE TABLE IF NOT EXISTS jobs "
        "(job_id TEXT PRIMARY KEY, tenant TEXT NOT NULL, spec TEXT NOT NULL, "
        "origin TEXT NOT NULL, in_file INTEGER NOT NULL DEFAULT 0, gone INTEGER NOT NULL DEFAULT 0)"
    ),
    {ok, Db}.

handle_call(jobs, _From, Db) ->
    {reply, rows(Db, "SELECT job_id, tenant, spec FROM jobs WHERE gone = 0 ORDER BY job_id", []), Db};
handle_call({declare, Jobs}, _From, Db) ->
    ok = sqlite3:sql_exec(Db, "BEGIN IMMEDIATE"),
    ok = sqlite3:sql_exec(Db, "UPDATE jobs SET in_file = 0"),
    [declare(Db, Job) || Job <- Jobs],
    ok = sqlite3:sql_exec(Db, "DELETE FROM jobs WHERE gone = 1 AND in_file = 0"),
    ok = sqlite3:sql_exec(Db, "COMMIT"),
    {reply, ok, Db};
handle_call({upsert, JobId, Tenant, Spec}, _From, Db) ->
    Old = rows(Db, "SELECT job_id, tenant, spec FROM jobs WHERE job_id = ? AND gone = 0", [JobId]),
    Before =
        case Old of
            [#{spec := Known}] -> Known;
            [] -> #{}
        end,
    {rowid, _} = sqlite3:sql_exec(
        Db,
        "INSERT INTO jobs (job_id, tenant, spec, origin) VALUES (?, ?, ?, 'http') "
        "ON CONFLICT (job_id) DO UPDATE "
        "SET tenant = excluded.tenant, spec = excluded.spec, origin = 'http', gone = 0",
        [JobId, Tenant, json(planner_upsert:spec(Before, Spec))]
    ),
    {reply, ok, Db};
handle_call({delete, JobId}, _From, Db) ->
    ok = sqlite3:sql_exec(Db, "DELETE FROM jobs WHERE job_id = ? AND in_file = 0", [JobId]),
    ok = sqlite3:sql_exec(Db, "UPDATE jobs SET origin = 'http', gone = 1 WHERE job_id = ?", [JobId]),
    {reply, ok, Db}.

handle_cast(_Message, Db) ->
    {noreply, Db}.

declare(Db, {JobId, Tenant, Spec}) ->
    {rowid, _} = sqlite3:sql_exec(
        Db,
        "INSERT INTO jobs (job_id, tenant, spec, origin, in_file) VALUES (?, ?, ?, 'file', 1) "
        "ON CONFLICT (job_id) DO UPDATE SET in_file = 1, "
        "tenant = CASE origin WHEN 'file' THEN excluded.tenant ELSE tenant END, "
        "spec = CASE origin WHEN 'file' THEN excluded.spec ELSE spec END",
        [JobId, Tenant, json(Spec)]
    ).

json(Spec) ->
    iolist_to_binary(planner_json:encode(Spec)).

rows(Db, Sql, Parameters) ->
    [{columns, _}, {rows, Rows}] = sqlite3:sql_exec(Db, Sql, Parameters),
    [
        #{job_id => Id, tenant => Tenant, spec => planner_json:decode(Spec)}
     || {Id, Tenant, Spec} <- Rows
    ].
