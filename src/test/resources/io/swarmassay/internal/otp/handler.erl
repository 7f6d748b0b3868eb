%% A message handler as the document describes it, with the defects that probes are there for.
-module(NAME).
-export([start/0, loop/1, send_msg/3, get_msgs/0]).

start() -> register(NAME, spawn(NAME, loop, [[]])).

loop(Messages) ->
    receive
        {send, From, Content, Timestamp} ->
            LOG andalso io:format("[RECEIVED] From: ~p, Content: ~s~n", [From, Content]),
            Message = #{from => From, content => Content, ts => Timestamp},
            receive after TAKES -> ok end,
            loop(lists:duplicate(KEPT, Message) ++ Messages);
        {get, Pid} ->
            Pid ! {msgs, Messages},
            loop(Messages)
    end.

send_msg(Node, Content, From) ->
    {NAME, Node} ! {send, From, Content, erlang:system_time(millisecond)},
    ok.

get_msgs() ->
    NAME ! {get, self()},
    receive {msgs, Messages} -> Messages after 1000 -> exit(timeout) end.
