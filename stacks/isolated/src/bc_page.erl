%% The host's page: every guest by the title its metadata gives, whether it runs, and the latest it published.
%% GET / is the page, GET /events the same as server-sent events, one whenever something changed.
-module(bc_page).

-export([start_link/1]).
-export([listen/2]).

-define(WITHIN, 5000).
-define(LOOK_EVERY, 200).

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
    case gen_tcp:recv(Socket, 0, ?WITHIN) of
        {ok, {http_request, 'GET', {abs_path, Path}, _}} -> headed(Socket, Path);
        _ -> answer(Socket, "400 Bad Request", "text/plain", "GET it\n")
    end.

headed(Socket, Path) ->
    case {gen_tcp:recv(Socket, 0, ?WITHIN), Path} of
        {{ok, http_eoh}, <<"/">>} -> answer(Socket, "200 OK", "text/html", page());
        {{ok, http_eoh}, <<"/events">>} -> events(Socket);
        {{ok, http_eoh}, _} -> answer(Socket, "404 Not Found", "text/plain", "nothing is here\n");
        {{ok, _}, _} -> headed(Socket, Path);
        {{error, _}, _} -> gen_tcp:close(Socket)
    end.

answer(Socket, Status, Type, Body) ->
    _ = gen_tcp:send(Socket, [
        ["HTTP/1.1 ", Status, "\r\nConnection: close\r\nContent-Type: ", Type, "; charset=utf-8\r\n"],
        ["Content-Length: ", integer_to_list(iolist_size(Body)), "\r\n\r\n", Body]
    ]),
    gen_tcp:close(Socket).

%% Until whoever listens goes.
events(Socket) ->
    Head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\r\n",
    case gen_tcp:send(Socket, Head) of
        ok -> event(Socket, <<>>);
        {error, _} -> gen_tcp:close(Socket)
    end.

event(Socket, Last) ->
    Now = unicode:characters_to_binary(guests()),
    case Now =:= Last orelse gen_tcp:send(Socket, ["data: ", Now, "\n\n"]) of
        Sent when Sent =:= true; Sent =:= ok ->
            receive
            after ?LOOK_EVERY -> event(Socket, Now)
            end;
        {error, _} ->
            gen_tcp:close(Socket)
    end.

page() ->
    unicode:characters_to_binary([
        "<!doctype html><meta charset=utf-8><title>Guests</title><main>",
        guests(),
        "</main><script>new EventSource('/events').onmessage = event => ",
        "{ document.querySelector('main').innerHTML = event.data }</script>\n"
    ]).

%% One line, as an event has it.
guests() ->
    Latest = bc_dashboard:latest(),
    [guest(Note, maps:get(Name, Latest, #{})) || #{name := Name} = Note <- bc_gitops:status()].

guest(#{name := Name, status := Status, mode := Mode, title := {Title, Text}} = Note, Stats) ->
    [
        ["<section id=\"", atom_to_list(Name), "\" class=\"", atom_to_list(Status), "\"><h2>"],
        [escaped(Title), "</h2><p>", escaped(Text), "</p><p>", atom_to_list(Mode), ": "],
        [atom_to_list(Status), "</p>", rendered(maps:get(component, Note), Stats)],
        ["<dl>", [stat(Each) || Each <- lists:sort(maps:to_list(Stats))], "</dl></section>"]
    ].

%% A component's module is the host's own code, so it must be on the host's code path; what it cannot do is said.
rendered(none, _Stats) ->
    "";
rendered({Module, Assign}, Stats) ->
    try
        {module, Module} = code:ensure_loaded(Module),
        one_line(Module:render(#{Assign => Stats}))
    catch
        error:{badmatch, {error, Why}} ->
            missing(Module, ["is not on the host's code path: ", text(Why)]);
        _:Why ->
            missing(Module, ["cannot render: ", text(Why)])
    end.

missing(Module, Why) ->
    ["<p class=\"missing\">component ", escaped([text(Module), $\s, Why]), "</p>"].

one_line(Html) ->
    lists:map(
        fun
            (C) when C < $\s -> $\s;
            (C) -> C
        end,
        unicode:characters_to_list(Html)
    ).

stat({Key, Value}) ->
    [["<dt>", escaped(text(Key)), "</dt><dd>"], [escaped(text(Value)), "</dd>"]].

text(Term) ->
    io_lib:format("~0tp", [Term]).

%% What guests say is text, whatever it looks like.
escaped(Text) ->
    lists:map(
        fun
            ($<) -> "&lt;";
            ($>) -> "&gt;";
            ($&) -> "&amp;";
            ($") -> "&quot;";
            (C) when C < $\s -> $\s;
            (C) -> C
        end,
        unicode:characters_to_list(Text)
    ).
