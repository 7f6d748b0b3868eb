defmodule MyApp.Application do
  @moduledoc "Starts log and metrics, the cache, then the web server; stops them the other way round."
  use Application

  @impl true
  def start(_type, _args) do
    :ok = MyApp.FileLog.attach()
    :ok = MyApp.Metrics.declare()
    children = [MyApp.Cache, MyApp.Web]
    Supervisor.start_link(children, strategy: :one_for_one, name: MyApp.Supervisor)
  end

  @doc "Before anything is stopped: no new connection, and the open requests may end."
  @impl true
  def prep_stop(state) do
    MyApp.Web.drain(5_000)
    state
  end
end
