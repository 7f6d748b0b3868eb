defmodule Viban.Database do
  @moduledoc """
  Questions to PostgreSQL. `{:error, :unavailable}` means that nothing was asked, any other error
  that nobody knows what became of the statement, or that PostgreSQL refused it.
  """

  @within 5_000

  @doc "Rows of a statement with parameters `$1`, `$2`; values are text."
  def query(sql, params \\ [], within \\ @within), do: ask(Viban.Connection.any(), {:query, sql, params}, within)

  @doc "Runs several statements as one transaction."
  def script(sql), do: ask(Viban.Connection.any(), {:script, sql}, @within)

  @doc "Asks one connection of the pool, by its name."
  def ask(connection, what, within) do
    GenServer.call(connection, what, within)
  catch
    :exit, {:noproc, _} -> {:error, :unavailable}
    :exit, _ -> {:error, :unknown}
  end
end
