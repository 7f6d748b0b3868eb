%% Compares what is desired with what is, and acts, one thing at a time: twice a second, and whenever asked.
-module(planner_reconciler).
-behaviour(gen_server).

-export([start_link/1, put/3, delete/1]).
-export([init/1, handle_call/3, handle_cast/2, handle_info/2]).

-define(EVERY, 500).
-define(WITHIN, 15_000).

-spec start_link(file:name()) -> {ok, pid()} | {error, term()}.
start_link(File) ->
    gen_server:start_link({local, ?MODULE}, ?MODULE, File, []).

%% Wants a job to be: a warm VM was handed over, or one will be made; or why neither can be.
-spec put(binary(), binary(), map()) ->
    {created, VmId :: binary()} | accepted | {invalid, binary()} | {failed, term()}.
put(JobId, Tenant, Spec) ->
    timely({put, JobId, Tenant, Spec}).

%% Wants a job no longer to be.
-spec delete(binary()) -> accepted | unknown | {failed, term()}.
delete(JobId) ->
    timely({delete, JobId}).

%% Nobody is told no of what is done later: what was not begun in time is not begun at all, and what was begun is
%% waited for, however long its own deadlines let it take.
timely(Request) ->
    Until = erlang:monotonic_time(millisecond) + ?WITHIN,
    gen_server:call(?MODULE, {Until, Request}, infinity).

init(File) ->
    load(File),
    self() ! reconcile,
    {ok, none}.

%% A file that cannot be read adds nothing.
load(File) ->
    case planner_file:jobs(File) of
        {ok, Jobs} ->
            ok = planner_store:declare(Jobs),
            io:format("~s: ~b desired~n", [File, length(Jobs)]);
        {error, Why} ->
            io:format(standard_error, "~s is not taken: ~ts~n", [File, Why])
    end.

handle_call({Until, Request}, _From, State) ->
    case erlang:monotonic_time(millisecond) < Until of
        true -> {reply, guarded(fun() -> requested(Request) end), State};
        false -> {reply, {failed, busy}, State}
    end.

handle_cast(_Message, State) ->
    {noreply, State}.

handle_info(reconcile, State) ->
    erlang:send_after(?EVERY, self(), reconcile),
    reconcile(),
    {noreply, State};
handle_info(reconcile_now, State) ->
    reconcile(),
    {noreply, State};
handle_info(_Other, State) ->
    {noreply, State}.

requested({put, JobId, Tenant, Spec}) ->
    provision(JobId, Tenant, Spec);
requested({delete, JobId}) ->
    Known = [Id || #{job_id := Id} <- planner_store:jobs(), Id =:= JobId],
    ok = planner_store:delete(JobId),
    self() ! reconcile_now,
    case Known of
        [] -> unknown;
        _ -> accepted
    end.

%% The engine is asked first: where it does not answer, nothing is desired that was not before.
provision(JobId, Tenant, Spec) ->
    Vms = planner_engine:vms(),
    case fits(Spec, planner_engine:largest()) of
        ok -> wanted(JobId, Tenant, Spec, Vms);
        Invalid -> Invalid
    end.

%% From here on it is desired, whatever the engine does: it is never refused any more.
wanted(JobId, Tenant, Spec, Vms) ->
    Fresh = not lists:any(fun(#{job := Job}) -> Job =:= JobId end, Vms),
    ok = planner_store:upsert(JobId, Tenant, Spec),
    self() ! reconcile_now,
    case Fresh andalso planner_plan:warm_for(Tenant, Spec, Vms) of
        {ok, Vm} -> handed(Vm, JobId, Tenant, Spec);
        _ -> accepted
    end.

handed(#{vm_id := Warm} = Vm, JobId, Tenant, Spec) ->
    VmId = named(Warm),
    case guarded(fun() -> planner_engine:claim(Vm, VmId, JobId, Tenant, Spec) end) of
        ok -> {created, VmId};
        {failed, _Reason} -> accepted
    end.

fits(#{<<"resources">> := #{<<"vcpu">> := Cpu, <<"mem_mb">> := Mem}}, {MostCpu, MostMem}) ->
    case Cpu =< MostCpu andalso Mem =< MostMem of
        true ->
            ok;
        false ->
            Text = io_lib:format("no node has ~b vcpu and ~b mem_mb: the largest has ~b and ~b", [
                Cpu, Mem, MostCpu, MostMem
            ]),
            {invalid, iolist_to_binary(Text)}
    end.

reconcile() ->
    _ = guarded(fun() ->
        Jobs = planner_store:jobs(),
        Tenants = lists:usort([Tenant || #{tenant := Tenant} <- Jobs]),
        ok = planner_tenants:made(Tenants),
        [act(Action) || Action <- planner_plan:actions(Jobs, planner_engine:vms())],
        ok = planner_tenants:pruned(Tenants)
    end),
    ok.

guarded(Work) ->
    try
        Work()
    catch
        throw:{engine, Reason} ->
            io:format(standard_error, "the engine: ~0tp~n", [Reason]),
            {failed, Reason}
    end.

act({create, warm, Tenant, Spec}) ->
    planner_engine:create(fresh("warm-"), warm, Tenant, Spec);
act({create, Job, Tenant, Spec}) ->
    planner_engine:create(fresh("vm-"), Job, Tenant, Spec);
act({claim, #{vm_id := Warm} = Vm, Job, Tenant, Spec}) ->
    planner_engine:claim(Vm, named(Warm), Job, Tenant, Spec);
act({change, Vm, Job, Tenant, Spec}) ->
    planner_engine:change(Vm, Job, Tenant, Spec);
act({remove, Vm}) ->
    planner_engine:remove(Vm).

%% What a warm VM is called from the moment on at which it is a job's.
named(<<"warm-", Number/binary>>) -> <<"vm-", Number/binary>>;
named(Other) -> Other.

fresh(Prefix) ->
    list_to_binary(io_lib:format("~s~6.16.0b", [Prefix, rand:uniform(16#ffffff)])).
