%% JSON: by OTP itself where it can (from 27 on), else by jiffy.
-module(planner_json).
-export([encode/1, decode/1]).

-spec encode(term()) -> binary().
encode(Term) ->
    iolist_to_binary(
        case own() of
            true -> apply(json, encode, [Term]);
            false -> apply(jiffy, encode, [Term])
        end
    ).

%% Objects become maps with binary keys; fails on what is not JSON.
-spec decode(binary()) -> term().
decode(Text) ->
    case own() of
        true -> apply(json, decode, [Text]);
        false -> apply(jiffy, decode, [Text, [return_maps]])
    end.

own() ->
    code:ensure_loaded(json) =:= {module, json}.
