defmodule Viban.Release do
  @moduledoc """
  Brings the schema up to date, or back; one at a time, each migration once and whole, with its record or not at all.
  `NAME.sql` goes up, `NAME.down.sql` back.
  """

  alias Viban.Database

  @doc "Runs the files of a folder, priv/migrations as a rule, that have not run yet, in the order of their names."
  def migrate(folder \\ folder()) do
    {:ok, _} = Database.query("CREATE TABLE IF NOT EXISTS schema_migrations (version text PRIMARY KEY)")
    each(names(folder) -- done(), &run(folder, &1, "INSERT INTO schema_migrations VALUES ('#{&1}')"))
  end

  @doc "Takes back a version and all that came after it, the last one first."
  def rollback(version, folder \\ folder()) do
    back = done() |> Enum.filter(&(&1 >= version)) |> Enum.sort(:desc)
    each(back, &run(folder, Path.rootname(&1) <> ".down.sql", "DELETE FROM schema_migrations WHERE version = '#{&1}'"))
  end

  defp each(files, run), do: Enum.reduce_while(files, :ok, fn file, :ok -> go_on(run.(file), file) end)

  defp go_on({:ok, _}, _file), do: {:cont, :ok}
  defp go_on({:error, reason}, file), do: {:halt, {:error, {file, reason}}}

  defp done do
    {:ok, rows} = Database.query("SELECT version FROM schema_migrations")
    Enum.map(rows, fn [version] -> version end)
  end

  defp names(folder) do
    folder |> File.ls!() |> Enum.filter(&(&1 =~ ~r/(?<!\.down)\.sql\z/)) |> Enum.sort()
  end

  defp folder, do: Application.app_dir(:viban, "priv/migrations")

  # Statements and record in one message: PostgreSQL runs them as one transaction.
  defp run(folder, file, record) do
    case File.read(Path.join(folder, file)) do
      {:ok, sql} -> Database.script("#{sql}; #{record}")
      {:error, reason} -> {:error, reason}
    end
  end
end
