%% Publish and subscribe, the dashboard that listens, and one process for each guest.
-module(bc_gitops_sup).
-behaviour(supervisor).

-export([start_link/1, guest/1]).
-export([init/1]).

-spec start_link([map()]) -> {ok, pid()} | {error, term()}.
start_link(Configs) ->
    supervisor:start_link({local, ?MODULE}, ?MODULE, Configs).

init(Configs) ->
    Children =
        [
            #{id => bc_pubsub, start => {bc_pubsub, start_link, []}},
            #{id => bc_dashboard, start => {bc_dashboard, start_link, [Configs]}}
        ] ++ [guest(Config) || Config <- Configs] ++
            [#{id => bc_repo, start => {bc_repo, start_link, []}} || bc_repo:configured()] ++
            [#{id => bc_page, start => {bc_page, start_link, [Port]}} || Port <- page_port()],
    {ok, {#{strategy => one_for_one, intensity => 20, period => 10}, Children}}.

%% The time is for init:stop, which takes a second, and the nodedown after it.
-spec guest(map()) -> supervisor:child_spec().
guest(#{name := Name} = Config) ->
    #{id => Name, start => {bc_guest, start_link, [Config]}, shutdown => 10_000}.

page_port() ->
    case application:get_env(bc_gitops, page_port) of
        {ok, Port} -> [Port];
        undefined -> []
    end.
