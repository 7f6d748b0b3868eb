%% What is to be done so that the VMs that are become those that are desired. Pure.
-module(planner_plan).

-export([actions/2, warm_for/2]).

-type action() ::
    {create, binary() | warm, map()}
    | {claim, map(), binary(), map()}
    | {change, map(), binary(), map()}
    | {remove, map()}.

-spec actions([map()], [map()]) -> [action()].
actions(Jobs, Vms) ->
    {ForJobs, Left} = lists:foldl(fun job/2, {[], Vms}, Jobs),
    Wanted = wanted(Jobs),
    Gone = [{remove, Vm} || #{job := Job} = Vm <- Left, Job =/= warm],
    Warm = [Vm || #{job := warm} = Vm <- Left],
    lists:reverse(ForJobs) ++ Gone ++ pool(Wanted, Warm).

%% A warm VM of that spec that runs already.
-spec warm_for(map(), [map()]) -> {ok, map()} | none.
warm_for(Spec, Vms) ->
    Hash = planner_spec:hash(Spec),
    case [Vm || #{job := warm, hash := H, running := N} = Vm <- Vms, H =:= Hash, N > 0] of
        [Vm | _] -> {ok, Vm};
        [] -> none
    end.

job(#{job_id := Id, spec := Spec}, {Actions, Vms}) ->
    Hash = planner_spec:hash(Spec),
    case lists:partition(fun(#{job := Job}) -> Job =:= Id end, Vms) of
        {[#{hash := Hash} | Doubles], Others} ->
            {[{remove, Vm} || Vm <- Doubles] ++ Actions, Others};
        {[Vm | Doubles], Others} ->
            Removals = [{remove, Double} || Double <- Doubles],
            {Removals ++ changed(Vm, Id, Spec) ++ Actions, Others};
        {[], Others} ->
            fresh(Id, Spec, warm_for(Spec, Others), Actions, Others)
    end.

%% Swarm never makes a job of a service, nor the other way round: then the VM is made anew. Last first.
changed(#{spec := #{<<"lifecycle">> := Old}} = Vm, Id, #{<<"lifecycle">> := New} = Spec) when
    (Old =:= <<"job">>) =/= (New =:= <<"job">>)
->
    [{create, Id, Spec}, {remove, Vm}];
changed(Vm, Id, Spec) ->
    [{change, Vm, Id, Spec}].

fresh(Id, Spec, {ok, Vm}, Actions, Vms) ->
    {[{claim, Vm, Id, Spec} | Actions], lists:delete(Vm, Vms)};
fresh(Id, Spec, none, Actions, Vms) ->
    {[{create, Id, Spec} | Actions], Vms}.

%% By hash: the spec, and the largest minimum that any job of it asks for.
wanted(Jobs) ->
    lists:foldl(
        fun(#{spec := Spec}, Wanted) ->
            Min = planner_spec:warm(Spec),
            maps:update_with(
                planner_spec:hash(Spec), fun({S, N}) -> {S, max(N, Min)} end, {Spec, Min}, Wanted
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
        lists:duplicate(max(0, Min - count(Hash, Warm)), {create, warm, Spec})
     || {Hash, {Spec, Min}} <- maps:to_list(Wanted)
    ]),
    Surplus ++ Missing.

by_hash(Vms) ->
    lists:foldl(
        fun(#{hash := Hash} = Vm, All) -> All#{Hash => [Vm | maps:get(Hash, All, [])]} end, #{}, Vms
    ).

beyond(Hash, Vms, Wanted) ->
    {_, Min} = maps:get(Hash, Wanted, {none, 0}),
    lists:nthtail(min(Min, length(Vms)), Vms).

count(Hash, Vms) ->
    length([Vm || #{hash := H} = Vm <- Vms, H =:= Hash]).
