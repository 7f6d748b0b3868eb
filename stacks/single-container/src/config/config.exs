import Config

config :logger, :console, level: :info, format: "$time $metadata[$level] $message\n"

# What Viban.Settings does not find in the environment.
config :viban,
  port: 4000,
  host: "localhost",
  # PostgreSQL listens here and nowhere else.
  address: {{:local, "/tmp/.s.PGSQL.5432"}, 0},
  user: "viban",
  database: "viban",
  connections: 8
