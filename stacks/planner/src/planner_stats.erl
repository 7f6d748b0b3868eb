%% What runs, as the engine says it, in the shape the documentation gives.
-module(planner_stats).

-export([all/2, of_tenant/3]).

-spec all([map()], [map()]) -> map().
all(Jobs, Vms) ->
    Warm = [warm(Vm) || #{job := warm} = Vm <- Vms],
    #{
        tenants => tenants(Jobs, Vms),
        summary => #{
            total_jobs => length(Jobs),
            total_warm => length([Ready || #{status := warm} = Ready <- Warm])
        },
        jobs => [job(Job, Vms) || Job <- Jobs],
        warm_pool => Warm
    }.

%% The same of one tenant: its jobs and its sums. A warm VM is nobody's.
-spec of_tenant(binary(), [map()], [map()]) -> map().
of_tenant(Tenant, Jobs, Vms) ->
    Its = [Job || #{tenant := Of} = Job <- Jobs, Of =:= Tenant],
    all(Its, [Vm || #{job := Job} = Vm <- Vms, Job =/= warm]).

%% By tenant: how many jobs it wants, how many of them run, and the limits of those that do.
tenants(Jobs, Vms) ->
    Running = [Id || #{job := Id, running := N} <- Vms, N > 0],
    lists:foldl(
        fun(#{tenant := Tenant} = Job, All) ->
            Sums = maps:get(Tenant, All, #{jobs => 0, running => 0, vcpu => 0, mem_mb => 0}),
            All#{Tenant => counted(Job, Running, Sums)}
        end,
        #{},
        Jobs
    ).

counted(#{job_id := Id, spec := #{<<"resources">> := Asked}}, Running, #{jobs := Jobs} = Sums) ->
    Wanted = Sums#{jobs := Jobs + 1},
    case {lists:member(Id, Running), Asked, Wanted} of
        {true, #{<<"vcpu">> := Cpu, <<"mem_mb">> := Mem}, #{running := N, vcpu := C, mem_mb := M}} ->
            Wanted#{running := N + 1, vcpu := C + Cpu, mem_mb := M + Mem};
        _ ->
            Wanted
    end.

job(#{job_id := Id, tenant := Tenant, spec := Spec}, Vms) ->
    {VmId, Status} =
        case [Vm || #{job := Job} = Vm <- Vms, Job =:= Id] of
            [#{vm_id := Vm} = Found | _] -> {Vm, status(Found)};
            [] -> {null, pending}
        end,
    #{job_id => Id, vm_id => VmId, tenant => Tenant, status => Status, spec => Spec}.

status(#{running := Running}) when Running > 0 -> running;
status(#{spec := #{<<"lifecycle">> := <<"job">>}, complete := Complete}) when Complete > 0 -> complete;
status(_) -> pending.

warm(#{vm_id := Id, hash := Hash, spec := Spec} = Vm) ->
    Status =
        case status(Vm) of
            running -> warm;
            Other -> Other
        end,
    #{spec_hash => Hash, vm_id => Id, status => Status, spec => Spec}.
