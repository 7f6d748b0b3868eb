%% VMs as swarm services, through the engine's socket. A VM's labels say what it is for:
%% planner.vm (its id), planner.job (absent while it is warm), planner.tenant, planner.hash, planner.spec.
-module(planner_engine).

-export([vms/0, create/4, claim/5, change/4, remove/1, largest/0, ask/3, namespace/0]).

-define(SOCKET, "/var/run/docker.sock").
-define(WITHIN, 5000).

%% running: tasks that run; complete: tasks of a job that ended well.
-type vm() :: #{
    vm_id := binary(),
    job := binary() | warm,
    hash := binary(),
    tenant := binary(),
    spec := map(),
    running := non_neg_integer(),
    complete := non_neg_integer(),
    service := map()
}.

%% The VMs of this deployment. Throws {engine, Reason} when the engine does not answer well.
-spec vms() -> [vm()].
vms() ->
    Filter = planner_json:encode(#{
        label => [<<"com.docker.stack.namespace=", (namespace())/binary>>, <<"planner.vm">>]
    }),
    Path = ["/services?status=true&filters=", uri_string:quote(iolist_to_binary(Filter))],
    [vm(Service) || Service <- ask("GET", Path, none)].

vm(#{<<"Spec">> := #{<<"Labels">> := Labels}} = Service) ->
    Status = maps:get(<<"ServiceStatus">>, Service, #{}),
    #{
        vm_id => maps:get(<<"planner.vm">>, Labels),
        job => maps:get(<<"planner.job">>, Labels, warm),
        hash => maps:get(<<"planner.hash">>, Labels),
        tenant => maps:get(<<"planner.tenant">>, Labels, <<>>),
        spec => planner_json:decode(maps:get(<<"planner.spec">>, Labels)),
        running => maps:get(<<"RunningTasks">>, Status, 0),
        complete => maps:get(<<"CompletedTasks">>, Status, 0),
        service => Service
    }.

%% Starts a VM for a job, or a warm one.
-spec create(binary(), binary() | warm, binary(), map()) -> ok.
create(VmId, Job, Tenant, Spec) ->
    _ = ask("POST", "/services/create", service(VmId, VmId, Job, Tenant, Spec)),
    ok.

%% Hands a warm VM to a job, under a name of a job's VM. Its task is not touched.
-spec claim(vm(), binary(), binary(), binary(), map()) -> ok.
claim(#{service := #{<<"Spec">> := Known}} = Vm, VmId, Job, Tenant, Spec) ->
    update(Vm, Known#{<<"Labels">> := labels(VmId, Job, Tenant, Spec)}).

%% Makes a VM what another spec says: swarm replaces its task where it differs.
-spec change(vm(), binary(), binary(), map()) -> ok.
change(#{vm_id := VmId, service := #{<<"Spec">> := #{<<"Name">> := Name}}} = Vm, Job, Tenant, Spec) ->
    Size = byte_size(namespace()) + 1,
    <<_:Size/binary, Born/binary>> = Name,
    update(Vm, service(Born, VmId, Job, Tenant, Spec)).

update(#{service := #{<<"ID">> := Id, <<"Version">> := #{<<"Index">> := Version}}}, Spec) ->
    Path = ["/services/", Id, "/update?version=", integer_to_list(Version)],
    _ = ask("POST", Path, Spec),
    ok.

-spec remove(vm()) -> ok.
remove(#{service := #{<<"ID">> := Id}}) ->
    _ = ask("DELETE", ["/services/", Id], none),
    ok.

%% The most processors and megabytes that any one node has.
-spec largest() -> {non_neg_integer(), non_neg_integer()}.
largest() ->
    Each = [
        {Cpu div 1_000_000_000, Bytes div 1_048_576}
     || #{
            <<"Description">> := #{
                <<"Resources">> := #{<<"NanoCPUs">> := Cpu, <<"MemoryBytes">> := Bytes}
            }
        } <- ask("GET", "/nodes", none)
    ],
    {lists:max([Cpu || {Cpu, _} <- Each]), lists:max([Mem || {_, Mem} <- Each])}.

-spec namespace() -> binary().
namespace() ->
    list_to_binary(os:getenv("NAMESPACE")).

labels(VmId, Job, Tenant, Spec) ->
    Labels = #{
        <<"com.docker.stack.namespace">> => namespace(),
        <<"planner.vm">> => VmId,
        <<"planner.tenant">> => Tenant,
        <<"planner.hash">> => planner_tenants:hash(Tenant, Spec),
        <<"planner.spec">> => planner_json:encode(Spec)
    },
    case Job of
        warm -> Labels;
        _ -> Labels#{<<"planner.job">> => Job}
    end.

%% A service is called as its VM was when it was born: swarm renames none.
service(Born, VmId, Job, Tenant, #{<<"lifecycle">> := Lifecycle} = Spec) ->
    Namespace = namespace(),
    Container = planner_driver:container(Spec),
    #{
        <<"Name">> => <<Namespace/binary, "_", Born/binary>>,
        <<"Labels">> => labels(VmId, Job, Tenant, Spec),
        <<"TaskTemplate">> => #{
            <<"ContainerSpec">> => Container#{
                <<"Labels">> => #{<<"com.docker.stack.namespace">> => Namespace},
                <<"User">> => <<"1000:1000">>,
                <<"Init">> => true
            },
            <<"Resources">> => #{<<"Limits">> => planner_driver:limits(Spec)},
            <<"RestartPolicy">> => restart(Lifecycle),
            <<"Networks">> => planner_tenants:networks(Tenant)
        },
        <<"Mode">> => mode(Lifecycle)
    }.

restart(<<"job">>) -> #{<<"Condition">> => <<"none">>};
restart(_) -> #{<<"Condition">> => <<"any">>, <<"Delay">> => 0}.

mode(<<"job">>) -> #{<<"ReplicatedJob">> => #{<<"TotalCompletions">> => 1}};
mode(_) -> #{<<"Replicated">> => #{<<"Replicas">> => 1}}.

%% What the engine answers; whatever goes wrong on the way, an answer that breaks off too, is {engine, Reason}.
-spec ask(string(), iodata(), none | map()) -> term().
ask(Method, Path, Content) ->
    try
        asked(Method, Path, Content)
    catch
        throw:{engine, Reason} -> throw({engine, Reason});
        _:Reason -> throw({engine, Reason})
    end.

%% HTTP/1.0, so that the answer ends where the connection does.
asked(Method, Path, Content) ->
    Body =
        case Content of
            none -> <<>>;
            _ -> planner_json:encode(Content)
        end,
    Request = [
        [Method, " /v1.41", Path, " HTTP/1.0\r\nHost: docker\r\nContent-Type: application/json\r\n"],
        ["Content-Length: ", integer_to_list(byte_size(Body)), "\r\n\r\n", Body]
    ],
    case gen_tcp:connect({local, socket()}, 0, [local, binary, {active, false}], ?WITHIN) of
        {ok, Socket} ->
            try
                ok = gen_tcp:send(Socket, Request),
                answer(all(Socket, <<>>))
            after
                gen_tcp:close(Socket)
            end;
        {error, Reason} ->
            throw({engine, Reason})
    end.

socket() ->
    os:getenv("ENGINE_SOCKET", ?SOCKET).

all(Socket, Read) ->
    case gen_tcp:recv(Socket, 0, ?WITHIN) of
        {ok, More} -> all(Socket, <<Read/binary, More/binary>>);
        {error, closed} -> Read;
        {error, Reason} -> throw({engine, Reason})
    end.

answer(<<"HTTP/1.", _, " ", Status:3/binary, Rest/binary>>) ->
    [_, Body] = binary:split(Rest, <<"\r\n\r\n">>),
    case {Status, Body} of
        {<<"2", _/binary>>, <<>>} -> none;
        {<<"2", _/binary>>, _} -> planner_json:decode(Body);
        _ -> throw({engine, Body})
    end;
answer(Other) ->
    throw({engine, Other}).
