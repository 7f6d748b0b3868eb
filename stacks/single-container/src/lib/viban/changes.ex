defmodule Viban.Changes do
  @moduledoc """
  Logical replication, handed on: what was committed to the table, to consumers that say how far they have come. Each
  consumer has a replication slot, so nothing is thrown away before it was asked beyond; PostgreSQL has five.

  A position is where a transaction ends in the write-ahead log. Asking with the last position seen is the
  acknowledgement: what is answered begins behind it, also when the slot itself went back in a crash. So a
  consumer that keeps its position sees each change exactly once.
  """

  alias Viban.Database

  @page 1000

  @doc "`{:ok, [[position, change]]}` behind a position, in the order of the commits."
  def after_position(consumer, position) do
    slot = "consumer_" <> consumer

    with :ok <- named(consumer),
         {:ok, _} <- made(slot),
         {:ok, _} <- acknowledged(slot, position),
         {:ok, rows} <- pending(slot) do
      {:ok, for([at, change] <- committed(rows), offset(at) > offset(position), do: [at, change])}
    end
  end

  defp named(consumer), do: if(consumer =~ ~r/\A[a-z0-9_]{1,40}\z/, do: :ok, else: {:error, {:refused, "no consumer's name"}})

  defp made(slot) do
    with {:ok, []} <- Database.query("SELECT 1 FROM pg_replication_slots WHERE slot_name = $1", [slot]),
         do: Database.query("SELECT pg_create_logical_replication_slot($1, 'test_decoding')", [slot])
  end

  defp acknowledged(slot, position) do
    Database.query(
      "SELECT pg_replication_slot_advance(slot_name, $2::pg_lsn) FROM pg_replication_slots " <>
        "WHERE slot_name = $1 AND confirmed_flush_lsn < $2::pg_lsn",
      [slot, position]
    )
  end

  defp pending(slot) do
    Database.query(
      "SELECT lsn, data FROM pg_logical_slot_peek_changes($1, NULL, #{@page}, 'include-xids', '0', 'skip-empty-xacts', '1')",
      [slot]
    )
  end

  # Only the end of a transaction has its position.
  defp committed(rows) do
    {_open, done} =
      Enum.reduce(rows, {[], []}, fn
        [at, "COMMIT" <> _], {open, done} -> {[], [Enum.map(Enum.reverse(open), &[at, &1]) | done]}
        [_, "table public.rows: " <> change], {open, done} -> {[change | open], done}
        _other, acc -> acc
      end)

    done |> Enum.reverse() |> Enum.concat()
  end

  defp offset(position) do
    [high, low] = String.split(position, "/")
    String.to_integer(high, 16) * 4_294_967_296 + String.to_integer(low, 16)
  end
end
