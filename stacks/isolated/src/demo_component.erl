%% A component of a guest, rendered by its host: statistics under the name that update_assign gives them.
-module(demo_component).

-export([render/1]).

-spec render(map()) -> iodata().
render(#{stats := #{uptime_ms := Uptime, memory := Memory}}) ->
    io_lib:format("<p class=\"stats\">~b MB after ~b s</p>", [Memory div 1_000_000, Uptime div 1000]);
render(_Nothing) ->
    "<p class=\"stats\">nothing yet</p>".
