defmodule Viban.Application do
  @moduledoc "Connects to PostgreSQL, migrates, writes once over each connection, then answers; stops the other way round."
  use Application

  @impl true
  def start(_type, _args) do
    :ok = Viban.Settings.read()
    connections = Application.fetch_env!(:viban, :connections)
    pool = for n <- 0..(connections - 1), do: Supervisor.child_spec({Viban.Connection, n}, id: {:pg, n})
    database = %{id: :pool, type: :supervisor, start: {Supervisor, :start_link, [pool, [strategy: :one_for_one, max_restarts: 1000]]}}
    migrations = %{id: :migrations, restart: :temporary, start: {__MODULE__, :migrate, []}}
    warm_up = %{id: :warm_up, restart: :temporary, start: {__MODULE__, :warm_up, []}}
    Supervisor.start_link([database, migrations, warm_up, {Registry, keys: :duplicate, name: Viban.Feed}, Viban.Web], strategy: :one_for_one, name: Viban.Supervisor)
  end

  @doc "Runs the migrations before anything that needs them starts."
  def migrate do
    :ok = Viban.Release.migrate()
    :ignore
  end

  @doc "Lets every connection write once before anybody is answered."
  def warm_up do
    :ok = Viban.WarmUp.run()
    :ignore
  end

  @doc "Before anything is stopped: no new connection, and the open requests may end."
  @impl true
  def prep_stop(state) do
    Viban.Web.drain(5_000)
    state
  end
end
