import Config

config :logger, :console, level: :info, format: "$time $metadata[$level] $message\n"

config :viban,
  port: 4000,
  # PostgreSQL listens here and nowhere else.
  socket: "/tmp/.s.PGSQL.5432",
  user: "viban",
  database: "viban",
  connections: 8
