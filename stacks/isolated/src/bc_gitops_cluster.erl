%% Cluster infrastructure: the Macula platform's where it is loaded, otherwise our own.
-module(bc_gitops_cluster).

-export([ensure_distributed/0, get_cookie/0, set_cookie/1, monitor_nodes/0, unmonitor_nodes/0]).

-define(MONITORED, [{node_type, all}]).

%% This VM is a node afterwards, with a short name.
ensure_distributed() ->
    by_macula(ensure_distributed, [], fun() -> distributed(is_alive()) end).

get_cookie() ->
    by_macula(get_cookie, [], fun erlang:get_cookie/0).

set_cookie(Cookie) ->
    by_macula(set_cookie, [Cookie], fun() -> true = erlang:set_cookie(Cookie), ok end).

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
