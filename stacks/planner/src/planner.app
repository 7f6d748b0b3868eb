{application, planner, [
    {description, "Keeps the virtual machines that are desired running, as swarm services"},
    {vsn, "1.0.0"},
    {modules, [
        planner,
        planner_driver,
        planner_engine,
        planner_exs,
        planner_file,
        planner_http,
        planner_json,
        planner_plan,
        planner_reconciler,
        planner_spec,
        planner_stats,
        planner_store,
        planner_tenants,
        planner_upsert
    ]},
    {registered, [planner, planner_reconciler, planner_store]},
    {applications, [kernel, stdlib]},
    {mod, {planner, []}}
]}.
