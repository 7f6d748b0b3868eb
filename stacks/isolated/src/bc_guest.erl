%% Keeps one guest application running, where its app.config wants it:
%%   embedded              in this VM
%%   vm                    in a VM of its own in this container (peer)
%%   vm, place => service  in a VM that swarm starts in a container of its own, and that joins by itself
%% A guest counts as running when application:which_applications of its node names it.
-module(bc_guest).
-behaviour(gen_server).

-export([start_link/1]).
-export([init/1, handle_continue/2, handle_call/3, handle_cast/2, handle_info/2, terminate/2]).

-define(CHECK_EVERY, 1000).
-define(TRY_AGAIN, 200).
-define(FETCH_AGAIN, 2000).
-define(ANSWER_WITHIN, 5000).
-define(BOOT_WITHIN, 10_000).
-define(DOWN_WITHIN, 5000).

-spec start_link(map()) -> {ok, pid()} | {error, term()}.
start_link(Config) ->
    gen_server:start_link(?MODULE, Config, []).

init(#{name := Name} = Config) ->
    process_flag(trap_exit, true),
    ok = bc_gitops_cluster:monitor_nodes(),
    Mode = mode(Config),
    State = #{
        name => Name,
        mode => Mode,
        node => where(Mode, Config),
        limits => maps:with([memory_limit, scheduler_limit], vm_config(Config)),
        title => title(Config),
        component => component(Config),
        config => Config,
        starts => 0,
        status => starting
    },
    note(State),
    erlang:send_after(?CHECK_EVERY, self(), check),
    {ok, State, {continue, start}}.

