%% Receives messages, logs each on one line and keeps the latest.
-module(msg_handler).

-export([start/0, loop/1, send_msg/3, get_msgs/0]).

%% At least the last ?BOUND messages are kept, never more than twice as many.
-define(BOUND, 5000).
-define(ANSWER_WITHIN, 5000).

-type message() :: #{from := term(), content := term(), ts := integer()}.
%% How many messages lie in the younger list, and both lists, latest first.
-type kept() :: {non_neg_integer(), [message()], [message()]}.

%% Starts the handler of this node, unless it runs. Nobody supervises it.
-spec start() -> pid().
start() ->
    case whereis(?MODULE) of
        undefined ->
            Pid = spawn(?MODULE, loop, [[]]),
            register(?MODULE, Pid),
            Pid;
        Pid ->
            Pid
    end.

%% The handler itself; an empty list is a handler that has seen nothing yet.
-spec loop([] | kept()) -> no_return().
loop([]) ->
    %% Whoever started us, perhaps from another node: the log is this container's.
    true = group_leader(whereis(user), self()),
    ok = io:setopts([{encoding, unicode}]),
    loop({0, [], []});
loop(Kept) ->
    receive
        {send, From, Content, Timestamp} ->
            io:format("[RECEIVED] From: ~0tp, Content: ~ts~n", [From, line(Content)]),
            loop(keep(#{from => From, content => Content, ts => Timestamp}, Kept));
        {get_msgs, Pid, Ref} ->
            {_, Young, Old} = Kept,
            Pid ! {Ref, lists:reverse(Young ++ Old)},
            loop(Kept);
        _Unknown ->
            loop(Kept)
    end.

%% Sends Content to the handler of TargetNode; ts is the sender's clock in milliseconds.
-spec send_msg(node(), term(), term()) -> ok.
send_msg(TargetNode, Content, From) ->
    {?MODULE, TargetNode} ! {send, From, Content, erlang:system_time(millisecond)},
    ok.

%% The messages this node's handler keeps, oldest first.
-spec get_msgs() -> [message()].
get_msgs() ->
    Handler = whereis(?MODULE),
    is_pid(Handler) orelse exit({?MODULE, noproc}),
    Ref = monitor(process, Handler),
    Handler ! {get_msgs, self(), Ref},
    receive
        {Ref, Messages} ->
            demonitor(Ref, [flush]),
            Messages;
        {'DOWN', Ref, process, _, Reason} ->
            exit({?MODULE, Reason})
    after ?ANSWER_WITHIN ->
        demonitor(Ref, [flush]),
        exit({?MODULE, timeout})
    end.

-spec keep(message(), kept()) -> kept().
keep(Message, {Count, Young, _Old}) when Count >= ?BOUND ->
    {1, [Message], Young};
keep(Message, {Count, Young, Old}) ->
    {Count + 1, [Message | Young], Old}.

%% Printable text as it is (atoms too: the quick start sends one), any other term as Erlang writes
%% it; always one line.
line(Content) when is_atom(Content) ->
    line(atom_to_list(Content));
line(Content) ->
    case is_text(Content) of
        true -> Content;
        false -> io_lib:format("~0tp", [Content])
    end.

is_text([]) ->
    false;
is_text(Content) when is_binary(Content) ->
    is_text(unicode:characters_to_list(Content));
is_text(Content) ->
    io_lib:printable_unicode_list(Content) andalso not lists:any(fun(C) -> C < $\s end, Content).
