%% The file of desired VMs: terms, {vm_id, tenant, spec}. Nothing in it is run.
-module(planner_file).

-export([path/0, jobs/1, validate/1]).

%% Where it is: by the environment, or else by the application's configuration.
-spec path() -> file:name().
path() ->
    case {os:getenv("FC_EX_CP_DESIRED_VMS_CONFIG"), application:get_env(planner, desired_vms_config)} of
        {false, {ok, Path}} -> Path;
        {false, undefined} -> error({not_set, "FC_EX_CP_DESIRED_VMS_CONFIG"});
        {Path, _} -> Path
    end.

%% The jobs it desires, or what is wrong with it, in words.
-spec jobs(file:name()) -> {ok, [{binary(), binary(), map()}]} | {error, iodata()}.
jobs(File) ->
    case file:consult(File) of
        {ok, Terms} -> checked(lists:flatten(Terms), []);
        %% The words begin with the number of the line.
        {error, {_Line, _, _} = Reason} -> {error, ["line ", file:format_error(Reason)]};
        {error, Reason} -> {error, file:format_error(Reason)}
    end.

checked([], Jobs) ->
    {ok, lists:reverse(Jobs)};
checked([{Id, Tenant, Terms} | Rest], Jobs) ->
    Spec = planner_spec:from_terms(Terms),
    Checks = [
        planner_spec:name(<<"vm_id">>, Id),
        planner_spec:name(<<"tenant">>, Tenant),
        planner_spec:check(Spec)
    ],
    case [Why || {error, Why} <- Checks] of
        [] -> checked(Rest, [{Id, Tenant, Spec} | Jobs]);
        [Why | _] -> {error, [io_lib:format("~0tp: ", [Id]), Why]}
    end;
checked([Other | _], _Jobs) ->
    {error, io_lib:format("~0tp is not {vm_id, tenant, spec}", [Other])}.

%% Says whether a file can be taken, without starting anything, and ends the emulator: 0 or 1.
-spec validate([file:name()]) -> no_return().
validate([File]) ->
    case jobs(File) of
        {ok, Jobs} ->
            io:format("~ts: valid, ~b desired~n", [File, length(Jobs)]),
            halt(0);
        {error, Why} ->
            io:format("~ts: ~ts~n", [File, Why]),
            halt(1)
    end.
