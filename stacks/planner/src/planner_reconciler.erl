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
    gen_server:call(?MODULE, {put, JobId, Tenant, Spec}, ?WITHIN).

%% Wants a job no longer to be.
-spec delete(binary()) -> accepted | unknown.
delete(JobId) ->
    gen_server:call(?MODULE, {delete, JobId}, ?WITHIN).

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

handle_call({put, JobId, Tenant, Spec}, _From, State) ->
    {reply, guarded(fun() -> provision(JobId, Tenant, Spec) end), State};
handle_call({delete, JobId}, _From, State) ->
    Known = [Id || #{job_id := Id} <- planner_store:jobs(), Id =:= JobId],
    ok = planner_store:delete(JobId),
    self() ! reconcile_now,
    {reply, case Known of [] -> unknown; _ -> accepted end, State}.

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

%% The engine is asked first: where it does not answer, nothing is desired that was not before.
provision(JobId, Tenant, Spec) ->
    Vms = planner_engine:vms(),
    case fits(Spec, planner_engine:largest()) of
        ok -> wanted(JobId, Tenant, Spec, Vms);
        Invalid -> Invalid
    end.

wanted(JobId, Tenant, Spec, Vms) ->
    Fresh = not lists:any(fun(#{job := Job}) -> Job =:= JobId end, Vms),
    ok = planner_store:upsert(JobId, Tenant, Spec),
    self() ! reconcile_now,
    case Fresh andalso planner_plan:warm_for(Spec, Vms) of
        {ok, #{vm_id := VmId} = Vm} ->
            ok = planner_engine:claim(Vm, JobId, Spec),
            {created, VmId};
        _ ->
            accepted
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
        [act(Action) || Action <- planner_plan:actions(planner_store:jobs(), planner_engine:vms())]
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

act({create, warm, Spec}) -> planner_engine:create(fresh("warm-"), warm, Spec);
act({create, Job, Spec}) -> planner_engine:create(fresh("vm-"), Job, Spec);
act({claim, Vm, Job, Spec}) -> planner_engine:claim(Vm, Job, Spec);
act({change, #{vm_id := Id} = Vm, Job, Spec}) -> planner_engine:change(Vm, Id, Job, Spec);
act({remove, Vm}) -> planner_engine:remove(Vm).

fresh(Prefix) ->
    list_to_binary(io_lib:format("~s~6.16.0b", [Prefix, rand:uniform(16#ffffff)])).
