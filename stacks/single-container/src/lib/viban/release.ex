defmodule Viban.Release do
  @moduledoc "Brings the schema up to date; one at a time, each migration once and whole."

  alias Viban.Database

  @doc "Runs the files of priv/migrations that have not run yet, in the order of their names."
  def migrate do
    {:ok, _} = Database.query("CREATE TABLE IF NOT EXISTS schema_migrations (version text PRIMARY KEY)")
    {:ok, rows} = Database.query("SELECT version FROM schema_migrations")
    done = Enum.map(rows, fn [version] -> version end)
    Enum.each(files() -- done, &run/1)
  end

  defp files, do: folder() |> File.ls!() |> Enum.filter(&String.ends_with?(&1, ".sql")) |> Enum.sort()

  defp folder, do: Application.app_dir(:viban, "priv/migrations")

  # Statement and record in one statement: PostgreSQL runs a multi-statement query as one transaction.
  defp run(file) do
    sql = File.read!(Path.join(folder(), file))
    {:ok, _} = Database.script("#{sql}; INSERT INTO schema_migrations VALUES ('#{file}')")
    :ok
  end
end
