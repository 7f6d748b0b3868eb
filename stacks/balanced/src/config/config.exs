import Config

config :logger, level: :info

config :logger, :console,
  format: "$time $metadata[$level] $message\n",
  metadata: [:request_id, :pid, :module]

# Named: else its client looks through every module there is, and so loads all of them.
config :prometheus,
  instrumenters: [],
  collectors: [
    :prometheus_boolean,
    :prometheus_counter,
    :prometheus_gauge,
    :prometheus_histogram,
    :prometheus_summary,
    :prometheus_vm_dist_collector,
    :prometheus_vm_memory_collector,
    :prometheus_vm_msacc_collector,
    :prometheus_vm_statistics_collector,
    :prometheus_vm_system_info_collector
  ]

config :my_app,
  # What it was built for: MIX_ENV.
  env: config_env(),
  port: 4000,
  # The document's observability.json.
  file_log: [path: "/tmp/app.log", max_size: 10_000_000, rotation: 5]
