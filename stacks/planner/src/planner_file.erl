%% The file of desired VMs, {vm_id, tenant, spec} each: Erlang terms, or a list as Elixir writes it (.exs). Nothing in it
%% is run.
-module(planner_file).

-export([path/0, jobs/1, validate/1, format_error/1]).

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
    case terms(File, filename:extension(unicode:characters_to_list(File))) of
        {ok, Terms} -> checked(lists:flatten(Terms), []);
        %% The words begin with the number of the line.
        {error, {_Line, _, _} = Reason} -> {error, ["line ", file:format_error(Reason)]};
        {error, Reason} -> {error, file:format_error(Reason)}
    end.

terms(File, ".exs") ->
    case file:read_file(File) of
        {ok, Text} -> listed(planner_exs:read(Text));
        Error -> Error
    end;
terms(File, _Extension) ->
    file:consult(File).

listed({ok, Jobs}) when is_list(Jobs) -> {ok, Jobs};
listed({ok, _Other}) -> {error, {1, ?MODULE, "the file is not a list"}};
listed({error, {Line, Why}}) -> {error, {Line, ?MODULE, Why}}.

-spec format_error(string()) -> string().
format_error(Why) ->
    Why.

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
