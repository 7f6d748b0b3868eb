%% Publish and subscribe over every connected node, by pg.
-module(bc_pubsub).

-export([start_link/0, subscribe/1, broadcast/2]).

-spec start_link() -> {ok, pid()} | {error, term()}.
start_link() ->
    pg:start_link(?MODULE).

-spec subscribe(binary()) -> ok.
subscribe(Topic) ->
    pg:join(?MODULE, Topic, self()).

%% Sends to every subscriber, on whichever node.
-spec broadcast(binary(), term()) -> ok.
broadcast(Topic, Message) ->
    lists:foreach(fun(Pid) -> Pid ! Message end, pg:get_members(?MODULE, Topic)).
