%% Takes messages in for the handler of its node, each with its id, and answers what became of it. Optional: the plain
%% node runs without. Each option is a switch of its own:
%%   store   => File     acknowledged is what is in the database, on disk; after a start the handler has it again
%%   senders => Nodes    who may send: nodes by name, each for itself alone
%%   rate    => N        messages a second from each sender, and as many at once
-module(msg_inbox).
-behaviour(gen_server).

-export([start_link/1, counted/0, stored/0, kept/1]).
-export([init/1, handle_call/3, handle_cast/2, handle_info/2, terminate/2]).

-export_type([answer/0]).

-define(BOUND, 5000).

%% later: not now, and perhaps if it is sent again; refused: never; limited: not before so many milliseconds.
-type answer() :: acknowledged | {later, term()} | {refused, term()} | {limited, pos_integer()}.

-spec start_link(map()) -> {ok, pid()} | {error, term()}.
start_link(Options) ->
    gen_server:start_link({local, ?MODULE}, ?MODULE, Options, []).

%% How often each thing happened, since the start.
-spec counted() -> #{atom() => non_neg_integer()}.
counted() ->
    gen_server:call(?MODULE, counted).

%% The messages in the database, oldest first; none without one.
-spec stored() -> [map()].
stored() ->
    gen_server:call(?MODULE, stored).

init(#{} = Options) ->
    process_flag(trap_exit, true),
    ok = msg_balance:join(self()),
    Known = msg_ids:open(maps:get(store, Options, none), ?BOUND),
    {ok, #{options => Options, known => Known, buckets => #{}, counted => #{}}}.

%% What the database holds, as the handler keeps it: read before there is an inbox.
-spec kept(file:name()) -> {non_neg_integer(), [map()], [map()]}.
kept(File) ->
    Ids = msg_ids:open(File, ?BOUND),
    Messages = msg_ids:messages(Ids),
    ok = msg_ids:close(Ids),
    {length(Messages), lists:reverse(Messages), []}.

handle_call({deliver, Id, From, Content, Ts}, {Pid, _}, State) ->
    {Answer, Count, Next} = taken(Id, {From, Content, Ts}, node(Pid), State),
    {reply, Answer, counted(Count, Next)};
handle_call(counted, _From, #{counted := Counted} = State) ->
    {reply, Counted, State};
handle_call(stored, _From, #{known := Known} = State) ->
    {reply, msg_ids:messages(Known), State}.

handle_cast(_Message, State) ->
    {noreply, State}.

handle_info(_Message, State) ->
    {noreply, State}.

terminate(_Reason, #{known := Known}) ->
    msg_ids:close(Known).

counted(What, #{counted := Counted} = State) ->
    State#{counted := Counted#{What => maps:get(What, Counted, 0) + 1}}.

%% What is known already is no new message: it costs its sender nothing.
taken(Id, Message, Node, #{options := Options, known := Known} = State) ->
    case {permitted(Message, Node, Options), msg_ids:member(Id, Known)} of
        {{refused, _} = No, _} -> {No, refused, State};
        {ok, true} -> {acknowledged, duplicates, State};
        {ok, false} -> limited(Id, Message, Node, State)
    end.

%% From is what the message says, Node where its sender is: that one the distribution has authenticated.
permitted({From, _, _}, Node, #{senders := Senders}) ->
    case lists:member(Node, Senders) of
        false -> {refused, {not_authorized, Node}};
        true when From =/= Node -> {refused, {not_yours, From}};
        true -> ok
    end;
permitted(_Message, _Node, _Options) ->
    ok.

limited(Id, Message, Node, #{options := #{rate := Rate}, buckets := Buckets} = State) ->
    Now = erlang:monotonic_time(millisecond),
    {Left, At} = maps:get(Node, Buckets, {Rate, Now}),
    Filled = min(Rate, Left + (Now - At) * Rate / 1000),
    case Filled >= 1 of
        true ->
            handled(Id, Message, State#{buckets := Buckets#{Node => {Filled - 1, Now}}});
        false ->
            {{limited, ceil((1 - Filled) * 1000 / Rate)}, limited, State}
    end;
limited(Id, Message, _Node, State) ->
    handled(Id, Message, State).

handled(Id, {From, Content, Ts} = Message, #{known := Known} = State) ->
    case whereis(msg_handler) of
        undefined ->
            {{later, no_handler}, later, State};
        Handler ->
            Noted = msg_ids:add(Id, Message, Known),
            Handler ! {send, From, Content, Ts},
            {acknowledged, acknowledged, State#{known := Noted}}
    end.
