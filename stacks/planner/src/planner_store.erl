%% What is desired, in SQLite: one row a job. A call returns when it is on disk.
-module(planner_store).
-behaviour(gen_server).

-export([start_link/1, jobs/0, upsert/3, delete/1]).
-export([init/1, handle_call/3, handle_cast/2]).

-type job() :: #{job_id := binary(), tenant := binary(), spec := map()}.

-spec start_link(file:name()) -> {ok, pid()} | {error, term()}.
start_link(File) ->
    gen_server:start_link({local, ?MODULE}, ?MODULE, File, []).

-spec jobs() -> [job()].
jobs() ->
    gen_server:call(?MODULE, jobs).

%% Replaces what was desired of the job.
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
        "(job_id TEXT PRIMARY KEY, tenant TEXT NOT NULL, spec TEXT NOT NULL)"
    ),
    {ok, Db}.

handle_call(jobs, _From, Db) ->
    {reply, rows(Db, "SELECT job_id, tenant, spec FROM jobs ORDER BY job_id", []), Db};
handle_call({upsert, JobId, Tenant, Spec}, _From, Db) ->
    Old = rows(Db, "SELECT job_id, tenant, spec FROM jobs WHERE job_id = ?", [JobId]),
    Before =
        case Old of
            [#{spec := Known}] -> Known;
            [] -> #{}
        end,
    Json = planner_json:encode(planner_upsert:spec(Before, Spec)),
    {rowid, _} = sqlite3:sql_exec(
        Db,
        "INSERT OR REPLACE INTO jobs (job_id, tenant, spec) VALUES (?, ?, ?)",
        [JobId, Tenant, iolist_to_binary(Json)]
    ),
    {reply, ok, Db};
handle_call({delete, JobId}, _From, Db) ->
    ok = sqlite3:sql_exec(Db, "DELETE FROM jobs WHERE job_id = ?", [JobId]),
    {reply, ok, Db}.

handle_cast(_Message, Db) ->
    {noreply, Db}.

rows(Db, Sql, Parameters) ->
    [{columns, _}, {rows, Rows}] = sqlite3:sql_exec(Db, Sql, Parameters),
    [
        #{job_id => Id, tenant => Tenant, spec => planner_json:decode(Spec)}
     || {Id, Tenant, Spec} <- Rows
    ].
