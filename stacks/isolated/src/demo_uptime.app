{application, demo_uptime, [
    {description, "A guest that publishes its statistics"},
    {vsn, "0.3.0"},
    {modules, []},
    {registered, [demo_uptime]},
    {applications, [kernel, stdlib]},
    {mod, {demo_guest, demo_uptime}}
]}.
