%% A small page over HTTP: GET / for people, GET /metrics for Prometheus, GET /health for a check (200 or 503).
-module(msg_page).

-export([start_link/1]).
-export([listen/2]).

-define(WITHIN, 5000).

-spec start_link(inet:port_number()) -> {ok, pid()} | {error, term()}.
start_link(Port) ->
    proc_lib:start_link(?MODULE, listen, [self(), Port]).

-spec listen(pid(), inet:port_number()) -> no_return().
listen(Parent, Port) ->
    {ok, Door} = gen_tcp:listen(Port, [
        binary, {active, false}, {packet, http_bin}, {reuseaddr, true}, {backlog, 64}
    ]),
    proc_lib:init_ack(Parent, {ok, self()}),
    accept(Door).

%% Each connection has a process of its own: one that says nothing keeps nobody waiting.
accept(Door) ->
    {ok, Socket} = gen_tcp:accept(Door),
    Pid = spawn(fun() ->
        receive
            yours -> serve(Socket)
        end
    end),
    _ = gen_tcp:controlling_process(Socket, Pid),
    Pid ! yours,
    accept(Door).

serve(Socket) ->
    {Status, Type, Body} =
        case gen_tcp:recv(Socket, 0, ?WITHIN) of
            {ok, {http_request, 'GET', {abs_path, Path}, _}} -> headed(Socket, Path);
            _ -> {"400 Bad Request", "text/plain", "GET it\n"}
        end,
    _ = gen_tcp:send(Socket, [
        ["HTTP/1.1 ", Status, "\r\nConnection: close\r\nContent-Type: ", Type, "; charset=utf-8\r\n"],
        ["Content-Length: ", integer_to_list(iolist_size(Body)), "\r\n\r\n", Body]
    ]),
    gen_tcp:close(Socket).

%% Read to the end of the request: who closes with something unread cuts the answer off.
headed(Socket, Path) ->
    case gen_tcp:recv(Socket, 0, ?WITHIN) of
        {ok, http_eoh} -> page(Path);
        {ok, _} -> headed(Socket, Path);
        {error, _} -> {"400 Bad Request", "text/plain", "GET it\n"}
    end.

page(<<"/">>) ->
    {"200 OK", "text/html", html()};
page(<<"/metrics">>) ->
    {"200 OK", "text/plain; version=0.0.4", [metric(Each) || Each <- metrics()]};
page(<<"/health">>) ->
    case faults() of
        [] -> {"200 OK", "text/plain", "ok\n"};
        Faults -> {"503 Service Unavailable", "text/plain", [[Fault, "\n"] || Fault <- Faults]}
    end;
page(_Other) ->
    {"404 Not Found", "text/plain", "nothing is here\n"}.

faults() ->
    [["no ", atom_to_list(Name)] || Name <- msg_options:names(), whereis(Name) =:= undefined] ++
        ["not distributed" || not is_alive()].

html() ->
    Rows = [
        ["<tr><td>", Name, "</td><td>", number(Value), "</td></tr>\n"]
     || {Name, _, _, Values} <- metrics(), {_, Value} <- Values
    ],
    Health =
        case faults() of
            [] -> "healthy";
            Faults -> ["not healthy: ", lists:join(", ", Faults)]
        end,
    [
        ["<!doctype html><title>", atom_to_list(node()), "</title>\n"],
        ["<h1>", atom_to_list(node()), "</h1>\n<p id=\"health\">", Health, "</p>\n<ul>\n"],
        [["<li>", atom_to_list(Node), "</li>\n"] || Node <- lists:sort(nodes())],
        ["</ul>\n<table>\n", Rows, "</table>\n"]
    ].

metrics() ->
    Counted =
        case catch msg_inbox:counted() of
            #{} = Map -> Map;
            _ -> #{}
        end,
    Queue = [Length || Pid <- [whereis(msg_handler)], is_pid(Pid), Length <- [waiting(Pid)]],
    [
        {"messages_total", "counter", "Messages by what became of them.", [
            {["{outcome=\"", atom_to_list(What), "\"}"], maps:get(What, Counted, 0)}
         || What <- [acknowledged, duplicates, later, limited, refused]
        ]},
        {"handler_queue", "gauge", "Messages that wait for the handler.", [{"", N} || N <- Queue]},
        {"connected_nodes", "gauge", "Nodes this one is connected to.", [{"", length(nodes())}]},
        {"memory_bytes", "gauge", "Memory of this node.", [{"", erlang:memory(total)}]},
        {"healthy", "gauge", "Whether nothing is missing.", [{"", healthy(faults())}]}
    ].

waiting(Pid) ->
    case process_info(Pid, message_queue_len) of
        {_, Length} -> Length;
        undefined -> 0
    end.

healthy([]) -> 1;
healthy(_) -> 0.

metric({Name, Type, Help, Values}) ->
    [
        ["# HELP messaging_", Name, " ", Help, "\n# TYPE messaging_", Name, " ", Type, "\n"],
        [["messaging_", Name, Labels, " ", number(Value), "\n"] || {Labels, Value} <- Values]
    ].

number(Value) ->
    integer_to_list(Value).
