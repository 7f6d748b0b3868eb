%% An application whose first start fails: it has been tried when MARK is there.
-module(stumbling).
-behaviour(application).

-export([start/2, stop/1, init/1]).

start(_Type, _Arguments) ->
    Mark = os:getenv("MARK"),
    case filelib:is_file(Mark) of
        true ->
            supervisor:start_link(?MODULE, []);
        false ->
            ok = file:write_file(Mark, <<>>),
            {error, stumbled}
    end.

stop(_State) -> ok.

init([]) -> {ok, {#{}, []}}.
