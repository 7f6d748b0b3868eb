%% The door: POST /vms, DELETE /vms/ID, GET /stats (?tenant=NAME), GET /health. One process a connection, one request each.
-module(planner_http).

-export([start_link/1]).
-export([listen/2]).

-define(WITHIN, 10_000).
-define(LARGEST, 1_048_576).

-spec start_link(inet:port_number()) -> {ok, pid()} | {error, term()}.
start_link(Port) ->
    proc_lib:start_link(?MODULE, listen, [self(), Port]).

-spec listen(pid(), inet:port_number()) -> no_return().
listen(Parent, Port) ->
    {ok, Listening} = gen_tcp:listen(Port, [
        binary, {active, false}, {packet, http_bin}, {reuseaddr, true}, {backlog, 128}
    ]),
    proc_lib:init_ack(Parent, {ok, self()}),
    accept(Listening).

accept(Listening) ->
    {ok, Socket} = gen_tcp:accept(Listening),
    Pid = spawn(fun() ->
        receive
            yours -> serve(Socket)
        end
    end),
    _ = gen_tcp:controlling_process(Socket, Pid),
    Pid ! yours,
    accept(Listening).

serve(Socket) ->
    {Status, Body} =
        try request(Socket) of
            {Method, Path, Content} -> answered(Method, Path, Content)
        catch
            throw:Refused -> Refused;
            _:_ -> {400, error_of(<<"not a request">>)}
        end,
    Json = planner_json:encode(Body),
    _ = gen_tcp:send(Socket, [
        ["HTTP/1.1 ", integer_to_list(Status), " ", phrase(Status), "\r\n"],
        "Content-Type: application/json\r\nConnection: close\r\n",
        ["Content-Length: ", integer_to_list(byte_size(Json)), "\r\n\r\n", Json]
    ]),
    gen_tcp:close(Socket).

request(Socket) ->
    {ok, {http_request, Method, {abs_path, Path}, _}} = gen_tcp:recv(Socket, 0, ?WITHIN),
    Length = headers(Socket, 0),
    Length =< ?LARGEST orelse throw({413, error_of(<<"more than 1 MiB">>)}),
    ok = inet:setopts(Socket, [{packet, raw}]),
    {Method, Path, body(Socket, Length)}.

headers(Socket, Length) ->
    case gen_tcp:recv(Socket, 0, ?WITHIN) of
        {ok, {http_header, _, 'Content-Length', _, Value}} ->
            headers(Socket, binary_to_integer(Value));
        {ok, {http_header, _, _, _, _}} ->
            headers(Socket, Length);
        {ok, http_eoh} ->
            Length
    end.

body(_Socket, 0) ->
    <<>>;
body(Socket, Length) ->
    {ok, Body} = gen_tcp:recv(Socket, Length, ?WITHIN),
    Body.

answered(Method, Path, Content) ->
    try
        answer(Method, Path, Content)
    catch
        throw:Refused ->
            Refused;
        _:Reason ->
            io:format(standard_error, "~s: ~0tp~n", [Path, Reason]),
            {503, error_of(<<"not now: see the log">>)}
    end.

answer('GET', <<"/stats">>, _) ->
    stats(fun planner_stats:all/2);
answer('GET', <<"/stats?tenant=", Tenant/binary>>, _) ->
    good(planner_spec:name(<<"tenant">>, Tenant)),
    stats(fun(Jobs, Vms) -> planner_stats:of_tenant(Tenant, Jobs, Vms) end);
answer('GET', <<"/health">>, _) ->
    {200, #{status => ok, jobs => length(planner_store:jobs())}};
answer('POST', <<"/vms">>, Body) ->
    posted(decoded(Body));
answer('DELETE', <<"/vms/", JobId/binary>>, _) ->
    case planner_reconciler:delete(JobId) of
        accepted -> {202, #{job_id => JobId, status => removing}};
        unknown -> {404, error_of(<<"no job ", JobId/binary>>)};
        {failed, Reason} -> {503, error_of(engine(Reason))}
    end;
answer(_Method, <<"/vms">>, _) ->
    {405, error_of(<<"POST it">>)};
answer(_Method, _Path, _) ->
    {404, error_of(<<"nothing is here">>)}.

stats(Shown) ->
    try
        {200, Shown(planner_store:jobs(), planner_engine:vms())}
    catch
        throw:{engine, Reason} -> {503, error_of(engine(Reason))}
    end.

decoded(Body) ->
    try
        planner_json:decode(Body)
    catch
        _:_ -> throw({400, error_of(<<"the body is not JSON">>)})
    end.

posted(#{<<"spec">> := Spec} = Asked) ->
    [] =:= maps:keys(Asked) -- [<<"spec">>, <<"job_id">>, <<"tenant">>] orelse
        throw({400, error_of(<<"only job_id, tenant and spec are known">>)}),
    JobId = maps:get(<<"job_id">>, Asked, fresh()),
    Tenant = maps:get(<<"tenant">>, Asked, JobId),
    good(planner_spec:name(<<"job_id">>, JobId)),
    good(planner_spec:name(<<"tenant">>, Tenant)),
    good(planner_spec:check(Spec)),
    provisioned(JobId, planner_reconciler:put(JobId, Tenant, Spec));
posted(_Other) ->
    {400, error_of(<<"spec is missing">>)}.

good(ok) -> ok;
good({error, Reason}) -> throw({400, error_of(Reason)}).

provisioned(JobId, {created, VmId}) ->
    {201, #{job_id => JobId, vm_id => VmId, status => running}};
provisioned(JobId, accepted) ->
    {202, #{job_id => JobId, status => provisioning}};
provisioned(_JobId, {invalid, Reason}) ->
    {400, error_of(Reason)};
provisioned(_JobId, {failed, Reason}) ->
    {503, error_of(engine(Reason))}.

engine(Reason) ->
    iolist_to_binary(io_lib:format("the engine: ~0tp", [Reason])).

error_of(Text) ->
    #{error => Text}.

fresh() ->
    list_to_binary(io_lib:format("job-~8.16.0b", [rand:uniform(16#ffffffff)])).

phrase(200) -> "OK";
phrase(201) -> "Created";
phrase(202) -> "Accepted";
phrase(400) -> "Bad Request";
phrase(404) -> "Not Found";
phrase(405) -> "Method Not Allowed";
phrase(413) -> "Payload Too Large";
phrase(503) -> "Service Unavailable".
