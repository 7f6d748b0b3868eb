{application, bc_gitops, [
    {description, "Runs guest applications embedded or in VMs of their own"},
    {vsn, "1.0.0"},
    {modules, [bc_gitops, bc_gitops_cluster, bc_gitops_sup, bc_guest, bc_source, bc_repo, bc_pubsub, bc_dashboard, bc_page]},
    {registered, [bc_gitops_sup, bc_dashboard, bc_pubsub, bc_repo]},
    {applications, [kernel, stdlib]},
    {env, [{apps_dir, "/app/apps"}, {node_prefix, <<>>}]},
    {mod, {bc_gitops, []}}
]}.
