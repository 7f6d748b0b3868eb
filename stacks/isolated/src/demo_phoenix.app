{application, demo_phoenix, [
    {description, "A guest that publishes its statistics"},
    {vsn, "0.1.0"},
    {modules, []},
    {registered, [demo_phoenix]},
    {applications, [kernel, stdlib]},
    {mod, {demo_guest, demo_phoenix}}
]}.
