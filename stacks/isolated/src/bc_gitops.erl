%% The host application: what is to run is in apps/<name>/app.config, one map each, of the image or of a repository
%% that sys.config names; what runs, in status/0.
-module(bc_gitops).
-behaviour(application).

-export([status/0, deploy/1, restart/1, remove/1, configs/1]).
-export([start/2, stop/1]).

%% One map a guest, as bc_guest notes it, sorted by name.
-spec status() -> [map()].
status() ->
    lists:sort(
        fun(#{name := A}, #{name := B}) -> A =< B end,
        [Note || {_, Note} <- ets:tab2list(?MODULE)]
    ).

%% Runs the guest as this config says, and no longer as an earlier one did; the others go on.
-spec deploy(map()) -> ok.
deploy(#{name := Name} = Config) ->
    _ = remove(Name),
    {ok, _} = supervisor:start_child(bc_gitops_sup, bc_gitops_sup:guest(Config)),
    ok.

%% Stops the guest and starts it again.
-spec restart(atom()) -> ok | {error, term()}.
restart(Name) ->
    case supervisor:terminate_child(bc_gitops_sup, Name) of
        ok ->
            {ok, _} = supervisor:restart_child(bc_gitops_sup, Name),
            ok;
        Error ->
            Error
    end.

%% Takes the guest down gracefully (init:stop, then nodedown) and forgets it.
-spec remove(atom()) -> ok | {error, term()}.
remove(Name) ->
    case supervisor:terminate_child(bc_gitops_sup, Name) of
        ok ->
            ets:delete(?MODULE, Name),
            supervisor:delete_child(bc_gitops_sup, Name);
        Error ->
            Error
    end.

start(_Type, _Args) ->
    ok = bc_gitops_cluster:ensure_distributed(),
    ok = bc_gitops_cluster:own_cookie(),
    ets:new(?MODULE, [named_table, public]),
    bc_gitops_sup:start_link(
        case bc_repo:configured() of
            true -> [];
            false -> configs(element(2, application:get_env(apps_dir)))
        end
    ).

stop(_State) ->
    ok.

%% What a folder's app.config files ask for.
-spec configs(file:name()) -> [map()].
configs(Folder) ->
    [consult(File) || File <- files(Folder)].

files(Folder) ->
    lists:sort(
        filelib:wildcard(unicode:characters_to_list(filename:join([Folder, "*", "app.config"])))
    ).

%% Terms only: nothing in the file is run.
consult(File) ->
    {ok, [#{name := Name} = Config]} = file:consult(File),
    true = is_atom(Name),
    Config.
