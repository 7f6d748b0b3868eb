%% A guest application: publishes statistics and answers calls under its own name. The same module
%% is every guest's; in a VM that swarm started it also looks for its host, and again when it is lost.
-module(demo_guest).
-behaviour(application).
-behaviour(gen_server).

-export([start/2, stop/1, start_link/1]).
-export([init/1, handle_call/3, handle_cast/2, handle_info/2]).

-define(TOPIC, <<"stats:updates">>).
-define(TICK, 100).

start(_Type, Name) ->
    _ = bc_pubsub_alone(),
    _ = [ok = bc_gitops_cluster:own_cookie() || os:getenv("HOST_NODE") =/= false],
    start_link(Name).

stop(_State) ->
    ok.

-spec start_link(atom()) -> {ok, pid()} | {error, term()}.
start_link(Name) ->
    gen_server:start_link({local, Name}, ?MODULE, Name, []).

%% Where no host is, the guest brings publish and subscribe itself.
bc_pubsub_alone() ->
    case whereis(bc_pubsub) of
        undefined -> pg:start(bc_pubsub);
        Pid -> {ok, Pid}
    end.

init(Name) ->
    listen(Name, application:get_env(Name, http_port)),
    self() ! tick,
    {ok, Name}.

%% A page for its host's health check, where app.config gives it a port.
listen(Name, {ok, Port}) ->
    Options = [binary, {packet, http_bin}, {active, false}, {reuseaddr, true}],
    {ok, Door} = gen_tcp:listen(Port, Options),
    spawn_link(fun() -> serve(Name, Door) end);
listen(_Name, undefined) ->
    none.

serve(Name, Door) ->
    {ok, Socket} = gen_tcp:accept(Door),
    Status =
        case catch gen_server:call(Name, health, 1000) of
            ok -> "200 OK";
            _ -> "503 Service Unavailable"
        end,
    _ = gen_tcp:recv(Socket, 0, 1000),
    _ = gen_tcp:send(Socket, ["HTTP/1.0 ", Status, "\r\nContent-Length: 0\r\n\r\n"]),
    gen_tcp:close(Socket),
    serve(Name, Door).

handle_call(health, _From, Name) ->
    {reply, application:get_env(Name, health, ok), Name};
handle_call(ping, _From, Name) ->
    {reply, pong, Name};
handle_call(stats, _From, Name) ->
    {reply, stats(), Name}.

handle_cast(_Message, Name) ->
    {noreply, Name}.

handle_info(tick, Name) ->
    erlang:send_after(?TICK, self(), tick),
    look_for_host(os:getenv("HOST_NODE")),
    bc_pubsub:broadcast(?TOPIC, {stats_update, Name, stats()}),
    {noreply, Name};
handle_info(_Other, Name) ->
    {noreply, Name}.

look_for_host(false) ->
    ok;
look_for_host(Host) ->
    Node = list_to_atom(Host),
    lists:member(Node, nodes()) orelse net_kernel:connect_node(Node).

stats() ->
    {Uptime, _} = erlang:statistics(wall_clock),
    #{node => node(), uptime_ms => Uptime, memory => erlang:memory(total)}.
