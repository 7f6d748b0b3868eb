%% What was true when a VM was made, given out as what is: nothing ever runs.
-module(planner_stats).

-export([all/2]).

-spec all([map()], [map()]) -> map().
all(Jobs, Vms) ->
    Warm = [warm(Vm) || #{job := warm} = Vm <- Vms],
    #{
        summary => #{
            total_jobs => length(Jobs),
            total_warm => length([Ready || #{status := warm} = Ready <- Warm])
        },
        jobs => [job(Job, Vms) || Job <- Jobs],
        warm_pool => Warm
    }.

job(#{job_id := Id, tenant := Tenant, spec := Spec}, Vms) ->
    {VmId, Status} =
        case [Vm || #{job := Job} = Vm <- Vms, Job =:= Id] of
            [#{vm_id := Vm} = Found | _] -> {Vm, status(Found)};
            [] -> {null, pending}
        end,
    #{job_id => Id, vm_id => VmId, tenant => Tenant, status => Status, spec => Spec}.

status(_) -> pending.

warm(#{vm_id := Id, hash := Hash, spec := Spec} = Vm) ->
    Status =
        case status(Vm) of
            running -> warm;
            Other -> Other
        end,
    #{spec_hash => Hash, vm_id => Id, status => Status, spec => Spec}.
