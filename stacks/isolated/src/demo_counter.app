{application, demo_counter, [
    {description, "A guest that publishes its statistics"},
    {vsn, "0.1.5"},
    {modules, []},
    {registered, [demo_counter]},
    {applications, [kernel, stdlib]},
    {mod, {demo_guest, demo_counter}}
]}.
