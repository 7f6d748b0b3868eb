%% The message handler of the stack under another name, whose send_msg/3 works for SLOW_MICROS
%% microseconds before it sends.
-module(slow_handler).

-export([start/0, send_msg/3, get_msgs/0]).

start() ->
    Pid = spawn(msg_handler, loop, [[]]),
    true = register(?MODULE, Pid),
    Pid.

send_msg(TargetNode, Content, From) ->
    Micros = list_to_integer(os:getenv("SLOW_MICROS", "0")),
    work(erlang:monotonic_time(microsecond) + Micros),
    {?MODULE, TargetNode} ! {send, From, Content, erlang:system_time(millisecond)},
    ok.

get_msgs() ->
    Ref = make_ref(),
    ?MODULE ! {get_msgs, self(), Ref},
    receive
        {Ref, Messages} -> Messages
    after 5000 -> exit({?MODULE, timeout})
    end.

work(Until) ->
    case erlang:monotonic_time(microsecond) < Until of
        true -> work(Until);
        false -> ok
    end.
