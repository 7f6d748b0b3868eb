%% Cluster infrastructure: the Macula platform's where it is loaded, otherwise our own.
-module(bc_gitops_cluster).

-export([ensure_distributed/0, get_cookie/0, set_cookie/1, monitor_nodes/0, unmonitor_nodes/0]).
-export([own_cookie/0, rotate_cookie/1, cookie_flags/0]).

-define(MONITORED, [{node_type, all}]).
-define(WITHIN, 5000).

%% This VM is a node afterwards, with a short name.
ensure_distributed() ->
    by_macula(ensure_distributed, [], fun() -> distributed(is_alive()) end).

get_cookie() ->
    by_macula(get_cookie, [], fun erlang:get_cookie/0).

set_cookie(Cookie) ->
    by_macula(set_cookie, [Cookie], fun() -> true = erlang:set_cookie(Cookie), ok end).

%% The cookie that RELEASE_COOKIE, or else the configuration, gives this node and the VMs it starts; without either it is
%% that of ~/.erlang.cookie.
-spec own_cookie() -> ok.
own_cookie() ->
    case {os:getenv("RELEASE_COOKIE"), application:get_env(bc_gitops, cookie)} of
        {false, undefined} -> ok;
        {false, {ok, Configured}} -> owned(binary_to_atom(Configured));
        {Given, _} -> owned(list_to_atom(Given))
    end.

owned(Cookie) ->
    ok = noted(Cookie),
    set_cookie(Cookie).

%% This node and all that are connected have another cookie from now on; connections stay as they are. VMs that are
%% started later are told by a file that only this user reads: what they find in ~/.erlang.cookie is the old one.
-spec rotate_cookie(atom()) -> ok | {error, [node()]}.
rotate_cookie(Cookie) ->
    ok = noted(Cookie),
    Answers = [{Node, rpc:call(Node, ?MODULE, set_cookie, [Cookie], ?WITHIN)} || Node <- nodes()],
    ok = set_cookie(Cookie),
    case [Node || {Node, Answer} <- Answers, Answer =/= ok] of
        [] -> ok;
        Nodes -> {error, Nodes}
    end.

noted(Cookie) ->
    File = rotated(),
    _ = file:delete(File),
    ok = file:write_file(File, <<>>),
    ok = file:change_mode(File, 8#400 bor 8#200),
    ok = file:write_file(File, io_lib:format("-setcookie ~s~n", [Cookie])).

%% How a VM that is started now learns the cookie of now.
-spec cookie_flags() -> [string()].
cookie_flags() ->
    case filelib:is_regular(rotated()) of
        true -> ["-args_file", rotated()];
        false -> []
    end.

rotated() ->
    filename:join(application:get_env(bc_gitops, run_dir, "/tmp"), "rotated-cookie-" ++ os:getpid()).

%% The caller is told {nodeup, Node, _} and {nodedown, Node, _}.
monitor_nodes() ->
    by_macula(monitor_nodes, [], fun() -> net_kernel:monitor_nodes(true, ?MONITORED) end).

unmonitor_nodes() ->
    by_macula(unmonitor_nodes, [], fun() -> net_kernel:monitor_nodes(false, ?MONITORED) end).

%% Looked for at each call: Macula may be loaded later than this module.
by_macula(Function, Arguments, Own) ->
    Loaded = code:ensure_loaded(macula) =:= {module, macula},
    case Loaded andalso erlang:function_exported(macula, Function, length(Arguments)) of
        true -> apply(macula, Function, Arguments);
        false -> Own()
    end.

distributed(true) ->
    ok;
distributed(false) ->
    case net_kernel:start([bc_gitops, shortnames]) of
        {ok, _} -> ok;
        {error, _} = Error -> Error
    end.
