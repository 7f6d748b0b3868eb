%% Follows a branch of a repository that says what is to run, where sys.config names one: repo_url, branch, apps_dir.
%% A commit adds guests, changes them, and takes them away; those it does not touch go on.
-module(bc_repo).
-behaviour(gen_server).

-export([start_link/0, configured/0]).
-export([init/1, handle_continue/2, handle_call/3, handle_cast/2, handle_info/2]).

-define(LOOK_EVERY, 5000).

-spec start_link() -> {ok, pid()} | {error, term()}.
start_link() ->
    gen_server:start_link({local, ?MODULE}, ?MODULE, none, []).

-spec configured() -> boolean().
configured() ->
    application:get_env(bc_gitops, repo_url) =/= undefined.

init(none) ->
    {ok, #{}, {continue, look}}.

handle_continue(look, Running) ->
    Every = application:get_env(bc_gitops, look_every, ?LOOK_EVERY),
    erlang:send_after(Every, self(), look),
    {noreply, followed(Running)}.

%% Where the repository cannot be read, or what it says cannot be understood, everything stays as it is.
followed(Running) ->
    try
        applied(Running, wanted(fetched()))
    catch
        _:Reason ->
            logger:error("the repository is not followed: ~0tp", [Reason]),
            Running
    end.

handle_call(_Question, _From, Running) ->
    {reply, {error, unknown}, Running}.

handle_cast(_Message, Running) ->
    {noreply, Running}.

handle_info(look, Running) ->
    {noreply, Running, {continue, look}};
handle_info(_Other, Running) ->
    {noreply, Running}.

fetched() ->
    {ok, Url} = application:get_env(bc_gitops, repo_url),
    Branch = application:get_env(bc_gitops, branch, <<"main">>),
    Dir = filename:join(application:get_env(bc_gitops, work_dir, "/tmp/bc_gitops"), "repository"),
    case filelib:is_dir(filename:join(Dir, ".git")) of
        false ->
            ok = filelib:ensure_dir(filename:join(Dir, "x")),
            _ = bc_source:git(["clone", "--quiet", "--depth=1", ["--branch=", Branch], "--", Url, Dir]);
        true ->
            _ = bc_source:git(["-C", Dir, "fetch", "--quiet", "--depth=1", "origin", Branch]),
            _ = bc_source:git(["-C", Dir, "reset", "--quiet", "--hard", "FETCH_HEAD"])
    end,
    Dir.

wanted(Dir) ->
    Folder = filename:join(Dir, application:get_env(bc_gitops, apps_dir, <<"apps">>)),
    maps:from_list([{Name, Config} || #{name := Name} = Config <- bc_gitops:configs(Folder)]).

applied(Running, Wanted) ->
    _ = [bc_gitops:remove(Name) || Name <- maps:keys(Running) -- maps:keys(Wanted)],
    maps:filter(
        fun(Name, Config) -> maps:get(Name, Running, none) =:= Config orelse deployed(Config) end,
        Wanted
    ).

%% One that cannot be deployed is tried again next time, and keeps nobody else waiting.
deployed(#{name := Name} = Config) ->
    try
        ok =:= bc_gitops:deploy(Config)
    catch
        _:Reason ->
            logger:error("~s is not deployed: ~0tp", [Name, Reason]),
            false
    end.