handle_continue(start, #{config := Config} = State) ->
    case [Name || Name <- maps:get(depends_on, Config, []), not is_running(Name)] of
        [] ->
            start(State);
        Names ->
            erlang:send_after(?TRY_AGAIN, self(), start),
            {noreply, note(State#{status := failed, reason => {waits_for, Names}})}
    end.

start(#{starts := Starts} = State) ->
    Asked = erlang:monotonic_time(microsecond),
    Begun = note(State#{status := starting, starts := Starts + 1}),
    try bring_up(Begun) of
        waiting ->
            {noreply, Begun};
        ok ->
            Took = (erlang:monotonic_time(microsecond) - Asked) / 1000,
            {noreply, running(Begun#{startup_ms => Took})}
    catch
        _:Reason ->
            erlang:send_after(pause(Reason), self(), start),
            {noreply, note(Begun#{status := failed, reason => Reason})}
    end.

%% A repository is not asked as often as a VM.
pause({source, _}) -> ?FETCH_AGAIN;
pause(_) -> ?TRY_AGAIN.

handle_call(_Question, _From, State) ->
    {reply, {error, unknown}, State}.

handle_cast(_Message, State) ->
    {noreply, State}.

handle_info({nodeup, Node, _}, #{node := Node, mode := service} = State) ->
    {noreply, joined(State)};
handle_info({nodedown, Node, _}, #{node := Node, mode := service} = State) ->
    {noreply, note(State#{status := down})};
handle_info({nodedown, Node, _}, #{node := Node, mode := peer, status := Status} = State) when
    %% Unverified: it went gracefully, applications first, and a check came between.
    Status =:= running; Status =:= unverified
->
    %% It is old news where a VM of that name was started since.
    case lists:member(Node, nodes()) of
        true -> {noreply, State};
        false -> {noreply, note(State#{status := down}), {continue, start}}
    end;
handle_info(start, #{status := failed} = State) ->
    {noreply, State, {continue, start}};
handle_info(check, State) ->
    erlang:send_after(?CHECK_EVERY, self(), check),
    check(State);
handle_info(_Other, State) ->
    {noreply, State}.

%% An embedded guest that is gone is started again; a VM's end was told by its nodedown.
check(#{status := running, mode := embedded} = State) ->
    case runs(State) of
        true -> {noreply, State};
        false -> {noreply, note(State#{status := down}), {continue, start}}
    end;
check(#{status := running} = State) ->
    {noreply, note(verified(State))};
check(#{mode := service, node := Node} = State) ->
    case lists:member(Node, nodes()) of
        true -> {noreply, joined(State)};
        false -> {noreply, State}
    end;
check(#{mode := peer, status := unverified} = State) ->
    {noreply, note(verified(State))};
check(State) ->
    {noreply, State}.

%% Its status, and which of the three levels says no: the node, the application, its HTTP answer.
verified(#{node := Node, config := Config} = State) ->
    case verified(Node, Config) of
        ok -> maps:remove(reason, State#{status := running});
        {error, Reason} -> State#{status := unverified, reason => Reason}
    end.

terminate(_Reason, #{mode := embedded, name := Name}) ->
    application:stop(Name);
terminate(_Reason, #{node := Node}) ->
    lists:member(Node, nodes()) andalso stop_gracefully(Node).

stop_gracefully(Node) ->
    ok = rpc:call(Node, init, stop, [], ?ANSWER_WITHIN),
    receive
        {nodedown, Node, _} -> ok
    after ?DOWN_WITHIN -> ok
    end.

bring_up(#{mode := embedded, name := Name, config := Config}) ->
    ok = bc_source:load(bc_source:built(Config)),
    ok = configure(node(), Config),
    {ok, _} = application:ensure_all_started(Name),
    ok = verified(node(), Config);
bring_up(#{mode := peer, name := Name, node := Node, config := Config}) ->
    {ok, Peer, Node} = peer:start_link(#{
        name => short(Node),
        args => flags(vm_config(Config)) ++ bc_source:flags(bc_source:built(Config)),
        wait_boot => ?BOOT_WITHIN,
        shutdown => ?DOWN_WITHIN
    }),
    try
        ok = configure(Node, Config),
        {ok, _} = rpc:call(Node, application, ensure_all_started, [Name], ?BOOT_WITHIN),
        ok = verified(Node, Config)
    catch
        Class:Reason:Where ->
            %% Or it would keep its name from the next try.
            catch peer:stop(Peer),
            erlang:raise(Class, Reason, Where)
    end;
bring_up(#{mode := service}) ->
    waiting.

%% Its environment is there before it starts.
configure(Node, #{name := Name} = Config) ->
    _ = rpc:call(Node, application, load, [Name], ?ANSWER_WITHIN),
    lists:foreach(
        fun({Key, Value}) ->
            ok = rpc:call(Node, application, set_env, [Name, Key, Value], ?ANSWER_WITHIN)
        end,
        maps:to_list(maps:get(env, Config, #{}))
    ).

%% A service's VM is ours once it runs the application: it may still be starting it.
joined(#{status := running} = State) ->
    State;
joined(State) ->
    case runs(State) of
        true ->
            running(State);
        false ->
            erlang:send_after(?TRY_AGAIN, self(), {nodeup, maps:get(node, State), again}),
            State
    end.

running(State) ->
    note(maps:remove(reason, State#{
        status := running, running_since => erlang:system_time(millisecond)
    })).

runs(#{node := Node, config := Config}) ->
    verified(Node, Config) =:= ok.

%% Its application runs there, in the version that was asked for, and its health page says so where it has one.
verified(Node, #{name := Name} = Config) ->
    case rpc:call(Node, application, which_applications, [], ?ANSWER_WITHIN) of
        {badrpc, Reason} -> {error, Reason};
        Running -> found(lists:keyfind(Name, 1, Running), Node, Config)
    end.

found({_, _, Version}, Node, Config) ->
    case maps:get(version, Config, list_to_binary(Version)) =:= list_to_binary(Version) of
        true -> healthy(Node, maps:get(health, Config, none));
        false -> {error, {version, Version}}
    end;
found(false, _Node, #{name := Name}) ->
    {error, {not_running, Name}}.

healthy(Node, #{type := http, port := Port, path := Path}) ->
    [_, Host] = string:split(atom_to_list(Node), "@"),
    Options = [binary, {packet, http_bin}, {active, false}],
    case gen_tcp:connect(Host, Port, Options, ?ANSWER_WITHIN) of
        {ok, Socket} ->
            ok = gen_tcp:send(Socket, ["GET ", Path, " HTTP/1.0\r\n\r\n"]),
            Answer = gen_tcp:recv(Socket, 0, ?ANSWER_WITHIN),
            gen_tcp:close(Socket),
            answer(Answer);
        {error, Reason} ->
            {error, {health, Reason}}
    end;
healthy(_Node, none) ->
    ok.

answer({ok, {http_response, _, 200, _}}) -> ok;
answer({ok, {http_response, _, Status, _}}) -> {error, {health, Status}};
answer({error, Reason}) -> {error, {health, Reason}}.

is_running(Name) ->
    case ets:lookup(bc_gitops, Name) of
        [{_, #{status := running}}] -> true;
        _ -> false
    end.

mode(#{isolation := vm} = Config) ->
    case vm_config(Config) of
        #{place := service} -> service;
        _ -> peer
    end;
mode(Config) ->
    embedded = maps:get(isolation, Config, embedded).

where(embedded, _Config) ->
    node();
where(peer, #{name := Name} = Config) ->
    [_, Host] = string:split(atom_to_list(node()), "@"),
    full(Name, Config, Host);
where(service, #{name := Name} = Config) ->
    full(Name, Config, maps:get(host, vm_config(Config))).

full(Name, Config, Host) ->
    Default = application:get_env(bc_gitops, node_prefix, <<>>),
    Prefix = maps:get(node_prefix, vm_config(Config), Default),
    list_to_atom(lists:flatten(io_lib:format("~s~s@~s", [Prefix, Name, Host]))).

short(Node) ->
    hd(string:split(atom_to_list(Node), "@")).

vm_config(Config) ->
    maps:get(vm_config, Config, #{}).

%% As its metadata has it, for the host's page.
title(#{env := #{liveview_components := [Component | _]}}) ->
    {maps:get(title, Component, <<>>), maps:get(description, Component, <<>>)};
title(#{name := Name}) ->
    {atom_to_binary(Name), <<>>}.

%% The module that renders what it publishes, and under which name that gets it; none where the metadata name none.
component(#{env := #{liveview_components := [#{module := Module} = Component | _]}}) ->
    {Module, maps:get(update_assign, Component, stats)};
component(_Config) ->
    none.

%% memory_limit: the super carrier is all the memory there is, and no allocator asks the system past it.
%% (+MMmcs, which the guide names, is the number of cached segments and limits nothing.)
flags(VmConfig) ->
    Limit = fun
        (memory_limit, MB) ->
            ["+MMscs", integer_to_list(MB), "+MMsco", "true", "+Musac", "false"];
        (scheduler_limit, N) ->
            ["+S", lists:flatten(io_lib:format("~b:~b", [N, N]))];
        (_, _) ->
            []
    end,
    lists:append([Limit(Key, Value) || {Key, Value} <- maps:to_list(VmConfig)]) ++
        maps:get(extra_args, VmConfig, []) ++ bc_gitops_cluster:cookie_flags() ++ ["-pa", filename:dirname(code:which(?MODULE))].

note(#{name := Name} = State) ->
    ets:insert(bc_gitops, {Name, maps:remove(config, State)}),
    State.
