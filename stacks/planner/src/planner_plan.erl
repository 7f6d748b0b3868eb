%% What is to be done so that the VMs that are become those that are desired. Pure.
-module(planner_plan).

-export([actions/2, warm_for/3]).

-type action() ::
    {create, binary() | warm, Tenant :: binary(), map()}
    | {claim, map(), binary(), Tenant :: binary(), map()}
    | {change, map(), binary(), Tenant :: binary(), map()}
    | {remove, map()}.

-spec actions([map()], [map()]) -> [action()].
actions(Jobs, Vms) ->
    {ForJobs, Left} = lists:foldl(fun job/2, {[], Vms}, Jobs),
    Wanted = wanted(Jobs),
    Gone = [{remove, Vm} || #{job := Job} = Vm <- Left, Job =/= warm],
    Warm = [Vm || #{job := warm} = Vm <- Left],
    lists:reverse(ForJobs) ++ Gone ++ pool(Wanted, Warm).

%% A warm VM of that spec that runs already.
-spec warm_for(binary(), map(), [map()]) -> {ok, map()} | none.
warm_for(Tenant, Spec, Vms) ->
    Hash = planner_tenants:hash(Tenant, Spec),
    case [Vm || #{job := warm, hash := H, running := N} = Vm <- Vms, H =:= Hash, N > 0] of
        [Vm | _] -> {ok, Vm};
        [] -> none
    end.

job(#{job_id := Id, tenant := Tenant, spec := Spec} = Job, {Actions, Vms}) ->
    Hash = planner_tenants:hash(Tenant, Spec),
    case lists:partition(fun(#{job := For}) -> For =:= Id end, Vms) of
        {[#{hash := Hash} | Doubles], Others} ->
            {[{remove, Vm} || Vm <- Doubles] ++ Actions, Others};
        {[Vm | Doubles], Others} ->
            Removals = [{remove, Double} || Double <- Doubles],
            {Removals ++ changed(Vm, Job) ++ Actions, Others};
        {[], Others} ->
            fresh(Job, warm_for(Tenant, Spec, Others), Actions, Others)
    end.

%% Swarm never makes a job of a service, nor the other way round: then the VM is made anew. Last first.
changed(#{spec := #{<<"lifecycle">> := Old}} = Vm, #{spec := #{<<"lifecycle">> := New}} = Job) when
    (Old =:= <<"job">>) =/= (New =:= <<"job">>)
->
    #{job_id := Id, tenant := Tenant, spec := Spec} = Job,
    [{create, Id, Tenant, Spec}, {remove, Vm}];
changed(Vm, #{job_id := Id, tenant := Tenant, spec := Spec}) ->
    [{change, Vm, Id, Tenant, Spec}].

fresh(#{job_id := Id, tenant := Tenant, spec := Spec}, {ok, Vm}, Actions, Vms) ->
    {[{claim, Vm, Id, Tenant, Spec} | Actions], lists:delete(Vm, Vms)};
fresh(#{job_id := Id, tenant := Tenant, spec := Spec}, none, Actions, Vms) ->
    {[{create, Id, Tenant, Spec} | Actions], Vms}.

%% By hash: a tenant and the spec, and the largest minimum that any job of it asks for.
wanted(Jobs) ->
    lists:foldl(
        fun(#{tenant := Tenant, spec := Spec}, Wanted) ->
            Min = planner_spec:warm(Spec),
            maps:update_with(
                planner_tenants:hash(Tenant, Spec),
                fun({T, S, N}) -> {T, S, max(N, Min)} end,
                {Tenant, Spec, Min},
                Wanted
            )
        end,
        #{},
        Jobs
    ).

pool(Wanted, Warm) ->
    Surplus = lists:append([
        [{remove, Vm} || Vm <- beyond(Hash, Vms, Wanted)]
     || {Hash, Vms} <- maps:to_list(by_hash(Warm))
    ]),
    Missing = lists:append([
        lists:duplicate(max(0, Min - count(Hash, Warm)), {create, warm, Tenant, Spec})
     || {Hash, {Tenant, Spec, Min}} <- maps:to_list(Wanted)
    ]),
    Surplus ++ Missing.

by_hash(Vms) ->
    lists:foldl(
        fun(#{hash := Hash} = Vm, All) -> All#{Hash => [Vm | maps:get(Hash, All, [])]} end, #{}, Vms
    ).

beyond(Hash, Vms, Wanted) ->
    {_, _, Min} = maps:get(Hash, Wanted, {none, none, 0}),
    lists:nthtail(min(Min, length(Vms)), Vms).

count(Hash, Vms) ->
    length([Vm || #{hash := H} = Vm <- Vms, H =:= Hash]).
