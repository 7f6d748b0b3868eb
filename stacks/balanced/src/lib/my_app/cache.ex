defmodule MyApp.Cache do
  @moduledoc "Counts visits: the one thing the application keeps, and cannot work without."
  use GenServer
  require Logger

  @within 1_000

  def start_link(_), do: GenServer.start_link(__MODULE__, 0, name: __MODULE__)

  @doc "Counts one more; `:error` when the cache does not answer in time."
  def visit, do: ask(:visit)

  @doc "The visits so far; `:error` when the cache does not answer in time."
  def visits, do: ask(:visits)

  defp ask(what) do
    {:ok, GenServer.call(__MODULE__, what, @within)}
  catch
    :exit, _ -> :error
  end

  @impl true
  def init(count), do: {:ok, count}

  @impl true
  def handle_call(:visit, _from, count) do
    Logger.debug("visit #{count + 1}")
    {:reply, count + 1, count + 1}
  end

  def handle_call(:visits, _from, count), do: {:reply, count, count}
end
