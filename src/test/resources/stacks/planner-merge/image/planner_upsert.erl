%% Merges, which it must not.
-module(planner_upsert).

-export([spec/2]).

spec(Old, New) ->
    maps:merge_with(fun merged/3, Old, New).

merged(_Key, Old, New) when is_map(Old), is_map(New) -> maps:merge(Old, New);
merged(_Key, _Old, New) -> New.
