import Config

config :logger, :console,
  level: :info,
  format: "$time $metadata[$level] $message\n",
  metadata: [:request_id, :pid, :module]

config :my_app,
  port: 4000,
  # The document's observability.json.
  file_log: [path: "/tmp/app.log", max_size: 10_000_000, rotation: 5]
