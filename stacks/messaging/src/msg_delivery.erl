%% Sends a message until its inbox has acknowledged it, or the time is over: at least once on the wire, once in the
%% handler, since the inbox knows the id again.
-module(msg_delivery).

-export([send_msg/3, send_msg/4]).

-define(DEADLINE, 10_000).
-define(ANSWER_WITHIN, 1000).
-define(FIRST_PAUSE, 20).
-define(LONGEST_PAUSE, 1000).

%% not_acknowledged: nobody said that it arrived; it may have, and the last reason is why nobody knows.
-type failure() :: {not_acknowledged, term()} | {refused, term()} | {limited, pos_integer()}.

%% As msg_handler:send_msg/3, within 10 s.
-spec send_msg(node(), term(), node()) -> ok | {error, failure()}.
send_msg(TargetNode, Content, From) ->
    send_msg(TargetNode, Content, From, ?DEADLINE).

%% The same within so many milliseconds. A refusal is told at once, as is a limit: nothing is dropped silently.
-spec send_msg(node(), term(), node(), pos_integer()) -> ok | {error, failure()}.
send_msg(TargetNode, Content, From, Within) ->
    Now = erlang:system_time(millisecond),
    Message = {deliver, {node(), make_ref()}, From, Content, Now},
    attempt(TargetNode, Message, erlang:monotonic_time(millisecond) + Within, ?FIRST_PAUSE).

attempt(Node, Message, Until, Pause) ->
    case asked(Node, Message, left(Until)) of
        acknowledged -> ok;
        {refused, Why} -> {error, {refused, Why}};
        {limited, Milliseconds} -> {error, {limited, Milliseconds}};
        {later, Why} -> again(Node, Message, Until, Pause, Why)
    end.

asked(Node, Message, Left) ->
    try
        gen_server:call({msg_inbox, Node}, Message, max(1, min(Left, ?ANSWER_WITHIN)))
    catch
        exit:{Why, _} -> {later, Why}
    end.

%% Twice as long each time, and not all at once.
again(Node, Message, Until, Pause, Why) ->
    case left(Until) of
        Left when Left =< Pause ->
            {error, {not_acknowledged, Why}};
        _ ->
            timer:sleep(Pause div 2 + rand:uniform(Pause div 2)),
            attempt(Node, Message, Until, min(2 * Pause, ?LONGEST_PAUSE))
    end.

left(Until) ->
    Until - erlang:monotonic_time(millisecond).
