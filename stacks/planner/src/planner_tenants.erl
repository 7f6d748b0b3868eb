%% Tenants with networks of their own, where TENANT_NETWORKS is "on": a VM, a warm one too, is born in its tenant's network
%% and reaches no other tenant's. A warm VM then stands in for VMs of its own tenant only.
-module(planner_tenants).

-export([hash/2, networks/1, made/1, pruned/1]).

-spec hash(binary(), map()) -> binary().
hash(Tenant, Spec) ->
    case apart() of
        true -> planner_spec:hash(Spec#{<<"tenant">> => Tenant});
        false -> planner_spec:hash(Spec)
    end.

%% What a VM of the tenant is attached to, as the engine wants it said.
-spec networks(binary()) -> [map()].
networks(Tenant) ->
    case apart() of
        true -> [#{<<"Target">> => name(Tenant)}];
        false -> []
    end.

%% Makes the networks that are missing.
-spec made([binary()]) -> ok.
made(Tenants) ->
    Missing =
        case apart() of
            true -> Tenants -- [Tenant || {Tenant, _Id} <- known()];
            false -> []
        end,
    lists:foreach(fun make/1, Missing).

%% Removes the networks of tenants that have no job left; one that is still in use, later.
-spec pruned([binary()]) -> ok.
pruned(Tenants) ->
    Known =
        case apart() of
            true -> known();
            false -> []
        end,
    lists:foreach(fun remove/1, [Id || {Tenant, Id} <- Known, not lists:member(Tenant, Tenants)]).

make(Tenant) ->
    _ = planner_engine:ask("POST", "/networks/create", #{
        <<"Name">> => name(Tenant),
        <<"Driver">> => <<"overlay">>,
        <<"CheckDuplicate">> => true,
        <<"Labels">> => #{
            <<"com.docker.stack.namespace">> => planner_engine:namespace(),
            <<"planner.tenant">> => Tenant
        }
    }),
    ok.

remove(Id) ->
    try
        _ = planner_engine:ask("DELETE", ["/networks/", Id], none),
        ok
    catch
        throw:{engine, _InUse} -> ok
    end.

known() ->
    Filter = planner_json:encode(#{
        label => [
            <<"com.docker.stack.namespace=", (planner_engine:namespace())/binary>>,
            <<"planner.tenant">>
        ]
    }),
    Path = ["/networks?filters=", uri_string:quote(iolist_to_binary(Filter))],
    [
        {Tenant, Id}
     || #{<<"Id">> := Id, <<"Labels">> := #{<<"planner.tenant">> := Tenant}} <-
            planner_engine:ask("GET", Path, none)
    ].

name(Tenant) ->
    <<(planner_engine:namespace())/binary, "_tenant-", Tenant/binary>>.

apart() ->
    os:getenv("TENANT_NETWORKS") =:= "on".
