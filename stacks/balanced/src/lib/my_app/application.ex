defmodule MyApp.Application do
  @moduledoc "Starts log and metrics, the cache, then the web server; stops them the other way round."
  use Application
  require Logger

  @impl true
  def start(_type, _args) do
    :ok = level(System.get_env("LOG_LEVEL", "info"))
    :ok = MyApp.FileLog.attach()
    :ok = MyApp.Metrics.declare()
    children = [MyApp.Cache, MyApp.Web]
    Supervisor.start_link(children, strategy: :one_for_one, name: MyApp.Supervisor)
  end

  # For both logs; the environment of the debug build says debug.
  defp level(name) do
    :ok = Logger.configure(level: String.to_existing_atom(name))
  end

  @doc "Before anything is stopped: no new connection, and the open requests may end."
  @impl true
  def prep_stop(state) do
    MyApp.Web.drain(5_000)
    state
  end
end
