%% What a VM may be asked to be. Specs are maps with binary keys, as JSON has them.
-module(planner_spec).

-export([from_terms/1, check/1, name/2, hash/1, warm/1]).

-define(FIELDS, [
    <<"rootfs">>, <<"kernel">>, <<"cmd">>, <<"env">>, <<"resources">>, <<"lifecycle">>, <<"warm_pool">>,
    <<"driver">>, <<"ports">>
]).

%% A spec written in Erlang terms: atoms for keys, binaries for text.
-spec from_terms(term()) -> term().
from_terms(Map) when is_map(Map) ->
    maps:from_list([{key(Key), from_terms(Value)} || {Key, Value} <- maps:to_list(Map)]);
from_terms(Other) ->
    Other.

key(Key) when is_atom(Key) -> atom_to_binary(Key);
key(Key) -> Key.

%% ok, or what is wrong with it, in words.
-spec check(term()) -> ok | {error, binary()}.
check(Spec) when is_map(Spec) ->
    Checks = [
        fun() -> known(maps:keys(Spec) -- ?FIELDS) end,
        fun() -> text(<<"rootfs">>, Spec) end,
        fun() -> text(<<"kernel">>, Spec) end,
        fun() -> cmd(maps:get(<<"cmd">>, Spec, missing)) end,
        fun() -> env(maps:get(<<"env">>, Spec, #{})) end,
        fun() -> resources(maps:get(<<"resources">>, Spec, missing)) end,
        fun() -> lifecycle(maps:get(<<"lifecycle">>, Spec, missing)) end,
        fun() -> warm_pool(maps:get(<<"warm_pool">>, Spec, #{})) end,
        fun() -> ports(maps:get(<<"ports">>, Spec, [])) end,
        fun() -> planner_driver:check(maps:get(<<"driver">>, Spec, <<"swarm">>)) end
    ],
    first(Checks);
check(_Other) ->
    {error, <<"spec must be an object">>}.

first([]) ->
    ok;
first([Check | Rest]) ->
    case Check() of
        ok -> first(Rest);
        {error, Parts} -> {error, iolist_to_binary(Parts)}
    end.

known([]) -> ok;
known([Key | _]) -> {error, ["spec.", Key, " is not known"]}.

text(Key, Spec) ->
    case maps:get(Key, Spec, missing) of
        Text when is_binary(Text), Text =/= <<>> -> ok;
        missing -> {error, ["spec.", Key, " is missing"]};
        _ -> {error, ["spec.", Key, " must be text"]}
    end.

cmd([_ | _] = Words) ->
    case lists:all(fun is_binary/1, Words) of
        true -> ok;
        false -> {error, "spec.cmd must be a list of strings"}
    end;
cmd(missing) ->
    {error, "spec.cmd is missing"};
cmd(_) ->
    {error, "spec.cmd must be a list of strings"}.

env(Env) when is_map(Env) ->
    case lists:all(fun is_binary/1, maps:values(Env)) of
        true -> ok;
        false -> {error, "spec.env must hold strings"}
    end;
env(_) ->
    {error, "spec.env must be an object"}.

resources(#{<<"vcpu">> := Cpu, <<"mem_mb">> := Mem}) when
    is_integer(Cpu), Cpu >= 1, is_integer(Mem), Mem >= 6
->
    ok;
resources(missing) ->
    {error, "spec.resources is missing"};
resources(_) ->
    {error, "spec.resources needs vcpu of at least 1 and mem_mb of at least 6"}.

lifecycle(Word) when Word =:= <<"service">>; Word =:= <<"daemon">>; Word =:= <<"job">> -> ok;
lifecycle(missing) -> {error, "spec.lifecycle is missing"};
lifecycle(_) -> {error, "spec.lifecycle must be service, daemon or job"}.

warm_pool(Pool) when is_map(Pool) ->
    Min = maps:get(<<"min">>, Pool, 0),
    Max = maps:get(<<"max">>, Pool, Min),
    case is_integer(Min) andalso is_integer(Max) andalso Min >= 0 andalso Max >= Min of
        true -> ok;
        false -> {error, "spec.warm_pool needs 0 <= min <= max"}
    end;
warm_pool(_) ->
    {error, "spec.warm_pool must be an object"}.

%% Where a machine of its own is to be reached; a container is reached everywhere.
ports(Ports) when is_list(Ports) ->
    case lists:all(fun(Port) -> is_integer(Port) andalso Port >= 1 andalso Port =< 65535 end, Ports) of
        true -> ok;
        false -> {error, "spec.ports must be numbers from 1 to 65535"}
    end;
ports(_) ->
    {error, "spec.ports must be a list"}.

%% A job's or tenant's name: it ends in labels.
-spec name(binary(), term()) -> ok | {error, binary()}.
name(Field, Name) when is_binary(Name) ->
    case re:run(Name, <<"^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}$">>) of
        nomatch -> {error, <<Field/binary, " must be 1 to 63 letters, digits, '.', '_' or '-'">>};
        _ -> ok
    end;
name(Field, _Other) ->
    {error, <<Field/binary, " must be text">>}.

%% What two VMs have in common that can stand in for each other; the pool is no part of it.
-spec hash(map()) -> binary().
hash(Spec) ->
    Same = term_to_binary(maps:remove(<<"warm_pool">>, Spec), [{minor_version, 2}]),
    <<Head:24, _/binary>> = erlang:md5(Same),
    list_to_binary(io_lib:format("~6.16.0B", [Head])).

%% How many warm VMs are to be kept of it.
-spec warm(map()) -> non_neg_integer().
warm(Spec) ->
    maps:get(<<"min">>, maps:get(<<"warm_pool">>, Spec, #{}), 0).
