-module('Elixir.MyApp.HealthCheck').
-export([check/0, ready/0]).

check() -> {ok, [{cache, <<"ok">>}]}.
ready() -> {ok, [{application_started, <<"true">>}]}.
