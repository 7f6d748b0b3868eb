-module(wrong).
-export([start/0]).

start() -> undefined_function().
