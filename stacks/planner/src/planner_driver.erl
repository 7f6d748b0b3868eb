%% What a VM is made of. swarm: a container of the one image in VM_IMAGE. microvm: a container whose only program is
%% QEMU, which boots the spec's own kernel and root file system (see the microvm folder).
-module(planner_driver).

-export([check/1, container/1, limits/1]).

%% What QEMU needs beside the guest's memory.
-define(EMULATOR_MB, 256).

%% The driver a spec may ask for here.
-spec check(term()) -> ok | {error, iodata()}.
check(<<"swarm">>) ->
    ok;
check(<<"microvm">>) ->
    case os:getenv("MICROVM_IMAGE") of
        false -> {error, "spec.driver microvm is not offered here: MICROVM_IMAGE is not set"};
        _ -> ok
    end;
check(_Other) ->
    {error, "spec.driver must be swarm or microvm"}.

-spec container(map()) -> map().
container(#{<<"driver">> := <<"microvm">>} = Spec) ->
    #{<<"rootfs">> := Rootfs, <<"kernel">> := Kernel, <<"resources">> := Resources} = Spec,
    #{<<"vcpu">> := Cpu, <<"mem_mb">> := Mem} = Resources,
    #{
        <<"Image">> => list_to_binary(os:getenv("MICROVM_IMAGE")),
        <<"Env">> => [
            <<"VM_ROOTFS=", Rootfs/binary>>,
            <<"VM_KERNEL=", Kernel/binary>>,
            <<"VM_VCPU=", (integer_to_binary(Cpu))/binary>>,
            <<"VM_MEM_MB=", (integer_to_binary(Mem))/binary>>,
            <<"VM_PORTS=", (ports(Spec))/binary>>,
            <<"VM_SCRIPT=", (base64:encode(script(Spec)))/binary>>
        ],
        <<"Mounts">> => [
            #{
                <<"Type">> => <<"volume">>,
                <<"Source">> => <<(planner_engine:namespace())/binary, "_snapshots">>,
                <<"Target">> => <<"/snapshots">>
            }
        ]
    };
container(#{<<"cmd">> := Cmd} = Spec) ->
    #{
        <<"Image">> => list_to_binary(os:getenv("VM_IMAGE")),
        <<"Command">> => Cmd,
        <<"Env">> => [<<Key/binary, "=", Value/binary>> || {Key, Value} <- variables(Spec)]
    }.

-spec limits(map()) -> map().
limits(#{<<"resources">> := #{<<"vcpu">> := Cpu, <<"mem_mb">> := Mem}} = Spec) ->
    Extra =
        case Spec of
            #{<<"driver">> := <<"microvm">>} -> ?EMULATOR_MB;
            _ -> 0
        end,
    #{<<"NanoCPUs">> => Cpu * 1_000_000_000, <<"MemoryBytes">> => (Mem + Extra) * 1_048_576}.

variables(Spec) ->
    lists:sort(maps:to_list(maps:get(<<"env">>, Spec, #{}))).

%% Where the guest listens: QEMU hands on what comes to the container.
ports(Spec) ->
    iolist_to_binary(lists:join(" ", [integer_to_list(Port) || Port <- maps:get(<<"ports">>, Spec, [])])).

%% What the guest's shell runs.
script(#{<<"cmd">> := Cmd} = Spec) ->
    Exports = [["export ", Key, "=", quoted(Value), "\n"] || {Key, Value} <- variables(Spec)],
    iolist_to_binary([Exports, "exec", [[" ", quoted(Word)] || Word <- Cmd], "\n"]).

quoted(Text) ->
    ["'", binary:replace(Text, <<"'">>, <<"'\\''">>, [global]), "'"].
