%% Sends each message to one of the nodes that have an inbox, found by pg: to the one that owes the fewest answers, and
%% of those to the one that was chosen longest ago. A slow one owes answers, and is avoided.
-module(msg_balance).
-behaviour(gen_server).

-export([start_link/0, join/1, send_msg/2]).
-export([init/1, handle_call/3, handle_cast/2, handle_info/2]).

-define(SCOPE, msg_inboxes).

-spec start_link() -> {ok, pid()} | {error, term()}.
start_link() ->
    gen_server:start_link({local, ?MODULE}, ?MODULE, none, []).

%% Lets an inbox be found, on every connected node.
-spec join(pid()) -> ok.
join(Inbox) ->
    ok = scope(),
    ok = pg:join(?SCOPE, inbox, Inbox).

scope() ->
    case pg:start(?SCOPE) of
        {ok, _} -> ok;
        {error, {already_started, _}} -> ok
    end.

%% Which node has it now, or why none has.
-spec send_msg(term(), node()) -> {ok, node()} | {error, term()}.
send_msg(Content, From) ->
    case gen_server:call(?MODULE, choose) of
        none ->
            {error, no_inbox};
        Node ->
            try msg_delivery:send_msg(Node, Content, From) of
                ok -> {ok, Node};
                {error, Why} -> {error, {Node, Why}}
            after
                gen_server:cast(?MODULE, {answered, Node})
            end
    end.

init(none) ->
    ok = scope(),
    {ok, #{owed => #{}, chosen => #{}, turn => 0}}.

handle_call(choose, _From, #{owed := Owed, chosen := Chosen, turn := Turn} = State) ->
    Nodes = lists:usort([node(Pid) || Pid <- pg:get_members(?SCOPE, inbox)]),
    case lists:sort([{maps:get(N, Owed, 0), maps:get(N, Chosen, 0), N} || N <- Nodes]) of
        [] ->
            {reply, none, State};
        [{Owes, _, Node} | _] ->
            Next = State#{
                owed := Owed#{Node => Owes + 1}, chosen := Chosen#{Node => Turn + 1}, turn := Turn + 1
            },
            {reply, Node, Next}
    end.

handle_cast({answered, Node}, #{owed := Owed} = State) ->
    {noreply, State#{owed := maps:update_with(Node, fun(N) -> max(0, N - 1) end, 0, Owed)}}.

handle_info(_Message, State) ->
    {noreply, State}.
