defmodule Viban.WarmUp do
  @moduledoc """
  The first write of every connection, before anybody is told that the application is ready. A new connection costs
  a process of PostgreSQL with empty caches, the first statement reads the catalogue, the first commit reaches the disk,
  and code is loaded when it is first used: whoever comes first would pay for that, up to a second on a slow machine.

  Nothing is left of it: the row is rolled back, its number does not come from the sequence, and what is committed is a
  message in the write-ahead log that no subscriber of the publication is sent.
  """

  alias Viban.{Connection, Database}

  @within 20_000

  @doc "Writes over each connection of the pool, all at once; a connection that cannot ends the start."
  def run do
    for app <- [:ranch, :cowlib, :cowboy, :viban], module <- Application.spec(app, :modules), do: Code.ensure_loaded(module)
    count = Application.fetch_env!(:viban, :connections)
    options = [max_concurrency: count, timeout: @within + 1_000]
    0..(count - 1) |> Task.async_stream(&write/1, options) |> Enum.each(fn {:ok, :ok} -> :ok end)
  end

  defp write(n) do
    {:ok, []} = ask(n, {:script, "BEGIN"})
    {:ok, [_]} = ask(n, {:query, "INSERT INTO rows (id, body) VALUES ($1, $2) RETURNING id", ["-#{n + 1}", "warm"]})
    {:ok, []} = ask(n, {:script, "ROLLBACK"})
    {:ok, [_]} = ask(n, {:query, "SELECT pg_logical_emit_message(true, 'viban', 'warm')", []})
    {:ok, [_]} = ask(n, {:query, "SELECT last_value FROM rows_id_seq", []})
    :ok
  end

  defp ask(n, what), do: Database.ask(Connection.name(n), what, @within)
end
