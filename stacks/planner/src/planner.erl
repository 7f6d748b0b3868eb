%% The application: a store for what is desired, a reconciler that makes it so, and the door on 8088.
-module(planner).
-behaviour(application).
-behaviour(supervisor).

-export([start/2, stop/1, init/1]).

%% The document's door, unless the application is configured otherwise.
-define(PORT, 8088).

start(_Type, _Args) ->
    supervisor:start_link({local, ?MODULE}, ?MODULE, []).

stop(_State) ->
    ok.

init([]) ->
    Children = [
        #{id => planner_store, start => {planner_store, start_link, [env("PLANNER_DB")]}},
        #{
            id => planner_reconciler,
            start => {planner_reconciler, start_link, [planner_file:path()]}
        },
        #{id => planner_http, start => {planner_http, start_link, [application:get_env(planner, port, ?PORT)]}}
    ],
    {ok, {#{strategy => rest_for_one, intensity => 10, period => 10}, Children}}.

env(Name) ->
    case os:getenv(Name) of
        false -> error({not_set, Name});
        Value -> Value
    end.
